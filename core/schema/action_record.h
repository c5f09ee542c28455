#pragma once
// The run of an action as everyone sees it: state, steps, post-conditions, result. Streamed at
// every change (D9, D11).
// It is larger than the budget because a record and all it is made of are one contract, read
// together.
#include "core/schema/action.h"

namespace bafar::schema {

/// Undoing is being taken back; Unknown may have been done: whoever could say it is gone.
enum class StepState : std::uint8_t {
    Waiting,
    Running,
    Done,
    Failed,
    Skipped,
    Undone,
    Undoing,
    Unknown
};
inline constexpr std::string_view StepStateNames[] = {"waiting", "running", "done",    "failed",
                                                      "skipped", "undone",  "undoing", "unknown"};

constexpr std::span<const std::string_view> enumNames(StepState)
{
    return StepStateNames;
}

/// Success is only ever what was observed; Unknown means that contact was lost and nobody may
/// guess.
enum class ActionState : std::uint8_t {
    Running,
    Verifying,
    Succeeded,
    SucceededWithLosses,
    Cancelled,
    FailedUndone,
    FailedNeedsHands,
    Unknown
};
inline constexpr std::string_view ActionStateNames[] = {
    "running",   "verifying",     "succeeded",          "succeeded_with_losses",
    "cancelled", "failed_undone", "failed_needs_hands", "unknown"};

constexpr std::span<const std::string_view> enumNames(ActionState)
{
    return ActionStateNames;
}

/// True for the states that are final.
[[nodiscard]] constexpr bool hasEnded(ActionState state)
{
    return state != ActionState::Running && state != ActionState::Verifying;
}

struct StepRecord {
    StepState state = StepState::Waiting;
    WallTime startedAt;
    Duration took{};
    std::string log;  ///< the command's last line, or why it failed
    std::string boot; ///< of the step's agent when it, or its undoing, began; another forgot it

    bool operator==(const StepRecord&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("How one step goes.");
        fields.add("state", &StepRecord::state, "Where it stands");
        fields.add("started_at", &StepRecord::startedAt, "When it began");
        fields.add("took", &StepRecord::took, "How long it ran");
        fields.add("log", &StepRecord::log, "Last line, or why it failed");
        fields.add("boot", &StepRecord::boot, "Of the step's agent when it began");
    }
};

/// GET /v1/actions/ID, and the body of every "action" message of the stream.
struct ActionRecord {
    std::string id; ///< the plan's id
    Plan plan;
    std::string actor;         ///< who confirmed
    std::string holder;        ///< node whose agent runs it now
    std::string holderBoot;    ///< of that agent; another boot of it has forgotten the run
    std::uint64_t fence = 0;   ///< grows by one with each take-over; a lower one may write no more
    std::uint64_t edition = 0; ///< of this record, from 1; one that does not follow is refused
    ActionState state = ActionState::Running;
    WallTime startedAt;
    WallTime endedAt;
    std::vector<StepRecord> steps;         ///< as long as plan.draft.steps
    std::vector<Condition> postconditions; ///< with verdicts as observed
    bool cancelRequested = false;
    bool cancellable = true; ///< false from the point of no return on
    std::string failure;     ///< what went wrong first; empty: nothing did
    std::string takenOver;   ///< who took it over from whom, and why; empty: nobody did
    std::string waits;       ///< why it stands still now; empty: it goes on. Never agreed on
    std::string result;      ///< one sentence, at the end

    bool operator==(const ActionRecord&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The run of an action.");
        fields.add("id", &ActionRecord::id, "The plan's id").required();
        fields.add("plan", &ActionRecord::plan, "What was confirmed");
        fields.add("actor", &ActionRecord::actor, "ROLE/NAME of who confirmed");
        fields.add("holder", &ActionRecord::holder, "Node whose agent runs it now");
        fields.add("holder_boot", &ActionRecord::holderBoot, "Of that agent");
        fields.add("fence", &ActionRecord::fence, "Grows with each take-over");
        fields.add("edition", &ActionRecord::edition, "Grows with each record of it");
        fields.add("state", &ActionRecord::state, "Where it stands");
        fields.add("started_at", &ActionRecord::startedAt, "When");
        fields.add("ended_at", &ActionRecord::endedAt, "When; absent while it runs");
        fields.add("steps", &ActionRecord::steps, "One for each planned step");
        fields.add("postconditions", &ActionRecord::postconditions, "As observed");
        fields.add("cancel_requested", &ActionRecord::cancelRequested, "Someone asked to stop");
        fields.add("cancellable", &ActionRecord::cancellable, "Cancel still works");
        fields.add("failure", &ActionRecord::failure, "What went wrong first");
        fields.add("taken_over", &ActionRecord::takenOver, "Who took it over, and why");
        fields.add("waits", &ActionRecord::waits, "Why it stands still now");
        fields.add("result", &ActionRecord::result, "One sentence, at the end");
    }
};

/// The node whose agent runs it, and answers for it.
[[nodiscard]] inline const std::string& runnerOf(const ActionRecord& record)
{
    return record.holder.empty() ? record.plan.node : record.holder;
}

/// POST /v1/actions.
struct Confirmation {
    std::string plan;      ///< id
    std::string revision;  ///< as in the plan
    std::string typedName; ///< data-risk: the object's name, typed by the person

    bool operator==(const Confirmation&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Confirms a plan.");
        fields.add("plan", &Confirmation::plan, "The plan's id").required();
        fields.add("revision", &Confirmation::revision, "The plan's revision").required();
        fields.add("typed_name", &Confirmation::typedName, "Data-risk actions: the object's name");
    }
};

// described_messages.cpp makes them, once.
extern template const Description& descriptionOf<ActionRecord>();
extern template const Description& descriptionOf<Confirmation>();

} // namespace bafar::schema
