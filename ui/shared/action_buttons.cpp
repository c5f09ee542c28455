#include "ui/shared/action_buttons.h"

#include <QBoxLayout>
#include <QPushButton>
#include <algorithm>

#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/theme.h"
#include "ui/shared/widgets.h"
#include "ui/shared/wording.h"

namespace bafar::shared {
namespace {

constexpr int Gap = 8;
constexpr int PairGap = 4;
/// Pixels that an action and the way to unlock it may take with the gap between them, in the
/// narrowest of the panels beside pages and in a line of one; and all pairs of a row, in the
/// smallest window.
constexpr int PairMax = 280;
constexpr int LineMax = 270;
constexpr int RowMax = 560;

} // namespace

QPushButton* makeUnlockButton(QWidget* parent)
{
    QPushButton* button = makeButton(ActionButtons::tr("Unlock and plan"), "quiet", parent);
    button->setIcon(makeIcon(QStringLiteral("unlock"), &Tokens::muted));
    button->setToolTip(
        ActionButtons::tr("Unlocks the console and shows the plan. Nothing is done yet."));
    button->setAccessibleDescription(button->toolTip());
    return button;
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

void ActionButtons::addPair(const schema::ActionInfo& offer, const char* kind, bool alone)
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
    const int most = isRow() ? LineMax : PairMax;
    const int wanted = action->sizeHint().width() + PairGap + unlock->sizeHint().width();
    const bool fits = wanted <= most;
    if (!fits && alone && !isRow()) {
        row->setDirection(QBoxLayout::TopToBottom);
    } else if (!fits) {
        unlock->setText({}); // its tooltip says the same
    }
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
        addPair(offer, kind, offers.size() == 1);
    }
    int all = 0;
    for (const Pair& pair : pairs_) {
        all += pair.action->sizeHint().width() + pair.unlock->sizeHint().width() + Gap;
    }
    for (const Pair& pair : pairs_) {
        if (isRow() && all > RowMax) {
            pair.unlock->setText({});
        }
    }
    alignUnlocks();
}

/// Below each other, the ways to unlock stand in one column where there is room for that.
void ActionButtons::alignUnlocks()
{
    int widest = 0;
    int unlocks = 0;
    for (const Pair& pair : pairs_) {
        widest = std::max(widest, pair.action->sizeHint().width());
        unlocks = std::max(unlocks, pair.unlock->sizeHint().width());
    }
    if (isRow() || pairs_.size() < 2 || widest + PairGap + unlocks > PairMax) {
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
        pair.action->setToolTip(why);
        pair.unlock->setVisible(canUnlock);
    }
}

} // namespace bafar::shared
