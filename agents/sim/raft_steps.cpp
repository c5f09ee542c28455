#include "agents/sim/raft_steps.h"

#include <algorithm>

#include "agents/sim/raft_site.h"
#include "core/base/fingerprint.h"
#include "core/schema/json.h"

namespace bafar::sim {

namespace {

constexpr Duration AskAgain = std::chrono::milliseconds(700);
constexpr Duration TryAgain = std::chrono::milliseconds(300);
constexpr Duration ProposeLimit = std::chrono::seconds(4);
constexpr std::string_view SpecStep = "put its spec in force";

bool mayComeYet(const Error& error)
{
    return error.code == Code::Timeout || error.code == Code::Unavailable;
}

} // namespace

RaftSteps::RaftSteps(RaftSite& site, RaftHost& host)
    : site_(site)
    , host_(host)
{
}

void RaftSteps::begin(const std::string& id, const std::vector<std::string>& nodes, bool spec)
{
    schema::ActionRecord record;
    record.id = id;
    record.plan.id = id;
    record.plan.draft.title = "simulated";
    record.holder = host_.name();
    record.holderBoot = host_.boot();
    record.fence = 1;
    for (const std::string& node : nodes) {
        schema::PlannedStep step;
        step.text = "a step";
        step.node = node;
        record.plan.draft.steps.push_back(std::move(step));
    }
    if (spec) {
        record.plan.draft.steps.emplace_back().text = std::string(SpecStep);
    }
    record.steps.resize(record.plan.draft.steps.size());
    record_ = record; // so that a second one is not begun meanwhile
    propose(std::move(record), &RaftSteps::goOn);
}

void RaftSteps::takeOver(const schema::ActionRecord& action)
{
    schema::ActionRecord record = action;
    record.holder = host_.name();
    record.holderBoot = host_.boot();
    ++record.fence;
    record_ = action;
    propose(std::move(record), &RaftSteps::takenOver);
}

/// Until the ledger takes or refuses it. An attempt that was given up may be agreed all the same;
/// then the next one does not follow it any more and is refused, but what was wanted is there.
void RaftSteps::propose(schema::ActionRecord next, Then then)
{
    const std::uint64_t attempt = ++attempt_;
    next.edition = record_.edition + 1;
    schema::Record record;
    record.kind = schema::RecordKind::Action;
    record.body.text = schema::toJson(next);
    host_.ask(std::move(record), ProposeLimit,
              [this, attempt, then, next = std::move(next)](const Result<std::uint64_t>& index) {
                  if (attempt != attempt_) {
                      return;
                  }
                  if (index || hasAgreed(next)) {
                      record_ = next;
                      (this->*then)();
                  } else if (mayComeYet(index.error())) {
                      later([this, next, then] { propose(next, then); });
                  } else {
                      drop();
                  }
              });
}

bool RaftSteps::hasAgreed(const schema::ActionRecord& next) const
{
    const schema::ActionRecord* now =
        host_.group() == nullptr ? nullptr : host_.group()->ledger().running();
    return now != nullptr && now->id == next.id && now->holderBoot == next.holderBoot &&
           now->fence == next.fence && now->edition == next.edition;
}

/// Unless something else comes first.
void RaftSteps::later(std::function<void()> work)
{
    site_.world().after(TryAgain, [this, self = &host_, boot = host_.boot(), work = std::move(work),
                                   attempt = attempt_] {
        // Of another process this is none any more.
        if (self->boot() == boot && self->hasSteps() && attempt == attempt_) {
            work();
        }
    });
}

/// What had begun may have happened; what had not, does not any more.
void RaftSteps::takenOver()
{
    const bool begun =
        std::any_of(record_.steps.begin(), record_.steps.end(),
                    [](const auto& step) { return step.state != schema::StepState::Waiting; });
    begun ? goOn() : endAs(schema::ActionState::FailedUndone);
}

void RaftSteps::goOn()
{
    const auto next =
        std::find_if(record_.steps.begin(), record_.steps.end(),
                     [](const auto& step) { return step.state != schema::StepState::Done; });
    if (next == record_.steps.end()) {
        endAs(schema::ActionState::Succeeded);
        return;
    }
    const auto step = static_cast<std::size_t>(next - record_.steps.begin());
    if (next->state == schema::StepState::Waiting) {
        beginStep(step);
    } else if (isSpec(step)) {
        changeSpec(step, schema::SpecStage::Proposed);
    } else {
        order(step);
    }
}

bool RaftSteps::isSpec(std::size_t step) const
{
    return record_.plan.draft.steps[step].node.empty();
}

void RaftSteps::beginStep(std::size_t step)
{
    RaftHost& to = isSpec(step) ? host_ : *site_.named(record_.plan.draft.steps[step].node);
    schema::ActionRecord next = record_;
    next.steps[step].state = schema::StepState::Running;
    next.steps[step].boot = to.boot();
    if (host_.setup().plants.stepsEarly && !isSpec(step)) {
        const std::uint64_t attempt = attempt_ + 1;
        send(to, {next.id, step, to.boot(), next.fence}, attempt);
    }
    propose(std::move(next), &RaftSteps::goOn);
}

void RaftSteps::order(std::size_t step)
{
    RaftHost* to = site_.named(record_.plan.draft.steps[step].node);
    send(*to, {record_.id, step, record_.steps[step].boot, record_.fence}, ++attempt_);
}

/// Again and again: an agent that is gone comes back with another boot, and says so. What comes
/// back to another boot of this agent finds nobody: then `this` is gone.
void RaftSteps::send(RaftHost& to, const Order& order, std::uint64_t attempt)
{
    const auto waits = [this, self = &host_, boot = host_.boot(), attempt] {
        return self->acts() && self->boot() == boot && attempt == attempt_;
    };
    const auto answers = [this, waits, order](Answer answer) {
        if (waits()) {
            answered(order, answer);
        }
    };
    site_.carry(host_, to, [site = &site_, self = &host_, &to, order, answers] {
        if (to.acts()) {
            const Answer answer = to.steps().run(order);
            site->carry(to, *self, [answers, answer] { answers(answer); });
        }
    });
    site_.world().after(AskAgain, [this, waits, &to, order, attempt] {
        if (waits()) {
            send(to, order, attempt);
        }
    });
}

RaftSteps::Answer RaftSteps::run(const Order& order)
{
    std::uint64_t& fence = fences_[order.action];
    if (order.fence < fence) {
        return Answer::OldFence;
    }
    fence = order.fence;
    if (order.boot != host_.boot()) {
        return Answer::OtherBoot;
    }
    if (done_.contains({order.action, order.step})) {
        return Answer::Done;
    }
    done_.insert({order.action, order.step});
    if (site_.watched() != nullptr) {
        site_.watched()->stepRun(host_, order.action, order.step);
    }
    return Answer::Done;
}

void RaftSteps::answered(const Order& order, Answer answer)
{
    if (record_.id != order.action) {
        return;
    }
    switch (answer) {
    case Answer::Done: stepDone(order.step); break;
    case Answer::OtherBoot: endAs(schema::ActionState::Unknown); break;
    case Answer::OldFence: drop(); break;
    }
}

void RaftSteps::stepDone(std::size_t step)
{
    schema::ActionRecord next = record_;
    next.steps[step].state = schema::StepState::Done;
    propose(std::move(next), &RaftSteps::goOn);
}

/// The text is the action's own, so whoever takes it over goes on with the same.
void RaftSteps::changeSpec(std::size_t step, schema::SpecStage stage)
{
    const cluster::Ledger& ledger = host_.group()->ledger();
    const std::string text = "applied by: " + record_.id + "\n";
    schema::SpecChange change;
    change.stage = stage;
    change.revision = fingerprint(text);
    change.from = ledger.spec() == nullptr ? "" : ledger.spec()->revision;
    if (change.from == change.revision) {
        stepDone(step); // by who held the action before, or by an attempt whose answer was lost
        return;
    }
    change.text = stage == schema::SpecStage::Proposed ? text : "";
    change.who = "operator/sara";
    change.action = record_.id;
    change.fence = record_.fence;
    schema::Record record;
    record.kind = schema::RecordKind::Spec;
    record.body.text = schema::toJson(change);
    host_.ask(std::move(record), ProposeLimit,
              [this, step, stage, attempt = ++attempt_](const Result<std::uint64_t>& index) {
                  if (attempt == attempt_) {
                      specChanged(step, stage, index);
                  }
              });
}

void RaftSteps::specChanged(std::size_t step,
                            schema::SpecStage stage,
                            const Result<std::uint64_t>& index)
{
    if (index && stage == schema::SpecStage::InForce) {
        stepDone(step);
    } else if (index) {
        changeSpec(step, schema::SpecStage::InForce);
    } else if (mayComeYet(index.error()) || hasAgreed(record_)) {
        later([this, step] { changeSpec(step, schema::SpecStage::Proposed); });
    } else {
        drop();
    }
}

void RaftSteps::endAs(schema::ActionState state)
{
    schema::ActionRecord next = record_;
    next.state = state;
    propose(std::move(next), &RaftSteps::drop);
}

void RaftSteps::drop()
{
    ++attempt_;
    record_ = {};
}

} // namespace bafar::sim
