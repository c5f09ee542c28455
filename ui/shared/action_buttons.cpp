#include "ui/shared/action_buttons.h"

#include <QBoxLayout>
#include <QPushButton>

#include "ui/shared/format.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::shared {

ActionButtons::ActionButtons(Qt::Orientation direction, const char* first, QWidget* parent)
    : QWidget(parent)
    , layout_(new QBoxLayout(
          direction == Qt::Horizontal ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this))
    , first_(first)
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(8);
}

void ActionButtons::make(const std::vector<schema::ActionInfo>& offers)
{
    clearLayout(layout_);
    // Of several, none is the one thing to do; what puts data at risk never is.
    const bool single = offers.size() == 1 && offers.front().risk != schema::ActionClass::DataRisk;
    const char* kind = single ? first_.constData() : "";
    for (const schema::ActionInfo& offer : offers) {
        QPushButton* button = makeButton(tr("%1…").arg(sentence(offer.title)), kind, this);
        button->setObjectName(QStringLiteral("action ") + fromPeer(offer.name));
        button->setAccessibleDescription(sentence(offer.help));
        connect(button, &QPushButton::clicked, this,
                [this, name = offer.name] { Q_EMIT wanted(name); });
        layout_->addWidget(button, 0, Qt::AlignLeading);
    }
}

void ActionButtons::setOffers(const std::vector<schema::ActionInfo>& offers, const QString& why)
{
    QStringList wanted;
    for (const schema::ActionInfo& offer : offers) {
        wanted.append(fromPeer(offer.name) + QLatin1Char('|') + fromPeer(offer.title));
    }
    if (wanted != made_) {
        made_ = wanted;
        make(offers);
    }
    for (int i = 0; i < layout_->count(); ++i) {
        if (QWidget* button = layout_->itemAt(i)->widget()) {
            button->setEnabled(why.isEmpty());
            button->setToolTip(why);
        }
    }
}

} // namespace bafar::shared
