#pragma once
// The figures of /metrics: containers by cAdvisor's names, the engine and the Swarm by Docker's
// own, services by ours.
//
// Labels are few on purpose: cAdvisor's own page has hundreds of series for each container. What is
// not known is absent, never zero.
// Pure; one owner, one thread. Source: google/cadvisor docs/storage/prometheus.md, Docker's
// engine_ and swarm_ metrics.
#include "agents/series/measures.h"
#include "agents/series/metric_list.h"
#include "agents/services/failures.h"
#include "agents/services/figure_round.h"

namespace bafar::services {

class MeasureMaker {
public:
    /// One round. `ids`: service ids by name are those of `status`.
    [[nodiscard]] MeasuresPtr make(const contract::Status& status,
                                   const Info& info,
                                   const FigureRound& figures,
                                   const FailureBook& failures,
                                   Instant now,
                                   WallTime wall,
                                   Duration valid);

    /// All that it may publish.
    static void describe(MetricList& list);

private:
    static void describeContainers(MetricList& list);
    void addEngine(Recorder& recorder, const contract::Status& status, const Info& info);
    void addContainers(Recorder& recorder, const FigureRound& figures, WallTime wall);
    void addNetworks(Recorder& recorder, const FigureRound::Entry& entry);
    void addSwarm(Recorder& recorder, const contract::Status& status, const FailureBook& failures);

    MeasureBook book_;
    Rows rows_;
};

} // namespace bafar::services
