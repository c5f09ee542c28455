#include "app/bars.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "app/search_box.h"
#include "app/shortcuts.h"
#include "ui/cluster/group.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/icon_button.h"
#include "ui/shared/overlay.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/theme.h"
#include "ui/shared/tip.h"
#include "ui/shared/widgets.h"

namespace bafar::app {
namespace {

using schema::State;
using shared::makeLabel;
using shared::TextRole;

/// Worst first, as people look for trouble.
constexpr State CountOrder[] = {State::Failed,       State::Unknown,    State::Degraded,
                                State::Stale,        State::Transition, State::Maintenance,
                                State::NotMonitored, State::Disabled,   State::Ok};

/// Pixels that who leads the group has before the search has a line.
constexpr int GroupWidthMin = 260;

} // namespace

TopBar::TopBar(link::Session& session, bool simulated, QWidget* parent)
    : QFrame(parent)
    , session_(session)
    , name_(makeLabel(shared::technical(session.cluster()), TextRole::Title, this))
    , nothing_(makeLabel(tr("nothing heard yet"), TextRole::Muted, this))
    , group_(new shared::ElidedLabel(this))
    , search_(new SearchBox(keyText(Deed::Search), this))
    , lock_(new shared::IconButton({}, "", this))
{
    setProperty("surface", QByteArrayLiteral("topbar"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(48);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(14);
    layout->addWidget(shared::makeClusterBand(session.cluster(), this));
    layout->addWidget(name_);
    QFrame* chip = shared::makeSurface("chip", this);
    chip->setAccessibleName(tr("Things by state"));
    counts_ = new QHBoxLayout(chip);
    counts_->setContentsMargins(12, 0, 12, 0);
    counts_->setSpacing(14);
    chip->setFixedHeight(30);
    for (const State state : CountOrder) {
        auto* place = new QWidget(chip);
        auto* pair = new QHBoxLayout(place);
        pair->setContentsMargins(0, 0, 0, 0);
        pair->setSpacing(7);
        auto* dot = new shared::StatusDot(place);
        dot->setState(state);
        labels_[state] = makeLabel({}, TextRole::Body, place);
        pair->addWidget(dot);
        pair->addWidget(labels_[state]);
        counts_->addWidget(place);
        places_[state] = place;
    }
    counts_->addWidget(nothing_);
    layout->addWidget(chip);
    if (simulated) {
        layout->addWidget(shared::makeBadge(tr("simulated"), "plain", this));
    }
    group_->setObjectName(QStringLiteral("group"));
    layout->addWidget(group_, 1);
    layout->addWidget(search_);
    connect(search_, &QPushButton::clicked, this, &TopBar::searchWanted);
    layout->addWidget(lock_);
    lock_->setObjectName(QStringLiteral("lock"));
    lock_->setCheckable(true);
    connect(lock_, &QPushButton::clicked, this,
            [this] { session_.setReadOnly(!session_.readOnly()); });
    connect(&session_, &link::Session::readOnlyChanged, this, &TopBar::refreshLock);
    connect(&session_, &link::Session::topologyChanged, this, &TopBar::refreshCounts);
    connect(&session_, &link::Session::topologyChanged, this, &TopBar::refreshGroup);
    refreshCounts();
    refreshGroup();
    refreshLock();
}

void TopBar::addButton(QPushButton* button)
{
    auto* row = qobject_cast<QHBoxLayout*>(layout());
    row->insertWidget(row->indexOf(lock_), button);
}

void TopBar::setClusterMenu(QMenu* menu)
{
    QPushButton* button = shared::makeButton(name_->text(), "cluster", this);
    button->setObjectName(QStringLiteral("cluster menu"));
    button->setFont(shared::titleFont());
    shared::setTip(button, tr("Your clusters"));
    button->setMenu(menu);
    clusters_ = menu;
    delete layout()->replaceWidget(name_, button);
    name_->hide();
}

/// The search has what the others leave, as long as who leads the group can be read.
void TopBar::fitSearch()
{
    int room = contentsRect().width() - layout()->contentsMargins().left() -
               layout()->contentsMargins().right();
    for (int i = 0; i < layout()->count(); ++i) {
        const QLayoutItem* item = layout()->itemAt(i);
        if (item->widget() == group_) {
            room -= std::min(group_->sizeHint().width(), GroupWidthMin) + layout()->spacing();
        } else if (item->widget() != search_ && !item->isEmpty()) {
            room -= item->sizeHint().width() + layout()->spacing();
        }
    }
    search_->fit(room);
}

bool TopBar::event(QEvent* event)
{
    const bool done = QFrame::event(event);
    // What the others need is known when the request for it arrives, not when a text is set.
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Resize) {
        fitSearch();
    }
    return done;
}

void TopBar::refreshCounts()
{
    const auto& counts = session_.topology().counts;
    bool any = false;
    for (const State state : CountOrder) {
        const auto found = counts.find(state);
        const std::size_t count = found == counts.end() ? 0 : found->second;
        any = any || count > 0;
        places_[state]->setVisible(count > 0);
        if (count > 0) {
            labels_[state]->setText(
                tr("%1 %2").arg(shared::number(std::uint64_t{count}), shared::stateWord(state)));
        }
    }
    nothing_->setVisible(!any);
}

void TopBar::refreshGroup()
{
    const ui::cluster::GroupLine line = ui::cluster::groupLine(session_);
    group_->setText(line.brief);
    shared::setTip(group_,
                   line.more.isEmpty() ? line.text : line.text + QLatin1Char('\n') + line.more);
    shared::setTone(group_, line.blocked ? "bad" : line.mark == State::Ok ? "muted" : "warn");
}

void TopBar::refreshLock()
{
    const bool readOnly = session_.readOnly();
    const link::Identity& identity = session_.identity();
    lock_->setText(readOnly ? tr("Read-only") : tr("Unlocked"));
    lock_->setChecked(!readOnly);
    lock_->setIcon(shared::makeIcon(readOnly ? QStringLiteral("lock") : QStringLiteral("unlock"),
                                    &shared::Tokens::muted, &shared::Tokens::warn));
    shared::setTip(
        lock_, withKey(identity.onlyPlans() ? link::whoMayInstead(identity)
                       : readOnly ? tr("Nothing can be changed. Click to unlock for this session.")
                                  : tr("Actions can be planned. Click to lock again."),
                       keyText(Deed::Lock)));
}

} // namespace bafar::app
