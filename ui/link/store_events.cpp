// The events of the store: in their order, each once, and never more than agreed.
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
    if (!snapshot.events.empty()) {
        const WallTime first = boundedMoment(snapshot.events.front().at);
        std::erase_if(events_, [&](const schema::Event& event) {
            const bool isTold = event.node == node && event.at >= first;
            eventBytes_ -= isTold ? bytesOf(event) : 0;
            return isTold;
        });
    }
    for (const schema::Event& event : snapshot.events) {
        addEvent(event);
    }
}

void Store::addEvent(schema::Event event)
{
    event.at = boundedMoment(event.at);
    const auto place = std::lower_bound(events_.begin(), events_.end(), event, earlier);
    eventBytes_ += bytesOf(event);
    if (place != events_.end() && !earlier(event, *place)) {
        eventBytes_ -= bytesOf(*place);
        *place = std::move(event); // replayed after a resume
    } else {
        events_.insert(place, std::move(event));
    }
    while (events_.size() > EventsMax || eventBytes_ > EventBytesMax) {
        eventBytes_ -= bytesOf(events_.front());
        events_.pop_front();
    }
}

} // namespace bafar::link
