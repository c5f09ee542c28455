#include "ui/load_balancer/model.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/link/store.h"
#include "ui/load_balancer/out_text.h"
#include "ui/load_balancer/server_order.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::load_balancer {
namespace {

namespace contract = schema::load_balancer;
using schema::State;
using shared::CellLook;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadBalancerModel)
};

QString rateText(double perSecond)
{
    return Words::tr("%1/s").arg(shared::number(perSecond, perSecond < 10 ? 1 : 0));
}

/// The share of 5xx answers; empty without a request.
QString errorShare(double errors, double requests)
{
    return requests > 0 ? shared::percent(std::min(1.0, errors / requests), 1) : QString();
}

QString lateText(Duration p95)
{
    return p95 > Duration{} ? shared::duration(p95) : QString();
}

/// What it does now, in a word or two.
QString stateText(const contract::ServerStatus& server)
{
    return server.way == contract::Way::None || !server.problem.empty() ? Words::tr("not reached")
           : server.draining                                            ? Words::tr("draining")
           : server.ejected                                             ? Words::tr("left out")
                                                                        : Words::tr("in rotation");
}

QString wayText(const contract::ServerStatus& server)
{
    switch (server.way) {
    case contract::Way::Address: return Words::tr("address");
    case contract::Way::HostPort: return Words::tr("host port");
    case contract::Way::Overlay:
        return Words::tr("overlay %1").arg(shared::technical(server.network));
    case contract::Way::None: break;
    }
    return Words::tr("none");
}

QString whyText(const contract::ServerStatus& server, WallTime now)
{
    const bool failed = server.problem.empty() && !server.lastFailure.empty();
    QStringList parts{shared::sentence(failed ? server.lastFailure : server.problem),
                      outText(server, now)};
    parts.removeAll(QString());
    return parts.join(shared::separator());
}

QString hostText(const contract::Route& route)
{
    return shared::technical((route.host.empty() ? "*" : route.host) + route.path);
}

const contract::UpstreamStatus* upstreamOf(const contract::Status& status, const std::string& id)
{
    const auto found = std::find_if(status.upstreams.begin(), status.upstreams.end(),
                                    [&id](const auto& one) { return one.id == id; });
    return found == status.upstreams.end() ? nullptr : &*found;
}

QString upstreamName(const contract::UpstreamStatus& upstream)
{
    return shared::technical(upstream.service.empty() ? upstream.id : upstream.service);
}

/// "2 of 3": servers that get requests.
QString inTurnText(const contract::UpstreamStatus& upstream)
{
    const auto takes = [](const contract::ServerStatus& one) {
        return !one.draining && !one.ejected && one.problem.empty() &&
               one.way != contract::Way::None;
    };
    const auto count = std::count_if(upstream.servers.begin(), upstream.servers.end(), takes);
    return Words::tr("%1 of %2")
        .arg(shared::number(static_cast<std::uint64_t>(count)),
             shared::number(static_cast<std::uint64_t>(upstream.servers.size())));
}

/// Who balances, where that is not the same for all rows.
QString balancerText(const Word& word, bool several)
{
    return several ? shared::technical(word.node) : QString();
}

shared::Row serverRow(const ServerWord& said, bool several)
{
    const Word& word = *said.word;
    const contract::UpstreamStatus& upstream = *said.upstream;
    const contract::ServerStatus& server = *said.server;
    const State state = stateOf(server, word.fresh);
    const CellLook figures = word.fresh ? CellLook::Figures : CellLook::Muted;
    const std::string at = server.way == contract::Way::None ? std::string() : server.at.toString();
    const QString why = whyText(server, word.spokeAt);
    shared::Row row;
    row.key = shared::fromPeer(word.node + " " + upstream.id + " " + server.key);
    row.cells = {
        {shared::technical(server.name.empty() ? server.at.toString() : server.name),
         CellLook::Strong, state},
        {upstreamName(upstream), CellLook::Plain},
        {stateText(server), CellLook::Plain},
        {wayText(server), CellLook::Plain},
        {shared::technical(at), CellLook::Technical},
        {rateText(server.requestsPerSecond), figures},
        {errorShare(server.errorsPerSecond, server.requestsPerSecond), figures},
        {lateText(server.p95), figures},
        {shared::number(std::uint64_t{server.active}), figures},
        {balancerText(word, several), CellLook::Plain},
        {why, CellLook::Plain, {}, why},
    };
    if (state == State::Maintenance) { // which is drawn like draining, and is not the same
        row.cells.front().said = stateText(server);
    }
    return row;
}

} // namespace

std::vector<Word> wordsOf(const link::Store& store)
{
    std::vector<Word> words;
    for (const auto& [node, facts] : store.agents()) {
        const auto* status = store.status<contract::Status>(node, contract::Name);
        if (status != nullptr && status->state != State::NotMonitored) {
            words.push_back({node, facts.freshness == State::Ok, status, facts.spokeAt});
        }
    }
    return words;
}

