#pragma once
// The storage concept: GlusterFS volumes, their bricks, and what every node has mounted of them.
// It is larger than the budget because a concept is one header: Config, Status and Command
// together. Its events have no structure of their own: a subject and a sentence say all.
#include <map>
#include <string>
#include <vector>

#include "core/schema/event.h"

namespace bafar::schema::storage {

inline constexpr std::string_view Name = "storage";

/// One volume that the cluster shall have.
struct VolumeConfig {
    std::string name;
    std::string mount = "/mnt";     ///< empty: no node mounts it
    std::vector<std::string> nodes; ///< who mounts it; empty: every node
    double capacityDegraded = 0.85; ///< share of the fullest brick from which it is DEGRADED
    double capacityFailed = 0.95;

    bool operator==(const VolumeConfig&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One GlusterFS volume.");
        fields.add("name", &VolumeConfig::name, "As gluster calls it").required().range(1, 128);
        fields.add("mount", &VolumeConfig::mount, "Where nodes mount it; empty: they do not")
            .range(0, 200);
        fields.add("nodes", &VolumeConfig::nodes, "Who mounts it; empty: every node").range(0, 64);
        fields
            .add("capacity_degraded", &VolumeConfig::capacityDegraded,
                 "Use of the fullest brick that is DEGRADED")
            .range(0.1, 1)
            .in("ratio");
        fields
            .add("capacity_failed", &VolumeConfig::capacityFailed,
                 "Use of the fullest brick that is FAILED")
            .range(0.1, 1)
            .in("ratio");
    }
};

struct Config {
    Duration interval = std::chrono::seconds{5};
    Duration timeout = std::chrono::seconds{4};
    Duration healInterval = std::chrono::seconds{30};
    bool mark = true;
    std::map<std::string, std::string> hosts; ///< gluster's host name by node id
    std::vector<VolumeConfig> volumes;

    bool operator==(const Config&) const = default;

    /// Refuses names that gluster cannot have, duplicates, mounts that are not plain absolute
    /// paths, a timeout that is not below the interval, thresholds in the wrong order.
    static std::vector<Problem> verify(const Config& config);

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("GlusterFS volumes and where they are mounted.");
        fields.add("interval", &Config::interval, "Between looks").range(1, 60);
        fields.add("timeout", &Config::timeout, "For one look").range(0.1, 59);
        fields.add("heal_interval", &Config::healInterval, "Between counts of files to heal")
            .range(5, 3600);
        fields.add("mark", &Config::mark,
                   "Every node writes a small file .bafar/NODE into the volume and reads the "
                   "others'; off: mounts are only looked at");
        fields
            .add("hosts", &Config::hosts,
                 "Gluster's host name of a node where it is neither its id nor its address")
            .range(0, 64);
        fields.add("volumes", &Config::volumes, "The volumes to watch").range(0, 32);
        fields.check(+[](const Config& config) { return verify(config); });
    }
};

/// Another glusterd of the pool, as this node's glusterd sees it.
struct Peer {
    std::string hostname;
    std::string uuid;
    std::string node; ///< empty: no node of the spec is called so
    bool connected = false;
    std::string state; ///< "Peer in Cluster"

    bool operator==(const Peer&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Another glusterd of the pool.");
        fields.add("hostname", &Peer::hostname, "As gluster calls it").required();
        fields.add("uuid", &Peer::uuid, "Its identity in the pool");
        fields.add("node", &Peer::node, "Its node id; empty: none of the spec");
        fields.add("connected", &Peer::connected, "As this node's glusterd sees it");
        fields.add("state", &Peer::state, "In gluster's words");
    }
};

/// One brick. Figures count only where `state` is OK.
struct Brick {
    std::string id; ///< "storage/VOLUME/NODE"
    std::string host;
    std::string node; ///< empty: no node of the spec is called so
    std::string path;
    bool arbiter = false;
    State state = State::Unknown; ///< Ok: its process serves
    std::string reason;
    std::uint32_t pid = 0;
    std::uint32_t port = 0;
    std::uint64_t sizeBytes = 0;
    std::uint64_t freeBytes = 0;
    std::uint64_t inodes = 0;
    std::uint64_t inodesFree = 0;
    std::optional<std::uint64_t> healPending; ///< files that others have newer, to be healed
    std::optional<std::uint64_t> splitBrain;  ///< files whose copies contradict each other

