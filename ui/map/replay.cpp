#include "ui/map/replay.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>

#include "ui/link/clock.h"
#include "ui/link/heard.h"
#include "ui/link/session.h"
#include "ui/map/replay_player.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/row_fit.h"
#include "ui/shared/segments.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::map {
namespace {

QString momentText(WallTime moment)
{
    const QString time = shared::timeOfDay(moment);
    const QString day = shared::day(moment);
    const bool today = day == shared::day(link::wallNow());
    return ReplayedPage::tr("Replay %1").arg(today ? time : day + QLatin1Char(' ') + time);
}

/// What is shown when it is not the past: nothing is live while no agent is heard.
QString presentName(const link::Session& session)
{
    return link::heardOf(session.store()) == link::Heard::Before ? ReplayedPage::tr("stale")
                                                                 : ReplayedPage::tr("live");
}

/// The warning stays a text at every width: first it is a shorter one, then the buttons are.
void fitReplayBar(QWidget& bar,
                  QLabel& what,
                  QPushButton& back,
                  const shared::RowFit::Step& shortenPlayer)
{
    const QString whole = ReplayedPage::tr("The topology as it was. Actions are disabled.");
    const QString toLive = ReplayedPage::tr("Back to live (Esc)");
    what.setToolTip(whole);
    back.setAccessibleName(toLive);
    const auto shorten = [&what, whole](bool on) {
        what.setText(on ? ReplayedPage::tr("The past: no actions") : whole);
    };
    const auto shortenButtons = [&back, toLive, shortenPlayer](bool on) {
        back.setText(on ? ReplayedPage::tr("Live (Esc)") : toLive);
        shortenPlayer(on);
    };
    const auto shortenMore = [&what](bool on) {
        if (on) { // else it is as the first step has it
            what.setText(ReplayedPage::tr("No actions"));
        }
    };
    shorten(false);
    shortenButtons(false);
    new shared::RowFit(&bar, {shorten, shortenButtons, shortenMore});
}

} // namespace

ReplayedPage::ReplayedPage(link::Session& session, QWidget* parent)
    : QWidget(parent)
    , session_(session)
{
    auto* escape = new QShortcut(Qt::Key_Escape, this);
    escape->setWhatsThis(tr("Back to live from a replay"));
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    escape->setEnabled(false); // in the present the key belongs to others
    connect(escape, &QShortcut::activated, &session.replay(), &link::Replay::stop);
    connect(&session.replay(), &link::Replay::changed, escape,
            [escape, &session] { escape->setEnabled(session.replay().isOn()); });
}

void ReplayedPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    // Another page is shown: not when the window is minimised (spontaneous), or ends.
    if (!event->spontaneous() && window()->isVisible()) {
        session_.replay().stop();
    }
}

QButtonGroup* addReplaySwitch(QBoxLayout* row, link::Session& session, QWidget* parent)
{
    QButtonGroup* group =
        shared::addSegments(row,
                            {{0, ReplayedPage::tr("live"), QStringLiteral("live")},
                             {1, ReplayedPage::tr("replay"), QStringLiteral("replay")}},
                            0, parent);
    group->button(1)->setToolTip(ReplayedPage::tr("Shows the topology as it was"));
    const auto follow = [group, &session] {
        group->button(session.replay().isOn() ? 1 : 0)->setChecked(true);
    };
    QObject::connect(group, &QButtonGroup::idClicked, group, [follow, &session](int id) {
        if (id == 0) {
            session.replay().stop();
        } else {
            session.replay().show(link::wallNow());
        }
        follow(); // also when there is nothing to replay yet
    });
    QObject::connect(&session.replay(), &link::Replay::changed, group, follow);
    QObject::connect(&session, &link::Session::topologyChanged, group,
                     [group, &session] { group->button(0)->setText(presentName(session)); });
    return group;
}

QWidget* makeReplayBar(link::Session& session, QWidget* framed, QWidget* parent)
{
    QFrame* bar = shared::makeSurface("replay", parent);
    bar->setObjectName(QStringLiteral("replayBar"));
    bar->setFixedHeight(46);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(16, 0, 8, 0);
    row->setSpacing(8);
    QLabel* moment = shared::makeLabel({}, shared::TextRole::Strong, bar);
    moment->setObjectName(QStringLiteral("replayMoment"));
    row->addWidget(moment);
    QLabel* what = shared::makeLabel({}, shared::TextRole::Body, bar);
    what->setObjectName(QStringLiteral("replayWarning"));
    row->addWidget(what, 1);
    auto* player = new ReplayPlayer(session.replay(), bar);
    const shared::RowFit::Step shortenPlayer = addPlayer(row, *player, bar);
    auto* play = new QShortcut(Qt::Key_P, parent);
    play->setWhatsThis(ReplayedPage::tr("Play a replay, or pause it"));
    play->setContext(Qt::WidgetWithChildrenShortcut);
    play->setEnabled(false); // in the present the key belongs to others
    QObject::connect(&session.replay(), &link::Replay::changed, play,
                     [play, &session] { play->setEnabled(session.replay().isOn()); });
    QObject::connect(play, &QShortcut::activated, player,
                     [player] { player->setPlaying(!player->isPlaying()); });
    QPushButton* back = shared::makeButton({}, "", bar);
    back->setObjectName(QStringLiteral("backToLive"));
    row->addWidget(back);
    fitReplayBar(*bar, *what, *back, shortenPlayer);
    bar->hide();
    QObject::connect(back, &QPushButton::clicked, &session.replay(), &link::Replay::stop);
    const auto sayMoment = [moment, &session] {
        const std::optional<WallTime>& past = session.replay().moment();
        moment->setText(past ? momentText(*past) : QString());
    };
    shared::sayInFigures(moment, sayMoment);
    QObject::connect(&session.replay(), &link::Replay::changed, bar,
                     [bar, sayMoment, framed, &session] {
                         const std::optional<WallTime>& past = session.replay().moment();
                         bar->setVisible(past.has_value());
                         sayMoment();
                         if (framed->property("replay").toBool() != past.has_value()) {
                             framed->setProperty("replay", past.has_value());
                             const int edge = past ? 2 : 0; // of the border
                             framed->setContentsMargins(edge, edge, edge, edge);
                             framed->style()->unpolish(framed);
                             framed->style()->polish(framed);
                         }
                     });
    return bar;
}

} // namespace bafar::ui::map
