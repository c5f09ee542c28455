#include "ui/map/replay_player.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <algorithm>
#include <iterator>

#include "ui/link/replay.h"
#include "ui/shared/format.h"
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

void addPlayer(QHBoxLayout* row, ReplayPlayer& player, QWidget* parent)
{
    QPushButton* play = shared::makeButton({}, "", parent);
    play->setObjectName(QStringLiteral("playReplay"));
    row->addWidget(play);
    const auto follow = [play, &player] {
        play->setText(player.isPlaying() ? ReplayPlayer::tr("Pause (P)")
                                         : ReplayPlayer::tr("Play (P)"));
    };
    follow();
    QObject::connect(&player, &ReplayPlayer::changed, play, follow);
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
    showSpeed();
    QObject::connect(speed, &QPushButton::clicked, &player, [showSpeed, &player] {
        const auto* const next = std::upper_bound(std::begin(ReplayPlayer::Speeds),
                                                  std::end(ReplayPlayer::Speeds), player.speed());
        player.setSpeed(next == std::end(ReplayPlayer::Speeds) ? ReplayPlayer::Speeds[0] : *next);
        showSpeed();
    });
}

} // namespace bafar::ui::map
