// What the load balancer counts, under HAProxy's names: listeners are frontends, upstreams
// backends. See machine.h. Source: haproxy addons/promex.
#include "agents/load_balancer/machine.h"
#include "core/base/text.h"

namespace bafar::load_balancer {
namespace {

constexpr SeriesType Gauge = SeriesType::Gauge;
constexpr SeriesType Counter = SeriesType::Counter;

constexpr std::string_view Classes[ClassCount] = {"1xx", "2xx", "3xx", "4xx", "5xx", "other"};
constexpr std::string_view ServerStates[] = {"UP", "DOWN", "DRAIN"};
constexpr std::string_view UpDown[] = {"UP", "DOWN"};

constexpr Family FrontendStatus{"haproxy_frontend_status", Gauge, "Current status of the service"};
constexpr Family BackendStatus{"haproxy_backend_status", Gauge, "Current status of the service"};
constexpr Family ServerStatus{"haproxy_server_status", Gauge, "Current status of the service"};
constexpr Family FrontendRequests{"haproxy_frontend_http_requests_total", Counter,
                                  "HTTP requests since the agent started"};
constexpr Family BackendRequests{"haproxy_backend_http_requests_total", Counter,
                                 "HTTP requests since the agent started"};
constexpr Family FrontendSessions{"haproxy_frontend_current_sessions", Gauge,
                                  "Connections of clients now"};
constexpr Family FrontendSessionsTotal{"haproxy_frontend_sessions_total", Counter,
                                       "Connections of clients since the agent started"};
constexpr Family ServerSessions{"haproxy_server_current_sessions", Gauge, "Requests now"};
constexpr Family ServerSessionsTotal{"haproxy_server_sessions_total", Counter,
                                     "Requests since the agent started"};
constexpr Family ActiveServers{"haproxy_backend_active_servers", Gauge,
                               "Servers that get requests"};
constexpr Family BackupServers{"haproxy_backend_backup_servers", Gauge,
                               "Servers for when no other is left: none"};
constexpr Family Retries{"haproxy_backend_retry_warnings_total", Counter,
                         "Requests that were sent to a second server"};
constexpr Family ConnectionErrors{"haproxy_backend_connection_errors_total", Counter,
                                  "Connections to servers that did not come about"};
constexpr Family ResponseErrors{"haproxy_backend_response_errors_total", Counter,
                                "Answers that broke off, came late or were no HTTP"};

constexpr SeriesType Histogram = SeriesType::Histogram;
constexpr std::string_view DurationHelp = "Duration of requests, from their first byte to the "
                                          "last of their answer";
constexpr Family DurationBucket{"http_request_duration_seconds_bucket", Histogram, DurationHelp,
                                "seconds"};
constexpr Family DurationSum{"http_request_duration_seconds_sum", Histogram, DurationHelp,
                             "seconds"};
constexpr Family DurationCount{"http_request_duration_seconds_count", Histogram, DurationHelp,
                               "seconds"};

/// The families that frontends, backends and servers have alike.
struct Common {
    Family responses;
    Family bytesIn;
    Family bytesOut;
};

constexpr Common Frontend{
    {"haproxy_frontend_http_responses_total", Counter, "HTTP answers by class"},
    {"haproxy_frontend_bytes_in_total", Counter, "Bytes of requests' bodies"},
    {"haproxy_frontend_bytes_out_total", Counter, "Bytes of answers' bodies"}};
constexpr Common Backend{{"haproxy_backend_http_responses_total", Counter, "HTTP answers by class"},
                         {"haproxy_backend_bytes_in_total", Counter, "Bytes of requests' bodies"},
                         {"haproxy_backend_bytes_out_total", Counter, "Bytes of answers' bodies"}};
constexpr Common OfServer{{"haproxy_server_http_responses_total", Counter, "HTTP answers by class"},
                          {"haproxy_server_bytes_in_total", Counter, "Bytes of requests' bodies"},
                          {"haproxy_server_bytes_out_total", Counter, "Bytes of answers' bodies"}};

/// Writes the series of one proxy, or of one server of it.
class Writer {
public:
    Writer(Recorder& recorder, std::string proxy, std::string server = {})
        : recorder_(recorder)
        , proxy_(std::move(proxy))
        , server_(std::move(server))
    {
    }

