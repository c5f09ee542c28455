// What keeps a plan from being confirmed, and whether it was read.
#include <QKeyEvent>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QTimer>
#include <algorithm>

#include "ui/actions/plan_body.h"
#include "ui/actions/plan_dialog.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {
namespace {

/// The layout of a new plan settles in several turns: before, its end is only in sight by chance.
constexpr int LooksMin = 3;

} // namespace

std::string PlanDialog::wantedName() const
{
    const link::AgentFacts* runner = session_.store().agent(plan_->node);
    return nameToType(*plan_,
                      runner == nullptr ? std::vector<schema::ActionInfo>{} : runner->offers);
}

/// Where a screen reader is at work, typing the name stands for the hold (rule D4).
bool PlanDialog::isTyped() const
{
    const std::string wanted = wantedName();
    return assisted_ && !wanted.empty() && body_->typedName() == wanted;
}

void PlanDialog::accessibilityActiveChanged(bool active)
{
    assisted_ = active;
    if (phase_ == Phase::Planned) {
        showPlan();
    }
}

void PlanDialog::showPlan()
{
    showTitle(shared::sentence(plan_->draft.title));
    const schema::ActionClass risk = plan_->draft.risk;
    const bool typed = risk == schema::ActionClass::DataRisk ||
                       (risk == schema::ActionClass::Disruptive && assisted_);
    // Nothing goes past a hard stop, so nothing is to be typed then.
    const bool stops = blockingCondition(plan_->draft) != nullptr;
    const PlanBody::Reason reason = stops                       ? PlanBody::Reason::None
                                    : needsReason(plan_->draft) ? PlanBody::Reason::Needed
                                                                : PlanBody::Reason::Optional;
    body_->showPlan(*plan_, {wantedName(), typed && !stops, reason});
    fitSoon();
}

void PlanDialog::watchReading()
{
    const Instant now = link::monotonicNow();
    if (!isVisible() || window()->isMinimized()) {
        seenSince_ = now;
        return;
    }
    atEnd_ = body_->isAtEnd() ? atEnd_ + 1 : 0;
    readToEnd_ = readToEnd_ || atEnd_ >= LooksMin;
}

void PlanDialog::readOn()
{
    body_->scrollBy(Qt::Key_PageDown);
    tick();
    if (!more_->isVisible()) {
        cancel_->setFocus();
    }
}

/// What the keys of a list do is done to the plan wherever the focus is.
void PlanDialog::keyPressEvent(QKeyEvent* event)
{
    if (phase_ != Phase::Asking && body_->scrollBy(event->key())) {
        tick();
        event->accept();
        return;
    }
    Overlay::keyPressEvent(event);
}

/// A narrow window has all its width for the card, a wide one keeps some of what is behind in
/// sight.
int PlanDialog::widthIn(const QWidget& window)
{
    return std::clamp(window.width() * 82 / 100, Narrow, Widest);
}

/// Not before it is laid out, its tables, too: they only know then how high they are.
void PlanDialog::fitSoon()
{
    settling_ = true;
    QTimer::singleShot(0, this, [this] {
        settling_ = false;
        fit(true);
    });
}

/// The card is as high as what it shows. `shrinks`: it may become lower, too; while an action runs
/// nothing jumps.
void PlanDialog::fit(bool shrinks)
{
    if (!body_->isVisible() || settling_ || hold_->holding()) { // it stays below the pointer
        return;
    }
    card()->layout()->activate();
    const int around = card()->height() - body_->viewport()->height();
    const int needed = body_->neededHeight() + around;
    setLargest({widthIn(*parentWidget()), shrinks ? needed : std::max(needed, largest().height())});
}

PlanView PlanDialog::seen() const
{
    const Instant now = link::monotonicNow();
    PlanView view;
    view.age = now - arrived_;
    view.visible = now - seenSince_;
    view.readToEnd = readToEnd_;
    view.onlyPlans = session_.identity().onlyPlans();
    const std::optional<schema::ActionRecord> running = session_.inTheWayOf(plan_->request.action);
    view.busy = running && running->id != plan_->id;
    view.wantedName = wantedName();
    view.typedName = body_->typedName();
    // Only the reason that the plan was made with reaches the audit log.
    view.reason = body_->reason() == plan_->request.reason ? plan_->request.reason : "";
    return view;
}

/// Which precondition, and what was seen of it.
QString PlanDialog::blockedText() const
{
    const schema::Condition* condition = blockingCondition(plan_->draft);
    if (condition == nullptr) {
        return {};
    }
    const QString text = shared::sentence(condition->text);
    const QString what = condition->detail.empty()
                             ? text
                             : tr("%1 (%2)").arg(text, shared::sentence(condition->detail));
    return condition->verdict == schema::Verdict::Unknown
               ? tr("Not known, and data is at risk: %1").arg(what)
               : tr("A precondition does not hold: %1").arg(what);
}

QString PlanDialog::obstacleText(Obstacle obstacle) const
{
    switch (obstacle) {
    case Obstacle::Expired: return tr("This plan has expired. Plan again.");
    case Obstacle::Role: return link::whoMayInstead(session_.identity());
    case Obstacle::Busy: return session_.whyNoAction(plan_->request.action);
    case Obstacle::Precondition: return blockedText();
    case Obstacle::NameMissing: return tr("Type the name to confirm.");
    case Obstacle::ReasonMissing: return tr("Give a reason for the audit log.");
    case Obstacle::NotReadToEnd:
    case Obstacle::NotSeenYet:
        return readToEnd_ || body_->isAtEnd() ? tr("Read the plan first.")
                                              : tr("Read the plan to its end first.");
    }
    return {};
}

/// Until when it can be stopped once it runs.
QString PlanDialog::stopText() const
{
    const std::size_t last = stepOfNoReturn(plan_->draft);
    const QString until = last == 0 ? tr("It can be stopped at any step.")
                          : last == 1
                              ? tr("Once begun it is finished.")
                              : tr("It can be stopped until step %1.").arg(shared::number(last));
    return until + QLatin1Char(' ') + tr("Closing the console does not stop it.");
}

/// The last that is known, and since when (rule D13).
QString PlanDialog::lostText() const
{
    const std::string& runner = schema::runnerOf(*record_);
    const std::optional<Duration> age = session_.store().ageOf(runner, link::monotonicNow());
    const auto& planned = record_->plan.draft.steps;
    const std::size_t step = std::min(stepReached(*record_), planned.size());
    QString text = tr("Contact with %1 is lost.").arg(shared::technical(runner));
    if (age) {
        const auto ago = std::chrono::duration_cast<std::chrono::milliseconds>(*age);
        const QString when = shared::timeOfDay({link::wallNow().unixMs - ago.count()});
        text += QLatin1Char(' ') + (step == 0 ? tr("Last heard at %1: no step had begun.").arg(when)
                                              : tr("Last heard at %1, at step %2 of %3: %4.")
                                                    .arg(when, shared::number(step),
                                                         shared::number(record_->steps.size()),
                                                         shared::sentence(planned[step - 1].text)));
    }
    return text + QLatin1Char(' ') +
           tr("The agents know the rest; this goes on by itself when %1 is heard again.")
               .arg(shared::technical(runner));
}

/// Why the action cannot be stopped, or taken back, from here; empty: it can.
QString PlanDialog::whyNotSteered() const
{
    if (session_.identity().onlyPlans()) {
        return link::whoMayInstead(session_.identity());
    }
    return reopened_ && session_.readOnly() ? tr("The console is read-only: unlock it first.")
                                            : QString();
}

} // namespace bafar::ui::actions
