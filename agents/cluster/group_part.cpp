// The cluster machine's part in the agents' group: what it is told, what it is ordered.
#include "agents/cluster/machine.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

void addAll(Orders::Effects effects, Machine::Effects& out)
{
    for (Orders::Effect& effect : effects) {
        std::visit([&out](auto& value) { out.emplace_back(std::move(value)); }, effect);
    }
}

} // namespace

void Machine::on(const NodeSource& input, Instant, Effects&)
{
    node_ = input;
}

void Machine::on(const GroupSeen& input, Instant now, Effects& out)
{
    tell(group_.see(input.status, silence(now), now), out);
    lookAtOrders(now, out);
}

void Machine::on(const OrderDone& input, Instant, Effects& out)
{
    Orders::Effects effects;
    orders_.done(input, effects);
    addAll(std::move(effects), out);
}

void Machine::on(const SpecsMoved&, Instant now, Effects& out)
{
    lookAtOrders(now, out);
}

/// The agreed spec and the one that runs here are two: that is told until they are one again.
void Machine::on(const SpecNotUsed& input, Instant, Effects& out)
{
    constexpr std::size_t WordsMax = 500;
    std::string problem = "revision " + sanitized(input.revision, 64) +
                          " of the spec is in force, but " + self_.node +
                          " cannot use it: " + sanitized(input.why.text, WordsMax);
    Orders::Effects effects;
    orders_.specNotUsed(input, effects);
    addAll(std::move(effects), out);
    if (std::exchange(specProblem_, problem) == problem) {
        return;
    }
    schema::Event told;
    told.concept_ = std::string(Name);
    told.kind = "spec_not_used";
    told.severity = schema::Severity::Critical;
    told.subject = "node/" + self_.node;
    told.text = std::move(problem);
    out.emplace_back(EmitEvent{std::move(told)});
    out.emplace_back(StatusChanged{});
}

Machine::Effects Machine::command(const Command& command, const std::string& id, Instant now)
{
    Effects out;
    Command alone;
    alone.revoke = command.revoke;
    if (command.revoke && command == alone) {
        revoke(*command.revoke, id, now, out);
        return out;
    }
    Orders::Effects effects;
    const schema::ClusterView view = buildView({}, now);
    const auto group = group_.status(silence(now));
    orders_.begin(command, id, factsOf(group, view), now, effects);
    addAll(std::move(effects), out);
    return out;
}

void Machine::lookAtOrders(Instant now, Effects& out)
{
    if (!orders_.waiting()) {
        return;
    }
    Orders::Effects effects;
    const schema::ClusterView view = buildView({}, now);
    const auto group = group_.status(silence(now));
    orders_.look(factsOf(group, view), now, effects);
    addAll(std::move(effects), out);
}

void Machine::tell(GroupWatch::Outcome outcome, Effects& out)
{
    for (schema::Event& event : outcome.events) {
        out.emplace_back(EmitEvent{std::move(event)});
    }
    if (outcome.changed) {
        out.emplace_back(StatusChanged{});
    }
}

GroupWatch::Silence Machine::silence(Instant now) const
{
    return [this, now](const std::string& node) -> std::optional<Duration> {
        if (node == self_.node) {
            return Duration{};
        }
        const auto peer = peers_.find(node);
        return peer == peers_.end() || !peer->second.heardEver
                   ? std::nullopt
                   : std::optional<Duration>(now - peer->second.heard);
    };
}

schema::cluster::AgreementStatus Machine::groupSeenIn(const schema::ClusterView& view) const
{
    return group_.status([&view](const std::string& node) -> std::optional<Duration> {
        const auto seen = view.nodes.find(node);
        return seen == view.nodes.end() || seen->second.state == schema::State::Unknown
                   ? std::nullopt
                   : std::optional<Duration>(seen->second.age);
    });
}

Facts Machine::factsOf(const schema::cluster::AgreementStatus& group,
                       const schema::ClusterView& view) const
{
    return {self_, config_, group,        specRevision_,
            node_, view,    revocations_, local_.certificateSerial};
}

} // namespace bafar::cluster
