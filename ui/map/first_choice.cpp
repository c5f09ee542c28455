#include "ui/map/first_choice.h"

#include <algorithm>

#include "ui/link/heard.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"

namespace bafar::ui::map {

QString firstChoice(const topology::Topology& topology)
{
    using schema::State;
    const auto first = [&topology](const auto& isWanted) {
        const auto found = std::find_if(topology.things.begin(), topology.things.end(), isWanted);
        return found == topology.things.end() ? QString() : shared::fromPeer(found->entity.id);
    };
    const QString failed =
        first([](const topology::Thing& thing) { return thing.entity.state == State::Failed; });
    return !failed.isEmpty() ? failed : first([](const topology::Thing& thing) {
        return thing.entity.lane == schema::Lane::FloatingIp;
    });
}

FirstChoice::FirstChoice(link::Session& session, QObject* parent)
    : QObject(parent)
    , session_(session)
{
    connect(&session, &link::Session::topologyChanged, this, &FirstChoice::look);
}

void FirstChoice::look()
{
    const QString now = session_.selection();
    if (!now.isEmpty() && (isSettled_ || now != own_)) {
        isSettled_ = true;
        return;
    }
    own_ = firstChoice(session_.topology());
    isSettled_ = !own_.isEmpty() && link::heardOf(session_.store()) == link::Heard::Now;
    session_.select(own_);
}

} // namespace bafar::ui::map
