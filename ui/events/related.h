#pragma once
// What belongs to an event: what happened to the same thing at the same time, and which action of a
// person caused it. Pure; safe on every thread.
#include <optional>

#include "core/schema/action_record.h"
#include "core/topology/topology.h"
#include "ui/events/journal.h"

namespace bafar::ui::events {

/// How far apart two events of one thing may be and still belong together.
inline constexpr std::chrono::seconds RelatedWithin{60};

/// Events of the same subject within a minute before or after, without it, newest first; at most
/// `limit`, the nearest in time.
[[nodiscard]] Entries relatedTo(const Entry& entry,
                                std::span<const EntryPtr> newestFirst,
                                std::size_t limit = 6);

/// What an event is about and the map has: its subject, or what the parameters of its action name,
/// things of the action's concept first.
[[nodiscard]] std::vector<std::string> placesOf(const schema::Event& event,
                                                std::span<const schema::ActionRecord> records,
                                                const topology::Topology& topology);

/// The subject is that thing, or one of its parts: "storage/web.n1" and "storage/web/n1" of
/// "storage/web".
[[nodiscard]] bool isOrPartOf(std::string_view subject, const std::string& whole);

struct Cause {
    schema::ActionRecord action;
    /// The event says so itself; else it happened to the same thing while the action ran.
    bool isCertain = false;
};

/// The action that caused it, as far as `records` tell; of several the last one to begin.
[[nodiscard]] std::optional<Cause> causeOf(const schema::Event& event,
                                           std::span<const schema::ActionRecord> records);

/// The event as lines of text, with both times, for pasting somewhere.
[[nodiscard]] QString eventAsText(const Entry& entry);

/// The event as the agents speak it, indented.
[[nodiscard]] QString eventAsJson(const schema::Event& event);

} // namespace bafar::ui::events
