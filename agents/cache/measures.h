#pragma once
// What the metrics page says of a Redis server: the names, labels and types of redis_exporter 1.45,
// so that its dashboards and rules work.
//
// Theory: the answer to INFO is walked once a look; a line's series are remembered by its key in
// the order of the text, so that the usual look allocates next to nothing. metric_names.h maps the
// plain lines; the labelled ones (commands, errors, databases, replicas, the link) are bounded.
// Left out, with the reason: redis_slowlog_* and redis_last_slow_execution_duration_seconds, whose
// answer carries the arguments of other people's commands; redis_latency_percentiles_usec,
// quantiles since the start, which cannot be combined and are five series a command;
// redis_exporter_* and scrape figures, which speak of that program. One owner, one thread.
#include <string>

#include "agents/cache/info.h"
#include "agents/series/measures.h"
#include "agents/series/metric_list.h"

namespace bafar::cache {

class MeasureWriter {
public:
    static constexpr std::size_t CommandsMax = 512;
    static constexpr std::size_t ErrorsMax = 128;
    static constexpr std::size_t DatabasesMax = 64;

    /// The measures of an answered look.
    [[nodiscard]] MeasuresPtr of(const Observation& seen, Instant at, WallTime wall, Instant until);

    /// Those of a server that does not answer: that it is not up, and nothing else.
    [[nodiscard]] MeasuresPtr ofNone(Instant at, WallTime wall, Instant until);

    /// All that it may publish.
    static void describe(MetricList& list);

private:
    static constexpr std::size_t RowsMax = 4096;

    struct Database {
        double keys = 0;
        double expiring = 0;
        std::optional<double> averageTtl; ///< milliseconds
        bool listed = false;
    };

    void writeState(Recorder& to, bool up, bool primary);
    void writeLine(Recorder& to, std::string_view key, std::string_view value);
    void writeCommand(Recorder& to, std::string_view key, std::string_view value);
    void writeReplica(Recorder& to, std::string_view value);
    void writeDatabases(Recorder& to, const Settings& settings);
    void writeInstance(Recorder& to, const Observation& seen, WallTime wall);
    void writeLink(Recorder& to, const Observation& seen);
    void writeSettings(Recorder& to, const Observation& seen);

    /// Sets the one series of `family` with these labels; remembered by `key`.
    void set(Recorder& to,
             std::string_view key,
             const Family& family,
             std::initializer_list<LabelView> labels,
             double value);

    MeasureBook book_;
    Rows lines_;           ///< by the key of INFO's line
    Rows labelled_;        ///< by what is in the labels
    std::size_t made_ = 0; ///< labelled rows that are remembered
    std::size_t commands_ = 0;
    std::size_t errors_ = 0;
    std::vector<Database> databases_; ///< by number, of the present look
    std::string serverTime_;          ///< of the present look
    std::string replicaReadOnly_;
    std::string buildId_;
    std::string os_;
    std::string processId_;
    std::string port_;
};

} // namespace bafar::cache
