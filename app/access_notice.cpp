#include "app/access_notice.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/notice_place.h"
#include "ui/link/session.h"
#include "ui/shared/announce.h"
#include "ui/shared/command_block.h"
#include "ui/shared/format.h"
#include "ui/shared/refresher.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/widgets.h"

namespace bafar::app {

using shared::makeLabel;
using shared::TextRole;

AccessNotice::AccessNotice(link::Session& session, Form form, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , form_(form)
    , card_(shared::makeSurface("alarm", this))
    , title_(makeLabel({}, TextRole::Title, card_))
    , reasons_(makeLabel({}, TextRole::Body, card_))
    , place_(makeLabel({}, TextRole::Muted, card_))
    , remedy_(makeLabel({}, TextRole::Body, card_))
    , command_(new shared::CommandBlock(card_))
{
    setObjectName(form == Form::Page ? QStringLiteral("no entry") : QStringLiteral("not let in"));
    make();
    hide();
    auto* soon = new shared::Refresher(parent, [this] { refresh(); });
    connect(&session_, &link::Session::topologyChanged, soon, &shared::Refresher::ask);
    connect(&session_.store(), &link::Store::agentChanged, soon, &shared::Refresher::ask);
}

void AccessNotice::make()
{
    auto* row = new QHBoxLayout(card_);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(12);
    auto* dot = new shared::StatusDot(card_);
    dot->setState(schema::State::Failed);
    shared::addOnFirstLine(row, dot, 5);
    addTexts(row);
    auto* column = new QVBoxLayout(this);
    if (form_ == Form::Strip) {
        column->setContentsMargins(NoticeMargins);
        column->addWidget(card_);
        return;
    }
    constexpr int Wide = 640;
    card_->setMaximumWidth(Wide);
    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(card_, 8);
    middle->addStretch(1);
    column->addStretch(2);
    column->addLayout(middle);
    column->addStretch(3);
}

/// What is wrong, and below it what mends it.
void AccessNotice::addTexts(QBoxLayout* row)
{
    auto* texts = new QVBoxLayout;
    texts->setSpacing(form_ == Form::Page ? 10 : 4);
    for (QLabel* label : {title_, reasons_, place_, remedy_}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(label);
    }
    auto* ways = new QHBoxLayout;
    ways->setContentsMargins(0, 4, 0, 0);
    ways->setSpacing(12);
    constexpr int CommandWide = 440;
    command_->setMaximumWidth(CommandWide);
    ways->addWidget(command_, 100); // all the room, up to that
    QPushButton* again = shared::makeButton(tr("Try again"), "", card_);
    again->setObjectName(QStringLiteral("try entry again"));
    connect(again, &QPushButton::clicked, this, [this] { session_.renew(); });
    ways->addWidget(again);
    ways->addStretch(1);
    texts->addLayout(ways);
    row->addLayout(texts, 1);
}

void AccessNotice::refresh()
{
    const std::optional<AccessTrouble> trouble = accessTroubleOf(session_);
    const bool shown = trouble && trouble->unknown == (form_ == Form::Page);
    if (trouble && trouble != told_) {
        title_->setText(trouble->title);
        reasons_->setText(shared::breakable(trouble->reasons.join(QLatin1Char('\n'))));
        place_->setText(shared::breakable(trouble->place));
        place_->setVisible(!trouble->place.isEmpty());
        remedy_->setText(trouble->remedy);
        command_->setCommand(trouble->command);
        card_->setAccessibleName(trouble->title + QLatin1Char('\n') +
                                 trouble->reasons.join(QLatin1Char('\n')));
    }
    told_ = trouble;
    setVisible(shown);
    if (shown == shown_) {
        return;
    }
    shown_ = shown;
    Q_EMIT shownChanged(shown);
    if (shown) {
        shared::announce(this, card_->accessibleName(), shared::Urgency::AtOnce);
    }
}

} // namespace bafar::app
