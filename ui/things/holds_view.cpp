#include "ui/things/holds_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/link/session.h"
#include "ui/shared/action_buttons.h"
#include "ui/shared/format.h"
#include "ui/shared/short_label.h"
#include "ui/shared/status_dot.h"
#include "ui/things/text.h"

namespace bafar::ui::things {

using shared::makeLabel;
using shared::TextRole;

namespace {

/// As they are shown: to the second. A button that is made anew for less goes from under the mouse.
bool looksSame(const Hold& a, const Hold& b)
{
    const auto shown = [](Hold hold) {
        if (hold.until) {
            hold.until->unixMs -= hold.until->unixMs % 1000;
        }
        return hold;
    };
    return shown(a) == shown(b);
}

} // namespace

HoldsView::HoldsView(link::Session& session, bool named, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , named_(named)
    , lines_(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("holds"));
    setAccessibleName(tr("Paused automation"));
    lines_->setContentsMargins(0, 0, 0, 0);
    lines_->setSpacing(12);
    hide();
    connect(&session_, &link::Session::readOnlyChanged, this, &HoldsView::refreshActions);
    connect(&session_.store(), &link::Store::offersChanged, this, &HoldsView::refreshActions);
    connect(&session_.store(), &link::Store::actionChanged, this, &HoldsView::refreshActions);
}

void HoldsView::setHolds(std::vector<Hold> holds)
{
    QStringList names;
    for (const Hold& hold : holds) {
        names.append(nameOf(hold)); // a thing may be known after what holds it
    }
    if (names != names_ ||
        !std::equal(holds_.begin(), holds_.end(), holds.begin(), holds.end(), looksSame)) {
        names_ = names;
        holds_ = std::move(holds);
        make();
    }
    setVisible(!holds_.empty());
    refreshActions();
}

bool HoldsView::offersAsItIs(const std::string& action) const
{
    return std::any_of(buttons_.begin(), buttons_.end(), [&action](const Line& line) {
        return line.end.action == action && line.end.parameters.empty();
    });
}

void HoldsView::make()
{
    shared::clearLayout(lines_);
    buttons_.clear();
    for (std::size_t i = 0; i < std::min(holds_.size(), ShownMax); ++i) {
        addLine(holds_[i]);
    }
    if (holds_.size() > ShownMax) {
        lines_->addWidget(
            makeLabel(tr("and %Ln more", nullptr, static_cast<int>(holds_.size() - ShownMax)),
                      TextRole::Caption, this));
    }
}

QString HoldsView::nameOf(const Hold& hold) const
{
    return named_ && !hold.entity.empty() ? titleOf(session_.topology(), hold.entity) : QString();
}

void HoldsView::addLine(const Hold& hold)
{
    auto* place = new QWidget(this);
    auto* row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    auto* dot = new shared::StatusDot(place);
    dot->setState(schema::State::Maintenance);
    shared::addOnFirstLine(row, dot, 4);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    row->addLayout(column, 1);
    const QString name = nameOf(hold);
    const auto add = [&](const QString& text, TextRole role) {
        auto* label = new shared::ShortLabel(role, shared::ReasonLinesMax, place);
        label->setText(shared::breakable(text));
        column->addWidget(label);
    };
    add(name.isEmpty() ? holdTitle(hold) : name + shared::separator() + holdTitle(hold),
        TextRole::Strong);
    add(hold.rule, TextRole::Muted);
    if (hold.end) {
        addButtons(*hold.end, column);
    }
    if (!name.isEmpty()) {
        QPushButton* show = shared::makeButton(tr("Show"), "quiet", place);
        show->setObjectName(QStringLiteral("show hold ") + shared::fromPeer(hold.entity));
        show->setAccessibleName(tr("Show %1").arg(name));
        connect(show, &QPushButton::clicked, this,
                [this, id = shared::fromPeer(hold.entity)] { session_.show(id); });
        row->addWidget(show, 0, Qt::AlignTop);
    }
    lines_->addWidget(place);
}

void HoldsView::addButtons(const HoldEnd& end, QVBoxLayout* column)
{
    auto* buttons = new shared::ActionButtons(Qt::Horizontal, "", this);
    connect(buttons, &shared::ActionButtons::wanted, this, [this, end](const std::string& action) {
        session_.requestAction(action, end.subject, end.parameters);
    });
    connect(buttons, &shared::ActionButtons::unlockWanted, this,
            [this, end](const std::string& action) {
                session_.unlockAndRequest(action, end.subject, end.parameters);
            });
    column->addWidget(buttons, 0, Qt::AlignLeading);
    buttons_.push_back({end, buttons});
}

void HoldsView::refreshActions()
{
    for (const Line& line : buttons_) {
        const std::optional<schema::ActionInfo> offer =
            session_.offer(line.end.action, line.end.subject);
        line.buttons->setOffers(offer ? std::vector{*offer} : std::vector<schema::ActionInfo>{},
                                session_.whyNoAction(), session_.canUnlock());
        line.buttons->setVisible(offer.has_value());
    }
}

} // namespace bafar::ui::things
