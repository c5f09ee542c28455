// What the plan dialog shows in each phase.
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include "ui/actions/ask_form.h"
#include "ui/actions/plan_body.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/announce.h"
#include "ui/shared/elide.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/tip.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {
namespace {

/// Has it read out, whatever is shown how often: `key` is one moment of one plan, told once.
void tellOnce(QWidget* dialog, const QString& key, const QString& text)
{
    constexpr const char* Told = "told";
    QStringList told = dialog->property(Told).toStringList();
    if (!told.contains(key)) {
        told.append(key);
        dialog->setProperty(Told, told);
        shared::announce(dialog, text, shared::Urgency::AtOnce);
    }
}

QString keyOf(const std::string& plan, const QString& moment)
{
    return QString::fromStdString(plan) + QLatin1Char(' ') + moment;
}

QString noReturnText()
{
    return PlanDialog::tr("Past the point of no return: it will be finished.");
}

} // namespace

void PlanDialog::tick()
{
    const bool asking = phase_ == Phase::Asking;
    form_->setVisible(asking);
    body_->setVisible(!asking);
    end_->setVisible(phase_ == Phase::Ended);
    const bool planned = phase_ == Phase::Planned;
    const bool withReason = phase_ == Phase::Planning && plan_; // its plan stays on the screen
    hold_->setVisible(planned || withReason || phase_ == Phase::Confirming);
    const bool expired = planned && link::monotonicNow() - arrived_ >= validFor(*plan_);
    again_->setVisible(asking || expired || phase_ == Phase::Refused);
    // Each once in a tick: a button that hides and shows again would lose the focus.
    more_->setVisible(planned && !body_->isAtEnd() && !readToEnd_);
    again_->setText(asking ? tr("Show the plan") : tr("Plan again"));
    again_->setEnabled(!asking || form_->isComplete());
    const bool blocked = planned && blockingCondition(plan_->draft) != nullptr;
    shared::setTone(note_, blocked ? "bad" : "muted");
    refreshBack();
    refreshLook();
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
        say(note_, tr("Nothing is done yet: first you see what would happen."));
        break;
    case Phase::Planning:
        hold_->setEnabled(false);
        say(note_, withReason ? tr("Planned once more, with the reason.") : QString());
        break;
    case Phase::Refused:
        say(note_, tr("Nothing was done."));
        tellOnce(this, QString::number(asked_), note_->accessibleName());
        break;
    }
    fit(planned || phase_ == Phase::Ended);
}

void PlanDialog::refreshCancel()
{
    const bool begun = phase_ == Phase::Running || phase_ == Phase::Confirming;
    const bool over = phase_ == Phase::Ended || phase_ == Phase::Unanswered;
    cancel_->setText(begun ? tr("Stop the action") : over ? tr("Close") : tr("Cancel"));
    const QString why = canBeStopped() ? whyNotSteered() : QString();
    const bool stoppable =
        phase_ == Phase::Running ? canBeStopped() && why.isEmpty() : !stopWanted_;
    cancel_->setEnabled(!begun || (stoppable && !stopSent_));
    shared::setTip(cancel_, why);
    close_->setVisible(phase_ == Phase::Running);
    unlock_->setVisible(reopened_ && session_.readOnly() && !session_.identity().onlyPlans() &&
                        (canBeStopped() || back_->isVisibleTo(this)));
}

/// By anybody, as far as it has come.
bool PlanDialog::canBeStopped() const
{
    return phase_ == Phase::Running && record_ && record_->cancellable && !record_->cancelRequested;
}

