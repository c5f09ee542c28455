// The pipeline beside its plans: answers to what runs, what the ledger says, and whose action is
// taken over when.
#include <algorithm>

#include "agents/actions/machine.h"
#include "agents/actions/text.h"
#include "core/base/text.h"

namespace bafar::actions {

namespace {

/// Who confirmed, from a record's "ROLE/NAME".
Actor actorOf(const schema::ActionRecord& record)
{
    Actor actor;
    const std::size_t slash = record.actor.find('/');
    actor.role = record.actor.substr(0, slash);
    actor.name = slash == std::string::npos ? std::string() : record.actor.substr(slash + 1);
    return actor;
}

} // namespace

/// The run of this action here; null: none.
Run* Machine::runOf(const std::string& action)
{
    if (run_ && run_->record().id == action) {
        return &*run_;
    }
    const auto found = std::find_if(endings_.begin(), endings_.end(), [&action](const Run& one) {
        return one.record().id == action;
    });
    return found == endings_.end() ? nullptr : &*found;
}

void Machine::on(const Appended& input, Turn& turn)
{
    if (run_ && run_->awaits(input.token)) {
        const bool takingOver = run_->phase() == Run::Phase::TakingOver;
        run_->appended(turn, input.index);
        if (takingOver && run_->phase() == Run::Phase::Over) {
            notBefore_ = turn.now + Run::Again; // not at once, or a full disk would keep us busy
        }
        return;
    }
    for (Run& ending : endings_) {
        if (ending.awaits(input.token)) {
            ending.appended(turn, input.index);
            return;
        }
    }
}

void Machine::on(const StepFinished& input, Turn& turn)
{
    // An answer after its limit finds no command: the step was judged already.
    if (run_ && !input.command.empty() && run_->command() == input.command) {
        run_->stepFinished(turn, input.outcome);
    }
}

void Machine::on(const StepProgress& input, Turn& turn)
{
    if (run_ && !input.command.empty() && run_->command() == input.command) {
        run_->stepProgress(turn, input.text);
    }
}

void Machine::on(const ViewChanged&, Turn& turn)
{
    if (run_) {
        run_->viewChanged(turn);
    }
}

void Machine::on(const CancelRequested& input, Turn& turn)
{
    const auto refuse = [&](Code code, std::string text) {
        const Error error{code, std::move(text)};
        turn.audit(input.actor, "cancel " + sanitized(input.action, 80), tl::unexpected(error));
        turn.out.emplace_back(RecordAnswered{input.request, tl::unexpected(error)});
    };
    if (input.actor.role != "operator" && input.actor.role != "admin") {
        refuse(Code::Denied, "a certificate of role " + sanitized(input.actor.role, 80) +
                                 " may not cancel actions; it takes operator or admin");
    } else if (Run* run = runOf(input.action)) {
        run->cancel(turn, input.request, input.actor);
    } else if (ledger_ && ledger_->id == input.action) {
        refuse(Code::Conflict,
               sanitized(ledger_->holder, 63) + " runs this action now; cancel it there");
    } else if (store_.record(input.action) != nullptr) {
        refuse(Code::Conflict, "this action has ended already");
    } else {
        refuse(Code::NotFound, "no such action runs on " + self_.node);
    }
}

void Machine::on(const AgreementStood& input, Turn& turn)
{
    const bool better = (input.leads && !leads_) || (input.problem.empty() && !problem_.empty());
    leads_ = input.leads;
    problem_ = input.problem;
    if (better) {
        notBefore_ = Instant{};
        if (run_) {
            run_->canAgreeAgain(turn);
        }
        for (Run& ending : endings_) {
            ending.canAgreeAgain(turn);
        }
    }
}

void Machine::on(const LedgerRead& input, Turn& turn)
{
    if (!input.running || !ledger_ || ledger_->id != input.running->id ||
        ledger_->fence != input.running->fence) {
        silentSince_.reset(); // another holder is judged anew
        otherBootSince_.reset();
    }
    ledger_ = input.running;
    const auto take = [&](const schema::ActionRecord& agreed) {
        if (Run* run = runOf(agreed.id)) {
            run->ledgerSays(turn, agreed);
            return;
        }
        const schema::ActionRecord* shown = store_.record(agreed.id);
        if (shown == nullptr || agreed.fence < shown->fence ||
            (agreed.fence == shown->fence && schema::hasEnded(shown->state))) {
            return;
        }
        schema::ActionRecord known = *shown;
        known.waits.clear();
        if (known != agreed) {
            turn.show(agreed); // begun here, held by another agent now
        }
    };
    for (const schema::ActionRecord& agreed : input.changed) {
        past_.take(agreed);
        take(agreed);
    }
    if (ledger_) {
        take(*ledger_);
    }
}

void Machine::on(const RecordsRestored& input, Turn& turn)
{
    for (const schema::ActionRecord& kept : input.records) {
        past_.take(kept);
        schema::ActionRecord record = kept;
        if (!schema::hasEnded(record.state)) {
            record.waits = "the agent on " + self_.node +
                           " was restarted while this ran; the leading agent takes it over";
        }
        turn.show(record);
    }
}

/// After every input: what is over makes room, what waited for that begins.
void Machine::settle(Turn& turn)
{
    if (run_ && run_->phase() == Run::Phase::Ending) {
        endings_.push_back(std::move(*run_));
        run_.reset();
        if (endings_.size() > EndingsMax) {
            schema::Event event = actionEvent(endings_.front().record(), "record_not_kept",
                                              "what this action did could not be recorded");
            event.severity = schema::Severity::Critical;
            turn.out.emplace_back(EmitEvent{std::move(event)});
            endings_.pop_front();
        }
    }
    if (run_ && run_->phase() == Run::Phase::Over) {
        run_.reset();
    }
    std::erase_if(endings_, [](const Run& one) { return one.phase() == Run::Phase::Over; });
    if (run_ && run_->phase() == Run::Phase::Waiting) {
        startNext(turn);
    }
    watch(turn);
}

void Machine::startNext(Turn& turn)
{
    if (endings_.empty()) {
        run_->begin(turn);
    } else if (!endings_.front().record().waits.empty()) {
        run_->refuse(turn, {Code::Conflict, "nothing was run: the end of the action before it is " +
                                                endings_.front().record().waits});
    }
    if (run_->phase() == Run::Phase::Over) {
        run_.reset();
    }
}

/// The leading agent looks whether whoever holds the running action is still there. Whom the ledger
/// names although nothing runs here (an answer was lost) need not lead: nobody else would see it.
void Machine::watch(Turn& turn)
{
    const bool ours = ledger_ && ledger_->holder == self_.node &&
                      ledger_->holderBoot == drafts_.agent(self_.node).boot;
    if (!ledger_ || (!leads_ && !ours) || run_ || runOf(ledger_->id) != nullptr) {
        nextWatch_.reset();
        return;
    }
    const std::string why = holderGone(*ledger_, turn.now);
    if (why.empty() || turn.now < notBefore_) {
        nextWatch_ = std::max(turn.now + WatchInterval, notBefore_);
        return;
    }
    nextWatch_.reset();
    run_.emplace(*ledger_, actorOf(*ledger_));
    run_->takeOver(turn, why);
}

/// Why the holder cannot go on; empty: as far as is known it can.
std::string Machine::holderGone(const schema::ActionRecord& record, Instant now)
{
    const std::string& holder = record.holder;
    const AgentSeen seen = drafts_.agent(holder);
    if (!seen.member) {
        return sanitized(holder, 63) + " is no node of the cluster any more";
    }
    // A record may be here before its holder was heard after its own restart: who is silent may
    // have been heard last in the start before the record's.
    const bool other = seen.live && !seen.boot.empty() && seen.boot != record.holderBoot;
    const Duration doubt = holder == self_.node ? Duration::zero() : BootDoubt;
    otherBootSince_ = other ? std::optional(otherBootSince_.value_or(now)) : std::nullopt;
    if (other) {
        return now - *otherBootSince_ >= doubt ? "the agent on " + holder + " was restarted"
                                               : std::string();
    }
    if (holder == self_.node) {
        return "the answer to its record was lost"; // it is held here, and nothing runs
    }
    if (seen.live) {
        silentSince_.reset();
        return {};
    }
    silentSince_ = silentSince_.value_or(now);
    return now - *silentSince_ >= HolderSilence ? holder + " is not heard, " + seen.heard
                                                : std::string();
}

} // namespace bafar::actions
