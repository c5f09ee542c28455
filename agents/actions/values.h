#pragma once
// What goes into and comes out of the action pipeline. Values only; see machine.h.
#include <functional>

#include "agents/concept.h"
#include "core/schema/action_record.h"

namespace bafar::actions {

/// Who asks, as its certificate proved.
struct Actor {
    std::string role; ///< "viewer", "operator" or "admin"; others may do nothing here
    std::string name;
    std::string serial;
    std::string from; ///< address, for the audit log

    [[nodiscard]] std::string text() const { return role + "/" + name; } ///< "operator/sara"

    bool operator==(const Actor&) const = default;
};

/// How the pipeline asks the concepts; each call answers from what is known now.
struct DraftSource {
    std::function<std::vector<schema::ActionInfo>()> offers;
    std::function<Result<schema::Draft>(const schema::ActionRequest&)> draft;
    std::function<schema::Condition(const schema::Condition&)> judge;
};

// Inputs. `request` is the caller's own number, repeated in the answer.
struct PlanRequested {
    std::uint64_t request = 0;
    std::string planId; ///< fresh and unguessable
    Actor actor;
    schema::ActionRequest action;
};

struct Confirmed {
    std::uint64_t request = 0;
    Actor actor;
    schema::Confirmation confirmation;
};

struct CancelRequested {
    std::uint64_t request = 0;
    Actor actor;
    std::string action; ///< id
};

/// The answer to Append.
struct Appended {
    std::string action;
    Result<std::uint64_t> index;
};

/// The answer to RunStep, whichever command it carried.
struct StepFinished {
    std::string command; ///< RunStep::command
    Result<std::string> outcome;
};

/// A line of a running step's log.
struct StepProgress {
    std::string command;
    std::string text;
};

/// Some report changed: conditions may now hold.
struct ViewChanged {};

/// What another agent runs or ran; one action runs at a time in the cluster (D10).
struct PeerAction {
    std::string node;
    schema::ActionRecord record;
};

/// Nothing is known of what this agent runs any more.
struct PeerForgotten {
    std::string node;
};

/// At start: the last record of each action that this agent ran, oldest first.
struct RecordsRestored {
    std::vector<schema::ActionRecord> records;
};

// Effects.
struct PlanAnswered {
    std::uint64_t request = 0;
    Result<schema::Plan> plan;
};

/// The answer to Confirmed and CancelRequested.
struct RecordAnswered {
    std::uint64_t request = 0;
    Result<schema::ActionRecord> record;
};

/// Make the record durable, then answer with Appended.
struct Append {
    schema::ActionRecord record;
};

struct RunStep {
    std::string command; ///< unique id: "ACTION/2", or "ACTION/2/undo"
    std::string node;
    std::string concept_;
    schema::RawJson body;
    Duration limit{};
};

/// Stream this record and keep it.
struct RecordChanged {
    schema::ActionRecord record;
};

struct Audit {
    schema::AuditEntry entry;
};

} // namespace bafar::actions
