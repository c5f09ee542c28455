#pragma once
// What the message stream is made of. Values only; a Published is cheap to copy. See machine.h.
#include <cstdint>
#include <memory>
#include <string>

#include "core/schema/envelope.h"

namespace bafar::events {

/// What every message of this agent's stream says of it.
struct Identity {
    std::string cluster;
    std::string node;
    std::string version;
    std::string boot;             ///< new at each start
    std::uint64_t firstEvent = 1; ///< number of the first event; the start in Unix ms never repeats
};

/// What readers take: text on the wire, values within one process (the simulator).
enum class Form : std::uint8_t { Text, Values };

/// One message, shared by all readers.
struct Published {
    std::uint64_t sequence = 0;
    schema::MessageKind kind = schema::MessageKind::Heartbeat;
    std::shared_ptr<const std::string> text;      ///< Form::Text: the Message as JSON on one line
    std::shared_ptr<const schema::Message> value; ///< Form::Values: the Message itself

    /// False for what is never replayed: samples, heartbeats and openings.
    bool kept = false;

    /// Bytes it costs to keep; an estimate for Form::Values.
    [[nodiscard]] std::size_t bytes() const;
};

struct Limits {
    std::size_t events = 2000;          ///< kept for GET and snapshots
    std::size_t eventBytes = 1U << 20U; ///< of all events kept
    std::size_t snapshotEvents = 200;
    std::size_t messages = 4096; ///< kept for resuming readers
    std::size_t bytes = 2U << 20U;
};

} // namespace bafar::events
