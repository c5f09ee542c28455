// What the plan dialog shows in each phase.
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include "ui/actions/ask_form.h"
#include "ui/actions/plan_body.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {

void PlanDialog::tick()
{
    const bool ended = phase_ == Phase::Ended;
    hold_->setVisible(phase_ == Phase::Planned || phase_ == Phase::Confirming);
    back_->setVisible(ended && record_ && record_->plan.draft.inverse.has_value());
    const bool asking = phase_ == Phase::Asking;
    form_->setVisible(asking);
    body_->setVisible(!asking);
    const bool planned = phase_ == Phase::Planned;
    const bool expired = planned && link::monotonicNow() - arrived_ >= validFor(*plan_);
    again_->setVisible(asking || expired || phase_ == Phase::Refused);
    // Each once in a tick: a button that hides and shows again would lose the focus.
    more_->setVisible(planned && !body_->isAtEnd() && !readToEnd_);
    again_->setText(asking ? tr("Show the plan") : tr("Plan again"));
    again_->setEnabled(!asking || form_->isComplete());
    const bool blocked = planned && blockingCondition(plan_->draft) != nullptr;
    shared::setTone(note_, blocked ? "bad" : "muted");
    refreshCancel();
    switch (phase_) {
    case Phase::Planned:
    case Phase::Confirming:
        watchReading();
        refreshPlanned();
        break;
    case Phase::Unanswered:
        confirmAgain();
        refreshUnanswered();
        break;
    case Phase::Running:
    case Phase::Ended: refreshRunning(); break;
    case Phase::Asking:
        note_->setText(tr("Nothing is done yet: first you see what would happen."));
        break;
    case Phase::Planning: note_->clear(); break;
    case Phase::Refused: note_->setText(tr("Nothing was done.")); break;
    }
    fit();
}

void PlanDialog::refreshCancel()
{
    const bool begun = phase_ == Phase::Running || phase_ == Phase::Confirming;
    const bool over = phase_ == Phase::Ended || phase_ == Phase::Unanswered;
    cancel_->setText(begun ? tr("Stop the action") : over ? tr("Close") : tr("Cancel"));
    const bool stoppable = phase_ == Phase::Running
                               ? record_ && record_->cancellable && !record_->cancelRequested
                               : !stopWanted_;
    cancel_->setEnabled(!begun || (stoppable && !stopSent_));
}

void PlanDialog::showBadge(const QString& text, const char* look)
{
    risk_->setText(text);
    if (risk_->property("badge").toByteArray() != look) {
        risk_->setProperty("badge", QByteArray(look));
        risk_->style()->unpolish(risk_);
        risk_->style()->polish(risk_);
    }
    risk_->show();
}

void PlanDialog::refreshPlanned()
{
    const Duration age = link::monotonicNow() - arrived_;
    const Duration left = std::max(Duration::zero(), validFor(*plan_) - age);
    subtitle_->setText(tr("plan %1 · computed by %2 %3 ago · valid for %4")
                           .arg(shared::technical(plan_->id.substr(0, 8)),
                                shared::technical(plan_->node), shared::age(age),
                                shared::duration(std::chrono::ceil<std::chrono::seconds>(left))));
    if (phase_ == Phase::Confirming) {
        hold_->setEnabled(false);
        note_->setText(stopWanted_ ? tr("It is stopped as soon as it is known to run.")
                                   : tr("Confirmed; waiting for the answer of %1.")
                                         .arg(shared::technical(plan_->node)));
        return;
    }
    const std::vector<Obstacle> found = obstacles(*plan_, seen());
    const QString obstacle = found.empty() ? QString() : obstacleText(found.front());
    hold_->setEnabled(found.empty());
    hold_->setToolTip(obstacle);
    const bool hold = plan_->draft.risk != schema::ActionClass::Safe && !isTyped();
    hold_->setHoldNeeded(hold);
    hold_->setText(
        (hold ? tr("Hold to %1 in %2") : tr("%1 in %2"))
            .arg(shared::sentence(plan_->draft.verb), shared::technical(session_.cluster())));
    note_->setText(found.empty() ? stopText() : obstacle);
}

void PlanDialog::refreshUnanswered()
{
    const QString node = shared::technical(plan_->node);
    showBadge(shared::resultWord(schema::ActionState::Unknown), "plain");
    subtitle_->setText(confirmation_.problem);
    note_->setText(confirmation_.givenUp
                       ? tr("%1 does not know this plan any more. It may have run: look at what "
                            "the agents see now.")
                             .arg(node)
                       : tr("No answer from %1: it may be running. The confirmation is sent "
                            "again when %1 is back; it runs once.")
                             .arg(node));
}

void PlanDialog::refreshRunning()
{
    const bool ended = phase_ == Phase::Ended;
    WallTime now = link::wallNow();
    body_->showRecord(*record_, now);
    const schema::State mark = shared::markOf(record_->state);
    showBadge(shared::resultWord(record_->state), mark == schema::State::Ok         ? "ok"
                                                  : mark == schema::State::Failed   ? "bad"
                                                  : mark == schema::State::Degraded ? "warn"
                                                                                    : "plain");
    const WallTime until = ended && record_->endedAt.unixMs != 0 ? record_->endedAt : now;
    const Duration elapsed = std::chrono::milliseconds(
        std::max<std::int64_t>(0, until.unixMs - record_->startedAt.unixMs));
    subtitle_->setText(tr("plan %1 · run by %2 for %3 · %4")
                           .arg(shared::technical(record_->id.substr(0, 8)),
                                shared::technical(schema::runnerOf(*record_)),
                                shared::technical(record_->actor), shared::duration(elapsed)));
    if (ended) {
        note_->setText(
            record_->state == schema::ActionState::Unknown && record_->result.empty() ? lostText()
            : record_->waits.empty() ? shared::resultText(*record_)
                                     : shared::resultText(*record_) + shared::separator() +
                                           shared::sentence(record_->waits));
    } else if (!stopProblem_.isEmpty()) {
        note_->setText(tr("It was not stopped: %1").arg(stopProblem_));
    } else if (!record_->waits.empty()) {
        note_->setText(tr("It stands still: %1").arg(shared::sentence(record_->waits)));
    } else if (record_->cancelRequested) {
        note_->setText(tr("Stopping after this step."));
    } else {
        note_->setText(record_->cancellable
                           ? tr("Closing this or the console does not stop it.")
                           : tr("Past the point of no return: it will be finished."));
    }
}

} // namespace bafar::ui::actions
