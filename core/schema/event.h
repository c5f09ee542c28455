#pragma once
// Something that happened, once, at a time: the one stream that feeds the timeline, the journal and
// alerts.
#include <string>

#include "core/schema/presence.h"

namespace bafar::schema {

enum class Severity : std::uint8_t { Info, Notice, Warning, Critical };
inline constexpr std::string_view SeverityNames[] = {"info", "notice", "warning", "critical"};

constexpr std::span<const std::string_view> enumNames(Severity)
{
    return SeverityNames;
}

/// An event. Machines fill concept, kind, severity, subject, text and body; the events machine
/// gives sequence, node and time. `kind` is past tense in snake_case, unique within its concept
/// ("became_active"); `body` is the concept's own Event structure as JSON, for programs, or empty
/// where it has none; `text` is the sentence for people.
struct Event {
    std::uint64_t sequence = 0; ///< grows by one on this agent, never reused; 0: not yet recorded
    std::string node;
    WallTime at;
    std::string concept_;
    std::string kind;
    Severity severity = Severity::Info;
    std::string subject; ///< entity id it is about
    std::string text;
    RawJson body;

    bool operator==(const Event&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Something that happened.");
        fields.add("sequence", &Event::sequence, "Grows by one on this agent");
        fields.add("node", &Event::node, "The agent that says so");
        fields.add("at", &Event::at, "When, UTC");
        fields.add("concept", &Event::concept_, "Which concept it belongs to");
        fields.add("kind", &Event::kind, "What happened, past tense");
        fields.add("severity", &Event::severity, "How much it matters");
        fields.add("subject", &Event::subject, "Entity id it is about");
        fields.add("text", &Event::text, "The sentence for people");
        fields.add("body", &Event::body, "The concept's own event, for programs");
    }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<Event>();

} // namespace bafar::schema