    template <class Number>
    void set(const Family& family, Number value, LabelView more = {})
    {
        const LabelView proxy{"proxy", proxy_};
        const LabelView server{"server", server_};
        SeriesIndex index = NoSeries;
        if (server_.empty()) {
            index = more.name.empty() ? recorder_.series(family, {proxy})
                                      : recorder_.series(family, {proxy, more});
        } else {
            index = more.name.empty() ? recorder_.series(family, {proxy, server})
                                      : recorder_.series(family, {proxy, server, more});
        }
        recorder_.set(index, static_cast<double>(value));
    }

    /// One series for each state, 1 for the present one.
    void oneHot(const Family& family, std::span<const std::string_view> states, std::string_view is)
    {
        for (const std::string_view state : states) {
            set(family, state == is ? 1 : 0, {"state", state});
        }
    }

    void common(const Common& families, const Counts& counts)
    {
        for (std::size_t i = 0; i < ClassCount; ++i) {
            set(families.responses, counts.answers[i], {"code", Classes[i]});
        }
        set(families.bytesIn, counts.bytesIn);
        set(families.bytesOut, counts.bytesOut);
    }

    void durations(const Counts& counts)
    {
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < DurationBounds.size(); ++i) {
            below += counts.durations[i];
            const std::string bound = numberText(static_cast<double>(DurationBounds[i]) / 1e6);
            set(DurationBucket, below, {"le", bound});
        }
        set(DurationBucket, counts.requests, {"le", "+Inf"});
        set(DurationSum, counts.secondsTotal);
        set(DurationCount, counts.requests);
    }

private:
    Recorder& recorder_;
    std::string proxy_;
    std::string server_;
};

void writeUpstream(Recorder& recorder, const UpstreamEntry& upstream, const LoopReport& report)
{
    std::size_t active = 0;
    for (const ServerReport& server : report.servers) {
        if (server.upstream != upstream.id) {
            continue;
        }
        const bool takes = !server.ejected && !server.entry.draining;
        active += takes ? 1 : 0;
        Writer writer(recorder, sanitized(upstream.id, 200), sanitized(server.entry.key, 200));
        writer.oneHot(ServerStatus, ServerStates,
                      server.entry.draining ? "DRAIN"
                      : server.ejected      ? "DOWN"
                                            : "UP");
        writer.set(ServerSessions, server.active);
        writer.set(ServerSessionsTotal, server.counts.requests);
        writer.common(OfServer, server.counts);
    }
    const auto known = report.upstreams.find(upstream.id);
    const Counts counts = known == report.upstreams.end() ? Counts{} : known->second;
    Writer writer(recorder, sanitized(upstream.id, 200));
    writer.oneHot(BackendStatus, UpDown, active > 0 ? "UP" : "DOWN");
    writer.set(BackendRequests, counts.requests);
    writer.set(ActiveServers, active);
    writer.set(BackupServers, 0);
    writer.set(Retries, counts.retries);
    writer.set(ConnectionErrors, counts.refusedConnections);
    writer.set(ResponseErrors, counts.brokenAnswers);
    writer.common(Backend, counts);
    writer.durations(counts);
}

} // namespace

void Machine::publish(Instant now, Effects& out)
{
    Recorder& recorder = book_.begin(now, wall_.at(now));
    std::map<std::string, ListenReport> frontends; // one for all addresses of a listener
    for (const ListenReport& one : report_.listens) {
        auto& all = frontends.try_emplace(one.listen.listener, ListenReport{{}, true, {}, 0, 0, {}})
                        .first->second;
        all.listening = all.listening && one.listening;
        all.connections += one.connections;
        all.connectionsTotal += one.connectionsTotal;
        all.counts += one.counts;
    }
    for (const auto& [id, one] : frontends) {
        Writer writer(recorder, id);
        writer.oneHot(FrontendStatus, UpDown, one.listening ? "UP" : "DOWN");
        writer.set(FrontendRequests, one.counts.requests);
        writer.set(FrontendSessions, one.connections);
        writer.set(FrontendSessionsTotal, one.connectionsTotal);
        writer.common(Frontend, one.counts);
    }
    for (const UpstreamEntry& upstream : routing_.upstreams) {
        writeUpstream(recorder, upstream, report_);
    }
    out.emplace_back(PublishMeasures{book_.publish(now + SilenceMax)});
}

} // namespace bafar::load_balancer
