#pragma once
// Docker on this node, and the Swarm as this node sees it: when to look, what it means, what to do.
//
// Theory: once an interval, and at once after an event of Docker's, a Look asks what may have
// changed: the tasks each time, services and nodes after an event of theirs and every few seconds.
// What every manager sees of the Swarm, every manager publishes, so that the map is whole whoever
// dies; but only the Swarm's leader claims it as its own, so that the freshest word counts and
// managers that lag do not contradict it. A task belongs to the agent of the node it runs on. A
// manager without a quorum says UNKNOWN of all that; the majority's leader outranks it.
// One lost look is not yet FAILED where nothing answered in time; refused ones are.
// Pure; one owner, one thread.
// It is larger than the budget because what a machine keeps stands in one place.
#include <optional>
#include <set>

#include "agents/concept.h"
#include "agents/series/measures.h"
#include "agents/series/metric_list.h"
#include "agents/services/failures.h"
#include "agents/services/figure_round.h"
#include "agents/services/look.h"
#include "agents/services/measures.h"
#include "agents/services/orders.h"
#include "agents/services/swarm.h"
#include "agents/wall_anchor.h"

namespace bafar::services {

class Machine {
public:
    using Config = contract::Config;
    using Status = contract::Status;
    using Command = contract::Command;
    using Input = std::variant<WallClockRead, Answered, EventHeard, EventsEnded>;
    using Effect = services::Effect;
    using Effects = services::Effects;

    static constexpr std::string_view Name = contract::Name;
    static constexpr Duration InfoEvery = std::chrono::seconds{30};
    static constexpr Duration JoinLookEvery = std::chrono::seconds{2}; ///< while in no Swarm
    static constexpr Duration ListsEvery = std::chrono::seconds{5};
    static constexpr Duration LookGap = std::chrono::milliseconds{200}; ///< between looks at most
    static constexpr Duration Slack = std::chrono::milliseconds{250};   ///< of a late driver
    static constexpr int LossesMax = 2;               ///< looks in a row without an answer: FAILED
    static constexpr std::size_t HistoriesMax = 8;    ///< services whose history one look asks
    static constexpr std::size_t ToldTasksMax = 1000; ///< in the status
    static constexpr Duration FiguresEvery = std::chrono::seconds{5};

    explicit Machine(Self self);
    Machine(const Machine&) = delete; // its orders draw tickets from it
    Machine& operator=(const Machine&) = delete;

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

    static void describeMetrics(MetricList& list);

private:
    void on(const WallClockRead& input, Instant now, Effects& out);
    void on(const Answered& input, Instant now, Effects& out);
    void on(const EventHeard& input, Instant now, Effects& out);
    void on(const EventsEnded& input, Instant now, Effects& out);

    void startLook(Instant now, Effects& out);
    [[nodiscard]] Wants wants(Instant now) const;
    void askNext(Instant now, Effects& out);
    void lookDone(Instant now, Effects& out);
    void lookFailed(const Error& why, Instant now, Effects& out);
    void lookSoon(Instant now);
    void learn(Seen& seen, Instant now, Effects& out);
    void learnSwarm(Seen& seen, Instant now, Effects& out);
    void learnTasks(Seen& seen, Instant now, Effects& out);
    void countFailures(const std::vector<SeenTask>& tasks, Instant now, Effects& out);
    void follow(Effects& out);
    void measureContainers(Instant now, Effects& out);
    void measure(Instant now, Effects& out);
    void forget();

    void rebuild(Instant now, Effects& out);
    [[nodiscard]] Status built(Instant now) const;
    void judgeEngine(Status& status, Instant now) const;
    [[nodiscard]] bool leads() const;
    std::set<std::string> addSwarm(schema::Presence& presence) const;

    Self self_;
    Config config_;
    bool there_ = false; ///< the spec has a section for this concept
    OurNodes ours_;
    std::uint64_t tickets_ = 0;

    std::optional<Look> look_;
    std::uint64_t lookTicket_ = 0;
    Instant lookBegan_{};
    Instant lookDeadline_{};
    Instant lookDue_{};
    Instant infoDue_{};
    Instant listsDue_{};
    bool containersDue_ = true;
    bool servicesDue_ = true;
    bool nodesDue_ = true;
    Instant listsFrom_{};              ///< when the look began whose services and nodes these are
    std::set<std::string> historyDue_; ///< ids of services

    std::optional<Error> failure_;
    int losses_ = 0;
    std::optional<Error> swarmFailure_;
    int swarmLosses_ = 0;
    bool reached_ = false; ///< ever
    std::optional<Instant> heard_;

    EngineVersion engine_;
    Info info_;
    SwarmSeen swarm_;
    std::uint32_t leftOut_ = 0;
    SwarmLists lists_;
    bool eventsOpen_ = false;
    std::int64_t lastEvent_ = 0; ///< nanoseconds, Docker's clock

    FigureRound figures_;
    FailureBook failures_;
    Orders orders_;
    MeasureMaker measures_;
    Status status_;
    Status told_;      ///< without figures
    Status lastSwarm_; ///< the last with a quorum: what the next one is compared with
    Instant figuresTold_{};
    WallAnchor wall_;
};

} // namespace bafar::services
