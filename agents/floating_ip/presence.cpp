// How the floating IP machine speaks: events for the timeline, entities and relations for the map.
#include "agents/floating_ip/machine.h"
#include "core/schema/json.h"

namespace bafar::floating_ip {
namespace {

namespace contract = schema::floating_ip;

std::string listText(const std::vector<net::Prefix>& addresses)
{
    std::string text;
    for (const net::Prefix& prefix : addresses) {
        text += (text.empty() ? "" : ", ") + prefix.address.toString();
    }
    return text;
}

schema::Severity severityOf(Note note)
{
    switch (note) {
    case Note::SplitBrain: return schema::Severity::Critical;
    case Note::AddressListDiffers:
    case Note::ChecksumDiffers:
    case Note::ClaimGivenUp:
    case Note::OwnAddressHeard:
    case Note::Stalled: return schema::Severity::Warning;
    case Note::IntervalDiffers:
    case Note::SplitBrainEnded: return schema::Severity::Notice;
    case Note::OverrideSettled: break;
    }
    return schema::Severity::Info;
}

schema::Severity severityOf(const StateChanged& changed)
{
    const bool lost = changed.row == Row::BackupLinkDown || changed.row == Row::ActiveLinkDown;
    return lost ? schema::Severity::Warning : schema::Severity::Notice;
}

/// Of a router that takes part: itself, or whom it stands by for.
std::optional<schema::HeardOwner> heardOwner(const contract::RouterStatus& router)
{
    const bool takesPart = router.state != contract::RouterState::Initialize;
    return takesPart && !router.owner.isUnspecified()
               ? std::optional(schema::HeardOwner{router.owner, router.ownerNode.empty()})
               : std::nullopt;
}

/// What an entity says of itself, from this node's point of view.
void judgeEntity(schema::Entity& entity, const contract::RouterStatus& router)
{
    using schema::State;
    entity.reason = router.problem;
    entity.owner = heardOwner(router);
    switch (router.state) {
    case contract::RouterState::Active:
        entity.claim = schema::Claim::Own;
        entity.state = router.problem.empty() ? State::Ok : State::Failed;
        break;
    case contract::RouterState::Backup:
        entity.claim = schema::Claim::Observed;
        entity.state = router.owner.isUnspecified() ? State::Transition : State::Ok;
        if (entity.reason.empty() && entity.state == State::Transition) {
            entity.reason = "no owner is heard yet";
        }
        break;
    case contract::RouterState::Initialize:
        entity.claim = schema::Claim::Observed;
        entity.state = State::Unknown;
        if (entity.reason.empty()) {
            entity.reason = "not started on this node";
        }
        break;
    }
}

std::vector<schema::Fact> factsOf(const contract::RouterStatus& router)
{
    std::vector<schema::Fact> facts{{"address", listText(router.addresses), true}};
    if (!router.owner.isUnspecified()) {
        facts.push_back({"owner",
                         router.ownerNode.empty() ? router.owner.toString() : router.ownerNode,
                         router.ownerNode.empty()});
    }
    facts.push_back({"priority", router.priority == router.basePriority
                                     ? std::to_string(router.priority)
                                     : std::to_string(router.priority) + " (own " +
                                           std::to_string(router.basePriority) + ")"});
    facts.push_back({"interval", toHumanText(router.interval)});
    facts.push_back(
        {"virtual router", std::to_string(router.virtualRouter) + " on " + router.interface, true});
    return facts;
}

} // namespace

void Machine::tell(const Entry& entry, const Cause& cause, Effects& out) const
{
    contract::Event body;
    body.router = entry.config.id;
    body.from = body.to = static_cast<contract::RouterState>(entry.report.status.state);
    schema::Event event;
    event.concept_ = Name;
    event.subject = "floating_ip/" + entry.config.id;
    const std::string what = entry.config.id + " (" + listText(entry.config.addresses) + ")";
    if (const auto* changed = std::get_if<StateChanged>(&cause)) {
        const RowInfo& info = rowInfo(changed->row);
        body.from = static_cast<contract::RouterState>(changed->from);
        body.to = static_cast<contract::RouterState>(changed->to);
        body.why =
            std::string(info.input) + (info.when.empty() ? "" : ": ") + std::string(info.when);
        event.kind = "became_" + std::string(stateName(changed->to));
        event.severity = severityOf(*changed);
        event.text = self_.node +
                     (changed->to == RouterState::Active   ? " owns "
                      : changed->to == RouterState::Backup ? " is backup for "
                                                           : " does not take part in ") +
                     what + ": " + body.why;
    } else if (const auto* noted = std::get_if<Noted>(&cause)) {
        body.why = noted->text;
        body.peer = noted->peer;
        event.kind = std::string(noteName(noted->what));
        event.severity = severityOf(noted->what);
        event.text = what + " on " + self_.node + ": " + noted->text;
    } else if (const auto* refused = std::get_if<MessageRefused>(&cause)) {
        body.why = refused->text;
        body.peer = refused->peer;
        event.kind = "advert_refused";
        event.severity = schema::Severity::Warning;
        event.text = what + " on " + self_.node + ": an advertisement from " +
                     refused->peer.toString() + " was refused: " + refused->text;
    } else {
        return;
    }
    if (entry.report.status.owner && body.peer == *entry.report.status.owner) {
        body.peerPriority = entry.report.status.ownerPriority;
    }
    event.body.text = schema::toJson(body);
    out.emplace_back(EmitEvent{std::move(event)});
}

schema::Presence Machine::presence(Instant now) const
{
    schema::Presence presence;
    for (const auto& [id, entry] : entries_) {
        const contract::RouterStatus router = describe(entry, now);
        schema::Entity entity;
        entity.id = "floating_ip/" + id;
        entity.concept_ = Name;
        entity.lane = schema::Lane::FloatingIp;
        entity.title = id;
        judgeEntity(entity, router);
        if (silent_) {
            entity.state = schema::State::Unknown;
        }
        entity.facts = factsOf(router);
        presence.entities.push_back(std::move(entity));

        schema::Relation relation;
        relation.from = "node/" + self_.node;
        relation.to = "floating_ip/" + id;
        const bool active = router.state == contract::RouterState::Active;
        relation.kind = active ? schema::RelationKind::Owns : schema::RelationKind::Standby;
        relation.state =
            silent_ ? schema::State::Unknown
            : router.state == contract::RouterState::Initialize || !router.problem.empty()
                ? schema::State::Failed
                : schema::State::Ok;
        relation.label =
            router.problem.empty() ? "priority " + std::to_string(router.priority) : router.problem;
        relation.since = router.changedAt;
        presence.relations.push_back(std::move(relation));
    }
    return presence;
}

} // namespace bafar::floating_ip
