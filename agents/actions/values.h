#pragma once
// What goes into and comes out of the action pipeline. Values only; see machine.h.
// Header larger than the budget because every input and effect of the pipeline stands here.
#include <functional>
#include <optional>
#include <variant>

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

/// What is known of one agent now.
struct AgentSeen {
    bool member = false; ///< it is a node of the spec
    bool live = false;   ///< this agent itself, or heard within three heartbeats
    std::string boot;    ///< of its present start; empty: never heard
    std::string heard;   ///< "last heard 4 s ago", "never heard"
};

/// How the pipeline asks the concepts and the view; each call answers from what is known now.
struct DraftSource {
    std::function<std::vector<schema::ActionInfo>()> offers;
    std::function<Result<schema::Draft>(const schema::ActionRequest&)> draft;
    std::function<schema::Condition(const schema::Condition&)> judge;
    std::function<AgentSeen(const std::string& node)> agent;
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

/// The answer to the Append with this token. Errors: Conflict, InvalidInput, LimitExceeded and
/// Unavailable say that it is not recorded; any other, that it may be.
struct Appended {
    std::uint64_t token = 0;
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

/// Some report changed: conditions may now hold, agents be heard or lost.
struct ViewChanged {};

/// The agreed records moved: those of actions that were added since, in order, and the one that
/// holds the cluster's lock now.
struct LedgerRead {
    std::vector<schema::ActionRecord> changed;
    std::optional<schema::ActionRecord> running;
};

/// Whether this agent leads, and why nothing can be agreed now; empty: it can be.
struct AgreementStood {
    bool leads = false;
    std::string problem;
};

/// At start: the last record of each action that this agent held, oldest first. What is not ended
/// the ledger decides about: see LedgerRead.
struct RecordsRestored {
    std::vector<schema::ActionRecord> records;
};

using Input = std::variant<WallClockRead,
                           PlanRequested,
                           Confirmed,
                           CancelRequested,
                           Appended,
                           StepFinished,
                           StepProgress,
                           ViewChanged,
                           LedgerRead,
                           AgreementStood,
                           RecordsRestored>;

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

/// Have the record agreed on, then answer with Appended and this token. `alone`: answer at once
/// with index 0; a local emergency does not wait for a majority that is away.
struct Append {
    std::uint64_t token = 0;
    schema::ActionRecord record;
    bool alone = false;
};

/// Run the command on its node, once: an id that this start of its agent has run already is
/// answered from memory, another start refuses.
struct RunStep {
    std::string command; ///< unique id: see commandId()
    std::string node;
    std::string concept_;
    schema::RawJson body;
    Duration limit{};
    std::string boot;        ///< of the node's agent; no other may run it
    std::uint64_t fence = 0; ///< ActionRecord::fence
    std::uint64_t index = 0; ///< of the record that says that this step has begun
};

/// Stream this record and keep it.
struct RecordChanged {
    schema::ActionRecord record;
};

struct Audit {
    schema::AuditEntry entry;
};

using Effect =
    std::variant<PlanAnswered, RecordAnswered, Append, RunStep, RecordChanged, Audit, EmitEvent>;
using Effects = std::vector<Effect>;

} // namespace bafar::actions
