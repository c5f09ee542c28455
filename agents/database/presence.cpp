// How the database machine stands on the map: its server, and from whom it replicates.
#include "agents/database/judge.h"
#include "agents/database/machine.h"
#include "core/base/text.h"

namespace bafar::database {

namespace {

namespace contract = schema::database;
using schema::State;

constexpr std::size_t PositionShown = 96; ///< bytes

std::string idOf(const std::string& node)
{
    return "database/" + node;
}

/// Of a source that is no server of the spec, too.
std::string sourceId(const contract::Channel& channel)
{
    return idOf(channel.sourceNode.empty()
                    ? channel.sourceHost + ":" + std::to_string(channel.sourcePort)
                    : channel.sourceNode);
}

std::string nameOf(contract::Role role)
{
    return std::string(contract::RoleNames[static_cast<std::size_t>(role)]);
}

std::string lagsText(const std::vector<contract::Channel>& channels)
{
    std::string text;
    for (const contract::Channel& channel : channels) {
        text += text.empty() ? "" : ", ";
        text += channel.lag ? lagText(*channel.lag) : "not known";
    }
    return text;
}

std::string_view commitsText(contract::Holding holding)
{
    switch (holding) {
    case contract::Holding::SemiSync: return "semi-synchronous";
    case contract::Holding::NoLoss: return "without loss";
    default: return contract::HoldingNames[static_cast<std::size_t>(holding)];
    }
}

std::vector<schema::Fact> factsOf(const contract::Status& status)
{
    std::vector<schema::Fact> facts;
    if (status.role == contract::Role::Unknown) {
        facts.push_back({"address", status.endpoint, true});
        return facts;
    }
    facts.push_back({"role", nameOf(status.role) +
                                 (status.readOnly.value_or(false) ? ", read-only" : ", writable")});
    if (!status.channels.empty()) {
        facts.push_back({"lag", lagsText(status.channels)});
    }
    if (status.promise.holding != contract::Holding::Unknown) {
        facts.push_back({"commits are", std::string(commitsText(status.promise.holding))});
    }
    facts.push_back({"gtid", sanitized(status.gtidCurrent, PositionShown), true});
    facts.push_back({"connections", std::to_string(status.connections) +
                                        (status.connectionsMax == 0
                                             ? std::string()
                                             : " of " + std::to_string(status.connectionsMax))});
    facts.push_back({"version", status.version, true});
    facts.push_back({"address", status.endpoint, true});
    return facts;
}

schema::Entity strangerOf(const contract::Channel& channel)
{
    schema::Entity entity;
    entity.id = sourceId(channel);
    entity.concept_ = contract::Name;
    entity.lane = schema::Lane::Data;
    entity.title = channel.sourceHost + ":" + std::to_string(channel.sourcePort);
    entity.state = State::NotMonitored;
    entity.reason = "others replicate from it, but it is no server of the spec";
    entity.claim = schema::Claim::Observed;
    return entity;
}

} // namespace

schema::Presence Machine::presence(Instant now) const
{
    schema::Presence presence;
    if (!target_) {
        return presence;
    }
    const Status status = this->status(now);
    schema::Entity entity;
    entity.id = idOf(self_.node);
    entity.concept_ = Name;
    entity.lane = schema::Lane::Data;
    entity.title = "MariaDB " + self_.node;
    entity.node = self_.node;
    entity.state = status.state;
    entity.reason = status.state == State::Ok || status.reasons.empty() ? std::string()
                                                                        : status.reasons.front();
    entity.facts = factsOf(status);
    presence.entities.push_back(std::move(entity));

    schema::Relation runs;
    runs.from = idOf(self_.node);
    runs.to = "node/" + self_.node;
    runs.kind = schema::RelationKind::RunsOn;
    presence.relations.push_back(std::move(runs));

    for (const contract::Channel& channel : status.channels) {
        if (channel.sourceNode.empty()) {
            presence.entities.push_back(strangerOf(channel));
        }
        schema::Relation relation;
        relation.from = sourceId(channel);
        relation.to = idOf(self_.node);
        relation.kind = schema::RelationKind::Replicates;
        const bool aged = status.state == State::Stale || status.state == State::Unknown;
        relation.state = aged ? status.state : channel.state;
        relation.label = channelText(channel);
        relation.rate = aged ? 0 : received_.perSecond(channel.name);
        presence.relations.push_back(std::move(relation));
    }
    return presence;
}

} // namespace bafar::database
