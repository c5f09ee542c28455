#pragma once
// What a host does: when to sample, what it means, and a day of it kept.
//
// Theory: tick() asks for a sample at every whole interval of monotonic time; the driver answers
// with a frame. From it come the status (rates against the frame before), what consoles stream, one
// row of history, and events when a file system fills or history cannot be saved. Closed blocks of
// history are handed to the driver one write at a time. Trouble with the disk never stops sampling:
// it makes the concept DEGRADED and says why. Pure; one owner, one thread.
#include <map>

#include "agents/monitoring/exposition.h"
#include "agents/monitoring/history.h"
#include "agents/monitoring/host_facts.h"
#include "agents/monitoring/second_counter.h"
#include "agents/monitoring/values.h"
#include "agents/series/metric_list.h"

namespace bafar::monitoring {

class Machine {
public:
    using Config = schema::monitoring::Config;
    using Status = schema::monitoring::Status;
    using Command = schema::monitoring::Command;
    using Input = std::variant<Sampled, HistoryLoaded, JournalWritten, JournalFailed, Measured>;
    using Effect = std::variant<TakeSample,
                                WriteJournal,
                                PublishSeries,
                                PublishSamples,
                                EmitEvent,
                                StatusChanged,
                                CommandFinished>;
    using Effects = std::vector<Effect>;

    static constexpr std::string_view Name = schema::monitoring::Name;
    static constexpr int StaleIntervals = 3;
    static constexpr Duration UnknownAfter = std::chrono::seconds(30);
    /// Figures in the status are at most this old; a change of anything else is told at once.
    static constexpr Duration FiguresEvery = std::chrono::seconds(5);
    static constexpr double Hysteresis = 0.01; ///< of a file system's size, before a level is left

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

    /// The newest frame, for the metrics page; null before the first.
    [[nodiscard]] const FramePtr& latest() const { return latest_; }

    /// The one series that `selector` means (History::matching) from `from` to `to`; a step of zero
    /// chooses. Without a time the last hour, or up to now. Errors: NotFound, LimitExceeded;
    /// InvalidInput, also where it means several.
    [[nodiscard]] Result<schema::HistorySeries> readHistory(std::string_view selector,
                                                            std::optional<WallTime> from,
                                                            std::optional<WallTime> to,
                                                            Duration step) const;

    [[nodiscard]] const History& history() const { return history_; }

    static void describeMetrics(MetricList& list);

private:
    void on(const Sampled& input, Instant now, Effects& out);
    void on(const HistoryLoaded& input, Instant now, Effects& out);
    void on(const JournalWritten& input, Instant now, Effects& out);
    void on(const JournalFailed& input, Instant now, Effects& out);
    void on(const Measured& input, Instant now, Effects& out);

    [[nodiscard]] TakeSample takeSample(Instant now) const;
    void save(Instant now, Effects& out);
    void tellStatus(Instant now, Effects& out);
    void judgeFilesystems(Effects& out);
    void judgeProbes(Effects& out);
    void summarise();
    void emit(schema::Severity severity,
              std::string_view kind,
              std::string text,
              Effects& out) const;

    Self self_;
    Config config_;
    bool configured_ = false;
    bool loaded_ = false; ///< what a former run saved has been taken over
    Instant nextSample_{};
    FramePtr latest_;
    std::uint64_t publishedRevision_ = 0;
    SecondCounter seconds_;
    HostFactsReader reader_;
    History history_;
    JournalKeeper journal_;
    std::int64_t lastSecond_ = 0;
    std::map<std::string, MeasuresPtr> measures_; ///< the last round of each concept
    Status status_;
    Status told_; ///< last published, without its figures
    Instant figuresDue_{};
    std::map<std::string, schema::State> levels_; ///< file systems that are not OK, by mount point
    std::vector<std::string> failures_;           ///< of probes, as told last
};

} // namespace bafar::monitoring
