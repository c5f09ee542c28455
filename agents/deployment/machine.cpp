#include "agents/deployment/machine.h"

#include <algorithm>
#include <utility>

#include "core/schema/services.h"

namespace bafar::deployment {

namespace services = schema::services;
using schema::State;

static_assert(ConceptMachine<Machine>);

namespace {

/// The node on which the Swarm's leader runs, by the map, when it is heard; empty: none.
std::string swarmLeader(const schema::ClusterView& view)
{
    const auto leads = [](const schema::Entity& entity) {
        return std::any_of(entity.facts.begin(), entity.facts.end(), [](const schema::Fact& fact) {
            return fact.name == "swarm" && fact.value == "leader";
        });
    };
    for (const auto& [id, node] : view.nodes) {
        const schema::ConceptReport* report = node.concepts.find(std::string(services::Name));
        if (node.state != State::Ok || report == nullptr) {
            continue;
        }
        const auto& entities = report->presence.entities;
        if (std::any_of(entities.begin(), entities.end(), leads)) {
            return id;
        }
    }
    return {};
}

/// Whether what was found may be what this action of ours did or took back; its record comes late
/// to an agent that lags.
bool explains(const contract::Deployment& own, const contract::Deployment& found)
{
    const auto isAt = [](const std::string& image, const std::string& other) {
        return contract::imageName(image) == contract::imageName(other);
    };
    if (own.service != found.service) {
        return false;
    }
    switch (own.kind) {
    case contract::Kind::Scale:
        return found.toReplicas &&
               (found.toReplicas == own.toReplicas || found.toReplicas == own.fromReplicas);
    case contract::Kind::UpdateImage:
        return found.kind != contract::Kind::Scale &&
               (isAt(found.toImage, own.toImage) || isAt(found.toImage, own.fromImage));
    case contract::Kind::RollBack:
    case contract::Kind::Restart: break;
    }
    return true;
}

schema::RawJson slotChange(const std::string& key,
                           std::uint64_t expects,
                           std::optional<schema::RawJson> value)
{
    schema::SlotChange change;
    change.slot = schema::SlotKind::Deployment;
    change.key = key;
    change.expects = expects;
    change.value = std::move(value);
    return {schema::toJson(change)};
}

} // namespace

Machine::Machine(Self self)
    : self_(std::move(self))
{
    status_.reasons.emplace_back("services are not in the cluster spec");
}

Machine::Effects Machine::configure(const schema::Spec& spec, Instant)
{
    active_ = spec.raw(services::Name) != nullptr;
    config_ = spec.section<Config>(Name);
    if (!active_) {
        watch_.forget();
        found_.clear();
        said_.clear();
    }
    Effects out;
    tell(out);
    return out;
}

Machine::Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

void Machine::on(const WallClockRead& input, Instant now, Effects&)
{
    wall_.set(input.wall, now);
}

void Machine::on(const AgreedMoved& input, Instant now, Effects& out)
{
    const bool differs = book_.take(input);
    if (!input.anew) {
        for (const AgreedSlot& slot : input.slots) {
            tellOutside(slot, out);
        }
        for (const AgreedAction& action : input.actions) {
            if (const auto record = recordOf(*action.record)) {
                watch_.changedByUs(record->service, now);
                std::erase_if(found_,
                              [&](const Found& one) { return explains(*record, one.record); });
            }
        }
    }
    const auto isAgreed = [this](const Found& one) {
        return book_.outside(one.record.id) != nullptr;
    };
    std::erase_if(found_, isAgreed);
    if (differs) {
        tell(out);
    }
}

void Machine::on(const ViewRead& input, Instant now, Effects& out)
{
    if (!active_) {
        return;
    }
    readLeader(*input.view, now);
    std::erase_if(found_, [now](const Found& one) { return one.since + FoundFor <= now; });
    leads_ = input.leads;
    if (leads_) {
        propose(now, out);
    }
}

void Machine::on(const Persisted& input, Instant, Effects&)
{
    // What was agreed on comes as AgreedMoved; what was not is asked for again, or when it is due.
    clearing_.erase(input.id);
}

/// By the leader alone, so that it is told once.
void Machine::tellOutside(const AgreedSlot& slot, Effects& out) const
{
    const contract::Deployment* record = book_.outside(slot.change.key);
    if (!leads_ || !slot.change.value || record == nullptr) {
        return;
    }
    schema::Event event;
    event.concept_ = Name;
    event.kind = "outside_change_recorded";
    event.severity = schema::Severity::Notice;
    event.subject = "services/" + record->service;
    event.text =
        record->service + " was changed with Docker itself: " + contract::changeText(*record);
    out.emplace_back(EmitEvent{std::move(event)});
}

/// Read again only when it says something else.
void Machine::readLeader(const schema::ClusterView& view, Instant now)
{
    const std::string leader = swarmLeader(view);
    if (leader.empty()) {
        return;
    }
    const std::string& text =
        view.nodes.at(leader).concepts.find(std::string(services::Name))->status.text;
    if (leader == leader_ && text == said_) {
        return;
    }
    leader_ = leader;
    said_ = text;
    const auto status = view.status<services::Status>(leader, std::string(services::Name));
    if (!status || !status->swarm.quorum) {
        return;
    }
    const auto ours = [this](const std::string& service) { return book_.runs(service); };
    for (contract::Deployment& record : watch_.look(*status, leader, ours, wall_.at(now), now)) {
        if (found_.size() < FoundMax && book_.outside(record.id) == nullptr) {
            found_.push_back({std::move(record), now, now + AskAfter});
        }
    }
}

void Machine::propose(Instant now, Effects& out)
{
    for (Found& one : found_) {
        if (one.askAt > now) {
            continue;
        }
        one.askAt = now + AskAgain;
        out.emplace_back(
            Persist{one.record.id, schema::RecordKind::Slot,
                    slotChange(one.record.id, 0, schema::RawJson{schema::toJson(one.record)})});
    }
    for (const auto& [id, index] : book_.outsideBeyond(OutsideKept)) {
        if (clearing_.insert(id).second) {
            out.emplace_back(
                Persist{id, schema::RecordKind::Slot, slotChange(id, index, std::nullopt)});
        }
    }
}

void Machine::tell(Effects& out)
{
    Status next;
    if (active_) {
        next.state = State::Ok;
        next.records = book_.newest(config_.keep);
        next.leftOut = static_cast<std::uint32_t>(book_.size() - next.records.size());
    } else {
        next.reasons.emplace_back("services are not in the cluster spec");
    }
    if (next != status_) {
        status_ = std::move(next);
        out.emplace_back(StatusChanged{});
    }
}

Machine::Effects Machine::command(const Command&, const std::string& id, Instant)
{
    Effects out;
    out.emplace_back(CommandFinished{
        id, fail(Code::NotFound, "deployments take no commands: act on the service")});
    return out;
}

Machine::Status Machine::status(Instant) const
{
    return status_;
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest&, const schema::ClusterView&) const
{
    return fail(Code::NotFound,
                "deployments have no action of their own: services.update with the image before "
                "takes one back; bafarctl deployments ID says how");
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView&) const
{
    schema::Condition judged = condition;
    judged.verdict = schema::Verdict::Unknown;
    judged.detail = "deployments know no conditions";
    return judged;
}

} // namespace bafar::deployment
