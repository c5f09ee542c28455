#include "agents/load_balancer/proxy_loop.h"

#include <algorithm>

namespace bafar::load_balancer {
namespace {

constexpr std::size_t ScratchBytes = 32U << 10U;
constexpr int Backlog = 1024;
constexpr Duration RetryEvery = std::chrono::seconds(1);

std::string_view failureText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::ServerError: return "it answered with 5xx";
    case Outcome::Refused: return "it refused the connection";
    case Outcome::Unaccepted: return "it did not accept the connection in time";
    case Outcome::NoWay: return "there was no way into its network from this node";
    case Outcome::Broken: return "it broke off, or answered what is no HTTP";
    case Outcome::TimedOut: return "it did not answer in time";
    case Outcome::Answered:
    case Outcome::Abandoned: break;
    }
    return "";
}

std::size_t classOf(std::uint16_t status)
{
    return status >= 100 && status < 600 ? status / 100U - 1U : ClassCount - 1;
}

void add(Durations& durations, const Record& record)
{
    const auto micros = static_cast<std::uint64_t>(record.total / std::chrono::microseconds(1));
    const auto bound = std::lower_bound(DurationBounds.begin(), DurationBounds.end(), micros);
    durations.counts[static_cast<std::size_t>(bound - DurationBounds.begin())] += 1;
    durations.secondsTotal += std::chrono::duration<double>(record.total).count();
}

void add(Counts& counts, const Record& record)
{
    counts.requests += 1;
    counts.answers[classOf(record.status)] += 1;
    counts.bytesIn += record.bytesIn;
    counts.bytesOut += record.bytesOut;
    counts.retries += record.retries;
    add(counts.durations, record);
}

} // namespace

ProxyLoop::ProxyLoop(runtime::Loop& loop, std::size_t share, NetworkStock::Fetch fetch)
    : loop_(loop)
    , share_(share)
    , pool_(loop)
    , stock_(loop, std::move(fetch))
    , scratch_(ScratchBytes)
    , retry_(loop, [this] { listen(); })
    , sweep_(loop, [this] {
        gone_.clear();
        lookWhetherEnded();
    })
{
}

ProxyLoop::~ProxyLoop() = default;

void ProxyLoop::use(PlanPtr plan)
{
    plan_ = std::move(plan);
    auto settings = std::make_shared<ExchangeSettings>();
    settings->times = plan_->times;
    settings->trustForwarded = plan_->trustForwarded;
    settings_ = std::move(settings);
    balancer_.configure(plan_->routing);
    std::set<Inside> networks;
    for (const UpstreamEntry& upstream : plan_->routing->upstreams) {
        for (const ServerEntry& server : upstream.servers) {
            if (!server.network.empty()) {
                networks.insert(insideOf(server));
            }
        }
    }
    stock_.use(networks);
    listen();
}

/// Opens what the plan has and is not open, closes what it has not.
void ProxyLoop::listen()
{
    std::map<Listen, Entry> before = std::exchange(listens_, {});
    bool troubled = false;
    for (const Listen& listen : plan_->listens) {
        Entry& entry = listens_[listen];
        if (const auto known = before.find(listen); known != before.end()) {
            entry = std::move(known->second);
        }
        if (entry.socket) {
            continue;
        }
        runtime::ListenOptions options;
        options.backlog = Backlog;
        options.reusePort = true;
        options.freeBind = true; // a floating IP may be elsewhere now
        auto opened = runtime::Listener::open(
            loop_, listen.at,
            [this, name = listen.listener](runtime::Descriptor client, const net::Endpoint& from) {
                accept(name, std::move(client), from);
            },
            options);
        entry.problem = opened ? "" : opened.error().text;
        troubled = troubled || !opened;
        if (opened) {
            entry.socket = std::move(*opened);
        }
    }
    drainConnections();
    if (troubled) {
        retry_.armAfter(RetryEvery);
    }
}

/// Those whose listener is no more.
void ProxyLoop::drainConnections()
{
    for (auto next = connections_.begin(); next != connections_.end();) {
        Connection& connection = **next++; // it may forget itself, and so leave the list
        const bool listened =
            std::any_of(listens_.begin(), listens_.end(), [&connection](const auto& entry) {
                return entry.first.listener == connection.listener();
            });
        if (!listened) {
            connection.drain();
        }
    }
}

void ProxyLoop::accept(const std::string& listener,
                       runtime::Descriptor client,
                       const net::Endpoint& from)
{
    Tally& tally = tallies_[listener];
    tally.connectionsTotal += 1;
    if (connections_.size() >= std::max<std::size_t>(plan_->connectionsMax / share_, 1)) {
        return; // closed: turned away
    }
    tally.connections += 1;
    connections_.push_back(
        std::make_unique<Connection>(*this, settings_, listener, std::move(client), from));
}

void ProxyLoop::judged(Server& server, Outcome outcome)
{
    Counts& upstream = upstreams_[server.upstream];
    for (Counts* counts : {&server.counts, &upstream}) {
        counts->refusedConnections += cameToNothing(outcome) ? 1 : 0;
        counts->brokenAnswers += outcome == Outcome::Broken || outcome == Outcome::TimedOut ? 1 : 0;
    }
    Balancer::judge(server, outcome, loop_.now());
}

void ProxyLoop::count(const std::string& listener, const Record& record)
{
    Tally& tally = tallies_[listener];
    add(tally.counts, record);
    if (record.server) {
        add(tally.upstreams[record.server->upstream], record);
        add(record.server->counts, record);
        add(upstreams_[record.server->upstream], record);
        add(durations_[record.server->upstream][classOf(record.status)], record);
    }
}

/// Not destroyed at once: it may be among its own callers.
void ProxyLoop::forget(Connection& connection)
{
    const auto found =
        std::find_if(connections_.begin(), connections_.end(),
                     [&connection](const auto& one) { return one.get() == &connection; });
    if (found != connections_.end()) {
        tallies_[connection.listener()].connections -= 1;
        gone_.splice(gone_.end(), connections_, found);
        sweep_.armAfter({});
    }
}

LoopReport ProxyLoop::report() const
{
    LoopReport report;
    for (const auto& [listen, entry] : listens_) {
        ListenReport one{listen, entry.socket != nullptr, entry.problem, 0, 0, {}};
        const auto tally = tallies_.find(listen.listener);
        const bool first = std::none_of(
            report.listens.begin(), report.listens.end(),
            [&](const ListenReport& other) { return other.listen.listener == listen.listener; });
        if (tally != tallies_.end() && first) { // counted by listener, not by address
            one.connections = tally->second.connections;
            one.connectionsTotal = tally->second.connectionsTotal;
            one.counts = tally->second.counts;
            one.upstreams = tally->second.upstreams;
        }
        report.listens.push_back(std::move(one));
    }
    for (const auto& [key, server] : balancer_.servers()) {
        const bool ejected = loop_.now() < server->ejectedUntil;
        report.servers.push_back({server->upstream, server->entry, server->active, ejected,
                                  std::string(failureText(server->last)), server->counts,
                                  ejected ? server->ejectedUntil : Instant{}});
    }
    report.upstreams = upstreams_;
    report.durations = durations_;
    report.networks = stock_.problems();
    return report;
}

void ProxyLoop::drain(std::function<void()> ended)
{
    ended_ = std::move(ended);
    listens_.clear();
    retry_.cancel();
    drainConnections();
    pool_.clear();
    lookWhetherEnded();
}

void ProxyLoop::lookWhetherEnded()
{
    if (ended_ && connections_.empty()) {
        std::exchange(ended_, {})();
    }
}

} // namespace bafar::load_balancer
