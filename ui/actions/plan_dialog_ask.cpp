// What the plan needs to know and only a person can say: before there is a plan, and the reason,
// which is part of it.
#include <QLabel>
#include <QPointer>
#include <QPushButton>

#include "core/topology/topology.h"
#include "ui/actions/ask_form.h"
#include "ui/actions/plan_body.h"
#include "ui/actions/plan_dialog.h"
#include "ui/actions/rules.h"
#include "ui/link/clock.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::ui::actions {
namespace {

/// The offer a request is made from, by any agent that is heard.
std::optional<schema::ActionInfo> offerAnywhere(const link::Session& session,
                                                const schema::ActionRequest& request)
{
    for (const auto& [node, facts] : session.store().agents()) {
        const bool heard = facts.connected && facts.freshness == schema::State::Ok;
        const schema::ActionInfo* offer = heard ? offerOf(request, facts.offers) : nullptr;
        if (offer != nullptr) {
            return *offer;
        }
    }
    return std::nullopt;
}

/// What the subject says of itself under the parameter's name: the image it runs now.
std::map<std::string, std::string> presentValues(const link::Session& session,
                                                 const std::string& subject)
{
    std::map<std::string, std::string> values;
    if (const topology::Thing* thing = session.topology().find(subject)) {
        for (const schema::Fact& fact : thing->entity.facts) {
            if (fact.technical) {
                values.emplace(fact.name, fact.value);
            }
        }
    }
    return values;
}

} // namespace

void PlanDialog::begin()
{
    const std::optional<schema::ActionInfo> offer = offerAnywhere(session_, request_);
    const std::vector<schema::ActionParameter> missing =
        offer ? missingOf(request_, *offer) : std::vector<schema::ActionParameter>{};
    hasAsked_ = !missing.empty();
    if (!hasAsked_) {
        ask();
        return;
    }
    form_->setParameters(missing, presentValues(session_, offer->subject));
    showTitle(pressedTitle());
    askFirst();
}

/// The action for what the request is about, as any agent offers it; nothing: nobody does.
std::optional<schema::ActionInfo> PlanDialog::offered(const schema::ActionRequest& request) const
{
    for (const auto& [node, facts] : session_.store().agents()) {
        if (const schema::ActionInfo* offer = offerForObjectOf(request, facts.offers)) {
            return *offer;
        }
    }
    return std::nullopt;
}

/// As long as no plan says more: what the pressed button says, and of what.
QString PlanDialog::pressedTitle() const
{
    std::optional<schema::ActionInfo> offer = offerAnywhere(session_, request_);
    if (!offer) {
        offer = offered(request_); // its choice is gone, or nobody is heard
    }
    if (!offer) {
        return shared::sentence(request_.action);
    }
    const QString action = shared::sentence(offer->title);
    const topology::Thing* thing = session_.topology().find(offer->subject);
    return thing == nullptr ? action
                            : tr("%1: %2").arg(action, shared::thingTitle(thing->entity.title));
}

void PlanDialog::showTitle(const QString& title)
{
    constexpr qsizetype TitleMost = 200; // letters: whatever it is, the cluster is in sight
    say(title_,
        tr("%1 in %2")
            .arg(shared::shortened(title, TitleMost), shared::technical(session_.cluster())));
}

void PlanDialog::askFirst()
{
    say(subtitle_, {});
    risk_->hide();
    setPhase(Phase::Asking);
    form_->focusFirst();
}

void PlanDialog::planAgain()
{
    if (phase_ == Phase::Asking) {
        if (form_->isComplete()) {
            for (const auto& [name, value] : form_->values()) {
                request_.parameters[name] = value;
            }
            ask();
        }
    } else if (hasAsked_ && phase_ == Phase::Refused) {
        askFirst(); // what was given may be what is wrong
    } else {
        ask();
    }
}

/// Planned again, so that the audit log has the reason: it keeps the one that the plan was made
/// with.
void PlanDialog::planWithReason()
{
    // The line loses the focus with the dialog, too: who leaves asks for nothing.
    if (phase_ == Phase::Planned && isVisible() && body_->reason() != plan_->request.reason) {
        askWithReason(false);
    }
}

/// The same agent, because only its own plans can be told to be the same; `confirms`: that one,
/// then.
void PlanDialog::askWithReason(bool confirms)
{
    request_.reason = body_->reason();
    link::AgentLink* link = session_.link(plan_->node);
    if (link == nullptr) {
        refuse({Code::Unavailable, plan_->node + " is not in the profile"});
        return;
    }
    setPhase(Phase::Planning, false);
    const int question = ++asked_;
    const QPointer<PlanDialog> self(this);
    link->plan(request_, [self, question, confirms](Result<schema::Plan> plan) {
        if (self != nullptr && self->asked_ == question) {
            self->reasonPlanned(std::move(plan), confirms);
        }
    });
}

/// What says the same was read already; anything else is read anew.
void PlanDialog::reasonPlanned(Result<schema::Plan> plan, bool confirms)
{
    if (!plan || !saysTheSame(*plan_, *plan)) {
        planArrived(std::move(plan));
        return;
    }
    plan_ = std::move(*plan);
    arrived_ = link::monotonicNow();
    body_->showFigures(*plan_);
    setPhase(Phase::Planned, false);
    const bool hasIt = body_->reason() == plan_->request.reason;
    if (confirms && hasIt && obstacles(*plan_, seen()).empty()) {
        confirm();
    }
}

} // namespace bafar::ui::actions
