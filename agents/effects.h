#pragma once
// Effects and inputs that concepts share, by which the node connects them.
//
// The first three effects every concept lists; the others where it needs them: a port looks at
// which ones a machine's Effect and Input list (agents/node/typed_port.h). Values only.
#include <memory>
#include <string>

#include "core/schema/agreement.h"
#include "core/schema/envelope.h"

namespace bafar {

/// Common effect: something happened; the node numbers it, records it and streams it.
struct EmitEvent {
    schema::Event event; ///< concept, kind, severity, subject, text and body filled in

    bool operator==(const EmitEvent&) const = default;
};

/// Common effect: status() or presence() would now answer differently in a way worth telling.
struct StatusChanged {
    bool operator==(const StatusChanged&) const = default;
};

/// Common effect: the answer to command(); exactly one for each id, possibly much later.
struct CommandFinished {
    std::string id;
    Result<std::string> outcome; ///< a last line for the step's log, or why it failed

    bool operator==(const CommandFinished&) const = default;
};

/// Optional common effects, for a concept whose Effect lists them: the node carries them out.

/// The series table changed; consoles get it before the next samples.
struct PublishSeries {
    schema::SeriesTable table;

    bool operator==(const PublishSeries&) const = default;
};

/// One moment of every series of the last table, for consoles.
struct PublishSamples {
    schema::Samples samples;

    bool operator==(const PublishSamples&) const = default;
};

/// Writes an entry to the agreement; answered by the input Persisted with this id.
struct Persist {
    std::string id;
    schema::RecordKind kind = schema::RecordKind::Spec;
    schema::RawJson body;

    bool operator==(const Persist&) const = default;
};

/// Ends every session of this certificate, now.
struct EndSessions {
    std::string serial;

    bool operator==(const EndSessions&) const = default;
};

/// Something that a peer streamed, for the node.
struct PeerMessage {
    std::string node;
    std::shared_ptr<const schema::Message> message;

    bool operator==(const PeerMessage&) const = default;
};

/// Optional common inputs, for a concept whose Input lists them.

/// The answer to Persist: durable under this index, or why not.
struct Persisted {
    std::string id;
    Result<std::uint64_t> index;

    bool operator==(const Persisted&) const = default;
};

/// At start: an entry that some concept persisted in an earlier life, in order.
struct Restored {
    schema::Record record;

    bool operator==(const Restored&) const = default;
};

/// UTC as of now, fed by the node before anything else and about once a second. See WallAnchor.
struct WallClockRead {
    WallTime wall;

    bool operator==(const WallClockRead&) const = default;
};

} // namespace bafar
