#pragma once
// The action pipeline of one agent: request, plan, confirmation, run, verification, record
// (decision 5; rules D1 to D15).
//
// A plan is a draft of its concept with an id, a revision of the facts it rests on and 45 s to
// live. Confirming drafts again: where the facts moved it is refused and says what changed. The
// record is agreed before the first step runs, and before each other (run.h). Steps run one by one;
// cancel works until the point of no return; a failure undoes the done steps in reverse. Success is
// only what the post-conditions show. An action outlives the agent that runs it: the leading
// agent's pipeline watches the one that holds the cluster's lock and takes it over when its holder
// is gone: silent for three heartbeats and HolderSilence, started anew, or not in the spec any
// more. Taking over too early is safe (the fence decides who may act), only noise. Steps are asked
// for by effects and answered by inputs, so the pipeline never waits, and closing a console changes
// nothing. Pure: ids are inputs. One owner, one thread.
#include "agents/actions/past.h"
#include "agents/actions/run.h"

namespace bafar::actions {

class Machine {
public:
    using Input = actions::Input;
    using Effect = actions::Effect;
    using Effects = actions::Effects;

    static constexpr Duration PlanLife = std::chrono::seconds(45);
    static constexpr Duration RecordLimit = Run::RecordLimit;
    static constexpr Duration HolderSilence = std::chrono::seconds(2); ///< and three heartbeats
    static constexpr Duration BootDoubt = std::chrono::seconds(2); ///< until another boot counts
    static constexpr Duration WatchInterval = std::chrono::milliseconds(500); ///< while it leads
    static constexpr std::size_t EndingsMax = 8; ///< ends that wait to be recorded

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

    /// True while ViewChanged is of use.
    [[nodiscard]] bool watches() const { return busy() || ledger_.has_value(); }

    /// Who runs what, at which step, on this agent or another; empty: nobody. For tooltips and
    /// refusals.
    [[nodiscard]] std::string running() const;

private:
    void on(const WallClockRead& input, Turn& turn);
    void on(const PlanRequested& input, Turn& turn);
    void on(const Confirmed& input, Turn& turn);
    void on(const CancelRequested& input, Turn& turn);
    void on(const Appended& input, Turn& turn);
    void on(const StepFinished& input, Turn& turn);
    void on(const StepProgress& input, Turn& turn);
    void on(const ViewChanged& input, Turn& turn);
    void on(const LedgerRead& input, Turn& turn);
    void on(const AgreementStood& input, Turn& turn);
    void on(const RecordsRestored& input, Turn& turn);

    [[nodiscard]] Turn turn(Instant now, Effects& out);
    [[nodiscard]] Result<schema::Plan> makePlan(const PlanRequested& input, Instant now);
    [[nodiscard]] const schema::ActionRecord* confirmedBefore(const Confirmed& input) const;
    [[nodiscard]] Result<schema::Plan> checkConfirmation(const Confirmed& input, Instant now) const;
    [[nodiscard]] Run* runOf(const std::string& action);
    void settle(Turn& turn);
    void startNext(Turn& turn);
    void watch(Turn& turn);
    [[nodiscard]] std::string holderGone(const schema::ActionRecord& record, Instant now);

    Self self_;
    DraftSource drafts_;
    WallAnchor wall_;
    Store store_;
    Past past_; ///< what is agreed, and what was restored
    std::optional<Run> run_;
    std::deque<Run> endings_; ///< over, and not recorded so yet
    std::uint64_t lastToken_ = 0;
    std::optional<schema::ActionRecord> ledger_; ///< what holds the cluster's lock
    bool leads_ = false;
    std::string problem_;                   ///< why nothing can be agreed; empty: it can be
    std::optional<Instant> silentSince_;    ///< the holder of ledger_
    std::optional<Instant> otherBootSince_; ///< it is seen with another boot than the record's
    std::optional<Instant> nextWatch_;      ///< when to look again whether it is gone
    Instant notBefore_{};                   ///< of taking over, after one that could not be agreed
};

} // namespace bafar::actions
