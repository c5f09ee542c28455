#include "ui/events/event_marks.h"

#include <string>

namespace bafar::ui::events {

bool EventMark::has(std::size_t index) const
{
    return index >= first && index - first < count;
}

double countRoom(std::size_t count, const MarkRoom& room)
{
    if (count < 2) {
        return 0;
    }
    const std::size_t digits = std::to_string(count).size();
    const std::size_t signs = (digits - 1) / 3; // between thousands
    return room.figure * static_cast<double>(digits + signs);
}

std::vector<EventMark> marksOf(std::span<const PlacedEvent> oldestFirst, const MarkRoom& room)
{
    std::vector<EventMark> marks;
    for (std::size_t i = 0; i < oldestFirst.size(); ++i) {
        const PlacedEvent& event = oldestFirst[i];
        const bool isApart = marks.empty() || event.x - marks.back().x >=
                                                  room.mark + countRoom(marks.back().count, room);
        if (isApart) {
            marks.push_back({i, 1, i, event.x});
            continue;
        }
        EventMark& mark = marks.back();
        ++mark.count;
        if (event.severity >= oldestFirst[mark.told].severity) {
            mark.told = i;
        }
    }
    return marks;
}

} // namespace bafar::ui::events
