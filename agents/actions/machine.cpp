#include "agents/actions/machine.h"

#include <algorithm>

#include "agents/actions/facts.h"
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

/// Whose agent alone can do it; empty: any can. A local emergency is this agent's own.
std::string onlyNodeOf(const schema::Draft& draft, const std::string& self)
{
    return draft.emergency ? self : draft.onlyNode.value_or(std::string());
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

Turn Machine::turn(Instant now, Effects& out)
{
    return {self_, drafts_, wall_, problem_, store_, lastToken_, now, out};
}

Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    Turn turn = this->turn(now, out);
    std::visit([&](const auto& value) { on(value, turn); }, input);
    settle(turn);
    return out;
}

Effects Machine::tick(Instant now)
{
    Effects out;
    Turn turn = this->turn(now, out);
    store_.expire(now);
    if (run_) {
        run_->tick(turn);
    }
    for (Run& ending : endings_) {
        ending.tick(turn);
    }
    settle(turn);
    return out;
}

std::optional<Deadline> Machine::deadline() const
{
    std::optional<Deadline> next;
    const auto consider = [&next](const std::optional<Deadline>& one) {
        if (one && (!next || one->at < next->at)) {
            next = one;
        }
    };
    if (const std::optional<Instant> expiry = store_.nextExpiry()) {
        consider(Deadline{*expiry, "forget a plan"});
    }
    if (nextWatch_) {
        consider(Deadline{*nextWatch_, "look whether an action's holder is there"});
    }
    if (run_) {
        consider(run_->deadline());
    }
    for (const Run& ending : endings_) {
        consider(ending.deadline());
    }
    return next;
}

Result<schema::ActionRecord> Machine::record(const std::string& id) const
{
    if (const schema::ActionRecord* found = store_.record(id)) {
        return *found;
    }
    if (ledger_ && ledger_->id == id) {
        return *ledger_; // another agent holds it and shows more
    }
    return fail(Code::NotFound, "no action " + idText(id) + " on " + self_.node +
                                    "; it keeps what runs and the last " +
                                    std::to_string(Store::EndedMax) + " that ended");
}

std::string Machine::running() const
{
    if (run_) {
        return runningText(run_->record());
    }
    return ledger_ ? runningText(*ledger_) : std::string();
}

void Machine::on(const WallClockRead& input, Turn& turn)
{
    wall_.set(input.wall, turn.now);
}

void Machine::on(const PlanRequested& input, Turn& turn)
{
    Result<schema::Plan> plan = makePlan(input, turn.now);
    turn.audit(input.actor, "plan " + sanitized(input.action.action, NameMax), allowedUnless(plan));
    turn.out.emplace_back(PlanAnswered{input.request, std::move(plan)});
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
    plan.command = commandLine(input.action, onlyNodeOf(*draft, self_.node));
    plan.draft = std::move(*draft);
    // Beside the revision: another run that ends meanwhile refuses nothing.
    past_.tell(input.action.action, plan.draft.consequences);
    store_.expire(now);
    if (Result<void> kept = store_.keep({plan, now + PlanLife}); !kept) {
        return tl::unexpected(std::move(kept.error()));
    }
    return plan;
}

void Machine::on(const Confirmed& input, Turn& turn)
{
    if (const schema::ActionRecord* known = confirmedBefore(input)) {
        // The same person's confirmation again: its first answer was lost on the way.
        turn.audit(input.actor, "confirm " + known->plan.request.action,
                   "repeated: action " + known->id +
                       " is confirmed already; nothing more was begun");
        turn.out.emplace_back(RecordAnswered{input.request, *known});
        return;
    }
    // Before it is judged: a refused one is told by its action, too, as long as the plan is known.
    const KeptPlan* kept = store_.plan(input.confirmation.plan);
    const std::string name =
        kept != nullptr ? kept->plan.request.action : idText(input.confirmation.plan);
    Result<schema::Plan> plan = checkConfirmation(input, turn.now);
    turn.audit(input.actor, "confirm " + name, allowedUnless(plan));
    if (!plan) {
        turn.out.emplace_back(
            RecordAnswered{input.request, tl::unexpected(std::move(plan.error()))});
        return;
    }
    const Instant expires = store_.plan(plan->id)->expires;
    store_.drop(plan->id);
    schema::ActionRecord record;
    record.id = plan->id;
    record.actor = input.actor.text();
    record.holder = self_.node;
    record.holderBoot = drafts_.agent(self_.node).boot;
    record.fence = 1;
    record.startedAt = wall_.at(turn.now);
    record.steps.resize(plan->draft.steps.size());
    record.postconditions = plan->draft.postconditions;
    record.plan = std::move(*plan);
    run_.emplace(std::move(record), input.actor);
    // The end of the action before is on its way: two records could pass each other.
    run_->confirmed(turn, input.request, expires,
                    !endings_.empty() && !run_->record().plan.draft.emergency);
}

/// The record that this person's earlier confirmation of the same plan began; null: none did.
const schema::ActionRecord* Machine::confirmedBefore(const Confirmed& input) const
{
    const schema::ActionRecord* known = store_.record(input.confirmation.plan);
    if (known == nullptr && run_ && run_->record().id == input.confirmation.plan) {
        known = &run_->record(); // while it waits to be agreed
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
    const bool emergency = plan.draft.emergency; // what waits for the others does not stop it
    if (const std::string who = running(); !who.empty() && (run_ || !emergency)) {
        return fail(Code::Conflict, who + "; one action runs at a time, wait for it or cancel it");
    }
    for (const Run& ending : endings_) {
        if (!ending.record().waits.empty() && !emergency) {
            return fail(Code::Conflict,
                        "the end of \"" + sanitized(ending.record().plan.draft.title, 200) +
                            "\" is " + ending.record().waits + "; nothing else begins before");
        }
    }
    if (!problem_.empty() && !emergency) {
        return fail(Code::Unavailable,
                    "nothing can be run now, the agents cannot agree: " + sanitized(problem_, 500));
    }
    Result<std::vector<schema::Condition>> judged = checkFacts(drafts_, plan);
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

} // namespace bafar::actions
