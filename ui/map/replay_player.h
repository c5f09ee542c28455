#pragma once
// The past goes on by itself: moment after moment of what is recorded, at a chosen speed, until its
// end. GUI thread.
#include <QObject>
#include <QTimer>

#include "ui/shared/row_fit.h"

class QHBoxLayout;

namespace bafar::link {
class Replay;
}

namespace bafar::ui::map {

class ReplayPlayer : public QObject {
    Q_OBJECT

public:
    static constexpr int StepMs = 500;
    static constexpr int Speeds[] = {1, 10, 60};

    explicit ReplayPlayer(link::Replay& replay, QObject* parent);

    [[nodiscard]] bool isPlaying() const { return stepping_.isActive(); }

    /// From the beginning where the end is shown. Nothing happens while the present is shown.
    void setPlaying(bool playing);

    /// So many seconds of the past in one.
    void setSpeed(int speed) { speed_ = speed; }

    [[nodiscard]] int speed() const { return speed_; }

    /// The next moment; at the end it pauses.
    void step();

Q_SIGNALS:
    /// It plays or pauses now.
    void changed();

private:
    link::Replay& replay_;
    QTimer stepping_;
    int speed_ = 1;
};

/// A button that plays and pauses, and one with the speed, which goes through them. Gives what
/// makes the first one short: an icon instead of its words.
[[nodiscard]] shared::RowFit::Step addPlayer(QHBoxLayout* row,
                                             ReplayPlayer& player,
                                             QWidget* parent);

} // namespace bafar::ui::map
