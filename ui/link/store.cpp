#include "ui/link/store.h"

#include <algorithm>
#include <tuple>

#include "core/schema/same_map.h"
#include "ui/link/limits.h"

namespace bafar::link {
namespace {

bool isRunning(schema::ActionState state)
{
    return state == schema::ActionState::Running || state == schema::ActionState::Verifying;
}

QString named(const std::string& node)
{
    return QString::fromStdString(node);
}

/// The silence after which an agent is UNKNOWN.
Duration unknownAfter(const AgentFacts& facts)
{
    return std::max(Store::UnknownAfter, facts.heartbeat * Store::UnknownHeartbeats);
}

} // namespace

Store::Store(const std::vector<std::string>& nodes)
{
    for (const std::string& node : nodes) {
        agents_[node];
    }
}

void Store::opened(const std::string& node, Instant now)
{
    AgentFacts& facts = agents_[node];
    facts.connected = true;
    facts.problem.clear();
    facts.refused = false;
    Q_EMIT agentChanged(named(node));
    advance(now);
}

void Store::closed(const std::string& node, const QString& reason, Instant now, bool refused)
{
    AgentFacts& facts = agents_[node];
    facts.connected = false;
    facts.problem = reason;
    facts.refused = refused;
    Q_EMIT agentChanged(named(node));
    advance(now);
}

void Store::apply(const schema::Message& message, Instant now)
{
    AgentFacts& facts = agents_[message.node];
    facts.heard = now;
    facts.spokeAt = boundedMoment(message.at);
    const bool revived = facts.freshness != schema::State::Ok;
    facts.freshness = schema::State::Ok;
    switch (message.kind) {
    case schema::MessageKind::Snapshot:
        if (message.snapshot) {
            applySnapshot(facts, message);
        }
        break;
    case schema::MessageKind::Report:
        if (message.report) {
            takeReport(facts.reports[message.concept_], *message.report);
        }
        break;
    case schema::MessageKind::Event:
        if (message.event) {
            addEvent(message.node, *message.event);
            Q_EMIT eventsChanged();
        }
        break;
    case schema::MessageKind::Action:
        if (message.action) {
            addAction(*message.action);
            Q_EMIT actionChanged(named(message.action->id));
        }
        break;
    case schema::MessageKind::Series:
        if (message.series) {
            facts.series = *message.series;
        }
        break;
    case schema::MessageKind::Samples:
        if (message.samples && message.samples->revision == facts.series.revision) {
            facts.samples = *message.samples;
            facts.sampledAt = facts.spokeAt;
            Q_EMIT samplesArrived(named(message.node));
        }
        break;
    case schema::MessageKind::Offers:
        if (message.offers) {
            facts.offers = *message.offers;
            Q_EMIT offersChanged();
        }
        break;
    case schema::MessageKind::Heartbeat: break;
    }
    facts.boot = message.boot;
    if (revived) {
        tellFreshness(message.node);
        Q_EMIT factsChanged();
    }
}

void Store::takeReport(HeardReport& known, const schema::ConceptReport& report)
{
    // What has nothing on the map, as alerts, speaks only when something happened.
    const bool isSame =
        !report.presence.entities.empty() && schema::sameMap(known.presence(), report.presence);
    known = HeardReport(report);
    if (isSame) {
        Q_EMIT figuresChanged();
    } else {
        Q_EMIT factsChanged();
    }
}

void Store::tellFreshness(const std::string& node)
{
    Q_EMIT agentChanged(named(node));
    for (const auto& [id, record] : actions_) {
        if (schema::runnerOf(record) == node && isRunning(record.state)) {
            Q_EMIT actionChanged(named(id));
        }
    }
}

void Store::applySnapshot(AgentFacts& facts, const schema::Message& message)
{
    const schema::Snapshot& all = *message.snapshot;
    facts.version = all.version;
    facts.cluster = all.cluster;
    facts.heartbeat = boundedInterval(all.heartbeat);
    facts.sampleInterval = boundedInterval(all.sampleInterval);
    facts.reports.clear();
    for (const auto& [name, report] : all.concepts) {
        facts.reports.emplace(name, HeardReport(report));
    }
    facts.offers = all.offers;
    takeEvents(all, message.node);
    // What this agent ran and no longer mentions is over; others' records stay.
    std::erase_if(actions_, [&](const auto& entry) {
        return schema::runnerOf(entry.second) == message.node && isRunning(entry.second.state);
    });
    for (const schema::ActionRecord& record : all.actions) {
        addAction(record);
    }
    Q_EMIT factsChanged();
    Q_EMIT eventsChanged();
    Q_EMIT offersChanged();
    for (const schema::ActionRecord& record : all.actions) {
        Q_EMIT actionChanged(named(record.id));
    }
}

void Store::addAction(const schema::ActionRecord& record)
{
    const auto known = actions_.find(record.id);
    if (known != actions_.end() && record.fence < known->second.fence) {
        return; // from an agent that does not know yet that another one took it over
    }
    actions_[record.id] = record;
    while (actions_.size() > ActionsMax) {
        const auto oldest =
            std::min_element(actions_.begin(), actions_.end(), [](const auto& a, const auto& b) {
                return a.second.startedAt < b.second.startedAt;
            });
        actions_.erase(oldest);
    }
}

schema::State Store::judge(const AgentFacts& facts, Instant now) const
{
    if (!facts.heard || now - *facts.heard >= unknownAfter(facts)) {
        return schema::State::Unknown;
    }
    return now - *facts.heard >= facts.heartbeat * StaleHeartbeats ? schema::State::Stale
                                                                   : schema::State::Ok;
}

void Store::advance(Instant now)
{
    bool changed = false;
    for (auto& [node, facts] : agents_) {
        const schema::State judged = judge(facts, now);
        if (judged != facts.freshness) {
            facts.freshness = judged;
            changed = true;
            tellFreshness(node);
        }
    }
    if (changed) {
        Q_EMIT factsChanged();
    }
}

std::optional<Instant> Store::deadline() const
{
    std::optional<Instant> next;
    for (const auto& [node, facts] : agents_) {
        if (!facts.heard || facts.freshness == schema::State::Unknown) {
            continue;
        }
        const Duration after = facts.freshness == schema::State::Ok
                                   ? facts.heartbeat * StaleHeartbeats
                                   : unknownAfter(facts);
        const Instant at = *facts.heard + after;
        next = next ? std::min(*next, at) : at;
    }
    return next;
}

const AgentFacts* Store::agent(const std::string& node) const
{
    const auto found = agents_.find(node);
    return found == agents_.end() ? nullptr : &found->second;
}

std::optional<Duration> Store::ageOf(const std::string& node, Instant now) const
{
    const AgentFacts* facts = agent(node);
    if (facts == nullptr || !facts->heard) {
        return std::nullopt;
    }
    return now - *facts->heard;
}

std::optional<schema::ActionRecord> Store::action(const std::string& id) const
{
    const auto found = actions_.find(id);
    if (found == actions_.end()) {
        return std::nullopt;
    }
    schema::ActionRecord record = found->second;
    const AgentFacts* runner = agent(schema::runnerOf(record));
    if (isRunning(record.state) && runner != nullptr && runner->freshness != schema::State::Ok) {
        record.state = schema::ActionState::Unknown;
    }
    return record;
}

std::vector<schema::ActionRecord> Store::actions() const
{
    std::vector<schema::ActionRecord> all;
    for (const auto& [id, record] : actions_) {
        all.push_back(*action(id));
    }
    std::sort(all.begin(), all.end(),
              [](const schema::ActionRecord& a, const schema::ActionRecord& b) {
                  return std::tie(a.startedAt, a.id) < std::tie(b.startedAt, b.id);
              });
    return all;
}

std::vector<topology::Source> Store::sources(Instant now) const
{
    std::vector<topology::Source> all;
    for (const auto& [node, facts] : agents_) {
        topology::Source source;
        source.node = node;
        source.freshness = facts.freshness;
        source.age = facts.heard ? now - *facts.heard : Duration::zero();
        source.at = facts.spokeAt;
        for (const auto& [name, report] : facts.reports) {
            source.presences.push_back(&report.presence());
        }
        all.push_back(std::move(source));
    }
    return all;
}

const HeardReport* Store::report(const std::string& node, std::string_view conceptName) const
{
    const AgentFacts* facts = agent(node);
    if (facts == nullptr) {
        return nullptr;
    }
    const auto found = facts->reports.find(std::string(conceptName));
    return found == facts->reports.end() ? nullptr : &found->second;
}

} // namespace bafar::link
