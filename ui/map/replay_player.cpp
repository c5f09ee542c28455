#include "ui/map/replay_player.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <algorithm>
#include <iterator>

#include "ui/link/replay.h"
#include "ui/shared/figures.h"
#include "ui/shared/format.h"
#include "ui/shared/icon.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::map {

ReplayPlayer::ReplayPlayer(link::Replay& replay, QObject* parent)
    : QObject(parent)
    , replay_(replay)
{
    stepping_.setInterval(StepMs);
    connect(&stepping_, &QTimer::timeout, this, &ReplayPlayer::step);
    connect(&replay, &link::Replay::changed, this, [this] {
        if (!replay_.isOn()) {
            setPlaying(false);
        }
    });
}

void ReplayPlayer::setPlaying(bool playing)
{
    const auto kept = replay_.recorder().kept();
    playing = playing && replay_.isOn() && kept;
    if (playing == isPlaying()) {
        return;
    }
    if (playing) {
        if (replay_.moment()->unixMs + StepMs >= kept->to.unixMs) {
            replay_.show(kept->from);
        }
        stepping_.start();
    } else {
        stepping_.stop();
    }
    Q_EMIT changed();
}

void ReplayPlayer::step()
{
    const auto kept = replay_.recorder().kept();
    if (!replay_.isOn() || !kept) {
        setPlaying(false);
        return;
    }
    const WallTime next{replay_.moment()->unixMs + std::int64_t{StepMs} * speed_};
    replay_.show(std::min(next, kept->to));
    if (next >= kept->to) {
        setPlaying(false);
    }
}

namespace {

/// "Play (P)" while it pauses; an icon, with these words for its name, where the room is short.
void showPlay(QPushButton& play, bool isPlaying, bool isShort)
{
    const QString words = isPlaying ? ReplayPlayer::tr("Pause (P)") : ReplayPlayer::tr("Play (P)");
    play.setText(isShort ? QString() : words);
    play.setIcon(
        isShort ? shared::makeIcon(isPlaying ? QStringLiteral("pause") : QStringLiteral("play"),
                                   &shared::Tokens::text)
                : QIcon());
    play.setAccessibleName(words);
    play.setToolTip(isShort ? words : QString());
}

} // namespace

shared::RowFit::Step addPlayer(QHBoxLayout* row, ReplayPlayer& player, QWidget* parent)
{
    QPushButton* play = shared::makeButton({}, "", parent);
    play->setObjectName(QStringLiteral("playReplay"));
    row->addWidget(play);
    const auto shorten = [play, &player](bool on) {
        play->setProperty("short", on);
        showPlay(*play, player.isPlaying(), on);
    };
    shorten(false);
    QObject::connect(&player, &ReplayPlayer::changed, play, [play, &player] {
        showPlay(*play, player.isPlaying(), play->property("short").toBool());
    });
    QObject::connect(play, &QPushButton::clicked, &player,
                     [&player] { player.setPlaying(!player.isPlaying()); });
    QPushButton* speed = shared::makeButton({}, "", parent);
    speed->setObjectName(QStringLiteral("replaySpeed"));
    row->addWidget(speed);
    const auto showSpeed = [speed, &player] {
        const QString times = shared::number(static_cast<std::uint64_t>(player.speed()));
        speed->setText(ReplayPlayer::tr("%1×").arg(times));
        speed->setAccessibleName(ReplayPlayer::tr("%1 times as fast").arg(times));
        speed->setToolTip(ReplayPlayer::tr("%1 times as fast; a click changes it").arg(times));
    };
    shared::sayInFigures(speed, showSpeed);
    QObject::connect(speed, &QPushButton::clicked, &player, [showSpeed, &player] {
        const auto* const next = std::upper_bound(std::begin(ReplayPlayer::Speeds),
                                                  std::end(ReplayPlayer::Speeds), player.speed());
        player.setSpeed(next == std::end(ReplayPlayer::Speeds) ? ReplayPlayer::Speeds[0] : *next);
        showSpeed();
    });
    return shorten;
}

} // namespace bafar::ui::map
