#include "ui/database/link_look.h"

#include "ui/database/words.h"
#include "ui/shared/status_dot.h"

namespace bafar::ui::database {

using replication::Flow;
using schema::State;

LinkLook linkLook(const replication::Fleet& fleet, const replication::Link& link)
{
    const bool isStale = link.flow == Flow::Unknown && fleet.servers[link.to].state == State::Stale;
    return {link.flow, isStale};
}

State linkMark(const LinkLook& look)
{
    switch (look.flow) {
    case Flow::Awaited:
    case Flow::Runs: return State::Ok;
    case Flow::Connecting: return State::Degraded;
    case Flow::Stopped: return State::Failed;
    case Flow::Unknown: break;
    }
    return look.isStale ? State::Stale : State::Unknown;
}

QString linkText(const LinkLook& look)
{
    return look.isStale ? shared::stateWord(State::Stale) : flowText(look.flow);
}

QString linkLabel(const LinkLook& look, const std::optional<Duration>& lag)
{
    if (linkMark(look) != State::Ok) {
        return linkText(look);
    }
    return lag && *lag >= std::chrono::seconds{1} ? lagText(*lag) : QString();
}

} // namespace bafar::ui::database
