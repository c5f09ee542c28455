#include "agents/cluster/proposer.h"

#include <algorithm>

namespace bafar::cluster {

namespace {

static_assert(Machine<Proposer>);
static_assert(Proposer::WaitingMax < Ledger::VerdictsMax);

/// Whether trying again can only give the same answer.
bool isFinal(Code code)
{
    return code == Code::Denied || code == Code::InvalidInput || code == Code::LimitExceeded ||
           code == Code::Unsupported;
}

} // namespace

Proposer::Proposer(std::string node, std::string boot)
    : node_(std::move(node))
    , boot_(std::move(boot))
{
}

Proposer::Effects Proposer::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& given) { on(given, now, out); }, input);
    return out;
}

void Proposer::on(const Ask& ask, Instant now, Effects& out)
{
    // The ledger refuses a number that is older than the verdicts it remembers: while one waits
    // long, not too many later ones may be used.
    const bool tooFar =
        !waiting_.empty() && lastNumber_ + 1 - waiting_.begin()->first >= Ledger::VerdictsMax;
    if (tooFar || waiting_.size() >= WaitingMax) {
        out.emplace_back(
            Answered{ask.request,
                     fail(Code::LimitExceeded,
                          std::to_string(WaitingMax) +
                              " proposals of this agent wait to be agreed already; try again")});
        return;
    }
    Waiting waiting;
    waiting.request = ask.request;
    waiting.asked = now;
    waiting.limit = ask.limit;
    waiting.proposal.boot = boot_;
    waiting.proposal.number = ++lastNumber_;
    waiting.proposal.record = ask.record;
    waiting.proposal.record.node = node_;
    if (!leader_.node.empty()) {
        send(waiting, now, out);
    }
    waiting_.emplace(lastNumber_, std::move(waiting));
}

void Proposer::on(const LeaderKnown& known, Instant now, Effects& out)
{
    if (known.node == leader_.node && known.term == leader_.term) {
        return;
    }
    leader_ = known;
    for (auto& [number, waiting] : waiting_) {
        waiting.returns = 0;
        if (!leader_.node.empty()) {
            send(waiting, now, out); // what the leader before had may be lost with it
        }
    }
}

void Proposer::on(const Applied& applied, Instant, Effects& out)
{
    const auto found = waiting_.find(applied.number);
    if (applied.boot != boot_ || found == waiting_.end()) {
        return; // answered before, or asked by this agent in an earlier life
    }
    const Verdict& verdict = applied.verdict;
    Result<std::uint64_t> index = verdict.index;
    if (verdict.refused) {
        index = tl::unexpected(*verdict.refused);
    }
    out.emplace_back(Answered{found->second.request, std::move(index)});
    waiting_.erase(found);
}

void Proposer::on(const Returned& returned, Instant now, Effects& out)
{
    const auto found = waiting_.find(returned.number);
    if (found == waiting_.end()) {
        return;
    }
    Waiting& waiting = found->second;
    if (isFinal(returned.why.code) && waiting.times == 1) {
        out.emplace_back(Answered{waiting.request, tl::unexpected(returned.why)});
        waiting_.erase(found);
        return;
    }
    waiting.why = returned.why.text;
    // Longer from time to time: a leader that is none any more answers at once, and often.
    const Duration pause = std::min(SendAgain, Pause * (1U << std::min(waiting.returns++, 4U)));
    waiting.again = waiting.sent + pause;
    if (waiting.again <= now && !leader_.node.empty()) {
        send(waiting, now, out);
    }
}

void Proposer::send(Waiting& waiting, Instant now, Effects& out) const
{
    waiting.sent = now;
    waiting.again = now + SendAgain;
    ++waiting.times;
    if (leader_.node == node_) {
        out.emplace_back(ProposeHere{waiting.proposal});
    } else {
        out.emplace_back(Forward{leader_.node, waiting.proposal});
    }
}

Proposer::Effects Proposer::tick(Instant now)
{
    Effects out;
    for (auto at = waiting_.begin(); at != waiting_.end();) {
        Waiting& waiting = at->second;
        if (now >= waiting.asked + waiting.limit) {
            out.emplace_back(Answered{waiting.request, tl::unexpected(missed(waiting))});
            at = waiting_.erase(at);
            continue;
        }
        if (!leader_.node.empty() && now >= waiting.again) {
            send(waiting, now, out);
        }
        ++at;
    }
    return out;
}

Error Proposer::missed(const Waiting& waiting) const
{
    const std::string time = toHumanText(waiting.limit);
    if (waiting.times == 0) {
        return {Code::Unavailable,
                "no leader of the agents' group was known for " + time + "; nothing was changed"};
    }
    return {Code::Timeout, "it was sent to the group's leader, but not seen to be agreed within " +
                               time +
                               (waiting.why.empty() ? "" : " (it came back: " + waiting.why + ")") +
                               "; it may still be: look before you try again"};
}

std::optional<Deadline> Proposer::deadline() const
{
    std::optional<Deadline> next;
    const auto sooner = [&next](Instant at, std::string_view why) {
        if (!next || at < next->at) {
            next = Deadline{at, why};
        }
    };
    for (const auto& [number, waiting] : waiting_) {
        sooner(waiting.asked + waiting.limit, "a proposal is given up");
        if (!leader_.node.empty()) {
            sooner(waiting.again, "a proposal is sent again");
        }
    }
    return next;
}

std::vector<std::uint64_t> Proposer::numbers() const
{
    std::vector<std::uint64_t> numbers;
    for (const auto& [number, waiting] : waiting_) {
        numbers.push_back(number);
    }
    return numbers;
}

} // namespace bafar::cluster
