// Containers under cAdvisor's names.
#include <array>
#include <cmath>

#include "agents/services/measures.h"

namespace bafar::services {
namespace {

using enum SeriesType;

/// A figure of a container: its family and where it comes from.
struct ContainerSeries {
    Family family;
    double (*value)(const FigureRound::Entry&, WallTime);
};

double orAbsent(bool known, double value)
{
    return known ? value : Absent;
}

constexpr std::array Plain{
    ContainerSeries{{"container_last_seen", Gauge,
                     "Last time a container was seen by the exporter.", "seconds"},
                    [](const FigureRound::Entry&, WallTime wall) {
                        return static_cast<double>(wall.unixMs / 1000);
                    }},
    ContainerSeries{{"container_start_time_seconds", Gauge,
                     "Start time of the container since unix epoch in seconds.", "seconds"},
                    [](const FigureRound::Entry& entry, WallTime) {
                        const bool known = entry.detail && entry.detail->startedAt != WallTime{};
                        return orAbsent(
                            known,
                            known ? static_cast<double>(entry.detail->startedAt.unixMs) / 1000 : 0);
                    }},
    ContainerSeries{{"container_health_state", Gauge,
                     "The result of the container's health check: 1 healthy, 0 not."},
                    [](const FigureRound::Entry& entry, WallTime) {
                        return orAbsent(!entry.container.health.empty(),
                                        entry.container.health == "healthy" ? 1 : 0);
                    }},
    ContainerSeries{
        {"container_spec_memory_limit_bytes", Gauge, "Memory limit for the container.", "bytes"},
        [](const FigureRound::Entry& entry, WallTime) {
            return orAbsent(entry.detail.has_value(), entry.detail ? entry.detail->memoryLimit : 0);
        }},
    ContainerSeries{{"container_spec_memory_reservation_limit_bytes", Gauge,
                     "Memory reservation limit for the container.", "bytes"},
                    [](const FigureRound::Entry& entry, WallTime) {
                        return orAbsent(entry.detail.has_value(),
                                        entry.detail ? entry.detail->memoryReservation : 0);
                    }},
    ContainerSeries{{"container_spec_cpu_quota", Gauge, "CPU quota of the container."},
                    [](const FigureRound::Entry& entry, WallTime) {
                        const bool limited = entry.detail && entry.detail->cpuQuota > 0;
                        return orAbsent(limited, limited ? entry.detail->cpuQuota : 0);
                    }},
    ContainerSeries{{"container_spec_cpu_period", Gauge, "CPU period of the container."},
                    [](const FigureRound::Entry& entry, WallTime) {
                        return orAbsent(entry.detail.has_value(),
                                        entry.detail ? entry.detail->cpuPeriod : 0);
                    }},
    ContainerSeries{{"container_oom_events_total", Counter,
                     "Count of out of memory events observed for the container."},
                    [](const FigureRound::Entry& entry, WallTime) {
                        return orAbsent(entry.detail.has_value(),
                                        entry.detail && entry.detail->oomKilled ? 1 : 0);
                    }},
};

struct MeasuredSeries {
    Family family;
    double Figures::*member;
};

constexpr std::array Measured{
    MeasuredSeries{{"container_cpu_usage_seconds_total", Counter,
                    "Cumulative cpu time consumed in seconds.", "seconds"},
                   &Figures::cpu},
    MeasuredSeries{{"container_cpu_user_seconds_total", Counter,
                    "Cumulative user cpu time consumed in seconds.", "seconds"},
                   &Figures::cpuUser},
    MeasuredSeries{{"container_cpu_system_seconds_total", Counter,
                    "Cumulative system cpu time consumed in seconds.", "seconds"},
                   &Figures::cpuSystem},
    MeasuredSeries{{"container_cpu_cfs_periods_total", Counter,
                    "Number of elapsed enforcement period intervals."},
                   &Figures::periods},
    MeasuredSeries{{"container_cpu_cfs_throttled_periods_total", Counter,
                    "Number of throttled period intervals."},
                   &Figures::throttledPeriods},
    MeasuredSeries{{"container_cpu_cfs_throttled_seconds_total", Counter,
                    "Total time duration the container has been throttled.", "seconds"},
                   &Figures::throttled},
    MeasuredSeries{{"container_memory_usage_bytes", Gauge,
                    "Current memory usage in bytes, including all memory regardless of when it was "
                    "accessed.",
                    "bytes"},
                   &Figures::memory},
    MeasuredSeries{
        {"container_memory_working_set_bytes", Gauge, "Current working set in bytes.", "bytes"},
        &Figures::workingSet},
    MeasuredSeries{{"container_memory_rss", Gauge, "Size of RSS in bytes.", "bytes"},
                   &Figures::rss},
    MeasuredSeries{
        {"container_memory_cache", Gauge, "Number of bytes of page cache memory.", "bytes"},
        &Figures::cache},
};

struct NetworkSeries {
    Family family;
    double NetworkFigures::*member;
};

constexpr std::array Network{
    NetworkSeries{{"container_network_receive_bytes_total", Counter,
                   "Cumulative count of bytes received.", "bytes"},
                  &NetworkFigures::receiveBytes},
    NetworkSeries{{"container_network_receive_errors_total", Counter,
                   "Cumulative count of errors encountered while receiving."},
                  &NetworkFigures::receiveErrors},
    NetworkSeries{{"container_network_receive_packets_dropped_total", Counter,
                   "Cumulative count of packets dropped while receiving."},
                  &NetworkFigures::receiveDropped},
    NetworkSeries{{"container_network_transmit_bytes_total", Counter,
                   "Cumulative count of bytes transmitted.", "bytes"},
                  &NetworkFigures::transmitBytes},
    NetworkSeries{{"container_network_transmit_errors_total", Counter,
                   "Cumulative count of errors encountered while transmitting."},
                  &NetworkFigures::transmitErrors},
    NetworkSeries{{"container_network_transmit_packets_dropped_total", Counter,
                   "Cumulative count of packets dropped while transmitting."},
                  &NetworkFigures::transmitDropped},
};

/// The service of a task's container, from its name: "web" of "web.2.lzaobnn...".
std::string_view serviceOf(const contract::Container& container)
{
    return container.task.empty()
               ? std::string_view()
               : std::string_view(container.name).substr(0, container.name.find('.'));
}

} // namespace

void MeasureMaker::describeContainers(MetricList& list)
{
    constexpr std::string_view Labels =
        "container_label_com_docker_swarm_service_name id image name";
    for (const ContainerSeries& series : Plain) {
        list.add(series.family, Labels);
    }
    for (const MeasuredSeries& series : Measured) {
        list.add(series.family, Labels);
    }
    for (const NetworkSeries& series : Network) {
        list.add(series.family,
                 "container_label_com_docker_swarm_service_name id image interface name");
    }
}

void MeasureMaker::addContainers(Recorder& recorder, const FigureRound& figures, WallTime wall)
{
    for (const auto& [id, entry] : figures.entries()) {
        if (entry.container.state != "running" && entry.container.state != "stopping") {
            continue;
        }
        const contract::Container& container = entry.container;
        const std::string path = "/docker/" + id;
        const auto labelled = [&](const Family& family) {
            return recorder.series(
                family, {{"id", path},
                         {"name", container.name},
                         {"image", container.image},
                         {"container_label_com_docker_swarm_service_name", serviceOf(container)}});
        };
        const auto plain = rows_.find(id, recorder, [&](std::vector<SeriesIndex>& made) {
            made.assign(Plain.size(), NoSeries); // not every container has every figure
        });
        for (std::size_t i = 0; i < Plain.size(); ++i) {
            const double value = Plain[i].value(entry, wall);
            if (std::isnan(value)) {
                continue;
            }
            if (plain[i] == NoSeries) {
                plain[i] = labelled(Plain[i].family);
            }
            recorder.set(plain[i], value);
        }
        if (!entry.figures) {
            continue;
        }
        const auto measured =
            rows_.find(id + " measured", recorder, [&](std::vector<SeriesIndex>& made) {
                for (const MeasuredSeries& series : Measured) {
                    made.push_back(labelled(series.family));
                }
            });
        for (std::size_t i = 0; i < Measured.size(); ++i) {
            recorder.set(measured[i], (*entry.figures).*(Measured[i].member));
        }
        addNetworks(recorder, entry);
    }
}

void MeasureMaker::addNetworks(Recorder& recorder, const FigureRound::Entry& entry)
{
    const contract::Container& container = entry.container;
    for (const NetworkFigures& network : entry.figures->networks) {
        const auto found = rows_.find(
            container.id + " " + network.interface, recorder, [&](std::vector<SeriesIndex>& made) {
                for (const NetworkSeries& series : Network) {
                    made.push_back(recorder.series(
                        series.family,
                        {{"id", "/docker/" + container.id},
                         {"name", container.name},
                         {"image", container.image},
                         {"interface", network.interface},
                         {"container_label_com_docker_swarm_service_name", serviceOf(container)}}));
                }
            });
        for (std::size_t i = 0; i < Network.size(); ++i) {
            recorder.set(found[i], network.*(Network[i].member));
        }
    }
}

} // namespace bafar::services
