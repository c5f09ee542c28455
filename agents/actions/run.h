#pragma once
// One action while this agent holds it.
//
// Nothing with an outside effect happens before it is agreed: the record which says that a step, or
// the undoing of one, has begun (and on which start of its agent) is appended, and only the answer
// runs the command. "Step 1 is done" and "step 2 has begun" are one record, so a step costs one
// agreement; one record is under way at a time, and what changes meanwhile goes with the next.
// While nothing can be agreed the action stands still and says so. It goes on when its fence can be
// agreed again, and is dropped when a higher one is seen: then another agent holds it. A taken-over
// action continues from its record: the step that had begun is asked for again under the same id;
// where nobody can say whether it was done, PlannedStep::lost decides. A local emergency does not
// wait for the others: its records are agreed when they can be. Pure; one owner, one thread.
// Header larger than the budget because the phases of a run are one machine, read together.
#include "agents/actions/turn.h"

namespace bafar::actions {

class Run {
public:
    enum class Phase : std::uint8_t {
        Waiting,    ///< for the end of the action before it
        Beginning,  ///< its first record is being agreed
        TakingOver, ///< that this agent holds it now is being agreed
        Stepping,
        Undoing,
        Verifying,
        Ending, ///< over as observed; its end is being agreed
        Over,   ///< nothing more comes of it
    };

    static constexpr Duration RecordLimit = std::chrono::seconds(5); ///< below the API's own limit
    static constexpr Duration Slow = std::chrono::seconds(1);        ///< a record so late is told
    static constexpr Duration Again = std::chrono::seconds(1); ///< when what failed is retried
    static constexpr Duration AskAgain = std::chrono::milliseconds(500); ///< a node that is away
    static constexpr Duration VerifyInterval = std::chrono::milliseconds(100);
    static constexpr std::size_t CancelsMax = 16; ///< that wait for their record

    /// `actor`: who confirmed, as far as it is known here.
    Run(schema::ActionRecord record, Actor actor);

    /// A confirmed plan. `request` is answered when it has begun or cannot; nothing begins after
    /// `expires`. With `wait` it only begins by begin().
    void confirmed(Turn& turn, std::uint64_t request, Instant expires, bool wait);
    void begin(Turn& turn);

    /// Ends a run that has not begun: its request is refused.
    void refuse(Turn& turn, const Error& why);

    /// The record is another agent's, or of an earlier start of this one, which is gone as `why`
    /// says.
    void takeOver(Turn& turn, const std::string& why);

    void tick(Turn& turn);
    void appended(Turn& turn, const Result<std::uint64_t>& index);
    void stepFinished(Turn& turn, const Result<std::string>& outcome);
    void stepProgress(Turn& turn, const std::string& text);
    void viewChanged(Turn& turn);
    void canAgreeAgain(Turn& turn);
    void cancel(Turn& turn, std::uint64_t request, const Actor& actor);

    /// What the ledger has of this action now.
    void ledgerSays(Turn& turn, const schema::ActionRecord& agreed);

    [[nodiscard]] Phase phase() const { return phase_; }

    [[nodiscard]] const schema::ActionRecord& record() const { return record_; }

    /// True for the token of the record under way.
    [[nodiscard]] bool awaits(std::uint64_t token) const
    {
        return asked_ && asked_->token == token;
    }

    /// The command whose answer is awaited; empty: none.
    [[nodiscard]] const std::string& command() const { return command_; }

    [[nodiscard]] std::optional<Deadline> deadline() const;

private:
    enum class Aim : std::uint8_t { Begin, TakeOver, Next, Note, End };

    struct Asked {
        std::uint64_t token = 0;
        Aim aim = Aim::Begin;
        Instant since{};
        bool told = false; ///< that it takes long
    };

    // Agreeing (run.cpp).
    void propose(Turn& turn, Aim aim, schema::ActionRecord record);
    void goOn(Turn& turn);
    void notAgreed(Turn& turn, Aim aim, const Error& why);
    void standStill(Turn& turn, const std::string& text);
    void answerCancels(Turn& turn, const Result<schema::ActionRecord>& answer);
    void dropped(Turn& turn, const schema::ActionRecord& agreed);

    // Steps and their undoing (steps.cpp, undo.cpp).
    [[nodiscard]] const schema::PlannedStep& planned() const;
    [[nodiscard]] const std::string& agentOf(const Turn& turn) const; ///< where that step runs

    [[nodiscard]] bool emergency() const { return record_.plan.draft.emergency; }

    [[nodiscard]] Result<void> mayBegin(const Turn& turn) const;
    [[nodiscard]] std::optional<schema::ActionRecord> withNext(const Turn& turn) const;
    void begun(Turn& turn);
    void endUnbegun(Turn& turn, const Error& why);
    void nextStep(Turn& turn);
    void nextUndo(Turn& turn);
    void proposeNext(Turn& turn);
    void nextAgreed(Turn& turn);
    void runNow(Turn& turn);
    void ask(Turn& turn);
    void stepEnded(Turn& turn, const Result<std::string>& outcome);
    void startUndo(Turn& turn);
    void undoEnded(Turn& turn, const Result<std::string>& outcome);
    void finishUndone(Turn& turn);

    // Going on from another's record (resume.cpp).
    void takenOver(Turn& turn);
    void resume(Turn& turn);
    void askAgain(Turn& turn);
    [[nodiscard]] bool cannotLearn(Turn& turn, const Error& error);
    void lost(Turn& turn, const std::string& why);

    // The end (verify.cpp).
    void startVerifying(Turn& turn);
    void verify(Turn& turn);
    void finish(Turn& turn, schema::ActionState state, std::string result);
    void endRecorded(Turn& turn);

    schema::ActionRecord record_; ///< as observed and shown
    Actor actor_;
    Phase phase_ = Phase::Waiting;
    std::optional<std::uint64_t> request_; ///< of the confirmation, not answered yet
    std::vector<std::uint64_t> cancels_;   ///< requests that wait for their record
    Instant expires_{};                    ///< of the plan
    std::size_t step_ = 0;                 ///< to begin, running, or being undone
    bool undoing_ = false;                 ///< in Undoing: it is step_, else one below
    std::string command_;
    bool askedBefore_ = false;       ///< the command may have been run for another holder
    std::optional<Instant> askAt_;   ///< again, of a node that did not answer
    std::optional<Instant> unheard_; ///< since when the step's agent is waited for
    Instant began_{};                ///< of the step
    Instant limit_{};                ///< of the first record, the step or the verification
    Instant nextLook_{};             ///< at the post-conditions
    std::optional<Asked> asked_;
    schema::ActionRecord proposed_; ///< what was asked for
    std::optional<Instant> again_;  ///< when to try what could not be agreed
    bool unrecorded_ = false;       ///< something is to be agreed that nothing waits for
    std::uint64_t index_ = 0;       ///< of the last record that was agreed
};

} // namespace bafar::actions
