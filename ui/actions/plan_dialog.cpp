#include "ui/actions/plan_dialog.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/actions/plan_body.h"
#include "ui/actions/rules.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {
namespace {

constexpr int TickMs = 100;
constexpr int CardWidth = 880;
constexpr int CardHeight = 640;
constexpr int Border = 28;

/// The cluster's band, at the start of the title as in the window's bar (rule D6).
class Band : public QWidget {
public:
    Band(QString cluster, QWidget* parent)
        : QWidget(parent)
        , cluster_(std::move(cluster))
    {
        setFixedSize(6, 26);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(shared::clusterColour(shared::tokensOf(palette()), cluster_));
        painter.drawRoundedRect(rect(), 3, 3);
    }

private:
    QString cluster_;
};

} // namespace

PlanDialog::PlanDialog(link::Session& session, schema::ActionRequest request, QWidget* window)
    : QWidget(window)
    , session_(session)
    , request_(std::move(request))
{
    setAccessibleName(tr("Plan"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    window->installEventFilter(this);
    setGeometry(window->rect());
    layOutCard();
    connect(&ticking_, &QTimer::timeout, this, &PlanDialog::tick);
    connect(&session_.store(), &link::Store::actionChanged, this, [this](const QString& id) {
        if (plan_ && id.toStdString() == plan_->id) {
            follow();
        }
    });
    ticking_.start(TickMs);
    show();
    raise();
    cancel_->setFocus();
    ask();
}

void PlanDialog::build()
{
    card_ = shared::makeSurface("dialog", this);
    auto* layout = new QVBoxLayout(card_);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 16, 20, 14);
    head->setSpacing(12);
    head->addWidget(new Band(session_.cluster(), card_));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(3);
    title_ = shared::makeLabel({}, shared::TextRole::Title, card_);
    title_->setWordWrap(true);
    subtitle_ = shared::makeLabel({}, shared::TextRole::Muted, card_);
    subtitle_->setFont(shared::figuresFont(12));
    texts->addWidget(title_);
    texts->addWidget(subtitle_);
    head->addLayout(texts, 1);
    risk_ = shared::makeBadge({}, "warn", card_);
    head->addWidget(risk_);
    layout->addLayout(head);
    layout->addWidget(shared::makeRule(Qt::Horizontal, card_));
    body_ = new PlanBody(card_);
    layout->addWidget(body_, 1);
    layout->addWidget(shared::makeRule(Qt::Horizontal, card_));
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(20, 12, 20, 14);
    foot->setSpacing(10);
    note_ = shared::makeLabel({}, shared::TextRole::Muted, card_);
    note_->setWordWrap(true);
    foot->addWidget(note_, 1);
    back_ = shared::makeButton(tr("Plan the way back…"), "", card_);
    again_ = shared::makeButton(tr("Plan again"), "", card_);
    cancel_ = shared::makeButton(tr("Cancel"), "", card_);
    hold_ = new shared::HoldButton({}, card_);
    for (QPushButton* button : {back_, again_, cancel_}) {
        foot->addWidget(button);
    }
    foot->addWidget(hold_);
    layout->addLayout(foot);
    connect(body_, &PlanBody::candidateWanted, this, &PlanDialog::planFor);
    connect(body_, &PlanBody::inputChanged, this, &PlanDialog::tick);
    connect(back_, &QPushButton::clicked, this, &PlanDialog::planBack);
    connect(again_, &QPushButton::clicked, this, &PlanDialog::ask);
    connect(hold_, &shared::HoldButton::confirmed, this, &PlanDialog::confirm);
    connect(cancel_, &QPushButton::clicked, this,
            [this] { phase_ == Phase::Running ? cancelAction() : leave(); });
}

void PlanDialog::layOutCard()
{
    const int width = std::min(CardWidth, this->width() - 2 * Border);
    const int height = std::min(CardHeight, this->height() - 2 * Border);
    card_->setGeometry((this->width() - width) / 2, (this->height() - height) / 2, width, height);
}

void PlanDialog::ask()
{
    plan_.reset();
    record_.reset();
    title_->setText(shared::sentence(request_.action));
    subtitle_->clear();
    risk_->hide();
    setPhase(Phase::Planning);
    body_->showNotice(tr("Working out what would happen"), tr("An agent computes the plan."));
    link::AgentLink* link = session_.linkFor(request_.action);
    if (link == nullptr) {
        refuse({Code::Unavailable, "no agent that offers this is heard now"});
        return;
    }
    const int question = ++asked_;
    const QPointer<PlanDialog> self(this);
    link->plan(request_, [self, question](Result<schema::Plan> plan) {
        if (self != nullptr && self->asked_ == question) {
            self->planArrived(std::move(plan));
        }
    });
}

void PlanDialog::planArrived(Result<schema::Plan> plan)
{
    if (!plan) {
        refuse(plan.error());
        return;
    }
    plan_ = std::move(*plan);
    arrived_ = link::monotonicNow();
    title_->setText(
        tr("%1 in %2")
            .arg(shared::sentence(plan_->draft.title), shared::technical(session_.cluster())));
    risk_->setText(shared::riskWord(plan_->draft.risk));
    risk_->setVisible(true);
    hold_->setText(
        (plan_->draft.risk == schema::ActionClass::Safe ? tr("%1 in %2") : tr("Hold to %1 in %2"))
            .arg(shared::sentence(plan_->draft.verb), shared::technical(session_.cluster())));
    hold_->setHoldNeeded(plan_->draft.risk != schema::ActionClass::Safe);
    body_->showPlan(*plan_);
    setPhase(Phase::Planned);
}

void PlanDialog::refuse(const Error& error)
{
    setPhase(Phase::Refused);
    body_->showNotice(shared::sentence(error.text),
                      error.code == Code::Conflict
                          ? tr("The cluster changed since the plan was made. Plan again to see "
                               "what would happen now.")
                          : tr("Nothing was done. Plan again when that is mended."));
}

void PlanDialog::confirm()
{
    if (phase_ != Phase::Planned || !plan_) {
        return;
    }
    link::AgentLink* link = session_.link(plan_->node);
    if (link == nullptr) {
        refuse({Code::Unavailable, plan_->node + " is not in the profile"});
        return;
    }
    setPhase(Phase::Confirming);
    const QPointer<PlanDialog> self(this);
    link->confirm({plan_->id, plan_->revision, body_->typedName()},
                  [self](Result<schema::ActionRecord> record) {
                      if (self != nullptr) {
                          self->confirmed(std::move(record));
                      }
                  });
}

void PlanDialog::confirmed(Result<schema::ActionRecord> record)
{
    if (!record) {
        if (phase_ == Phase::Confirming) {
            refuse(record.error());
        }
        return;
    }
    if (!record_) { // the stream may have been faster, and is then newer
        record_ = std::move(*record);
        setPhase(isRunning(record_->state) ? Phase::Running : Phase::Ended);
    }
}

void PlanDialog::follow()
{
    const auto streamed = session_.store().action(plan_->id);
    if (streamed) {
        record_ = streamed;
        setPhase(isRunning(record_->state) ? Phase::Running : Phase::Ended);
    }
}

void PlanDialog::cancelAction()
{
    link::AgentLink* link = session_.link(plan_->node);
    if (link == nullptr || !record_ || !record_->cancellable) {
        return;
    }
    cancel_->setEnabled(false);
    const QPointer<PlanDialog> self(this);
    link->cancel(plan_->id, [self](Result<schema::ActionRecord> record) {
        if (self != nullptr && !record) {
            self->note_->setText(shared::sentence(record.error().text));
        }
    });
}

void PlanDialog::planBack()
{
    if (record_ && record_->plan.draft.inverse) {
        request_ = *record_->plan.draft.inverse;
        ask();
    }
}

void PlanDialog::planFor(const QString& candidate)
{
    const std::string name = candidate.toStdString();
    for (const auto& [node, facts] : session_.store().agents()) {
        for (const schema::ActionInfo& offer : facts.offers) {
            if (offer.name != request_.action) {
                continue;
            }
            for (const schema::ActionParameter& parameter : offer.parameters) {
                const auto& choices = parameter.choices;
                if (std::find(choices.begin(), choices.end(), name) != choices.end()) {
                    request_.parameters[parameter.name] = name;
                    ask();
                    return;
                }
            }
        }
    }
}

void PlanDialog::setPhase(Phase phase)
{
    const bool changed = phase != phase_;
    phase_ = phase;
    tick();
    if (changed) {
        const QWidget* focused = QApplication::focusWidget();
        if (focused == nullptr || !isAncestorOf(focused) || !focused->isEnabled()) {
            cancel_->setFocus();
        }
        Q_EMIT phaseChanged();
    }
}

void PlanDialog::tick()
{
    const bool ended = phase_ == Phase::Ended;
    const bool planned = phase_ == Phase::Planned || phase_ == Phase::Confirming;
    hold_->setVisible(planned);
    back_->setVisible(ended && record_ && record_->plan.draft.inverse.has_value());
    again_->setVisible(phase_ == Phase::Refused);
    cancel_->setText(phase_ == Phase::Running ? tr("Stop the action")
                     : ended                  ? tr("Close")
                                              : tr("Cancel"));
    cancel_->setEnabled(phase_ != Phase::Running ||
                        (record_ && record_->cancellable && !record_->cancelRequested));
    switch (phase_) {
    case Phase::Planned:
    case Phase::Confirming: refreshPlanned(); break;
    case Phase::Running:
    case Phase::Ended: refreshRunning(); break;
    case Phase::Planning: note_->clear(); break;
    case Phase::Refused: note_->setText(tr("Nothing was done.")); break;
    }
}

QString PlanDialog::obstacleText() const
{
    PlanView view;
    view.age = link::monotonicNow() - arrived_;
    view.visible = view.age;
    view.typedName = body_->typedName();
    view.reason = body_->reason();
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
    const QString obstacle = obstacleText();
    hold_->setEnabled(obstacle.isEmpty() && phase_ == Phase::Planned);
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
    note_->setText(
        (last > 0
             ? tr("It can be stopped until step %1.").arg(shared::number(static_cast<double>(last)))
             : tr("It can be stopped at any step.")) +
        QLatin1Char(' ') + tr("Closing the console does not stop it."));
}

void PlanDialog::refreshRunning()
{
    const bool ended = phase_ == Phase::Ended;
    WallTime now = link::wallNow();
    body_->showRecord(*record_, now);
    risk_->setText(shared::resultWord(record_->state));
    const schema::State mark = shared::markOf(record_->state);
    const char* look = mark == schema::State::Ok         ? "ok"
                       : mark == schema::State::Failed   ? "bad"
                       : mark == schema::State::Degraded ? "warn"
                                                         : "plain";
    if (risk_->property("badge").toByteArray() != look) {
        risk_->setProperty("badge", QByteArray(look));
        risk_->style()->unpolish(risk_);
        risk_->style()->polish(risk_);
    }
    risk_->show();
    subtitle_->setText(tr("plan %1 · run by %2 for %3")
                           .arg(shared::technical(record_->id.substr(0, 8)),
                                shared::technical(record_->plan.node),
                                shared::technical(record_->actor)));
    if (ended) {
        note_->setText(record_->state == schema::ActionState::Unknown
                           ? tr("Contact with %1 is lost. What is shown is the last that was "
                                "heard; the agents know the rest.")
                                 .arg(shared::technical(record_->plan.node))
                           : shared::sentence(record_->result));
    } else if (record_->cancelRequested) {
        note_->setText(tr("Stopping after this step."));
    } else {
        note_->setText(record_->cancellable
                           ? tr("Closing this or the console does not stop it.")
                           : tr("Past the point of no return: it will be finished."));
    }
}

void PlanDialog::leave()
{
    hide();
    Q_EMIT closed();
    deleteLater();
}

void PlanDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        leave();
    }
    event->accept(); // nothing behind the dialog hears keys; Enter in particular means nothing
}

void PlanDialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QColor shade = shared::tokensOf(palette()).background;
    shade = shade.darker(shared::tokensOf(palette()).dark ? 150 : 900);
    shade.setAlphaF(shared::tokensOf(palette()).dark ? 0.72F : 0.38F);
    painter.fillRect(rect(), shade);
}

bool PlanDialog::eventFilter(QObject* object, QEvent* event)
{
    if (object == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        layOutCard();
    }
    return QWidget::eventFilter(object, event);
}

bool PlanDialog::focusNextPrevChild(bool next)
{
    // Focus stays inside: the window behind is covered.
    QWidget* start = QApplication::focusWidget();
    QWidget* at = start != nullptr ? start : this;
    for (int guard = 0; guard < 2000; ++guard) {
        at = next ? at->nextInFocusChain() : at->previousInFocusChain();
        if (at == start) {
            return true;
        }
        const bool takes = (at->focusPolicy() & Qt::TabFocus) != 0;
        if (at != this && isAncestorOf(at) && takes && at->isVisible() && at->isEnabled()) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return true;
}

} // namespace bafar::ui::actions
