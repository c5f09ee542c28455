// From the confirmation on: sending it, following the run, stopping it; and where to look when
// nobody knows how it ended.
#include <QPointer>
#include <QPushButton>

#include "core/topology/topology.h"
#include "ui/actions/plan_body.h"
#include "ui/actions/plan_dialog.h"
#include "ui/actions/rules.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/elide.h"
#include "ui/shared/format.h"
#include "ui/shared/tip.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {
namespace {

constexpr Duration AgainAfter = std::chrono::seconds{2};
constexpr int LookWidth = 240; ///< pixels of the text of the button that leads to the thing

} // namespace

void PlanDialog::confirm()
{
    if (phase_ != Phase::Planned || !plan_) {
        return;
    }
    if (body_->reason() != plan_->request.reason) {
        askWithReason(true); // typed since; the button need not be held again
        return;
    }
    confirmation_.value = {plan_->id, plan_->revision, body_->typedName()};
    setPhase(Phase::Confirming);
    send();
}

void PlanDialog::send()
{
    link::AgentLink* link = session_.link(plan_->node);
    if (link == nullptr) {
        refuse({Code::Unavailable, plan_->node + " is not in the profile"});
        return;
    }
    ++confirmation_.sent;
    confirmation_.sentAt = link::monotonicNow();
    confirmation_.awaited = true;
    const int question = asked_;
    const QPointer<PlanDialog> self(this);
    link->confirm(confirmation_.value, [self, question](Result<schema::ActionRecord> record) {
        if (self != nullptr && self->asked_ == question) {
            self->confirmed(std::move(record));
        }
    });
}

void PlanDialog::confirmed(Result<schema::ActionRecord> record)
{
    confirmation_.awaited = false;
    if (record) {
        if (!record_) { // the stream may have been faster, and is then newer
            take(std::move(*record));
        }
        return;
    }
    if (phase_ != Phase::Confirming && phase_ != Phase::Unanswered) {
        return;
    }
    // A restarted agent knows the plan no more, whether or not it began: that refuses nothing.
    const bool forgotten = confirmation_.sent > 1 && record.error().code == Code::NotFound;
    if (link::isRefusal(record.error()) && !forgotten) {
        refuse(record.error());
        return;
    }
    confirmation_.givenUp = forgotten;
    confirmation_.problem = shared::sentence(record.error().text);
    setPhase(Phase::Unanswered);
}

void PlanDialog::confirmAgain()
{
    if (phase_ != Phase::Unanswered || confirmation_.awaited || confirmation_.givenUp) {
        return;
    }
    const link::AgentFacts* runner = session_.store().agent(plan_->node);
    if (runner != nullptr && runner->connected &&
        link::monotonicNow() - confirmation_.sentAt >= AgainAfter) {
        send(); // the agent runs a confirmation once, however often it hears it
    }
}

void PlanDialog::follow()
{
    if (const auto streamed = session_.store().action(plan_->id)) {
        take(*streamed);
    }
}

void PlanDialog::take(schema::ActionRecord record)
{
    record_ = std::move(record);
    setPhase(isRunning(record_->state) ? Phase::Running : Phase::Ended);
    if (stopWanted_ && phase_ == Phase::Running) {
        cancelAction();
    }
}

void PlanDialog::cancelAction()
{
    if (phase_ == Phase::Confirming) {
        stopWanted_ = true; // as soon as it is known to run
        tick();
        return;
    }
    stopWanted_ = false;
    link::AgentLink* link = session_.link(record_ ? schema::runnerOf(*record_) : plan_->node);
    if (link == nullptr || !record_ || !record_->cancellable || stopSent_) {
        return;
    }
    stopSent_ = true;
    stopProblem_.clear();
    tick();
    const int question = asked_;
    const QPointer<PlanDialog> self(this);
    link->cancel(plan_->id, [self, question](Result<schema::ActionRecord> record) {
        if (self != nullptr && self->asked_ == question) {
            self->stopSent_ = false;
            self->stopProblem_ = record ? QString() : shared::sentence(record.error().text);
            self->tick();
        }
    });
}

/// The step that a run stands at, before all else that is told of it.
QString PlanDialog::progressText() const
{
    const std::size_t step = stepReached(*record_);
    if (record_->state != schema::ActionState::Running || step == 0) {
        return {};
    }
    return tr("step %1 of %2")
               .arg(shared::number(std::uint64_t{step}),
                    shared::number(std::uint64_t{record_->steps.size()})) +
           shared::separator();
}

/// How it ended, above all else: "Succeeded: n2 owns 192.0.2.100". Where nobody knows how, the
/// badge says so, and here is what is known.
void PlanDialog::showEnd(const QString& end, QString word)
{
    word[0] = word[0].toUpper();
    const QString known = isEndUnknown() ? end : tr("%1: %2").arg(word, end);
    say(end_, end.isEmpty() ? word : known);
    say(note_, isEndUnknown() ? tr("Before you do it again, look at what the agents see now.")
                              : QString());
}

bool PlanDialog::isEndUnknown() const
{
    return phase_ == Phase::Ended ? record_ && record_->state == schema::ActionState::Unknown
                                  : phase_ == Phase::Unanswered && confirmation_.givenUp;
}

/// What it was about, as any agent offers it; empty: nobody does.
std::string PlanDialog::subject() const
{
    const std::optional<schema::ActionInfo> offer = offered(plan_->request);
    return offer ? offer->subject : std::string();
}

void PlanDialog::refreshLook()
{
    const topology::Thing* thing = isEndUnknown() ? session_.topology().find(subject()) : nullptr;
    look_->setVisible(thing != nullptr);
    if (thing != nullptr) {
        const QString whole = tr("Look at %1").arg(shared::thingTitle(thing->entity.title));
        look_->setText(shared::withObjectElided(whole, look_->fontMetrics(), LookWidth));
        if (look_->accessibleName() != whole) {
            look_->setAccessibleName(whole);
        }
        shared::setTip(look_, look_->text() == whole ? QString() : shared::plainTip(whole));
    }
}

void PlanDialog::lookAtIt()
{
    const QString thing = shared::fromPeer(subject());
    link::Session& session = session_; // this dialog goes
    leave();
    session.show(thing);
}

} // namespace bafar::ui::actions
