#pragma once
// Decides which alerts there are.
//
// Theory: with each sample the rules on series are judged, with each heartbeat those on the view;
// the rules of the whole cluster by the leader only. Every agent remembers what the leader last
// said of the cluster's alerts, so that whoever leads next goes on with them: since when they hold,
// that they were told. Other agents' alerts mute own ones (core/alerts). Without a section
// `alerting` in the spec nothing is evaluated and nothing said. It has no driver: all it needs is
// fed by the node. Pure; one owner, one thread.
#include <variant>

#include "agents/alerting/book.h"
#include "agents/alerting/sampler.h"
#include "agents/concept.h"
#include "agents/series/measures.h"
#include "agents/series/metric_list.h"
#include "agents/wall_anchor.h"

namespace bafar::alerting {

class Machine {
public:
    using Config = schema::alerting::Config;
    using Status = schema::alerting::Status;
    using Command = schema::alerting::Command;
    using Input = std::variant<WallClockRead, PublishSeries, PublishSamples, ViewRead>;
    using Effect = std::variant<EmitEvent, StatusChanged, CommandFinished, PublishMeasures>;
    using Effects = std::vector<Effect>;

    static constexpr std::string_view Name = schema::alerting::Name;
    static constexpr std::size_t AlertsMax = 500;                     ///< in a status
    static constexpr std::size_t SeriesMax = 200;                     ///< alerts on /metrics
    static constexpr Duration FiguresEvery = std::chrono::seconds(5); ///< values are told so often
    static constexpr Duration SamplesLate = std::chrono::seconds(5);  ///< at the least
    static constexpr int LateIntervals = 3;                           ///< of the samples

    explicit Machine(Self self);

    [[nodiscard]] Effects handle(const Input& input, Instant now);

    [[nodiscard]] Effects tick(Instant) { return {}; }

    /// None: samples and heartbeats move it.
    [[nodiscard]] std::optional<Deadline> deadline() const { return std::nullopt; }

    [[nodiscard]] Effects configure(const schema::Spec& spec, Instant now);
    [[nodiscard]] Effects command(const Command& command, const std::string& id, Instant now);
    [[nodiscard]] Status status(Instant now) const;

    /// Only a machine that the spec asks for something looks at the cluster.
    [[nodiscard]] bool readsView() const { return active_; }

    [[nodiscard]] schema::Presence presence(Instant now) const;
    [[nodiscard]] std::vector<schema::ActionInfo> offers(const schema::ClusterView& view) const;
    [[nodiscard]] Result<schema::Draft> draft(const schema::ActionRequest& request,
                                              const schema::ClusterView& view) const;
    [[nodiscard]] schema::Condition judge(const schema::Condition& condition,
                                          const schema::ClusterView& view) const;

    static void describeMetrics(MetricList& list);

private:
    /// Another agent's last status, read again only when its text is another.
    struct Neighbour {
        std::string text;
        Status status;
        bool live = false;
    };

    void on(const WallClockRead& input, Instant now, Effects& out);
    void on(const PublishSeries& input, Instant now, Effects& out);
    void on(const PublishSamples& input, Instant now, Effects& out);
    void on(const ViewRead& input, Instant now, Effects& out);

    void readNeighbours(const schema::ClusterView& view);
    void readThings(const schema::ClusterView& view);
    void chooseSubject(schema::alerting::Alert& alert) const;
    void takeLead(bool leads, Instant now);
    void judgeSamples(Instant now);
    void judgeView(const schema::ClusterView& view, Instant now);
    void judgeParts(const RuleInForce& in, Instant now);
    void settle(Instant now, Effects& out);
    void tell(Instant now, Effects& out);
    void publish(Instant now, Effects& out);
    [[nodiscard]] bool samplesLate(Instant now) const;

    [[nodiscard]] Clock clock(Instant now) const { return {now, wall_.at(now)}; }

    Self self_;
    bool active_ = false; ///< the spec has the section
    Config config_;
    Duration interval_ = std::chrono::seconds(1); ///< between samples
    RuleSet rules_;
    std::vector<schema::alerting::RuleStatus> ruleWords_; ///< of the same
    Sampler sampler_;
    AlertBook book_;
    std::map<std::string, ViewMemory> memories_; ///< by rule
    std::map<std::string, Neighbour> neighbours_;
    std::set<std::string> things_;                  ///< entity ids that are on the map
    std::set<std::string> maintained_;              ///< of them, those in maintenance
    std::vector<schema::alerting::Alert> followed_; ///< the cluster's, as the leader last said
    bool leads_ = false;
    std::optional<Instant> sampled_;
    std::vector<Told> told_; ///< not yet as events
    WallAnchor wall_;
    MeasureBook measures_;
    Status status_;
    Status last_; ///< as told last, without figures
    std::uint64_t settledRevision_ = 0;
    Instant figuresDue_{};
};

} // namespace bafar::alerting
