// Which action of a person caused the chosen event, and the way to it.
#include <QVBoxLayout>

#include "ui/events/details.h"
#include "ui/events/related.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::events {

void EventDetails::makeCause(QVBoxLayout* layout)
{
    auto* place = new QVBoxLayout(causePlace_);
    place->setContentsMargins(0, 4, 0, 0);
    place->setSpacing(6);
    place->addWidget(shared::makeLabel(tr("Cause"), shared::TextRole::Section, causePlace_));
    place->addWidget(cause_);
    place->addWidget(causeMore_);
    place->addWidget(action_);
    action_->setObjectName(QStringLiteral("showAction"));
    connect(action_, &QPushButton::clicked, this, [this] {
        const std::string id = causeId_; // another event may be shown meanwhile
        workspace_.session.showAction(id);
    });
    layout->addWidget(causePlace_);
}

void EventDetails::showCause()
{
    const std::optional<Cause> cause = causeOf(entry_->event, workspace_.session.store().actions());
    causePlace_->setVisible(cause.has_value());
    if (!cause) {
        return;
    }
    const schema::ActionRecord& action = cause->action;
    cause_->setText(shared::breakable(shared::sentence(action.plan.draft.title)));
    const QString who = shared::technical(action.actor);
    const QString when = shared::timeOfDay(action.startedAt);
    causeMore_->setText((cause->isCertain
                             ? tr("confirmed by %1 at %2").arg(who, when)
                             : tr("was running then, confirmed by %1 at %2").arg(who, when)) +
                        shared::separator() + shared::resultWord(action.state));
    const QString why = workspace_.session.whyNotShown();
    causeId_ = action.id;
    action_->setEnabled(why.isEmpty());
    action_->setToolTip(why);
    action_->setAccessibleDescription(why);
}

} // namespace bafar::ui::events