    bool operator==(const Brick&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One brick of a volume.");
        fields.add("id", &Brick::id, "Of its entity").required();
        fields.add("host", &Brick::host, "As gluster calls it");
        fields.add("node", &Brick::node, "Its node id; empty: none of the spec");
        fields.add("path", &Brick::path, "Its folder");
        fields.add("arbiter", &Brick::arbiter, "Keeps names only, no content");
        fields.add("state", &Brick::state, "ok: its process serves");
        fields.add("reason", &Brick::reason, "Why it is not ok");
        fields.add("pid", &Brick::pid, "Of its process; 0: none");
        fields.add("port", &Brick::port, "Where it serves; 0: none");
        fields.add("size_bytes", &Brick::sizeBytes, "Of its file system").in("bytes");
        fields.add("free_bytes", &Brick::freeBytes, "Of its file system").in("bytes");
        fields.add("inodes", &Brick::inodes, "Of its file system");
        fields.add("inodes_free", &Brick::inodesFree, "Of its file system");
        fields.add("heal_pending", &Brick::healPending, "Entries waiting to be healed");
        fields.add("split_brain", &Brick::splitBrain, "Entries whose copies contradict");
    }
};

/// A limit on a folder of a volume.
struct Quota {
    std::string path;
    std::uint64_t limitBytes = 0;
    std::uint64_t usedBytes = 0;
    bool softExceeded = false;
    bool hardExceeded = false;

    bool operator==(const Quota&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A limit on a folder of a volume.");
        fields.add("path", &Quota::path, "Folder within the volume").required();
        fields.add("limit_bytes", &Quota::limitBytes, "Writes beyond it are refused").in("bytes");
        fields.add("used_bytes", &Quota::usedBytes, "Of it").in("bytes");
        fields.add("soft_exceeded", &Quota::softExceeded, "Beyond its soft limit");
        fields.add("hard_exceeded", &Quota::hardExceeded, "Full");
    }
};

/// One volume as the node that asks for the cluster sees it.
struct Volume {
    std::string name;
    State state = State::Unknown;
    std::vector<std::string> reasons;
    std::string type;   ///< "Replicate"
    std::string status; ///< "Started"
    std::uint32_t replicas = 0;
    bool selfHeal = true; ///< the self-heal daemon is switched on
    std::vector<Brick> bricks;
    std::optional<std::uint64_t> healPending; ///< of the worst brick; empty: not counted yet
    std::optional<std::uint64_t> splitBrain;
    std::vector<Quota> quotas;
    Duration age{};     ///< of what is said of bricks
    Duration healAge{}; ///< of the counts

    bool operator==(const Volume&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One volume.");
        fields.add("name", &Volume::name, "As gluster calls it").required();
        fields.add("state", &Volume::state, "Of the volume as a whole");
        fields.add("reasons", &Volume::reasons, "Why it is not ok");
        fields.add("type", &Volume::type, "In gluster's words");
        fields.add("status", &Volume::status, "In gluster's words");
        fields.add("replicas", &Volume::replicas, "Copies of each file");
        fields.add("self_heal", &Volume::selfHeal, "The self-heal daemon is switched on");
        fields.add("bricks", &Volume::bricks, "In gluster's order");
        fields.add("heal_pending", &Volume::healPending, "Entries to heal, of the worst brick");
        fields.add("split_brain", &Volume::splitBrain, "Entries whose copies contradict");
        fields.add("quotas", &Volume::quotas, "Limits on folders");
        fields.add("age", &Volume::age, "Of what is said of bricks");
        fields.add("heal_age", &Volume::healAge, "Of the counts");
    }
};

/// What a node read of another node's mark in a volume.
struct Mark {
    std::string node;
    std::uint64_t round = 0; ///< counts up with each look of that node
    Duration age{};          ///< since it was last seen to move

    bool operator==(const Mark&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Another node's mark in a volume, as read here.");
        fields.add("node", &Mark::node, "Who writes it").required();
        fields.add("round", &Mark::round, "Counts up with each look of that node");
        fields.add("age", &Mark::age, "Since it was last seen to move");
    }
};

/// A volume's mount on this node.
struct Mount {
    std::string volume;
    std::string path;
    State state = State::Unknown;
    std::string reason;
    bool mounted = false;  ///< by glusterfs, and of this volume
    bool writable = false; ///< its mark was written in the last look
    std::string source;    ///< "n1:/shared"
    std::uint64_t sizeBytes = 0;
    std::uint64_t freeBytes = 0; ///< what is reserved for root included; 0: not told
    std::uint64_t availableBytes = 0;
    std::uint64_t round = 0; ///< of the mark written last
    std::vector<Mark> marks;

