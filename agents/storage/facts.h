#pragma once
// What gluster says, as values: bounded, names cut and safe to show. Safe on every thread.
// It is larger than the budget because the answers of one program are read together.
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/schema/storage.h"

namespace bafar::storage {

/// Why there is no answer; each has another remedy.
enum class Cause : unsigned char {
    NoHelper,      ///< the root helper does not run or does not take us
    NoGluster,     ///< gluster is not installed on this host
    GlusterdDead,  ///< this host's management daemon does not answer
    Busy,          ///< another command holds the cluster's lock: to be asked again
    Slow,          ///< no answer in the time allowed
    Refused,       ///< gluster's own words say why not
    NotUnderstood, ///< the answer does not parse
};

struct Miss {
    Cause cause = Cause::NotUnderstood;
    std::string text; ///< one sentence: what, where, what to do

    bool operator==(const Miss&) const = default;
};

template <class T>
using Heard = tl::expected<T, Miss>;

/// What a run of gluster left.
struct Reply {
    int exit = -1; ///< 127: there is no such program
    bool timedOut = false;
    bool cut = false;
    std::string output;
    std::string errors;

    bool operator==(const Reply&) const = default;
};

struct PoolPeer {
    std::string hostname;
    std::string uuid;
    bool connected = false;
    std::string state;

    bool operator==(const PoolPeer&) const = default;
};

struct PoolSeen {
    std::string ownUuid; ///< of this host's glusterd
    std::vector<PoolPeer> peers;

    bool operator==(const PoolSeen&) const = default;
};

struct BrickInfo {
    std::string host;
    std::string path;
    std::string uuid; ///< of its glusterd
    bool arbiter = false;

    bool operator==(const BrickInfo&) const = default;
};

struct VolumeInfo {
    std::string name;
    std::string type;   ///< "Replicate"
    std::string status; ///< "Started"
    std::uint32_t replicas = 1;
    std::uint32_t arbiters = 0;
    std::uint32_t disperse = 0; ///< bricks of a dispersed set; 0: not dispersed
    std::uint32_t redundancy = 0;
    bool selfHeal = true;
    std::string quorum; ///< cluster.quorum-type: "auto", "fixed", "none", empty: gluster's default
    std::uint32_t quorumCount = 0; ///< for "fixed"
    std::vector<BrickInfo> bricks;

    bool operator==(const VolumeInfo&) const = default;
};

struct VolumesSeen {
    std::vector<VolumeInfo> volumes;

    bool operator==(const VolumesSeen&) const = default;
};

struct BrickSeen {
    std::string host;
    std::string path;
    bool online = false;
    std::uint32_t pid = 0;
    std::uint32_t port = 0;
    std::uint64_t sizeBytes = 0;
    std::uint64_t freeBytes = 0;
    std::uint64_t inodes = 0;
    std::uint64_t inodesFree = 0;

    bool operator==(const BrickSeen&) const = default;
};

/// Bricks by volume. A brick whose glusterd is away is not among them.
struct StatusSeen {
    std::map<std::string, std::vector<BrickSeen>> volumes;

    bool operator==(const StatusSeen&) const = default;
};

struct BrickHeal {
    std::string host;
    std::string path;
    std::optional<std::uint64_t> pending; ///< empty: the brick could not be asked
    std::optional<std::uint64_t> splitBrain;

    bool operator==(const BrickHeal&) const = default;
};

struct HealSeen {
    std::vector<BrickHeal> bricks;

    bool operator==(const HealSeen&) const = default;
};

struct QuotaSeen {
    std::vector<schema::storage::Quota> limits; ///< none: no quota, or it is switched off

    bool operator==(const QuotaSeen&) const = default;
};

} // namespace bafar::storage
