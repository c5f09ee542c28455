#pragma once
// The action pipeline of one agent: request, plan, confirmation, run, verification, record
// (decision 5; rules D1 to D15).
//
// A plan is a draft of its concept with an id, a revision of the facts it rests on and 45 s to
// live. Confirming drafts again: where the facts moved it is refused and says what changed. The
// record is durable before the first step runs. Steps run one by one; cancel works until the point
// of no return; a failure undoes the done steps in reverse. Success is only what the
// post-conditions show. Steps are asked for by effects and answered by inputs, so the pipeline
// never waits, and closing a console changes nothing. Pure: ids are inputs. One owner, one thread.
#include <map>

#include "agents/actions/store.h"
#include "agents/actions/values.h"
#include "agents/wall_anchor.h"

namespace bafar::actions {

class Machine {
public:
    using Input = std::variant<WallClockRead,
                               PlanRequested,
                               Confirmed,
                               CancelRequested,
                               Appended,
                               StepFinished,
                               StepProgress,
                               ViewChanged,
                               PeerAction,
                               PeerForgotten,
                               RecordsRestored>;
    using Effect = std::
        variant<PlanAnswered, RecordAnswered, Append, RunStep, RecordChanged, Audit, EmitEvent>;
    using Effects = std::vector<Effect>;

    static constexpr Duration PlanLife = std::chrono::seconds(45);
    static constexpr Duration VerifyInterval = std::chrono::milliseconds(100);
    static constexpr Duration RecordLimit = std::chrono::seconds(5); ///< below the API's own limit

    Machine(Self self, DraftSource drafts);

    [[nodiscard]] Effects handle(const Input& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    /// Running and recent records, oldest first.
    [[nodiscard]] std::vector<schema::ActionRecord> records() const { return store_.records(); }

    /// Errors: NotFound.
    [[nodiscard]] Result<schema::ActionRecord> record(const std::string& id) const;

    /// True while an action of this agent waits for its record or runs.
    [[nodiscard]] bool busy() const { return run_.has_value(); }

    /// Who runs what, at which step, on this agent or another; empty: nobody. For tooltips and
    /// refusals.
    [[nodiscard]] std::string running() const;

private:
    enum class Phase : std::uint8_t { Recording, Stepping, Undoing, Verifying };

    struct Run {
        schema::ActionRecord record;
        Phase phase = Phase::Recording;
        std::uint64_t request = 0; ///< waiting for the record
        Actor actor;
        std::size_t step = 0;   ///< running, or being undone
        std::string command;    ///< waited for; empty: none
        Instant expires{};      ///< of the plan: nothing begins after it
        Instant startedAt{};    ///< of the step
        Instant limit{};        ///< of the recording, the step or the verification
        Instant nextLook{};     ///< at the post-conditions
        bool uncertain = false; ///< a step never answered and cannot be taken back
        bool undoFailed = false;
        std::string failure; ///< what went wrong first
    };

    void on(const WallClockRead& input, Instant now, Effects& out);
    void on(const PlanRequested& input, Instant now, Effects& out);
    void on(const Confirmed& input, Instant now, Effects& out);
    void on(const CancelRequested& input, Instant now, Effects& out);
    void on(const Appended& input, Instant now, Effects& out);
    void on(const StepFinished& input, Instant now, Effects& out);
    void on(const StepProgress& input, Instant now, Effects& out);
    void on(const ViewChanged& input, Instant now, Effects& out);
    void on(const PeerAction& input, Instant now, Effects& out);
    void on(const PeerForgotten& input, Instant now, Effects& out);
    void on(const RecordsRestored& input, Instant now, Effects& out);

    [[nodiscard]] Result<schema::Plan> makePlan(const PlanRequested& input, Instant now);
    [[nodiscard]] const schema::ActionRecord* confirmedBefore(const Confirmed& input) const;
    [[nodiscard]] Result<schema::Plan> checkConfirmation(const Confirmed& input, Instant now) const;
    [[nodiscard]] Result<std::vector<schema::Condition>> checkFacts(const schema::Plan& plan) const;

    [[nodiscard]] Result<void> mayBegin(Instant now) const;
    void endUnbegun(const Error& why, Instant now, Effects& out);
    void startStep(Instant now, Effects& out);
    void stepEnded(const Result<std::string>& outcome, Instant now, Effects& out);
    void startUndo(Instant now, Effects& out);
    void undoEnded(const Result<std::string>& outcome, Instant now, Effects& out);
    void startVerifying(Instant now, Effects& out);
    void verify(Instant now, Effects& out);
    void finishUndone(Instant now, Effects& out);
    void finish(schema::ActionState state, std::string result, Instant now, Effects& out);
    void changed(Effects& out);
    /// `outcome`: what came of it, or why it was refused.
    void audit(const Actor& actor,
               const std::string& what,
               const Result<std::string>& outcome,
               Effects& out) const;

    Self self_;
    DraftSource drafts_;
    WallAnchor wall_;
    Store store_;
    std::optional<Run> run_;
    std::map<std::string, schema::ActionRecord> peers_; ///< running ones only, by node
};

} // namespace bafar::actions
