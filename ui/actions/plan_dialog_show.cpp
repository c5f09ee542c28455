// What the plan dialog shows in each phase.
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include "ui/actions/ask_form.h"
#include "ui/actions/plan_body.h"
#include "ui/actions/plan_dialog.h"
#include "ui/actions/rules.h"
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
    again_->setVisible(asking || phase_ == Phase::Refused);
    again_->setText(asking ? tr("Show the plan") : tr("Plan again"));
    again_->setEnabled(!asking || form_->isComplete());
    refreshCancel();
    switch (phase_) {
    case Phase::Planned:
    case Phase::Confirming: refreshPlanned(); break;
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

std::string PlanDialog::wantedName() const
{
    const link::AgentFacts* runner = session_.store().agent(plan_->node);
    return nameToType(*plan_,
                      runner == nullptr ? std::vector<schema::ActionInfo>{} : runner->offers);
}

QString PlanDialog::obstacleText() const
{
    PlanView view;
    view.age = link::monotonicNow() - arrived_;
    view.visible = view.age;
    view.wantedName = wantedName();
    view.typedName = body_->typedName();
    // Only the reason that the plan was made with reaches the audit log.
    view.reason = body_->reason() == plan_->request.reason ? plan_->request.reason : "";
    const std::vector<Obstacle> found = obstacles(*plan_, view);
    if (found.empty()) {
        return {};
    }
    switch (found.front()) {
    case Obstacle::Expired: return tr("This plan has expired. Plan again.");
    case Obstacle::Precondition: return tr("A precondition does not hold: it cannot be done now.");
    case Obstacle::NameMissing: return tr("Type the name to confirm.");
    case Obstacle::ReasonMissing: return tr("Give a reason for the audit log.");
    case Obstacle::NotSeenYet: return tr("Read the plan first.");
    }
    return {};
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
    const QString obstacle = obstacleText();
    hold_->setEnabled(obstacle.isEmpty());
    again_->setVisible(age >= validFor(*plan_));
    hold_->setToolTip(obstacle);
    if (!obstacle.isEmpty()) {
        note_->setText(obstacle);
        return;
    }
    int last = 0;
    const auto& steps = plan_->draft.steps;
    for (std::size_t i = 0; i < steps.size() && last == 0; ++i) {
        last = steps[i].pointOfNoReturn ? static_cast<int>(i) + 1 : 0;
    }
    const QString until =
        last == 0 ? tr("It can be stopped at any step.")
        : last == 1
            ? tr("Once begun it is finished.")
            : tr("It can be stopped until step %1.").arg(shared::number(static_cast<double>(last)));
    note_->setText(until + QLatin1Char(' ') + tr("Closing the console does not stop it."));
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
    subtitle_->setText(tr("plan %1 · run by %2 for %3")
                           .arg(shared::technical(record_->id.substr(0, 8)),
                                shared::technical(schema::runnerOf(*record_)),
                                shared::technical(record_->actor)));
    if (ended) {
        note_->setText(record_->state == schema::ActionState::Unknown && record_->result.empty()
                           ? tr("Contact with %1 is lost. What is shown is the last that was "
                                "heard; the agents know the rest.")
                                 .arg(shared::technical(schema::runnerOf(*record_)))
                       : record_->waits.empty()
                           ? shared::resultText(*record_)
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
