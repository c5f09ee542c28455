#pragma once
// The control-plane half of the floating IP concept: configuration in, status, events and actions
// out.
//
// It runs on the agent's control loop and never in the way of VRRP: the router (router.h) decides
// about addresses on its own real-time thread and reports here. This machine turns the spec into
// settings for that thread, passes a step's take-over to it, keeps the last reports and says what
// they mean to people. When that thread says nothing for three seconds, its last word is UNKNOWN,
// never green. Plans and their verification are in hand_over.h.
// It is larger than the budget because a concept's machine shows all its parts here.
// Pure; one owner, one thread.
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "agents/concept.h"
#include "agents/floating_ip/router_values.h"
#include "agents/series/measures.h"
#include "agents/series/metric_list.h"
#include "agents/wall_anchor.h"
#include "core/schema/floating_ip.h"

namespace bafar::floating_ip {

/// Once a second: the counters of every virtual router.
struct CountersRead {
    std::vector<RouterReport> reports;
    bool operator==(const CountersRead&) const = default;
};

/// What the host granted the real-time thread, and what troubles it now.
struct ThreadReported {
    bool realtime = false;
    bool memoryLocked = false;
    std::vector<std::string> troubles;
    bool operator==(const ThreadReported&) const = default;
};

class Machine {
public:
    using Config = schema::floating_ip::Config;
    using Status = schema::floating_ip::Status;
    using Command = schema::floating_ip::Command;
    using Input = std::variant<WallClockRead, Reported, CountersRead, ThreadReported>;
    using Effect = std::variant<Configure,
                                TakeOverAsked,
                                PublishMeasures,
                                EmitEvent,
                                StatusChanged,
                                CommandFinished>;
    using Effects = std::vector<Effect>;

    static constexpr std::string_view Name = schema::floating_ip::Name;
    static constexpr Duration SilenceMax = std::chrono::seconds{3}; ///< of the real-time thread

    explicit Machine(Self self);

    [[nodiscard]] Effects handle(const Input& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    [[nodiscard]] Effects configure(const schema::Spec& spec, Instant now);
    [[nodiscard]] Effects command(const Command& command, const std::string& id, Instant now);
    [[nodiscard]] Status status(Instant now) const;

    /// What the host refused the real-time thread, or what troubles it now.
    [[nodiscard]] const std::vector<std::string>& threadTroubles() const
    {
        return thread_.troubles;
    }

    [[nodiscard]] schema::Presence presence(Instant now) const;
    [[nodiscard]] std::vector<schema::ActionInfo> offers(const schema::ClusterView& view) const;
    [[nodiscard]] Result<schema::Draft> draft(const schema::ActionRequest& request,
                                              const schema::ClusterView& view) const;
    [[nodiscard]] schema::Condition judge(const schema::Condition& condition,
                                          const schema::ClusterView& view) const;

    /// What another configuration would do to the floating IPs; see weigh.h.
    [[nodiscard]] static std::vector<schema::Consequence> weigh(const Config& before,
                                                                const Config& after,
                                                                const schema::ClusterView& view);

    /// Row counters of every virtual router here, by id; for the simulator and /metrics.
    [[nodiscard]] std::map<std::string, RowCounts> rows() const;

    static void describeMetrics(MetricList& list);

private:
    struct Entry {
        schema::floating_ip::RouterConfig config;
        schema::floating_ip::Member member;
        RouterReport report;
        bool reported = false;
        Row changedBy = Row::InitializeStartup;
        bool changed = false;
        std::string told; ///< last problem() that was told
        RouterReport toldReport;
        Instant toldAt{};
    };

    void on(const WallClockRead& input, Instant now, Effects& out);
    void on(const Reported& input, Instant now, Effects& out);
    void on(const CountersRead& input, Instant now, Effects& out);
    void on(const ThreadReported& input, Instant now, Effects& out);
    void heard(Instant now, Effects& out);
    void publish(Instant now, Effects& out);
    bool keep(const RouterReport& report, Instant now);
    void tell(const Entry& entry, const Cause& cause, Effects& out) const;
    [[nodiscard]] schema::floating_ip::RouterStatus describe(const Entry& entry, Instant now) const;
    [[nodiscard]] std::string problem(const Entry& entry, Instant now) const;
    [[nodiscard]] std::string nodeAt(const net::Address& address) const;
    [[nodiscard]] std::string interfaceOf(const Entry& entry) const;

    Self self_;
    Config config_;
    std::map<net::Address, std::string> nodes_; ///< node ids by their own address
    std::map<std::string, Entry> entries_;      ///< the virtual routers of this node, by id
    std::map<std::string, Entry> leaving_;      ///< not in the spec any more, last word to come
    std::optional<Instant> heard_;              ///< the thread's last word, or when one was due
    bool silent_ = false;                       ///< it says nothing although it should
    ThreadReported thread_;
    bool threadKnown_ = false;
    WallAnchor wall_;
    MeasureBook book_;
};

} // namespace bafar::floating_ip
