#pragma once
// The cluster concept: which nodes there are, who reaches whom, with which version, clock and
// certificate.
// It is larger than the budget because a concept is one header: Config, Status and Command
// together. Its events have no structure of their own: a subject and a sentence say all, and a
// revocation's event carries the Revocation.
#include <string>
#include <vector>

#include "core/schema/event.h"
#include "core/schema/group_order.h"

namespace bafar::schema::cluster {

inline constexpr std::string_view Name = "cluster";

struct NodeConfig {
    std::string id;
    net::Address address;
    std::uint16_t port = 7600;
    std::uint16_t agreementPort = 7601;
    MemberRole member = MemberRole::Voter;

    bool operator==(const NodeConfig&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One server with an agent.");
        fields.add("id", &NodeConfig::id, "Short name, unique, as in its certificate")
            .required()
            .range(1, 63);
        fields.add("address", &NodeConfig::address, "Its own fixed address, never a floating one")
            .required();
        fields.add("port", &NodeConfig::port, "API port").range(1, 65535);
        fields.add("agreement_port", &NodeConfig::agreementPort, "Port of the agents' group")
            .range(1, 65535);
        fields.add("member", &NodeConfig::member, "What it counts for in the agents' group");
    }
};

/// Refuses duplicate ids and addresses and ids with characters outside a-z 0-9 and "-".
std::vector<Problem> verifyNodes(const std::vector<NodeConfig>& nodes);

/// Time limits of the agents' group, for a LAN; a change takes effect at an agent's next start.
struct AgreementConfig {
    Duration heartbeat = std::chrono::milliseconds{150};
    Duration election = std::chrono::milliseconds{450};

    bool operator==(const AgreementConfig&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Time limits of the agents' group.");
        fields.add("heartbeat", &AgreementConfig::heartbeat, "How often the leader is heard")
            .range(0.02, 10);
        fields
            .add("election", &AgreementConfig::election,
                 "Silence of the leader after which another is elected: 1 to 2 times this")
            .range(0.1, 60);
        fields.check(+[](const AgreementConfig& config) { return verifyAgreement(config); });
    }

    /// Refuses an election time below three heartbeats: it would end reigns for one lost packet.
    static std::vector<Problem> verifyAgreement(const AgreementConfig& config);
};

struct Config {
    std::string name;
    std::vector<NodeConfig> nodes;
    Duration heartbeat = std::chrono::seconds{1};
    AgreementConfig agreement;

    bool operator==(const Config&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The cluster and its nodes.");
        fields.add("name", &Config::name, "As in every certificate: bafar://NAME/...")
            .required()
            .range(1, 63);
        fields.add("nodes", &Config::nodes, "Every server with an agent").required().range(1, 64);
        fields
            .add("heartbeat", &Config::heartbeat,
                 "How often agents and consoles hear from each other")
            .range(0.1, 60);
        fields.add("agreement", &Config::agreement, "Time limits of the agents' group");
        fields.check(+[](const Config& config) { return verifyNodes(config.nodes); });
    }
};

/// What this agent knows of one other agent.
struct Peer {
    std::string node;
    net::Endpoint endpoint;
    State state = State::Unknown;
    bool connected = false;
    std::string problem;       ///< why not connected
    Duration age{};            ///< since anything was heard
    Duration roundTrip{};      ///< median of the last 32 heartbeats; zero: none yet
    Duration roundTripWorst{}; ///< of the same window
    Duration clockOffset{};    ///< its wall clock minus ours, half the round trip accounted for
    std::string version;
    std::string boot; ///< changes at each start of that agent

