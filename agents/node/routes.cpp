// Where the node sends what its parts ask for: common effects, the pipeline's effects, remote
// commands.
#include <algorithm>

#include "agents/actions/text.h"
#include "agents/node/node.h"
#include "core/base/text.h"

namespace bafar::node {

actions::DraftSource Node::draftSource()
{
    const auto conceptOf = [](const std::string& action) {
        return action.substr(0, action.find('.'));
    };
    actions::DraftSource source;
    source.offers = [this] { return offers(); };
    source.draft = [this,
                    conceptOf](const schema::ActionRequest& request) -> Result<schema::Draft> {
        const Port* owner = port(conceptOf(request.action));
        if (owner != nullptr) {
            return owner->draft(request, view());
        }
        const std::vector<schema::ActionInfo> all = offers();
        std::vector<std::string_view> names;
        for (const schema::ActionInfo& info : all) {
            names.emplace_back(info.name);
        }
        const std::string_view near = nearestName(request.action, names);
        return fail(Code::NotFound,
                    "no action \"" + sanitized(request.action, 80) + "\"" +
                        (near.empty() ? "; see bafarctl actions"
                                      : "; did you mean " + std::string(near) + "?"));
    };
    source.judge = [this](const schema::Condition& condition) {
        const Port* owner = port(condition.concept_);
        if (owner != nullptr) {
            return owner->judge(condition, view());
        }
        schema::Condition unknown = condition;
        unknown.verdict = schema::Verdict::Unknown;
        unknown.detail = "no concept \"" + sanitized(condition.concept_, 80) + "\" here";
        return unknown;
    };
    source.agent = [this](const std::string& node) {
        actions::AgentSeen seen;
        if (node == self_.node) {
            return actions::AgentSeen{true, true, birth_.boot, "here"};
        }
        const auto peer = cluster_->peers().find(node);
        if (peer != cluster_->peers().end()) {
            const cluster::PeerState& known = peer->second;
            seen.member = true;
            seen.live = known.state == schema::State::Ok;
            seen.boot = known.boot;
            seen.heard = known.heardEver
                             ? "last heard " + toHumanText(outside_.now() - known.heard) + " ago"
                             : "never heard";
        }
        return seen;
    };
    return source;
}

cluster::NodeSource Node::nodeSource()
{
    cluster::NodeSource source = specs_.source();
    source.weighSpecs = [this](const schema::Spec& before, const schema::Spec& after) {
        std::vector<schema::Consequence> all;
        const schema::ClusterView now = view();
        for (const auto& port : ports_) {
            for (schema::Consequence& one : port->weigh(before, after, now)) {
                all.push_back(std::move(one));
            }
        }
        return all;
    };
    source.stepOwner = [this](const std::string& command) {
        const auto record = actions_.record(command.substr(0, command.find('/')));
        return record ? cluster::StepOwner{record->actor, record->fence} : cluster::StepOwner{};
    };
    return source;
}

Result<schema::SpecStaging> Node::stageSpec(const std::string& who,
                                            const std::string& from,
                                            const std::string& text)
{
    auto staging = specs_.stage(who, outside_.wallNow(), from, text);
    offersMayDiffer();
    return staging;
}

void Node::specsMoved()
{
    typed<cluster::Machine>().feed(cluster::SpecsMoved{});
    offersMayDiffer();
}

void Node::carryOut(Port& from, const EmitEvent& effect)
{
    schema::Event event = effect.event;
    if (event.concept_.empty()) {
        event.concept_ = std::string(from.name());
    }
    outside_.published(stream_.event(std::move(event), outside_.wallNow()));
}

void Node::carryOut(Port& from, const StatusChanged&)
{
    dirty_.insert(&from);
    if (outside_.now() >= lastReports_ + birth_.reportGap) {
        publishReports();
    }
}

void Node::carryOut(Port&, const CommandFinished& effect)
{
    if (Remote* known = remote(effect.id)) {
        answerRemote(*known, effect.outcome);
    }
}

void Node::carryOut(Port&, const CommandProgressed& effect)
{
    feedActions(actions::StepProgress{effect.id, effect.text}); // not ours: it knows no such step
}

void Node::carryOut(Port&, const PeerMessage& effect)
{
    if (!effect.message->action) {
        offersMayDiffer();
        mapMoved(effect.message->concept_);
    }
}

void Node::carryOut(Port&, const TaskStops& effect)
{
    giveAll(effect);
}

void Node::carryOut(Port& from, const Persist& effect)
{
    append(effect.kind, effect.body, [&from, id = effect.id](const Result<std::uint64_t>& index) {
        from.give(Persisted{id, index});
    });
}

void Node::carryOut(Port&, const EndSessions& effect)
{
    outside_.endSessions(effect.serial);
}

void Node::append(schema::RecordKind kind,
                  schema::RawJson body,
                  std::function<void(const Result<std::uint64_t>&)> done)
{
    schema::Record record;
    record.kind = kind;
    record.at = outside_.wallNow();
    record.node = self_.node;
    record.body = std::move(body);
    agreement_.append(std::move(record), [this, alive = std::weak_ptr<bool>(alive_),
                                          done = std::move(done)](Result<std::uint64_t> index) {
        if (!alive.expired()) {
            post([done, index = std::move(index)] { done(index); });
        }
    });
}

void Node::feedActions(actions::Machine::Input input)
{
    post([this, input = std::move(input)] {
        for (const auto& effect : actions_.handle(input, outside_.now())) {
            std::visit([this](const auto& value) { perform(value); }, effect);
        }
    });
}

void Node::perform(const actions::PlanAnswered& effect)
{
    const auto waiting = planning_.extract(effect.request);
    if (!waiting.empty()) {
        waiting.mapped()(effect.plan);
    }
}

void Node::perform(const actions::RecordAnswered& effect)
{
    const auto waiting = confirming_.extract(effect.request);
    if (!waiting.empty()) {
        waiting.mapped()(effect.record);
    }
}

void Node::perform(const actions::Append& effect)
{
    if (effect.alone) {
        feedActions(actions::Appended{effect.token, std::uint64_t{0}});
        return;
    }
    append(schema::RecordKind::Action, {schema::toJson(effect.record)},
           [this, token = effect.token](const Result<std::uint64_t>& index) {
               if (index) {
                   readAgreed();
               }
               feedActions(actions::Appended{token, index});
           });
}

void Node::perform(const actions::RunStep& effect)
{
    const auto finished = [this, alive = std::weak_ptr<bool>(alive_),
                           id = effect.command](Result<std::string> outcome) {
        if (!alive.expired()) {
            feedActions(actions::StepFinished{id, std::move(outcome)});
        }
    };
    RemoteCommand command;
    command.id = effect.command;
    const std::string action(actions::commandName(effect.command).action);
    const Result<schema::ActionRecord> record = actions_.record(action);
    command.actor = record ? record->actor : std::string();
    command.concept_ = effect.concept_;
    command.command = effect.body;
    command.limit = effect.limit;
    command.onlyBoot = effect.boot;
    command.fence = effect.fence;
    command.agreedAt = agreement_.shared() ? effect.index : 0;
    if (effect.node == self_.node) {
        runCommand(self_.node, command, finished);
    } else {
        outside_.sendCommand(effect.node, command, finished);
    }
}

void Node::perform(const actions::RecordChanged& effect)
{
    outside_.published(stream_.action(effect.record, outside_.wallNow()));
}

void Node::perform(const actions::Audit& effect)
{
    audit(effect.entry);
}

void Node::perform(const EmitEvent& effect)
{
    outside_.published(stream_.event(effect.event, outside_.wallNow()));
}

void Node::audit(const schema::AuditEntry& entry)
{
    append(schema::RecordKind::Audit, {schema::toJson(entry)},
           [this](const Result<std::uint64_t>& index) {
               if (index || auditBroken_) {
                   auditBroken_ = auditBroken_ && !index;
                   return;
               }
               auditBroken_ = true;
               schema::Event event;
               event.concept_ = std::string(cluster::Machine::Name);
               event.kind = "audit_not_kept";
               event.severity = schema::Severity::Critical;
               event.subject = "node/" + self_.node;
               event.text = "audit lines cannot be written: " + index.error().text;
               perform(EmitEvent{std::move(event)});
           });
}

void Node::plan(const actions::Actor& actor,
                schema::ActionRequest request,
                std::function<void(Result<schema::Plan>)> done)
{
    const std::uint64_t number = ++lastRequest_;
    planning_[number] = std::move(done);
    feedActions(actions::PlanRequested{number, outside_.newId(), actor, std::move(request)});
}

void Node::confirm(const actions::Actor& actor,
                   schema::Confirmation confirmation,
                   std::function<void(Result<schema::ActionRecord>)> done)
{
    const std::uint64_t number = ++lastRequest_;
    confirming_[number] = std::move(done);
    feedActions(actions::Confirmed{number, actor, std::move(confirmation)});
}

void Node::cancel(const actions::Actor& actor,
                  const std::string& action,
                  std::function<void(Result<schema::ActionRecord>)> done)
{
    const std::uint64_t number = ++lastRequest_;
    confirming_[number] = std::move(done);
    feedActions(actions::CancelRequested{number, actor, action});
}

} // namespace bafar::node
