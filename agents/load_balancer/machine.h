#pragma once
// The control plane of the load balancer: spec and services in; routing, status and metrics out.
//
// It runs on the agent's control loop and never in the way of a request: at each view of the
// cluster it works out who the servers are, and hands the loops of the data plane a new plan when
// that is another one. Once a second they report what they counted. Pure; one owner, one thread.
#include "agents/concept.h"
#include "agents/load_balancer/discover.h"
#include "agents/load_balancer/meter.h"
#include "agents/load_balancer/standing.h"
#include "agents/load_balancer/troubles.h"
#include "agents/load_balancer/values.h"
#include "agents/series/measures.h"
#include "agents/series/metric_list.h"
#include "agents/wall_anchor.h"

namespace bafar::load_balancer {

/// Input, once a second: all loops together.
struct LoopsReported {
    LoopReport report;

    bool operator==(const LoopsReported&) const = default;
};

/// Effect: from now on.
struct UsePlan {
    PlanPtr plan; ///< never null

    bool operator==(const UsePlan&) const = default; ///< the same plan
};

class Machine {
public:
    using Config = schema::load_balancer::Config;
    using Status = schema::load_balancer::Status;
    using Command = schema::load_balancer::Command;
    using Input = std::variant<WallClockRead, ViewRead, TaskStops, LoopsReported>;
    using Effect =
        std::variant<UsePlan, PublishMeasures, EmitEvent, StatusChanged, CommandFinished>;
    using Effects = std::vector<Effect>;

    static constexpr std::string_view Name = schema::load_balancer::Name;
    static constexpr Duration SilenceMax = std::chrono::seconds(3); ///< of the loops

    /// A task that goes gets no requests from that moment on, not from the next heartbeat on.
    static constexpr std::string_view Follows = "services";

    explicit Machine(Self self);

    [[nodiscard]] Effects handle(const Input& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    [[nodiscard]] Effects configure(const schema::Spec& spec, Instant now);
    [[nodiscard]] Effects command(const Command& command, const std::string& id, Instant now);
    [[nodiscard]] Status status(Instant now) const;

    /// Only a machine that the spec asks for something looks at the cluster.
    [[nodiscard]] bool readsView() const { return !listens_.empty(); }

    [[nodiscard]] schema::Presence presence(Instant now) const;
    [[nodiscard]] std::vector<schema::ActionInfo> offers(const schema::ClusterView& view) const;
    [[nodiscard]] Result<schema::Draft> draft(const schema::ActionRequest& request,
                                              const schema::ClusterView& view) const;
    [[nodiscard]] schema::Condition judge(const schema::Condition& condition,
                                          const schema::ClusterView& view) const;

    static void describeMetrics(MetricList& list);

private:
    static constexpr Duration WindowTime = std::chrono::seconds(10);
    static constexpr std::size_t ServersShown = 200; ///< of one upstream
    static constexpr std::size_t TextShown = 200;    ///< bytes of a name that is not ours

    void on(const WallClockRead& input, Instant now, Effects& out);
    void on(const ViewRead& input, Instant now, Effects& out);
    void on(const TaskStops& input, Instant now, Effects& out);
    void on(const LoopsReported& input, Instant now, Effects& out);
    void count(const LoopReport& report, Instant now);
    [[nodiscard]] schema::load_balancer::ServerStatus statusOf(const std::string& upstream,
                                                               const ServerEntry& entry) const;
    [[nodiscard]] schema::load_balancer::UpstreamStatus statusOf(const UpstreamEntry& entry) const;
    [[nodiscard]] std::string serviceOf(const std::string& upstream) const;
    [[nodiscard]] std::string networkProblem(const ServerEntry& entry) const;
    [[nodiscard]] bool holds(const std::string& listener) const;
    [[nodiscard]] bool serves(const std::string& listener, const std::string& upstream) const;
    void addRoads(const UpstreamEntry& upstream, schema::Presence& presence) const;
    void usePlan(Effects& out);
    void tellTroubles(Instant now, Effects& out);
    void publish(Instant now, Effects& out);
    [[nodiscard]] bool silent(Instant now) const;
    [[nodiscard]] std::vector<Trouble> troubles() const;
    [[nodiscard]] schema::Entity entityOf(const schema::load_balancer::Listener& listener,
                                          Instant now) const;

    Self self_;
    schema::Spec spec_;
    Config config_;
    Routing routing_;
    std::vector<Listen> listens_;
    std::vector<std::string> held_; ///< ids of floating IPs whose addresses are on this node
    PlanPtr plan_;
    LoopReport report_;
    Meters meters_;
    Standing standing_;
    Instant windowBegan_{};
    std::optional<Instant> reportedAt_;
    std::set<std::string> stopping_; ///< tasks told to stop, until a view has them no more
    TroubleBook troubleBook_;
    WallAnchor wall_;
    MeasureBook book_;
};

} // namespace bafar::load_balancer
