#pragma once
// What a server measures of itself, under the names, labels and types of mysqld_exporter.
//
// Names: prometheus/mysqld_exporter 0.14, collectors global_status, global_variables, slave_status
// and info_schema.processlist. Of the 1000 values that a server has, those are kept that dashboards
// and alert rules read: each one costs a day of history. Tables that were not asked for again are
// repeated, so that no series comes and goes. One owner, one thread.
#include "agents/database/values.h"
#include "agents/series/measures.h"
#include "agents/series/metric_list.h"

namespace bafar::database {

class Metrics {
public:
    /// Keeps a table for this and later rounds.
    void keep(Question question, const Table& table);

    /// Forgets all tables: nothing stale while the server is down.
    void forget();

    /// One round. A server that is not `up` has mysql_up 0 and an unknown role, nothing else.
    [[nodiscard]] MeasuresPtr publish(
        bool up, schema::database::Role role, Instant at, WallTime wall, Instant until);

    /// All that it may publish.
    static void describe(MetricList& list);

private:
    void writeOwn(Recorder& recorder, bool up, schema::database::Role role);
    void writeCounters(Recorder& recorder);
    void writeSettings(Recorder& recorder);
    void writeChannels(Recorder& recorder);
    void writeProcesses(Recorder& recorder);

    MeasureBook book_;
    std::vector<SeriesIndex> own_;
    std::uint64_t ownRemovals_ = 0;
    Table counters_;
    Table settings_;
    Table channels_;
    Table processes_;
    Rows counterRows_;
    Rows settingRows_;
    Rows channelRows_;
};

/// A server's text as the exporter reads it: numbers, yes, no and names of log files, of which the
/// number counts; nothing for the rest.
[[nodiscard]] std::optional<double> measured(std::optional<std::string_view> text);

} // namespace bafar::database
