#include "ui/actions/plan_dialog.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/actions/ask_form.h"
#include "ui/actions/plan_body.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/hold_button.h"
#include "ui/shared/icon.h"
#include "ui/shared/icon_button.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {
namespace {

constexpr int TickMs = 100;
constexpr int FirstHeight = 520; ///< pixels of the card before there is a plan

const char* riskLook(schema::ActionClass risk)
{
    switch (risk) {
    case schema::ActionClass::Safe: return "plain";
    case schema::ActionClass::Disruptive: return "warn";
    case schema::ActionClass::DataRisk: return "bad";
    }
    return "plain";
}

} // namespace

PlanDialog::PlanDialog(link::Session& session,
                       schema::ActionRequest request,
                       QWidget* window,
                       std::string agent)
    : Overlay(window, QSize(widthIn(*window), FirstHeight))
    , session_(session)
    , request_(std::move(request))
    , agent_(std::move(agent))
{
    open();
    begin();
}

PlanDialog::PlanDialog(link::Session& session, QWidget* window, const schema::ActionRecord& record)
    : Overlay(window, QSize(widthIn(*window), FirstHeight))
    , session_(session)
    , request_(record.plan.request)
    , plan_(record.plan)
    , reopened_(true)
{
    plan_->id = record.id; // what is shown is what is followed and stopped
    open();
    showPlan(); // what it was to do, and costs
    take(record);
}

void PlanDialog::open()
{
    setAccessibleName(tr("Plan"));
    QAccessible::installActivationObserver(this);
    build();
    connect(&ticking_, &QTimer::timeout, this, &PlanDialog::tick);
    connect(&session_.store(), &link::Store::actionChanged, this, [this](const QString& id) {
        if (plan_ && id.toStdString() == plan_->id) {
            follow();
        }
    });
    connect(&session_.store(), &link::Store::agentChanged, this, &PlanDialog::confirmAgain);
    ticking_.start(TickMs);
    show();
    raise();
    cancel_->setFocus();
}

PlanDialog::~PlanDialog()
{
    QAccessible::removeActivationObserver(this);
}

void PlanDialog::build()
{
    QFrame* card = this->card();
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(20, 16, 20, 14);
    head->setSpacing(12);
    head->addWidget(shared::makeClusterBand(session_.cluster(), card));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(3);
    title_ = shared::makeLabel({}, shared::TextRole::Title, card);
    title_->setWordWrap(true);
    end_ = shared::makeLabel({}, shared::TextRole::Strong, card);
    end_->setWordWrap(true);
    end_->setObjectName(QStringLiteral("end"));
    end_->hide();
    subtitle_ = shared::makeLabel({}, shared::TextRole::Muted, card);
    subtitle_->setFont(shared::bodyFont(12));
    subtitle_->setWordWrap(true);
    subtitle_->setObjectName(QStringLiteral("subtitle"));
    for (QLabel* label : {title_, end_, subtitle_}) {
        texts->addWidget(label);
    }
    head->addLayout(texts, 1);
    risk_ = shared::makeBadge({}, "warn", card);
    head->addWidget(risk_);
    layout->addLayout(head);
    layout->addWidget(shared::makeRule(Qt::Horizontal, card));
    form_ = new AskForm(card);
    form_->hide();
    layout->addWidget(form_, 1);
    body_ = new PlanBody(card);
    layout->addWidget(body_, 1);
    layout->addWidget(shared::makeRule(Qt::Horizontal, card));
    layout->addLayout(makeFoot());
    connect(form_, &AskForm::changed, this, &PlanDialog::tick);
    connect(form_, &AskForm::submitted, this, &PlanDialog::planAgain);
    connect(body_, &PlanBody::candidateWanted, this, &PlanDialog::planFor);
    connect(body_, &PlanBody::inputChanged, this, &PlanDialog::tick);
    connect(body_, &PlanBody::reasonGiven, this, &PlanDialog::planWithReason);
    connectFoot();
}

