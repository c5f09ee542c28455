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
constexpr Family BackendSessions{"haproxy_backend_current_sessions", Gauge, "Requests now"};
constexpr Family BackendSessionsTotal{"haproxy_backend_sessions_total", Counter,
                                      "Requests since the agent started"};
constexpr Family ServerWeight{"haproxy_server_weight", Gauge, "All servers weigh the same: 1"};
constexpr Family Redispatches{"haproxy_backend_redispatch_warnings_total", Counter,
                              "Requests that were sent to another server: every retry is"};
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

    /// A histogram for each class of answer that there was, by the labels proxy and code: as the
    /// common dashboards of requests, errors and durations ask, and at most ClassCount for each
    /// upstream. No label has a path, a host, a method or a task, of which there is no end.
    void durations(const ClassDurations& classes)
    {
        for (std::size_t i = 0; i < classes.size(); ++i) {
            std::uint64_t below = 0;
            for (const std::uint64_t one : classes[i].counts) {
                below += one;
            }
            if (below > 0) {
                durations(classes[i], Classes[i], below);
            }
        }
    }

private:
    void durations(const Durations& of, std::string_view code, std::uint64_t all)
    {
        const LabelView proxy{"proxy", proxy_};
        const LabelView answer{"code", code};
        const auto bucket = [&](std::string_view bound, std::uint64_t count) {
            recorder_.set(recorder_.series(DurationBucket, {proxy, answer, {"le", bound}}),
                          static_cast<double>(count));
        };
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < DurationBounds.size(); ++i) {
            below += of.counts[i];
            bucket(numberText(static_cast<double>(DurationBounds[i]) / 1e6), below);
        }
        bucket("+Inf", all);
        set(DurationSum, of.secondsTotal, answer);
        set(DurationCount, all, answer);
    }

    Recorder& recorder_;
    std::string proxy_;
    std::string server_;
};

void writeUpstream(Recorder& recorder, const UpstreamEntry& upstream, const LoopReport& report)
{
    std::size_t active = 0;
    std::size_t requests = 0;
    for (const ServerReport& server : report.servers) {
        if (server.upstream != upstream.id) {
            continue;
        }
        const bool takes = !server.ejected && !server.entry.draining;
        active += takes ? 1 : 0;
        requests += server.active;
        Writer writer(recorder, sanitized(upstream.id, 200), sanitized(server.entry.key, 200));
        writer.oneHot(ServerStatus, ServerStates,
                      server.entry.draining ? "DRAIN"
                      : server.ejected      ? "DOWN"
                                            : "UP");
        writer.set(ServerSessions, server.active);
        writer.set(ServerSessionsTotal, server.counts.requests);
        writer.set(ServerWeight, 1);
        writer.common(OfServer, server.counts);
    }
    const auto known = report.upstreams.find(upstream.id);
    const Counts counts = known == report.upstreams.end() ? Counts{} : known->second;
    Writer writer(recorder, sanitized(upstream.id, 200));
    writer.oneHot(BackendStatus, UpDown, active > 0 ? "UP" : "DOWN");
    writer.set(BackendRequests, counts.requests);
    writer.set(BackendSessions, requests);
    writer.set(BackendSessionsTotal, counts.requests);
    writer.set(ActiveServers, active);
    writer.set(BackupServers, 0);
    writer.set(Retries, counts.retries);
    writer.set(Redispatches, counts.retries);
    writer.set(ConnectionErrors, counts.refusedConnections);
    writer.set(ResponseErrors, counts.brokenAnswers);
    writer.common(Backend, counts);
    if (const auto classes = report.durations.find(upstream.id);
        classes != report.durations.end()) {
        writer.durations(classes->second);
    }
}

} // namespace

void Machine::describeMetrics(MetricList& list)
{
    list.add(FrontendStatus, "proxy state");
    list.add(BackendStatus, "proxy state");
    list.add(ServerStatus, "proxy server state");
    for (const Family& family :
         {FrontendRequests, BackendRequests, FrontendSessions, FrontendSessionsTotal,
          BackendSessions, BackendSessionsTotal, ActiveServers, Redispatches, BackupServers,
          Retries, ConnectionErrors, ResponseErrors}) {
        list.add(family, "proxy");
    }
    list.add(ServerSessions, "proxy server");
    list.add(ServerSessionsTotal, "proxy server");
    list.add(ServerWeight, "proxy server");
    for (const Common* common : {&Frontend, &Backend, &OfServer}) {
        const std::string labels = common == &OfServer ? "proxy server" : "proxy";
        list.add(common->responses, "code " + labels);
        list.add(common->bytesIn, labels);
        list.add(common->bytesOut, labels);
    }
    list.add(DurationBucket, "(code) (le) proxy");
}

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