    bool operator==(const Mount&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A volume's mount on this node.");
        fields.add("volume", &Mount::volume, "Which one").required();
        fields.add("path", &Mount::path, "Where");
        fields.add("state", &Mount::state, "Of the mount");
        fields.add("reason", &Mount::reason, "Why it is not ok");
        fields.add("mounted", &Mount::mounted, "By glusterfs, and of this volume");
        fields.add("writable", &Mount::writable, "Its mark was written in the last look");
        fields.add("source", &Mount::source, "What is mounted");
        fields.add("size_bytes", &Mount::sizeBytes, "Of the volume").in("bytes");
        fields.add("free_bytes", &Mount::freeBytes, "Root's reserve included").in("bytes");
        fields.add("available_bytes", &Mount::availableBytes, "For ordinary users").in("bytes");
        fields.add("round", &Mount::round, "Of the mark written last");
        fields.add("marks", &Mount::marks, "The other nodes' marks as read here");
    }
};

struct Status {
    State state = State::NotMonitored;
    std::vector<std::string> reasons;
    bool asks = false; ///< this node asks gluster for the whole cluster
    State glusterd = State::NotMonitored;
    std::string glusterdReason;
    std::vector<Peer> peers;
    std::vector<Volume> volumes; ///< empty on a node that does not ask
    std::vector<Mount> mounts;

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("GlusterFS as one node sees it.");
        fields.add("state", &Status::state, "Of this concept on this node");
        fields.add("reasons", &Status::reasons, "Why it is not ok");
        fields.add("asks", &Status::asks, "This node asks gluster for the whole cluster");
        fields.add("glusterd", &Status::glusterd, "This node's management daemon");
        fields.add("glusterd_reason", &Status::glusterdReason, "Why it is not ok");
        fields.add("peers", &Status::peers, "The pool as this node's glusterd sees it");
        fields.add("volumes", &Status::volumes, "Empty on a node that does not ask");
        fields.add("mounts", &Status::mounts, "On this node");
    }
};

/// What a step may do with a volume.
enum class Order : std::uint8_t { Heal, SelfHealOn, SelfHealOff, RestartBricks };
inline constexpr std::string_view OrderNames[] = {"heal", "self_heal_on", "self_heal_off",
                                                  "restart_bricks"};

constexpr std::span<const std::string_view> enumNames(Order)
{
    return OrderNames;
}

struct Command {
    Order order = Order::Heal;
    std::string volume;

    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A step's command to the storage concept.");
        fields.add("order", &Command::order, "What to do").required();
        fields.add("volume", &Command::volume, "With which volume").required().range(1, 128);
    }
};

/// What is found at a mount point; told by the helper's own child (agents/helper/mount_check.h).
struct MountFound {
    std::string type; ///< of the file system mounted there; empty: nothing is
    std::string source;
    bool readOnly = false;
    std::uint64_t sizeBytes = 0;
    std::uint64_t freeBytes = 0; ///< what is reserved for root included
    std::uint64_t availableBytes = 0;
    bool written = false;
    std::string problem; ///< why it could not be measured or written: the system's words
    std::map<std::string, std::uint64_t> marks; ///< round by node

    bool operator==(const MountFound&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What is found at a mount point.");
        fields.add("type", &MountFound::type, "File system type; empty: nothing is mounted");
        fields.add("source", &MountFound::source, "What is mounted");
        fields.add("read_only", &MountFound::readOnly, "Mounted read-only");
        fields.add("size_bytes", &MountFound::sizeBytes, "Of the file system").in("bytes");
        fields.add("free_bytes", &MountFound::freeBytes, "Root's reserve included").in("bytes");
        fields.add("available_bytes", &MountFound::availableBytes, "For ordinary users")
            .in("bytes");
        fields.add("written", &MountFound::written, "The mark was written");
        fields.add("problem", &MountFound::problem, "Why not, in the system's words");
        fields.add("marks", &MountFound::marks, "Round by node").range(0, 128);
    }
};

/// True when a file system of this type and source is a mount of the volume, or of a folder of it.
[[nodiscard]] bool isMountOf(std::string_view type,
                             std::string_view source,
                             std::string_view volume);

/// True for what gluster takes as a volume's name and no command takes for anything else.
[[nodiscard]] bool isVolumeName(std::string_view name);

/// True for a plain absolute path: no "..", no empty part, no control character.
[[nodiscard]] bool isMountPath(std::string_view path);

} // namespace bafar::schema::storage

namespace bafar::schema {

// described_concepts.cpp makes them, once.
extern template const Description& descriptionOf<storage::Config>();
extern template const Description& descriptionOf<storage::Status>();
extern template const Description& descriptionOf<storage::Command>();

} // namespace bafar::schema
