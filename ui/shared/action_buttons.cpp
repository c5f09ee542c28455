#include "ui/shared/action_buttons.h"

#include <QBoxLayout>
#include <QPushButton>
#include <algorithm>

#include "ui/shared/elide.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/icon_button.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::shared {
namespace {

constexpr int Gap = 8;
constexpr int PairGap = 4;
/// Pixels that an action and the way to unlock it may take with the gap between them, in the
/// narrowest of the panels beside pages and in a line.
constexpr int PairMax = NamingButtonMax;
constexpr int LineMax = 270;

} // namespace

QPushButton* makeUnlockButton(QWidget* parent)
{
    QPushButton* button = new IconButton(ActionButtons::tr("Unlock and plan"), "quiet", parent);
    button->setIcon(makeIcon(QStringLiteral("unlock"), &Tokens::muted));
    button->setToolTip(
        ActionButtons::tr("Unlocks the console and shows the plan. Nothing is done yet."));
    button->setAccessibleDescription(button->toolTip());
    return button;
}

void shortenUnlock(QPushButton* unlock, const QPushButton* action)
{
    const int side = action->sizeHint().height();
    unlock->setText({});
    unlock->setToolTip(unlock->accessibleName());
    unlock->setFixedWidth(side);
    // No fixed height: with each focus ring the style sheet sets its own least one anew.
    unlock->setMaximumHeight(side);
    unlock->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
}

void narrowNaming(QPushButton* button, int most)
{
    const QString text = button->text();
    const QFontMetrics metrics = button->fontMetrics();
    const int sides = button->sizeHint().width() - metrics.horizontalAdvance(text);
    const QString shown = withObjectElided(text, metrics, most - sides);
    if (shown != text) {
        button->setText(shown);
        button->setAccessibleName(text);
        button->setToolTip(plainTip(text));
    }
}

void setNamingTip(QPushButton* button, const QString& tip)
{
    const QString text = button->accessibleName(); // it has that name where it is cut
    const QString whole = text.isEmpty()  ? tip
                          : tip.isEmpty() ? plainTip(text)
                                          : plainTip(text + QLatin1Char('\n') + tip);
    if (button->toolTip() != whole) { // each time is an event
        button->setToolTip(whole);
    }
}

ActionButtons::ActionButtons(Qt::Orientation direction, const char* first, QWidget* parent)
    : QWidget(parent)
    , layout_(new QBoxLayout(
          direction == Qt::Horizontal ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this))
    , first_(first)
{
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(Gap);
}

void ActionButtons::addPair(const schema::ActionInfo& offer, const char* kind)
{
    const QString title = sentence(offer.title);
    auto* place = new QWidget(this);
    auto* row = new QBoxLayout(QBoxLayout::LeftToRight, place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(PairGap);
    QPushButton* action = makeButton(tr("%1…").arg(title), kind, place);
    action->setObjectName(QStringLiteral("action ") + fromPeer(offer.name));
    action->setAccessibleDescription(sentence(offer.help));
    connect(action, &QPushButton::clicked, this,
            [this, name = offer.name] { Q_EMIT wanted(name); });
    QPushButton* unlock = makeUnlockButton(place);
    unlock->setObjectName(QStringLiteral("unlock ") + fromPeer(offer.name));
    unlock->setAccessibleName(tr("Unlock and plan: %1").arg(title));
    connect(unlock, &QPushButton::clicked, this, [this, name = offer.name] {
        const std::string kept = name; // unlocking may make the buttons anew
        Q_EMIT unlockWanted(kept);
    });
    row->addWidget(action, 0, Qt::AlignLeading);
    row->addWidget(unlock, 0, Qt::AlignLeading);
    layout_->addWidget(place, 0, Qt::AlignLeading);
    pairs_.push_back({action, unlock});
}

void ActionButtons::make(const std::vector<schema::ActionInfo>& offers)
{
    clearLayout(layout_);
    pairs_.clear();
    // Of several, none is the one thing to do; what puts data at risk never is.
    const bool single = offers.size() == 1 && offers.front().risk != schema::ActionClass::DataRisk;
    const char* kind = single ? first_.constData() : "";
    for (const schema::ActionInfo& offer : offers) {
        addPair(offer, kind);
    }
    shapeUnlocks();
    alignUnlocks();
}

/// Words only beside the one action there is: line after line they would drown the actions.
void ActionButtons::shapeUnlocks()
{
    const int most = isRow() ? LineMax : PairMax;
    for (const Pair& pair : pairs_) {
        const int padlock = pair.action->sizeHint().height();
        narrowNaming(pair.action, most - PairGap - padlock);
        const int wide =
            pair.action->sizeHint().width() + PairGap + pair.unlock->sizeHint().width();
        if (pairs_.size() > 1 || wide > most) {
            shortenUnlock(pair.unlock, pair.action);
        }
    }
}

/// Below each other, the ways to unlock stand in one column where there is room for that.
void ActionButtons::alignUnlocks()
{
    if (isRow() || pairs_.size() < 2) {
        return;
    }
    int widest = 0;
    for (const Pair& pair : pairs_) {
        widest = std::max(widest, pair.action->sizeHint().width());
    }
    if (widest + PairGap + pairs_.front().unlock->minimumWidth() > PairMax) {
        return;
    }
    for (const Pair& pair : pairs_) {
        pair.action->setMinimumWidth(widest);
    }
}

bool ActionButtons::isRow() const
{
    return layout_->direction() == QBoxLayout::LeftToRight;
}

void ActionButtons::setOffers(const std::vector<schema::ActionInfo>& offers,
                              const QString& why,
                              bool canUnlock)
{
    QStringList wanted;
    for (const schema::ActionInfo& offer : offers) {
        wanted.append(fromPeer(offer.name) + QLatin1Char('|') + fromPeer(offer.title));
    }
    if (wanted != made_) {
        made_ = wanted;
        make(offers);
    }
    for (const Pair& pair : pairs_) {
        pair.action->setEnabled(why.isEmpty());
        setNamingTip(pair.action, why);
        pair.unlock->setVisible(canUnlock);
    }
}

} // namespace bafar::shared
