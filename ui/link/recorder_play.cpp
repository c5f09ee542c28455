// The pictures of the past, put together from what was recorded.
#include <algorithm>
#include <tuple>

#include "ui/link/recorder.h"

namespace bafar::link {

namespace {

/// Nobody knows what was then: neither well nor bad.
void makeUnknown(schema::Entity& entity)
{
    entity.state = schema::State::Unknown;
    entity.reason = "no agent is heard";
}

bool isQuiet(schema::State state)
{
    return state == schema::State::Stale || state == schema::State::Unknown;
}

} // namespace

std::optional<Recorder::Span> Recorder::kept() const
{
    return to_.unixMs == 0 ? std::nullopt : std::optional(Span{from_, to_});
}

std::optional<WallTime> Recorder::unheardSince(WallTime moment) const
{
    // Before the end of a gap is in it: the picture that ended it came then.
    const auto gap = std::find_if(frames_.begin(), frames_.end(), [&](const Frame& frame) {
        return frame.after && moment > *frame.after && moment < frame.at;
    });
    return gap == frames_.end() ? std::nullopt : gap->after;
}

topology::Topology Recorder::at(WallTime moment) const
{
    if (to_.unixMs == 0) {
        return {};
    }
    moment = std::clamp(moment, from_, to_);
    Picture picture = first_;
    for (const Frame& frame : frames_) {
        if (frame.at > moment) {
            break;
        }
        frame.applyTo(picture);
    }
    return assembled(picture, moment);
}

topology::Topology Recorder::assembled(const Picture& picture, WallTime moment) const
{
    const std::optional<WallTime> gap = unheardSince(moment);
    topology::Topology result;
    for (const WordPtr& word : picture.words) {
        if (word == nullptr) {
            continue;
        }
        topology::Thing thing;
        thing.entity = word->entity;
        thing.speaker = word->speaker;
        const bool wasQuiet = isQuiet(thing.entity.state);
        if (gap) {
            makeUnknown(thing.entity);
        }
        if (isQuiet(thing.entity.state) && word->heard) {
            const WallTime heard = wasQuiet ? *word->heard : *gap;
            thing.age = std::chrono::milliseconds(moment.unixMs - heard.unixMs);
            thing.beliefs.push_back({thing.entity.node, thing.age, false, thing.entity});
        }
        result.things.push_back(std::move(thing));
    }
    std::sort(result.things.begin(), result.things.end(), topology::listedBefore);
    for (std::size_t number = 0; number < picture.ties.size(); ++number) {
        if (picture.ties[number].there) {
            topology::Edge edge{relations_[number], {}, {}};
            edge.relation.state = gap ? schema::State::Unknown : picture.ties[number].state;
            result.edges.push_back(std::move(edge));
        }
    }
    std::sort(result.edges.begin(), result.edges.end(), [](const auto& a, const auto& b) {
        return std::tie(a.relation.from, a.relation.to, a.relation.kind) <
               std::tie(b.relation.from, b.relation.to, b.relation.kind);
    });
    result.worst = result.things.empty() ? schema::State::Unknown : schema::State::Disabled;
    for (std::size_t place = 0; place < result.things.size(); ++place) {
        const schema::Entity& entity = result.things[place].entity;
        result.places.emplace(entity.id, place);
        result.worst = schema::worse(result.worst, entity.state);
        ++result.counts[entity.state];
    }
    return result;
}

} // namespace bafar::link
