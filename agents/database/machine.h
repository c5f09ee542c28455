#pragma once
// Watches the MariaDB server of this node: when to look, what the answer means, what to tell.
//
// Theory: at whole intervals tick() asks for a look; the driver answers within one timeout, or the
// machine judges by itself. Cheap questions are in every look, dear ones every 5 or 10 s and in the
// first look after a gap. Dead, hung, slow, login refused and too many connections are told apart;
// one look past its time is DEGRADED, a second one in a row FAILED, a refused connection at once.
// From an answer come role, replication, the promise (promise.h), events and metrics; how servers
// fit together is judged in graph.h. Without a server on this node the concept is quiet.
// It is larger than the budget because a concept's machine shows all its parts here.
// Pure; one owner, one thread.
#include <map>
#include <optional>

#include "agents/database/graph.h"
#include "agents/database/metrics.h"
#include "agents/database/received.h"
#include "agents/database/rows.h"
#include "agents/database/teller.h"
#include "agents/database/values.h"
#include "agents/series/metric_list.h"
#include "agents/wall_anchor.h"

namespace bafar::database {

class Machine {
public:
    using Config = schema::database::Config;
    using Status = schema::database::Status;
    using Command = schema::database::Command;
    using Input = std::variant<WallClockRead, ViewRead, Looked>;
    using Effect = std::variant<Look, PublishMeasures, EmitEvent, StatusChanged, CommandFinished>;
    using Effects = std::vector<Effect>;

    static constexpr std::string_view Name = schema::database::Name;
    static constexpr int StaleIntervals = 3;
    static constexpr Duration UnknownAfter = std::chrono::seconds{30};
    /// Beyond the timeout, before the driver's silence is judged.
    static constexpr Duration Patience = std::chrono::milliseconds{150};
    static constexpr Duration SettingsEvery = std::chrono::seconds{10};
    static constexpr Duration ProcessesEvery = std::chrono::seconds{5};
    /// Figures in the status are at most this old; a change of anything else is told at once.
    static constexpr Duration FiguresEvery = std::chrono::seconds{2};

    /// Looks in a row that ran out of time, from which on only every fifth interval has one: looks
    /// that a hung server has yet to notice must not become its last connections.
    static constexpr int LateMax = 5;
    static constexpr int LatePace = 5;
    /// Between judgements of the whole cluster, which reads every server's status.
    static constexpr Duration ViewEvery = std::chrono::seconds{2};

    explicit Machine(Self self);

    [[nodiscard]] Effects handle(const Input& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    [[nodiscard]] Effects configure(const schema::Spec& spec, Instant now);
    [[nodiscard]] Effects command(const Command& command, const std::string& id, Instant now);
    [[nodiscard]] Status status(Instant now) const;

    /// Only a machine that the spec asks for something looks at the cluster.
    [[nodiscard]] bool readsView() const { return !config_.servers.empty(); }

    [[nodiscard]] schema::Presence presence(Instant now) const;
    [[nodiscard]] std::vector<schema::ActionInfo> offers(const schema::ClusterView& view) const;
    [[nodiscard]] Result<schema::Draft> draft(const schema::ActionRequest& request,
                                              const schema::ClusterView& view) const;
    [[nodiscard]] schema::Condition judge(const schema::Condition& condition,
                                          const schema::ClusterView& view) const;

    static void describeMetrics(MetricList& list);

private:
    /// A look that is not answered yet.
    struct Asked {
        std::uint64_t round = 0;
        Instant giveUp{};
    };

    void on(const WallClockRead& input, Instant now, Effects& out);
    void on(const ViewRead& input, Instant now, Effects& out);
    void on(const Looked& input, Instant now, Effects& out);
    void look(Instant now, Effects& out);
    [[nodiscard]] Duration pace() const;
    void take(const Observation& observation, Instant now);
    void take(const Answer& answer, Instant now);
    void lose(const Failure& failure);
    void finish(Instant now, Effects& out);
    void silent(Instant now, Effects& out);
    void forget();

    // status.cpp: what is known, as people read it
    [[nodiscard]] Status describe() const;
    void describeFacts(Status& status) const;
    [[nodiscard]] schema::database::Role roleOf() const;

    Self self_;
    Config config_;
    std::optional<Target> target_;               ///< nothing: no server here
    net::Address own_;                           ///< where the server should listen
    std::map<net::Endpoint, std::string> nodes_; ///< every server of the spec
    std::vector<net::Address> floating_;
    WallAnchor wall_;

    Instant nextLook_{};
    std::uint64_t round_ = 0;
    std::optional<Asked> asked_;
    Instant settingsDue_{};
    Instant processesDue_{};
    std::optional<Instant> begun_; ///< when looking at this target began
    std::optional<Instant> heard_; ///< last answer of the driver, good or bad

    schema::database::Cause cause_ = schema::database::Cause::Unseen;
    Failure failure_;
    int late_ = 0;       ///< looks in a row that ran out of time
    bool known_ = false; ///< what follows is of the last answer, or of the one before a late one
    Vital vital_;
    std::vector<schema::database::Channel> channels_;
    ReceivedRates received_;
    Counters counters_;
    std::optional<Instant> counted_;
    double queriesPerSecond_ = 0;
    Settings settings_;
    std::map<Question, std::string> unread_;
    Duration answerTime_{};
    std::string lastKnown_; ///< for when it is gone: "it was the primary, MariaDB 10.11.19"

    std::vector<GraphFinding> graph_; ///< what concerns this node
    Instant viewDue_{};

    Metrics metrics_;
    Teller teller_;
    Status current_; ///< as of the last answer
    Status told_;    ///< last published, without its figures
    Instant figuresDue_{};
};

} // namespace bafar::database
