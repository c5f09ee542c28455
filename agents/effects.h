#pragma once
// Effects and inputs that concepts share, by which the node connects them.
//
// The first three effects every concept lists; the others where it needs them: a port looks at
// which ones a machine's Effect and Input list (agents/node/typed_port.h). Values only. It is
// larger than the budget because it is the one list of what concepts say to the node.
#include <memory>
#include <string>

#include "core/schema/agreement.h"
#include "core/schema/envelope.h"
#include "core/schema/view.h"

namespace bafar {

struct Measures; // agents/series/measures.h
using MeasuresPtr = std::shared_ptr<const Measures>;

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

/// What this concept measured; monitoring gets it with the next sample.
struct PublishMeasures {
    MeasuresPtr measures; ///< never null

    bool operator==(const PublishMeasures&) const = default; ///< the same round
};

/// How far the command of this id is, for people: the step's last line while it runs. It is told
/// where the agent that runs the action is the one that runs the step, and is not agreed on.
struct CommandProgressed {
    std::string id;
    std::string text;

    bool operator==(const CommandProgressed&) const = default;
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

/// Optional common inputs, for a concept whose Input lists them. PublishSeries and PublishSamples
/// are such inputs, too: what monitoring publishes is given to who lists them.

/// A task of a service on this node was told to end: who sends it requests sends no more.
struct TaskStops {
    std::string task; ///< id in the Swarm

    bool operator==(const TaskStops&) const = default;
};

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

/// A concept published what it measured.
struct Measured {
    std::string concept_;
    MeasuresPtr measures; ///< never null

    bool operator==(const Measured&) const = default; ///< the same round
};

/// At each heartbeat, while the machine's readsView() says so: the cluster as this agent sees it,
/// and whether it leads the agents' group.
struct ViewRead {
    std::shared_ptr<const schema::ClusterView> view; ///< never null
    bool leads = false;

    bool operator==(const ViewRead&) const = default; ///< the same view
};

/// UTC as of now, fed by the node before anything else and about once a second. See WallAnchor.
struct WallClockRead {
    WallTime wall;

    bool operator==(const WallClockRead&) const = default;
};

} // namespace bafar
