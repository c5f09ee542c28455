#include "ui/link/replay.h"

#include <algorithm>

namespace bafar::link {

void Replay::record(WallTime now, const topology::Topology& topology)
{
    recorder_.record(now, topology);
}

bool Replay::show(WallTime moment)
{
    const std::optional<Recorder::Span> kept = recorder_.kept();
    if (!kept) {
        return false;
    }
    moment = std::clamp(moment, kept->from, kept->to);
    if (moment_ != moment) {
        moment_ = moment;
        picture_ = recorder_.at(moment);
        Q_EMIT changed();
    }
    return true;
}

void Replay::stop()
{
    if (moment_) {
        moment_.reset();
        picture_ = {};
        Q_EMIT changed();
    }
}

} // namespace bafar::link