    bool operator==(const Peer&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What this agent knows of one other agent.");
        fields.add("node", &Peer::node, "Its id").required();
        fields.add("endpoint", &Peer::endpoint, "Where it is sought");
        fields.add("state", &Peer::state, "ok, stale or unknown");
        fields.add("connected", &Peer::connected, "A live stream exists");
        fields.add("problem", &Peer::problem, "Why not connected");
        fields.add("age", &Peer::age, "Since anything was heard");
        fields.add("round_trip", &Peer::roundTrip, "Median of the last 32 heartbeats");
        fields.add("round_trip_worst", &Peer::roundTripWorst, "Worst of the last 32 heartbeats");
        fields.add("clock_offset", &Peer::clockOffset, "Its clock minus ours");
        fields.add("version", &Peer::version, "Of its agent");
        fields.add("boot", &Peer::boot, "Changes at each start of its agent");
    }
};

/// A certificate serial that no agent of the cluster accepts any more.
struct Revocation {
    std::string serial; ///< lower-case hexadecimal
    std::string reason;
    std::string by;
    WallTime at;

    bool operator==(const Revocation&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A certificate that is not accepted any more.");
        fields.add("serial", &Revocation::serial, "Hexadecimal").required();
        fields.add("reason", &Revocation::reason, "Why");
        fields.add("by", &Revocation::by, "ROLE/NAME");
        fields.add("at", &Revocation::at, "When");
    }
};

/// How much of a say this agent has.
enum class GroupStanding : std::uint8_t {
    Alone,    ///< it agrees with itself only; without members: it waits to be admitted
    Leader,   ///< it leads
    Follower, ///< it follows a leader
    Minority, ///< no leader is heard: it can agree on nothing
    Removed,  ///< it was dismissed
    Stopped,  ///< its log or snapshot is damaged, or its disk refuses: see problem
};
inline constexpr std::string_view GroupStandingNames[] = {"alone",    "leader",  "follower",
                                                          "minority", "removed", "stopped"};

constexpr std::span<const std::string_view> enumNames(GroupStanding)
{
    return GroupStandingNames;
}

/// Members that count for the majority.
[[nodiscard]] std::size_t votersOf(const std::vector<Member>& members);

/// How many of so many voters make a majority.
[[nodiscard]] constexpr std::size_t majorityOf(std::size_t voters)
{
    return voters / 2 + 1;
}

/// What a group of so many voters survives: "1 of 3 voters may fail", "two voters: none may fail",
/// "one voter: nothing survives its loss".
[[nodiscard]] std::string survivalText(std::size_t voters);

/// This agent in the agents' group.
struct AgreementStatus {
    GroupStanding standing = GroupStanding::Alone;
    std::string problem;      ///< one sentence: who is missing, or what is broken, and what to do
    std::uint64_t member = 0; ///< its number in the group
    std::string leader;       ///< node; empty: none known
    std::uint64_t term = 0;
    std::uint64_t index = 0; ///< of the last record that is applied here
    std::uint64_t last = 0;  ///< of the last record in the log, agreed or not
    std::uint64_t lastTerm = 0;
    std::vector<Member> members;
    std::uint64_t elections = 0; ///< changes of leader since the start
    Duration commitLatency{};    ///< median of the last 32 own proposals; zero: none yet
    Duration syncLatency{};      ///< median of the last 32 writes to the log; zero: none yet
    Duration syncLatencyWorst{}; ///< of the same window
    std::uint64_t logBytes = 0;  ///< of the log and its snapshots on disk
    std::vector<Recovery> recoveries;

