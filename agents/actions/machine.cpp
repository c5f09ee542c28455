#include "agents/actions/machine.h"

#include <algorithm>

#include "agents/actions/text.h"
#include "core/base/fingerprint.h"
#include "core/base/text.h"

namespace bafar::actions {

namespace {

constexpr std::size_t NameMax = 80; ///< bytes shown of what a caller sent

bool mayPlan(const Actor& actor)
{
    return actor.role == "viewer" || actor.role == "operator" || actor.role == "admin";
}

/// The least role that may confirm an action of this class.
Result<void> mayConfirm(const Actor& actor, schema::ActionClass risk)
{
    if (actor.role == "admin") {
        return {};
    }
    if (actor.role == "operator" && risk != schema::ActionClass::DataRisk) {
        return {};
    }
    const std::string least = risk == schema::ActionClass::DataRisk ? "admin" : "operator";
    return fail(Code::Denied, "a certificate of role " + sanitized(actor.role, NameMax) +
                                  " may not run this action; it takes role " + least);
}

/// An audit line's outcome for a plan, or for what refused it.
Result<std::string> allowedUnless(const Result<schema::Plan>& plan)
{
    return plan ? Result<std::string>("allowed") : tl::unexpected(plan.error());
}

std::string idText(const std::string& id)
{
    return "\"" + sanitized(id, NameMax) + "\"";
}

} // namespace

Machine::Machine(Self self, DraftSource drafts)
    : self_(std::move(self))
    , drafts_(std::move(drafts))
{
}

Machine::Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

std::optional<Deadline> Machine::deadline() const
{
    std::optional<Deadline> next;
    if (const std::optional<Instant> expiry = store_.nextExpiry()) {
        next = Deadline{*expiry, "forget a plan"};
    }
    if (run_) {
        const bool verifying = run_->phase == Phase::Verifying;
        const Instant at = verifying ? std::min(run_->nextLook, run_->limit) : run_->limit;
        if (!next || at < next->at) {
            next = Deadline{at, verifying                         ? "look at the post-conditions"
                                : run_->phase == Phase::Recording ? "a record's limit"
                                                                  : "a step's limit"};
        }
    }
    return next;
}

Result<schema::ActionRecord> Machine::record(const std::string& id) const
{
    if (const schema::ActionRecord* found = store_.record(id)) {
        return *found;
    }
    return fail(Code::NotFound, "no action " + idText(id) + " on " + self_.node +
                                    "; it keeps what runs and the last " +
                                    std::to_string(Store::EndedMax) + " that ended");
}

std::string Machine::running() const
{
    const auto sentence = [](const schema::ActionRecord& record, const std::string& node) {
        const auto& steps = record.plan.draft.steps;
        const auto at =
            std::find_if(record.steps.begin(), record.steps.end(),
                         [](const auto& step) { return step.state == schema::StepState::Running; });
        std::string text = sanitized(record.actor, NameMax) + " runs \"" +
                           sanitized(record.plan.draft.title, 200) + "\" from " + node;
        if (at != record.steps.end() && steps.size() == record.steps.size()) {
            const auto index = static_cast<std::size_t>(at - record.steps.begin());
            return text + ", step " + std::to_string(index + 1) + " of " +
                   std::to_string(steps.size()) + ": " + sanitized(steps[index].text, 200);
        }
        return text + (record.state == schema::ActionState::Verifying ? ", verifying" : "");
    };
    if (run_) {
        return sentence(run_->record, self_.node);
    }
    return peers_.empty() ? std::string() : sentence(peers_.begin()->second, peers_.begin()->first);
}

void Machine::on(const WallClockRead& input, Instant now, Effects&)
{
    wall_.set(input.wall, now);
}

void Machine::on(const PlanRequested& input, Instant now, Effects& out)
{
    Result<schema::Plan> plan = makePlan(input, now);
    audit(input.actor, "plan " + sanitized(input.action.action, NameMax), allowedUnless(plan), out);
    out.emplace_back(PlanAnswered{input.request, std::move(plan)});
}

Result<schema::Plan> Machine::makePlan(const PlanRequested& input, Instant now)
{
    if (!mayPlan(input.actor)) {
        return fail(Code::Denied, "a certificate of role " + sanitized(input.actor.role, NameMax) +
                                      " may not plan actions; it takes viewer, operator or admin");
    }
    Result<schema::Draft> draft = drafts_.draft(input.action);
    if (!draft) {
        return tl::unexpected(std::move(draft.error()));
    }
    schema::Plan plan;
    plan.id = input.planId;
    plan.node = self_.node;
    plan.cluster = self_.cluster;
    plan.request = input.action;
    plan.actor = input.actor.text();
    plan.computedAt = wall_.at(now);
    plan.expiresAt = {plan.computedAt.unixMs + PlanLife / std::chrono::milliseconds(1)};
    plan.revision = fingerprint(draft->basis);
    plan.command = commandLine(input.action);
    plan.draft = std::move(*draft);
    store_.expire(now);
    if (Result<void> kept = store_.keep({plan, now + PlanLife}); !kept) {
        return tl::unexpected(std::move(kept.error()));
    }
    return plan;
}

void Machine::on(const Confirmed& input, Instant now, Effects& out)
{
    if (const schema::ActionRecord* known = confirmedBefore(input)) {
        // The same person's confirmation again: its first answer was lost on the way.
        audit(input.actor, "confirm " + known->plan.request.action,
              "repeated: action " + known->id + " is confirmed already; nothing more was begun",
              out);
        out.emplace_back(RecordAnswered{input.request, *known});
        return;
    }
    Result<schema::Plan> plan = checkConfirmation(input, now);
    const std::string name = plan ? plan->request.action : idText(input.confirmation.plan);
    audit(input.actor, "confirm " + name, allowedUnless(plan), out);
    if (!plan) {
        out.emplace_back(RecordAnswered{input.request, tl::unexpected(std::move(plan.error()))});
        return;
    }
    Run& run = run_.emplace(Run{});
    run.expires = store_.plan(plan->id)->expires;
    run.limit = now + RecordLimit;
    store_.drop(plan->id);
    run.request = input.request;
    run.actor = input.actor;
    run.record.id = plan->id;
    run.record.actor = input.actor.text();
    run.record.startedAt = wall_.at(now);
    run.record.steps.resize(plan->draft.steps.size());
    run.record.postconditions = plan->draft.postconditions;
    run.record.plan = std::move(*plan);
    out.emplace_back(Append{run.record});
}

/// The record that this person's earlier confirmation of the same plan began; null: none did.
const schema::ActionRecord* Machine::confirmedBefore(const Confirmed& input) const
{
    const schema::ActionRecord* known = store_.record(input.confirmation.plan);
    if (known == nullptr && run_ && run_->record.id == input.confirmation.plan) {
        known = &run_->record; // while it waits for the disk
    }
    return known != nullptr && known->actor == input.actor.text() ? known : nullptr;
}

Result<schema::Plan> Machine::checkConfirmation(const Confirmed& input, Instant now) const
{
    const KeptPlan* kept = store_.plan(input.confirmation.plan);
    if (kept == nullptr) {
        return fail(Code::NotFound, "no plan " + idText(input.confirmation.plan) + " on " +
                                        self_.node + "; ask for a new one");
    }
    schema::Plan plan = kept->plan;
    if (Result<void> allowed = mayConfirm(input.actor, plan.draft.risk); !allowed) {
        return tl::unexpected(std::move(allowed.error()));
    }
    if (now >= kept->expires) {
        return fail(Code::Conflict, "this plan expired " + toHumanText(now - kept->expires) +
                                        " ago; ask for a new one");
    }
    if (input.confirmation.revision != plan.revision) {
        return fail(Code::Conflict, "the confirmation is for revision " +
                                        idText(input.confirmation.revision) + ", the plan has " +
                                        plan.revision + "; ask for a new plan and read it");
    }
    if (const std::string who = running(); !who.empty()) {
        return fail(Code::Conflict, who + "; one action runs at a time, wait for it or cancel it");
    }
    Result<std::vector<schema::Condition>> judged = checkFacts(plan);
    if (!judged) {
        return tl::unexpected(std::move(judged.error()));
    }
    if (plan.draft.risk == schema::ActionClass::DataRisk) {
        if (trimmed(plan.request.reason).empty()) {
            return fail(Code::InvalidInput, "an action that risks data needs a reason: plan it "
                                            "again with one, it is kept in the audit log");
        }
        const std::string object = objectName(plan.request, drafts_.offers(), self_.cluster);
        if (input.confirmation.typedName != object) {
            return fail(Code::InvalidInput, "type the name " + idText(object) + " to confirm; " +
                                                idText(input.confirmation.typedName) +
                                                " was given");
        }
    }
    plan.draft.preconditions = std::move(*judged);
    return plan;
}

/// The plan's own preconditions as they are now: a fresh draft may have other figures in its.
Result<std::vector<schema::Condition>> Machine::checkFacts(const schema::Plan& plan) const
{
    const Result<schema::Draft> fresh = drafts_.draft(plan.request);
    if (!fresh) {
        return failWith("the plan cannot be drafted any more", fresh.error());
    }
    if (fresh->basis != plan.draft.basis) {
        return fail(Code::Conflict, "the state moved since the plan was made: " +
                                        changedFacts(plan.draft.basis, fresh->basis) +
                                        "; ask for a new plan");
    }
    std::vector<schema::Condition> judged;
    for (const schema::Condition& planned : plan.draft.preconditions) {
        const schema::Condition& condition = judged.emplace_back(drafts_.judge(planned));
        const bool unknown = condition.verdict == schema::Verdict::Unknown;
        const bool stops = condition.verdict == schema::Verdict::Fail ||
                           (unknown && plan.draft.risk == schema::ActionClass::DataRisk);
        if (condition.blocking && stops) {
            return fail(Code::Conflict,
                        std::string(unknown ? "not known whether " : "does not hold: ") +
                            condition.text +
                            (condition.detail.empty() ? "" : " (" + condition.detail + ")"));
        }
    }
    return judged;
}

void Machine::on(const PeerAction& input, Instant, Effects&)
{
    if (ended(input.record.state)) {
        const auto known = peers_.find(input.node);
        if (known != peers_.end() && known->second.id == input.record.id) {
            peers_.erase(known);
        }
        return;
    }
    peers_[input.node] = input.record;
}

void Machine::on(const PeerForgotten& input, Instant, Effects&)
{
    peers_.erase(input.node);
}

void Machine::audit(const Actor& actor,
                    const std::string& what,
                    const Result<std::string>& outcome,
                    Effects& out) const
{
    Audit line;
    line.entry.actor = actor.text();
    line.entry.serial = actor.serial;
    line.entry.from = actor.from;
    line.entry.what = what;
    line.entry.allowed = outcome.has_value();
    line.entry.outcome = outcome ? *outcome : outcome.error().text;
    out.emplace_back(std::move(line));
}

} // namespace bafar::actions
