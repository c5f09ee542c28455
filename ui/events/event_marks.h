#pragma once
// Which events share one mark on a line of time: those that stand too near for a mark each. Pure;
// safe on every thread.
#include <span>
#include <vector>

#include "core/schema/event.h"

namespace bafar::ui::events {

/// An event on the line.
struct PlacedEvent {
    double x = 0; ///< pixels, growing with time
    schema::Severity severity = schema::Severity::Info;
};

/// Pixels that marks take along the line.
struct MarkRoom {
    double mark = 0;   ///< of every mark
    double figure = 0; ///< of each figure of a count behind it
};

/// One mark: of one event, or of neighbours and with their count behind it.
struct EventMark {
    std::size_t first = 0; ///< index of its oldest event
    std::size_t count = 1; ///< events from there on
    std::size_t told = 0;  ///< index of the newest of its worst: whose look it has
    double x = 0;          ///< where its oldest event stands; with its count it covers the others

    bool operator==(const EventMark&) const = default;

    /// Is the event of that index one of its own?
    [[nodiscard]] bool has(std::size_t index) const;
};

/// Pixels of the count behind a mark of so many events; 0: it has none.
[[nodiscard]] double countRoom(std::size_t count, const MarkRoom& room);

/// In the same order; none stands in the room of another.
[[nodiscard]] std::vector<EventMark> marksOf(std::span<const PlacedEvent> oldestFirst,
                                             const MarkRoom& room);

} // namespace bafar::ui::events
