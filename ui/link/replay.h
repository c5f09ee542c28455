#pragma once
// The past of the topology, shown instead of the present: on or off, and at which moment.
//
// While it is on the session allows no action. Recording goes on. GUI thread.
#include <QObject>

#include "ui/link/recorder.h"

namespace bafar::link {

class Replay : public QObject {
    Q_OBJECT

public:
    void record(WallTime now, const topology::Topology& topology);

    [[nodiscard]] const Recorder& recorder() const { return recorder_; }

    [[nodiscard]] bool isOn() const { return moment_.has_value(); }

    /// The moment that is shown; nothing: the present is.
    [[nodiscard]] const std::optional<WallTime>& moment() const { return moment_; }

    /// What is to be shown: as it was at that moment, or else `now`.
    [[nodiscard]] const topology::Topology& shown(const topology::Topology& now) const
    {
        return isOn() ? picture_ : now;
    }

    /// Shows a moment, the nearest that is kept. False: nothing is kept yet.
    bool show(WallTime moment);

    /// Back to the present.
    void stop();

Q_SIGNALS:
    /// It is on or off now, or at another moment.
    void changed();

private:
    Recorder recorder_;
    std::optional<WallTime> moment_;
    topology::Topology picture_;
};

} // namespace bafar::link
