// The events of the store: in their order, each once, by whom they are of, and never more than
// agreed.
#include <algorithm>
#include <tuple>

#include "ui/link/limits.h"
#include "ui/link/store.h"

namespace bafar::link {
namespace {

bool earlier(const schema::Event& a, const schema::Event& b)
{
    return std::tie(a.at.unixMs, a.node, a.sequence) < std::tie(b.at.unixMs, b.node, b.sequence);
}

std::size_t bytesOf(const schema::Event& event)
{
    return sizeof(event) + event.node.size() + event.concept_.size() + event.kind.size() +
           event.subject.size() + event.text.size() + event.body.text.size();
}

} // namespace

void Store::takeEvents(const schema::Snapshot& snapshot, const std::string& node)
{
    // From its first event on the snapshot is the truth; what was before only we may still know.
    const auto own =
        std::find_if(snapshot.events.begin(), snapshot.events.end(),
                     [&node](const schema::Event& event) { return event.node == node; });
    if (own != snapshot.events.end()) {
        const WallTime first = boundedMoment(own->at);
        std::erase_if(events_, [&](const schema::Event& event) {
            const bool isTold = event.node == node && event.at >= first;
            if (isTold) {
                forget(event);
            }
            return isTold;
        });
    }
    for (const schema::Event& event : snapshot.events) {
        addEvent(node, event);
    }
}

void Store::addEvent(const std::string& speaker, schema::Event event)
{
    AgentFacts& facts = agents_[speaker];
    if (event.node != speaker) {
        ++facts.eventsOfOthers; // every agent numbers and tells its own: this one is made up
        return;
    }
    event.at = boundedMoment(event.at);
    const std::size_t bytes = bytesOf(event);
    const auto place = std::lower_bound(events_.begin(), events_.end(), event, earlier);
    if (place != events_.end() && !earlier(event, *place)) {
        forget(*place);
        *place = std::move(event); // replayed after a resume
    } else {
        events_.insert(place, std::move(event));
    }
    ++facts.eventCount;
    facts.eventBytes += bytes;
    eventBytes_ += bytes;
    while (events_.size() > EventsMax || eventBytes_ > EventBytesMax) {
        dropOldest();
    }
}

/// Counts it no more.
void Store::forget(const schema::Event& event)
{
    const std::size_t bytes = bytesOf(event);
    AgentFacts& facts = agents_[event.node];
    --facts.eventCount;
    facts.eventBytes -= bytes;
    eventBytes_ -= bytes;
}

/// Of the agent that has most: by number where there are too many, else by bytes.
void Store::dropOldest()
{
    const bool tooMany = events_.size() > EventsMax;
    const auto most = std::max_element(
        agents_.begin(), agents_.end(), [tooMany](const auto& one, const auto& other) {
            const AgentFacts& a = one.second;
            const AgentFacts& b = other.second;
            return tooMany ? a.eventCount < b.eventCount : a.eventBytes < b.eventBytes;
        });
    if (events_.front().node == most->first) {
        forget(events_.front());
        events_.pop_front();
        return;
    }
    // Those of others stand before them, and move up each time: not for each of a flood.
    int left = 64;
    std::erase_if(events_, [&](const schema::Event& event) {
        const bool goes = left > 0 && event.node == most->first;
        if (goes) {
            --left;
            forget(event);
        }
        return goes;
    });
}

} // namespace bafar::link
