#pragma once
// A whole cluster in one process on virtual time: what `bafar --demo` talks to instead of agents.
//
// The nodes run the production Node and VRRP machines in a World; the caller moves time on and
// takes each node's messages, which are the very values of core/schema/envelope.h that a real agent
// streams. Plans, confirmations and cancels go the same way as over the wire. Nothing here sleeps
// or reads a clock, and the same seed and calls give the same answers. It is larger than the budget
// because what a console asks of an agent is one list. One owner, one thread.
//
//     SimCluster cluster(1, 3);
//     cluster.advance(std::chrono::milliseconds(50)); // from a timer, as fast as time shall pass
//     for (const schema::Message& message : cluster.take("n1")) { store.apply(message); }
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "agents/actions/values.h"
#include "agents/sim/sayings.h"
#include "core/schema/audit_reading.h"
#include "core/schema/envelope.h"
#include "core/schema/spec_answers.h"

namespace bafar::node {
class Node;
}

namespace bafar::sim {

class Script;
class SharedGroup;
class Site;

/// What the simulated agents agree with.
enum class Agreeing : std::uint8_t {
    Alone,    ///< each with itself only, in a log of its own
    Together, ///< all in one group, whose first spec is the cluster's
};

class SimCluster {
public:
    /// Nodes are "n1" to "nN" (1 to 9), addresses 192.0.2.11 and up; one floating IP "web"
    /// (192.0.2.100/24, n1 preferred). Everything is started at 0 s; the wall clock begins at
    /// `wallStart`.
    SimCluster(std::uint64_t seed, std::size_t nodes, WallTime wallStart = {1'767'225'600'000});

    /// The same from a cluster spec file's text, with what the daemons on its nodes say. Errors:
    /// InvalidInput with every problem, one a line.
    static Result<std::unique_ptr<SimCluster>> fromSpec(std::uint64_t seed,
                                                        std::string_view specText,
                                                        WallTime wallStart = {1'767'225'600'000},
                                                        Sayings::Texts sayings = {},
                                                        Agreeing agreeing = Agreeing::Alone);

    ~SimCluster();
    SimCluster(const SimCluster&) = delete;
    SimCluster& operator=(const SimCluster&) = delete;

    [[nodiscard]] std::vector<std::string> nodes() const;

    /// Lets this much virtual time pass; story lines whose time comes are carried out.
    void advance(Duration by);

    /// Virtual time since the start.
    [[nodiscard]] Duration elapsed() const;
    [[nodiscard]] WallTime wallNow() const;

    /// False while the node's agent is down or its own link is: a connection would be closed. The
    /// console stands apart from the segment: partitions between nodes do not cut it off.
    [[nodiscard]] bool reachable(const std::string& node) const;

    /// What the node's stream sent since the last call: first (and after it was unreachable) an
    /// opening, then messages in order. At most TakeMax are kept for a reader that does not come;
    /// after an overflow the next call begins with an opening again.
    [[nodiscard]] std::vector<schema::Message> take(const std::string& node);
    static constexpr std::size_t TakeMax = 4096;

    /// As POST /v1/plans. Errors: Unavailable (not reachable), and the agent's own.
    Result<schema::Plan> plan(const std::string& node,
                              const schema::ActionRequest& request,
                              const actions::Actor& actor);

    /// As POST /v1/actions.
    Result<schema::ActionRecord> confirm(const std::string& node,
                                         const schema::Confirmation& confirmation,
                                         const actions::Actor& actor);

    /// As DELETE /v1/actions/ID.
    Result<schema::ActionRecord> cancel(const std::string& node,
                                        const std::string& action,
                                        const actions::Actor& actor);

    /// As GET /v1/actions/ID.
    Result<schema::ActionRecord> action(const std::string& node, const std::string& id);

    /// As GET /v1/history: the simulated samples of one series, one a second, at most an hour.
    Result<schema::HistorySeries> history(const std::string& node,
                                          const std::string& series,
                                          WallTime from,
                                          WallTime to);

    /// As GET /v1/spec/history.
    Result<schema::SpecHistory> specHistory(const std::string& node);

    /// As GET /v1/spec/REVISION.
    Result<std::string> specText(const std::string& node, const std::string& revision);

    /// As PUT /v1/spec with If-Match.
    Result<schema::SpecStaging> stageSpec(const std::string& node,
                                          const std::string& base,
                                          const std::string& text,
                                          const actions::Actor& actor);

    /// Has the agents agree that this action of the past ran and ended so, as its holder would,
    /// with its lines in the audit log. Errors: Unavailable (it does not answer, or no majority is
    /// there), and the ledger's own.
    Result<void> recall(const schema::ActionRecord& ended);

    /// As GET /v1/audit.
    Result<std::vector<schema::Record>> audit(const std::string& node,
                                              const schema::AuditQuestion& question);

    /// Carries out one line of a story (script.h) now, or at its time: "crash n1", "partition n1 |
    /// n2 n3", "at 30s heal". Errors: InvalidInput with what would be right.
    Result<void> applyStoryLine(std::string_view line);

    /// What happened in the simulation, for the demo's list: "12.0 s  crash n1". Newest last, at
    /// most 200.
    [[nodiscard]] std::vector<std::string> transcript() const;

private:
    struct Reader;

    explicit SimCluster(std::unique_ptr<Site> site, Agreeing agreeing = Agreeing::Alone);
    [[nodiscard]] Reader* reader(const std::string& node) const;
    void followSpecs();

    /// Runs `work` in the node's process. Errors: Unavailable.
    Result<void> visit(const std::string& node, const std::function<void(node::Node&)>& work) const;

    std::unique_ptr<SharedGroup> group_; ///< null: the agents agree alone
    std::unique_ptr<Site> site_;
    std::unique_ptr<Script> script_;
    std::vector<std::unique_ptr<Reader>> readers_;
};

} // namespace bafar::sim