    bool operator==(const AgreementStatus&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("This agent in the agents' group.");
        fields.add("standing", &AgreementStatus::standing, "How much of a say it has");
        fields.add("problem", &AgreementStatus::problem, "Who is missing, or what is broken");
        fields.add("member", &AgreementStatus::member, "Its number in the group");
        fields.add("leader", &AgreementStatus::leader, "Node that leads");
        fields.add("term", &AgreementStatus::term, "Grows with each election");
        fields.add("index", &AgreementStatus::index, "Last record that is applied here");
        fields.add("last", &AgreementStatus::last, "Last record in the log, agreed or not");
        fields.add("last_term", &AgreementStatus::lastTerm, "Its term");
        fields.add("members", &AgreementStatus::members, "Of the group, as known here");
        fields.add("elections", &AgreementStatus::elections, "Changes of leader since the start");
        fields.add("commit_latency", &AgreementStatus::commitLatency,
                   "Median of the last 32 own proposals");
        fields.add("sync_latency", &AgreementStatus::syncLatency,
                   "Median of the last 32 writes to the log");
        fields.add("sync_latency_worst", &AgreementStatus::syncLatencyWorst,
                   "Worst of the last 32 writes to the log");
        fields.add("log_bytes", &AgreementStatus::logBytes, "Of log and snapshots on disk");
        fields.add("recoveries", &AgreementStatus::recoveries, "Memberships given by force");
    }
};

struct Status {
    std::string version;
    std::string boot;
    State state = State::Ok;          ///< of this agent itself
    std::vector<std::string> reasons; ///< why it is not ok: "real-time priority refused: ..."
    WallTime startedAt;
    std::string certificateSerial;
    WallTime certificateExpires;
    std::string specRevision; ///< short hash of the spec in force
    std::vector<Peer> peers;
    std::vector<Revocation> revoked;
    AgreementStatus agreement;

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One agent and what it knows of the others.");
        fields.add("version", &Status::version, "Of this agent");
        fields.add("boot", &Status::boot, "Changes at each start");
        fields.add("state", &Status::state, "Of this agent itself");
        fields.add("reasons", &Status::reasons, "Why it is not ok");
        fields.add("started_at", &Status::startedAt, "When this agent started");
        fields.add("certificate_serial", &Status::certificateSerial, "Of this agent");
        fields.add("certificate_expires", &Status::certificateExpires,
                   "When it stops being accepted");
        fields.add("spec_revision", &Status::specRevision, "Short hash of the spec in force");
        fields.add("peers", &Status::peers, "Every other node of the spec");
        fields.add("revoked", &Status::revoked, "Certificates not accepted any more");
        fields.add("agreement", &Status::agreement, "This agent in the agents' group");
    }
};

/// What a step may ask of this concept. Exactly one member is set; group_order.h says what each is.
struct Command {
    std::optional<Revocation> revoke;
    std::optional<ProposeSpec> proposeSpec;
    std::optional<WithdrawSpec> withdrawSpec;
    std::optional<CheckSpec> checkSpec;
    std::optional<UseSpec> useSpec;
    std::optional<AwaitSpec> awaitSpec;
    std::optional<GiveUpOwnGroup> giveUpOwnGroup;
    std::optional<FoundOwnGroup> foundOwnGroup;
    std::optional<Admit> admit;
    std::optional<Dismiss> dismiss;
    std::optional<HandOn> handOn;
    std::optional<Recover> recover;

    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A step's command to the cluster concept.");
        fields.add("revoke", &Command::revoke, "Refuse a certificate from now on");
        fields.add("propose_spec", &Command::proposeSpec, "Make a revision known everywhere");
        fields.add("withdraw_spec", &Command::withdrawSpec, "Take a proposed revision back");
        fields.add("check_spec", &Command::checkSpec, "Say whether this agent would take it");
        fields.add("use_spec", &Command::useSpec, "Put a revision in force");
        fields.add("await_spec", &Command::awaitSpec, "Say when this agent runs it");
        fields.add("give_up_own_group", &Command::giveUpOwnGroup, "Leave it and wait");
        fields.add("found_own_group", &Command::foundOwnGroup, "Agree with oneself alone again");
        fields.add("admit", &Command::admit, "Take a member in, or change its role");
        fields.add("dismiss", &Command::dismiss, "Remove a member for ever");
        fields.add("hand_on", &Command::handOn, "Let another lead");
        fields.add("recover", &Command::recover, "Make this copy the group's, by force");
    }
};

} // namespace bafar::schema::cluster

namespace bafar::schema {

// described_concepts.cpp makes them, once.
extern template const Description& descriptionOf<cluster::Config>();
extern template const Description& descriptionOf<cluster::Status>();
extern template const Description& descriptionOf<cluster::Command>();
extern template const Description& descriptionOf<cluster::Peer>();
extern template const Description& descriptionOf<cluster::Revocation>();

} // namespace bafar::schema