/// After a failure it takes back what was done, and says so.
void PlanDialog::refreshBack()
{
    const bool ended = phase_ == Phase::Ended && record_;
    const WayBack way = ended ? wayBackOf(*record_) : WayBack::None;
    back_->setVisible(way != WayBack::None);
    if (way == WayBack::None) {
        return;
    }
    const bool failed = way == WayBack::OfFailure;
    const QString why = whyNotSteered();
    const QString what =
        failed ? tr("Step %1 was done, although the action failed.")
                     .arg(shared::number(std::uint64_t{stepOfNoReturn(record_->plan.draft)}))
               : QString();
    back_->setText(failed ? tr("Plan the way back of what was done…") : tr("Plan the way back…"));
    back_->setEnabled(why.isEmpty());
    shared::setTip(back_, why.isEmpty() ? what : why);
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

/// In the head or the foot, which leave room for the plan whatever an agent says: all of it is in
/// the name and the tip.
void PlanDialog::say(QLabel* label, const QString& text)
{
    constexpr qsizetype Most = 300; // letters
    const QString shown = shared::shortened(text, Most);
    label->setText(shared::breakable(shown));
    if (label->accessibleName() != text) {
        label->setAccessibleName(text);
        label->setToolTip(shown == text ? QString() : shared::plainTip(text));
    }
}

void PlanDialog::refreshPlanned()
{
    const Duration age = link::monotonicNow() - arrived_;
    const Duration left = std::max(Duration::zero(), validFor(*plan_) - age);
    say(subtitle_, tr("plan %1 · computed by %2 %3 ago · valid for %4")
                       .arg(shared::technical(plan_->id.substr(0, 8)),
                            shared::technical(plan_->node), shared::age(age),
                            shared::duration(std::chrono::ceil<std::chrono::seconds>(left))));
    if (phase_ == Phase::Confirming) {
        hold_->setEnabled(false);
        say(note_, stopWanted_ ? tr("It is stopped as soon as it is known to run.")
                               : tr("Confirmed; waiting for the answer of %1.")
                                     .arg(shared::technical(plan_->node)));
        return;
    }
    const std::vector<Obstacle> found = obstacles(*plan_, seen());
    const QString obstacle = found.empty() ? QString() : obstacleText(found.front());
    hold_->setEnabled(found.empty());
    const bool hold = plan_->draft.risk != schema::ActionClass::Safe && !isTyped();
    hold_->setHoldNeeded(hold);
    nameHold(hold, obstacle);
    say(note_, found.empty() ? stopText() : obstacle);
}

/// What it does, to what, and in which cluster: a long object gives way in its middle, and is whole
/// in the name and, where nothing is in the way, in the tip.
void PlanDialog::nameHold(bool hold, const QString& obstacle)
{
    const QString form = hold ? tr("Hold to %1 in %2") : tr("%1 in %2");
    const QString verb = shared::sentence(plan_->draft.verb);
    const QString cluster = shared::technical(session_.cluster());
    const QFontMetrics metrics = hold_->fontMetrics();
    const int room = card()->width() * 2 / 5;
    const int left = room - metrics.horizontalAdvance(form.arg(QString(), cluster));
    const QString shown = shared::withObjectElided(verb, metrics, std::max(left, room / 2));
    const QString whole = form.arg(verb, cluster);
    QString text = form.arg(shown, cluster);
    hold_->setText(text.replace(QLatin1Char('&'), QLatin1String("&&"))); // no key confirms
    if (hold_->accessibleName() != whole) {
        hold_->setAccessibleName(whole);
    }
    const QString tip = obstacle.isEmpty() && shown != verb ? shared::plainTip(whole) : obstacle;
    if (hold_->toolTip() != tip) { // of an obstacle the note tells, too
        hold_->setToolTip(tip);
    }
}

void PlanDialog::refreshUnanswered()
{
    const QString node = shared::technical(plan_->node);
    showBadge(shared::resultWord(schema::ActionState::Unknown), "plain");
    say(subtitle_, confirmation_.problem);
    say(note_, confirmation_.givenUp
                   ? tr("%1 does not know this plan any more. It may have run: look at what "
                        "the agents see now.")
                         .arg(node)
                   : tr("No answer from %1: it may be running. The confirmation is sent "
                        "again when %1 is back; it runs once.")
                         .arg(node));
    tellOnce(this,
             keyOf(plan_->id, confirmation_.givenUp ? QStringLiteral("given up")
                                                    : QStringLiteral("unanswered")),
             note_->accessibleName());
}

void PlanDialog::refreshRunning()
{
    const bool ended = phase_ == Phase::Ended;
    WallTime now = link::wallNow();
    body_->showRecord(*record_, now);
    const schema::State mark = shared::markOf(record_->state);
    const QString word = shared::resultWord(record_->state);
    showBadge(word, mark == schema::State::Ok         ? "ok"
                    : mark == schema::State::Failed   ? "bad"
                    : mark == schema::State::Degraded ? "warn"
                                                      : "plain");
    const WallTime until = ended && record_->endedAt.unixMs != 0 ? record_->endedAt : now;
    const Duration elapsed = std::chrono::milliseconds(
        std::max<std::int64_t>(0, until.unixMs - record_->startedAt.unixMs));
    say(subtitle_,
        progressText() + tr("plan %1 · run by %2 for %3 · %4")
                             .arg(shared::technical(record_->id.substr(0, 8)),
                                  shared::technical(schema::runnerOf(*record_)),
                                  shared::technical(record_->actor), shared::duration(elapsed)));
    if (ended) {
        const QString end = endText();
        showEnd(end, word);
        tellOnce(this, keyOf(record_->id, word + QString::fromStdString(record_->result)),
                 end.isEmpty() ? word : tr("%1: %2").arg(word, end));
        return;
    }
    say(note_, runText());
    if (!record_->cancellable) {
        tellOnce(this, keyOf(record_->id, QStringLiteral("no return")), noReturnText());
    }
}

QString PlanDialog::endText() const
{
    if (record_->state == schema::ActionState::Unknown && record_->result.empty()) {
        return lostText();
    }
    const QString result = shared::resultText(*record_);
    return record_->waits.empty() ? result
                                  : result + shared::separator() + shared::sentence(record_->waits);
}

QString PlanDialog::runText() const
{
    if (!stopProblem_.isEmpty()) {
        return tr("It was not stopped: %1").arg(stopProblem_);
    }
    if (!record_->waits.empty()) {
        return tr("It stands still: %1").arg(shared::sentence(record_->waits));
    }
    if (record_->cancelRequested) {
        return tr("Stopping after this step.");
    }
    if (!record_->cancellable) {
        return noReturnText();
    }
    const QString why = whyNotSteered();
    return why.isEmpty() ? tr("Closing this or the console does not stop it.") : why;
}

} // namespace bafar::ui::actions