void PlanDialog::connectFoot()
{
    connect(more_, &QPushButton::clicked, this, &PlanDialog::readOn);
    connect(back_, &QPushButton::clicked, this, &PlanDialog::planBack);
    connect(look_, &QPushButton::clicked, this, &PlanDialog::lookAtIt);
    connect(again_, &QPushButton::clicked, this, &PlanDialog::planAgain);
    connect(close_, &QPushButton::clicked, this, &PlanDialog::leave);
    connect(unlock_, &QPushButton::clicked, this, [this] {
        session_.setReadOnly(false);
        tick();
        rest();
    });
    connect(hold_, &shared::HoldButton::confirmed, this, &PlanDialog::confirm);
    connect(cancel_, &QPushButton::clicked, this, [this] {
        const bool begun = phase_ == Phase::Running || phase_ == Phase::Confirming;
        begun ? cancelAction() : leave();
    });
}

QHBoxLayout* PlanDialog::makeFoot()
{
    QFrame* card = this->card();
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(20, 12, 20, 14);
    foot->setSpacing(10);
    note_ = shared::makeLabel({}, shared::TextRole::Muted, card);
    note_->setWordWrap(true);
    foot->addWidget(note_, 1);
    back_ = shared::makeButton(tr("Plan the way back…"), "", card);
    more_ = shared::makeButton(tr("Read on"), "quiet", card);
    more_->setObjectName(QStringLiteral("read on"));
    back_->setObjectName(QStringLiteral("way back"));
    look_ = shared::makeButton({}, "", card);
    look_->setObjectName(QStringLiteral("look at it"));
    look_->hide();
    unlock_ = new shared::IconButton(tr("Unlock"), "quiet", card);
    unlock_->setObjectName(QStringLiteral("unlock action"));
    unlock_->setIcon(shared::makeIcon(QStringLiteral("unlock"), &shared::Tokens::muted));
    unlock_->setToolTip(tr("Unlocks the console. Nothing is done yet."));
    unlock_->setAccessibleDescription(unlock_->toolTip());
    again_ = shared::makeButton(tr("Plan again"), "", card);
    close_ = shared::makeButton(tr("Close"), "", card);
    cancel_ = shared::makeButton(tr("Cancel"), "", card);
    hold_ = new shared::HoldButton({}, card);
    for (QPushButton* button : {more_, back_, look_, unlock_, again_, close_, cancel_}) {
        foot->addWidget(button);
    }
    foot->addWidget(hold_);
    return foot;
}

void PlanDialog::ask()
{
    const int question = ++asked_; // first: whatever was asked before is answered in vain
    plan_.reset();
    record_.reset();
    confirmation_ = {};
    stopWanted_ = false;
    stopSent_ = false;
    stopProblem_.clear();
    showTitle(pressedTitle());
    say(subtitle_, {});
    risk_->hide();
    setPhase(Phase::Planning);
    body_->showNotice(tr("Working out what would happen"), tr("An agent computes the plan."));
    link::AgentLink* link =
        agent_.empty() ? session_.linkFor(request_.action) : session_.link(agent_);
    if (link == nullptr) {
        refuse({Code::Unavailable, "no agent that offers this is heard now"});
        return;
    }
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
    session_.planCame();
    arrived_ = link::monotonicNow();
    seenSince_ = arrived_;
    atEnd_ = 0;
    readToEnd_ = false;
    showBadge(shared::riskWord(plan_->draft.risk), riskLook(plan_->draft.risk));
    showPlan();
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

void PlanDialog::planBack()
{
    if (record_ && record_->plan.draft.inverse) {
        request_ = *record_->plan.draft.inverse;
        agent_.clear();
        begin();
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

/// `rests`: the focus, too; where nothing else is shown it stays.
void PlanDialog::setPhase(Phase phase, bool rests)
{
    const bool changed = phase != phase_;
    phase_ = phase;
    tick();
    if (changed && rests) {
        rest();
    }
    if (changed) {
        Q_EMIT phaseChanged();
    }
}

/// The focus goes where a key changes nothing.
void PlanDialog::rest()
{
    (phase_ == Phase::Running ? close_ : cancel_)->setFocus();
}

void PlanDialog::leave()
{
    if (phase_ == Phase::Confirming) {
        return; // it is on its way: what became of it is known in a moment
    }
    ++asked_; // an answer that still comes begins nothing
    dismiss();
    Q_EMIT closed();
    deleteLater();
}

} // namespace bafar::ui::actions