std::vector<Word> serving(const std::vector<Word>& words)
{
    std::vector<Word> some;
    std::copy_if(words.begin(), words.end(), std::back_inserter(some), [](const Word& word) {
        const auto& listeners = word.status->listeners;
        return word.fresh && std::any_of(listeners.begin(), listeners.end(),
                                         [](const auto& one) { return one.here; });
    });
    return some.empty() ? words : some;
}

ListenersModel::ListenersModel(QObject* parent)
    : RowsModel({tr("Listener"), tr("Address"), tr("Node"), tr("State"), tr("Clients"), tr("Why")},
                parent)
{
    setFigures({4}); // clients
}

void ListenersModel::setWords(const std::vector<Word>& words)
{
    std::vector<shared::Row> here;
    std::vector<shared::Row> elsewhere;
    for (const Word& word : words) {
        for (const contract::ListenerStatus& one : word.status->listeners) {
            const State state = !word.fresh     ? State::Stale
                                : one.listening ? State::Ok
                                                : State::Failed;
            const QString why = shared::sentence(one.problem);
            shared::Row row;
            row.key = shared::fromPeer(one.id + " " + one.at.toString() + " " + word.node);
            row.cells = {
                {shared::technical(one.id), CellLook::Strong, state},
                {shared::technical(one.at.toString()), CellLook::Technical},
                {shared::technical(word.node), CellLook::Plain},
                {!one.listening ? tr("does not listen")
                 : one.here     ? tr("serves")
                                : tr("stands by: the address is elsewhere"),
                 one.here ? CellLook::Plain : CellLook::Muted},
                {shared::number(one.connections), CellLook::Figures},
                {why, CellLook::Plain, {}, why},
            };
            (one.here ? here : elsewhere).push_back(std::move(row));
        }
    }
    std::move(elsewhere.begin(), elsewhere.end(), std::back_inserter(here));
    setRows(std::move(here));
}

RoutesModel::RoutesModel(QObject* parent)
    : RowsModel({}, parent)
{
    shared::sayInFigures(this, [this] {
        setHeads({tr("Host and path"), tr("Service"), tr("Servers in rotation"), tr("Requests"),
                  tr("5xx"), tr("p95"), tr("Balanced by"), tr("Where"), tr("Why")});
    });
    setFigures({3, 4, 5}); // requests, 5xx, p95
}

void RoutesModel::setWords(const std::vector<Word>& words)
{
    std::vector<shared::Row> rows;
    routes_.clear();
    const std::vector<Word> balancers = serving(words);
    for (const Word& word : balancers) {
        for (const contract::Route& route : word.status->routes) {
            const auto* upstream = upstreamOf(*word.status, route.upstream);
            if (upstream == nullptr || rows.size() >= RowsMax) {
                continue;
            }
            const State state = !word.fresh             ? State::Stale
                                : upstream->why.empty() ? State::Ok
                                                        : State::Failed;
            const QString why = shared::sentence(upstream->why);
            shared::Row row;
            row.key =
                shared::fromPeer(word.node + " " + route.listener + " " + route.host + route.path);
            row.cells = {
                {hostText(route), CellLook::Strong, state},
                {upstreamName(*upstream), CellLook::Plain},
                {inTurnText(*upstream), CellLook::Figures},
                {rateText(upstream->requestsPerSecond), CellLook::Figures},
                {errorShare(upstream->errorsPerSecond, upstream->requestsPerSecond),
                 CellLook::Figures},
                {lateText(upstream->p95), CellLook::Figures},
                {balancerText(word, balancers.size() > 1), CellLook::Plain},
                {tr("on the map"), CellLook::Link},
                {why, CellLook::Plain, {}, why},
            };
            const bool seen = std::any_of(rows.begin(), rows.end(), [&row](const auto& other) {
                return other.key == row.key;
            });
            if (!seen) {
                rows.push_back(std::move(row));
                routes_.push_back(route);
            }
        }
    }
    setRows(std::move(rows));
}

const contract::Route* RoutesModel::routeAt(int row) const
{
    const auto index = static_cast<std::size_t>(row);
    return row >= 0 && index < routes_.size() ? &routes_[index] : nullptr;
}

ServersModel::ServersModel(QObject* parent)
    : RowsModel({}, parent)
{
    shared::sayInFigures(this, [this] {
        setHeads({tr("Server"), tr("Service"), tr("State"), tr("Reached by"), tr("Address"),
                  tr("Requests"), tr("5xx"), tr("p95"), tr("Active"), tr("Balanced by"),
                  tr("Why")});
    });
    setFigures({5, 6, 7, 8}); // requests, 5xx, p95, active
}

void ServersModel::setWords(const std::vector<Word>& words)
{
    const std::vector<Word> balancers = serving(words);
    const std::vector<ServerWord> all = inOrder(balancers);
    const std::size_t shown = std::min(all.size(), RowsMax);
    leftOut_ = all.size() - shown;
    std::vector<shared::Row> rows;
    for (std::size_t i = 0; i < shown; ++i) {
        rows.push_back(serverRow(all[i], balancers.size() > 1));
    }
    setRows(std::move(rows));
}

} // namespace bafar::ui::load_balancer
