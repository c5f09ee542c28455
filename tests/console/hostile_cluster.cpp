// Ids, states and figures stay as they are, so that every page shows what is worded.
#include "tests/console/hostile_cluster.h"

#include <QString>

#include "core/schema/alerting.h"
#include "core/schema/deployment.h"
#include "core/schema/json.h"
#include "core/schema/load_balancer.h"
#include "core/schema/monitoring.h"
#include "tests/console/full_cluster.h"

namespace bafar::test {
namespace {

template <class Status>
void setStatus(schema::Snapshot& all, std::string_view name, const Status& status)
{
    all.concepts[std::string(name)].status.text = schema::toJson(status);
}

void spoilTraffic(schema::Snapshot& all, const std::string& words)
{
    namespace fip = schema::floating_ip;
    namespace lb = schema::load_balancer;
    auto floating = schema::fromJson<fip::Status>(all.concepts.at("floating_ip").status.text);
    fip::RouterStatus& router = floating->routers.front();
    router.interface = router.changedWhy = router.problem = router.lastRefusal = words;
    setStatus(all, fip::Name, *floating);
    lb::Status balancer;
    balancer.state = schema::State::Degraded;
    balancer.reasons = {words};
    lb::ListenerStatus& listener = balancer.listeners.emplace_back();
    listener.id = listener.problem = words;
    listener.at = *net::Endpoint::parse("192.0.2.100:80");
    listener.here = true;
    lb::UpstreamStatus& upstream = balancer.upstreams.emplace_back();
    upstream.id = "u1";
    upstream.service = upstream.why = words;
    lb::ServerStatus& server = upstream.servers.emplace_back();
    server.key = "s1";
    server.name = server.network = server.problem = server.lastFailure = words;
    server.at = *net::Endpoint::parse("192.0.2.11:32768");
    server.ejected = true;
    lb::Route& route = balancer.routes.emplace_back();
    route.upstream = "u1";
    route.host = hostileWords(15); // a host is 253 bytes at most
    setStatus(all, lb::Name, balancer);
}

void spoilAgents(schema::Snapshot& all, const std::string& words)
{
    auto agents = schema::fromJson<schema::cluster::Status>(all.concepts.at("cluster").status.text);
    agents->version = agents->specRevision = agents->agreement.problem = words;
    agents->reasons = {words};
    for (schema::cluster::Peer& peer : agents->peers) {
        peer.problem = peer.version = words;
        peer.connected = false;
    }
    agents->agreement.recoveries = {{words, words, words, {words}, 11, 3}};
    setStatus(all, schema::cluster::Name, *agents);
    schema::monitoring::Status host;
    host.state = schema::State::Degraded;
    host.hostname = host.kernel = host.system = host.diskBusiest = words;
    host.reasons = {words};
    schema::monitoring::Filesystem& disk = host.filesystems.emplace_back();
    disk.mount = disk.device = disk.type = words;
    disk.sizeBytes = 1000;
    setStatus(all, schema::monitoring::Name, host);
}

void spoilStory(schema::Snapshot& all, const std::string& node, const std::string& words)
{
    schema::deployment::Status changes;
    changes.state = schema::State::Ok;
    schema::deployment::Deployment& record = changes.records.emplace_back();
    record.id = "d1";
    record.service = record.who = record.why = record.node = words;
    record.fromImage = record.toImage = record.outcome = words;
    record.startedAt = SomeDay;
    record.state = schema::ActionState::FailedUndone;
    record.steps = {{words, schema::StepState::Failed, {}, words}};
    setStatus(all, schema::deployment::Name, changes);
    schema::alerting::Status alerting;
    alerting.state = schema::State::Ok;
    alerting.leads = node == "n1";
    schema::alerting::Alert& alert = alerting.alerts.emplace_back();
    alert.fingerprint = "f" + node;
    alert.rule = alert.value = alert.summary = alert.note = words;
    alert.labels = {{"node", node}, {"device", words}};
    alert.severity = schema::Severity::Critical;
    alert.state = schema::alerting::AlertState::Firing;
    alert.subject = "node/" + node;
    alert.since = alert.firedAt = SomeDay;
    alert.hasRunbook = true;
    setStatus(all, schema::alerting::Name, alerting);
    schema::Event& event = all.events.emplace_back();
    event.sequence = 99;
    event.node = node;
    event.at = SomeDay;
    event.concept_ = "cluster";
    event.kind = event.text = words;
    event.severity = schema::Severity::Critical;
    event.subject = "node/" + node;
}

} // namespace

std::string hostileWords(int times)
{
    return QStringLiteral("\u202Egpj\u2066\n\x1b[31m").repeated(times).toStdString();
}

void sayHostile(const std::map<std::string, FakeLink*>& agents)
{
    const std::string words = hostileWords();
    Full wish;
    wish.trouble = true;
    wish.hostile = words;
    schema::SpecHistory history = someHistory();
    history.revisions.back().who = history.revisions.back().why = words;
    std::map<std::string, Result<std::string>> texts = someSpecs();
    Result<std::string>& inForce = texts.at("7f3a91c2");
    inForce = *inForce + "# " + hostileWords(15) + "\n"; // a text of many lines may be long
    for (const auto& [node, link] : agents) {
        schema::Message message;
        message.kind = schema::MessageKind::Snapshot;
        message.at = SomeDay;
        schema::Snapshot& all = message.snapshot.emplace(fullSnapshotOf(node, wish));
        all.version = words;
        spoilTraffic(all, words);
        spoilAgents(all, words);
        spoilStory(all, node, words);
        schema::ActionInfo& offer = all.offers.emplace_back();
        offer.name = "services.scale";
        offer.subject = "services/web";
        offer.title = offer.help = words;
        link->specHistoryAnswer = history;
        link->specTexts = texts;
        link->say(message);
        schema::Message series;
        series.kind = schema::MessageKind::Series;
        series.series = schema::SeriesTable{
            1, {"node_load1", "node_filesystem_size_bytes{mountpoint=\"" + words + "\"}"}};
        link->say(series);
    }
}

schema::Plan hostilePlan()
{
    const std::string words = hostileWords();
    schema::Plan plan = handOverPlan("n2");
    plan.actor = plan.command = words;
    schema::Draft& draft = plan.draft;
    draft.title = draft.verb = words;
    for (schema::PlannedStep& step : draft.steps) {
        step.text = step.detail = step.node = words;
    }
    draft.consequences = {{words, words}};
    draft.candidateColumns = {words, words};
    for (schema::Candidate& one : draft.candidates) {
        one.name = one.reason = words;
        one.figures = {words, words};
    }
    for (auto* conditions : {&draft.preconditions, &draft.postconditions}) {
        for (schema::Condition& one : *conditions) {
            one.text = one.detail = words;
        }
    }
    return plan;
}

} // namespace bafar::test
