#include "ui/map/replay_player.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <algorithm>

#include "ui/link/replay.h"
#include "ui/shared/format.h"
#include "ui/shared/segments.h"
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
    std::vector<shared::Segment> speeds;
    for (const int speed : ReplayPlayer::Speeds) {
        const QString times = shared::number(static_cast<std::uint64_t>(speed));
        speeds.push_back({speed, ReplayPlayer::tr("%1×").arg(times),
                          QStringLiteral("speed %1").arg(speed),
                          ReplayPlayer::tr("%1 times as fast").arg(times)});
    }
    auto* places = new QHBoxLayout;
    places->setSpacing(2);
    row->addLayout(places);
    QButtonGroup* group = shared::addSegments(places, speeds, ReplayPlayer::Speeds[0], parent);
    QObject::connect(group, &QButtonGroup::idClicked, &player, &ReplayPlayer::setSpeed);
}

} // namespace bafar::ui::map
