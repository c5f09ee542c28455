// What virtual routers count, under the names of keepalived's exporter
// (mehdy/keepalived-exporter). See machine.h.
#include "agents/floating_ip/machine.h"

namespace bafar::floating_ip {
namespace {

constexpr SeriesType Gauge = SeriesType::Gauge;
constexpr SeriesType Counter = SeriesType::Counter;

constexpr Family Up{"keepalived_up", Gauge, "1: the VRRP thread reports."};
constexpr Family StateNow{"keepalived_vrrp_state", Gauge,
                          "0: initialize, 1: backup, 2: active, 3: fault, it cannot take part."};
constexpr Family BecameMaster{"keepalived_become_master_total", Counter,
                              "Times this node became the owner."};
constexpr Family ReleasedMaster{"keepalived_release_master_total", Counter,
                                "Times this node stopped being the owner."};
constexpr Family AdvertsSent{"keepalived_advertisements_sent_total", Counter, "Adverts sent."};
constexpr Family AdvertsReceived{"keepalived_advertisements_received_total", Counter,
                                 "Adverts received and understood."};
constexpr Family ZeroSent{"keepalived_priority_zero_sent_total", Counter,
                          "Times this node resigned with an advert of priority 0."};
constexpr Family ZeroReceived{"keepalived_priority_zero_received_total", Counter,
                              "Adverts of priority 0 received: the owner resigned."};
constexpr Family Refused{"bafar_vrrp_adverts_refused_total", Counter,
                         "Adverts for this virtual router that were not taken, for any reason."};
constexpr Family Owner{"bafar_vip_owner", Gauge,
                       "1: this node owns the address and holds it; 0: it does not."};

constexpr std::string_view RouterLabels = "iname intf vrid";

struct Count {
    Family family;
    std::uint64_t (*of)(const RouterReport&);
};

/// How often a row was taken that leads into, or out of, the active state.
std::uint64_t turns(const RouterReport& report, bool into)
{
    std::uint64_t sum = 0;
    for (const RowInfo& info : rowTable()) {
        const bool from = info.from == RouterState::Active;
        const bool to = info.to == RouterState::Active;
        if (from != to && to == into) {
            sum += report.rows[static_cast<std::size_t>(info.row)];
        }
    }
    return sum;
}

std::uint64_t rowsOf(const RouterReport& report, std::initializer_list<Row> rows)
{
    std::uint64_t sum = 0;
    for (const Row row : rows) {
        sum += report.rows[static_cast<std::size_t>(row)];
    }
    return sum;
}

constexpr Count Counts[] = {
    {BecameMaster, [](const RouterReport& report) { return turns(report, true); }},
    {ReleasedMaster, [](const RouterReport& report) { return turns(report, false); }},
    {AdvertsSent, [](const RouterReport& report) { return report.status.advertsSent; }},
    {AdvertsReceived, [](const RouterReport& report) { return report.status.advertsReceived; }},
    {ZeroSent,
     [](const RouterReport& report) {
         return rowsOf(report, {Row::ActiveShutdown, Row::ActiveClaimGivenUp});
     }},
    {ZeroReceived,
     [](const RouterReport& report) {
         return rowsOf(report, {Row::BackupAdvertResign, Row::ActiveAdvertResign});
     }},
    {Refused, [](const RouterReport& report) { return report.refused; }},
};

} // namespace

void Machine::describeMetrics(MetricList& list)
{
    list.add(Up);
    list.add(StateNow, "iname intf ip_address vrid");
    list.add(Owner, "vip");
    for (const Count& count : Counts) {
        list.add(count.family, RouterLabels);
    }
}

void Machine::publish(Instant now, Effects& out)
{
    if (config_.routers.empty()) {
        return;
    }
    Recorder& recorder = book_.begin(now, wall_.at(now));
    recorder.set(recorder.series(Up), silent_ ? 0 : 1);
    for (const auto& [id, entry] : entries_) {
        if (silent_ || !entry.reported) {
            continue;
        }
        const RouterReport& report = entry.report;
        const std::string interface = interfaceOf(entry);
        const std::string number = std::to_string(entry.config.virtualRouter);
        for (const net::Prefix& address : entry.config.addresses) {
            constexpr double Fault = 3;
            const std::string text = address.address.toString();
            const double state =
                report.status.link ? static_cast<double>(report.status.state) : Fault;
            recorder.set(
                recorder.series(
                    StateNow,
                    {{"iname", id}, {"intf", interface}, {"ip_address", text}, {"vrid", number}}),
                state);
            const bool owns = report.status.state == RouterState::Active && report.holdsAddresses;
            recorder.set(recorder.series(Owner, {{"vip", text}}), owns ? 1 : 0);
        }
        for (const Count& count : Counts) {
            recorder.set(recorder.series(count.family,
                                         {{"iname", id}, {"intf", interface}, {"vrid", number}}),
                         static_cast<double>(count.of(report)));
        }
    }
    out.emplace_back(PublishMeasures{book_.publish(now + SilenceMax)});
}

} // namespace bafar::floating_ip
