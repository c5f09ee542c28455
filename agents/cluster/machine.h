#pragma once
// Which nodes there are and what is known of them: reachability, round-trip time, clock, version,
// certificates, revocations.
//
// The driver keeps one connection to every peer's stream and feeds what it sees. A peer that was
// silent for three heartbeats is STALE; silent for 30 s, or never heard, it is UNKNOWN. The last
// reports of every peer are kept with their age; buildView() makes a ClusterView of them.
// Revocations are a set that only grows, merged from every peer's status: a serial revoked on one
// agent is refused by all that hear it. Of the agents' group it knows what its driver says
// (group_watch.h); its actions are in *_action.cpp, their steps in orders.h. Pure; one owner, one
// thread.
// It is larger than the budget because it has one overload for each input.
#include "agents/cluster/group_watch.h"
#include "agents/cluster/orders.h"
#include "agents/wall_anchor.h"

namespace bafar::cluster {

class Machine {
public:
    using Config = schema::cluster::Config;
    using Status = schema::cluster::Status;
    using Command = schema::cluster::Command;
    using Input = std::variant<NodeSource,
                               WallClockRead,
                               LocalFacts,
                               PeerConnected,
                               PeerLost,
                               PeerHeard,
                               RoundTrip,
                               GroupSeen,
                               OrderDone,
                               SpecsMoved,
                               SpecNotUsed,
                               Persisted,
                               Restored>;
    using Effect = std::variant<FollowPeers,
                                GroupOrder,
                                PeerMessage,
                                Persist,
                                EndSessions,
                                EmitEvent,
                                StatusChanged,
                                CommandFinished>;
    using Effects = std::vector<Effect>;

    static constexpr std::string_view Name = schema::cluster::Name;
    static constexpr int StaleHeartbeats = 3;
    static constexpr Duration UnknownAfter = std::chrono::seconds(30);
    static constexpr Duration SkewLimit = std::chrono::milliseconds(500);
    static constexpr int StatusHeartbeats = 5; ///< round trips are told this often
    static constexpr int SpecHeartbeats = 5;   ///< a change of the spec reaches all agents by then
    static constexpr std::size_t RevocationsMax = 4096;

    explicit Machine(Self self);

    [[nodiscard]] Effects handle(const Input& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    [[nodiscard]] Effects configure(const schema::Spec& spec, Instant now);
    [[nodiscard]] Effects command(const Command& command, const std::string& id, Instant now);
    [[nodiscard]] Status status(Instant now) const;
    [[nodiscard]] schema::Presence presence(Instant now) const;
    [[nodiscard]] std::vector<schema::ActionInfo> offers(const schema::ClusterView& view) const;
    [[nodiscard]] Result<schema::Draft> draft(const schema::ActionRequest& request,
                                              const schema::ClusterView& view) const;
    [[nodiscard]] schema::Condition judge(const schema::Condition& condition,
                                          const schema::ClusterView& view) const;

    /// All nodes of the spec with the last reports of each, shared and not copied; the own reports
    /// are the caller's.
    [[nodiscard]] schema::ClusterView buildView(schema::ConceptReports ownReports,
                                                Instant now) const;

    [[nodiscard]] const Config& config() const { return config_; }

    /// True when no agent may accept this serial.
    [[nodiscard]] bool revoked(const std::string& serial) const
    {
        return revocations_.contains(serial);
    }

    [[nodiscard]] const std::map<std::string, PeerState>& peers() const { return peers_; }

private:
    void on(const NodeSource& input, Instant now, Effects& out);
    void on(const WallClockRead& input, Instant now, Effects& out);
    void on(const LocalFacts& input, Instant now, Effects& out);
    void on(const PeerConnected& input, Instant now, Effects& out);
    void on(const PeerLost& input, Instant now, Effects& out);
    void on(const PeerHeard& input, Instant now, Effects& out);
    void on(const RoundTrip& input, Instant now, Effects& out);
    void on(const GroupSeen& input, Instant now, Effects& out);
    void on(const OrderDone& input, Instant now, Effects& out);
    void on(const SpecsMoved& input, Instant now, Effects& out);
    void on(const SpecNotUsed& input, Instant now, Effects& out);
    void on(const Persisted& input, Instant now, Effects& out);
    void on(const Restored& input, Instant now, Effects& out);

    void revoke(const schema::cluster::Revocation& wanted,
                const std::string& id,
                Instant now,
                Effects& out);
    void lookAtOrders(Instant now, Effects& out);
    void tell(GroupWatch::Outcome outcome, Effects& out);
    [[nodiscard]] GroupWatch::Silence silence(Instant now) const;
    [[nodiscard]] schema::cluster::AgreementStatus groupSeenIn(
        const schema::ClusterView& view) const;
    [[nodiscard]] Facts factsOf(const schema::cluster::AgreementStatus& group,
                                const schema::ClusterView& view) const;

    void readStatus(PeerState& peer, Effects& out);
    [[nodiscard]] static bool changesMap(const PeerState& peer, const schema::Message& message);
    void keep(PeerState& peer, const schema::Message& message, Instant now, Effects& out);
    void judgePeer(PeerState& peer, Instant now, Effects& out);
    void judgeClock(PeerState& peer, Effects& out);
    void judgeSpec(PeerState& peer, Instant now, Effects& out);
    [[nodiscard]] std::vector<std::string> reasons(Instant now) const;
    void judgeCertificate(Instant now, Effects& out);
    void mergeRevocations(const PeerState& peer, const Status& status, Effects& out);
    Result<void> addRevocation(const schema::cluster::Revocation& revocation,
                               const std::string& command,
                               Effects& out);
    [[nodiscard]] schema::cluster::Peer describe(const PeerState& peer, Instant now) const;

    [[nodiscard]] Duration staleAfter() const { return StaleHeartbeats * config_.heartbeat; }

    [[nodiscard]] Duration otherSpecAfter() const { return SpecHeartbeats * config_.heartbeat; }

    Self self_;
    NodeSource node_;
    Config config_;
    std::string specRevision_;
    std::string specProblem_; ///< why the agreed spec does not run here; empty: it does
    GroupWatch group_;
    Orders orders_;
    WallAnchor wall_;
    LocalFacts local_;
    std::map<std::string, PeerState> peers_;
    std::map<std::string, schema::cluster::Revocation> revocations_;
    std::map<std::string, std::string> persisting_; ///< serial -> command id that waits, or empty
    std::optional<Instant> nextStatus_;
    bool fullTold_ = false;     ///< that RevocationsMax was reached
    int certificateWarned_ = 0; ///< how many of the warning marks have passed
};

} // namespace bafar::cluster
