// Proposals, barriers and the hand-over of leadership.
#include <algorithm>

#include "agents/cluster/raft_group_state.h"
#include "core/base/check.h"
#include "core/schema/json.h"

namespace bafar::cluster {

namespace {

/// libraft's segments are read in words of eight bytes.
constexpr std::size_t Word = 8;

std::string encoded(const schema::Proposal& proposal)
{
    std::string text = schema::toJson(proposal);
    text.resize((text.size() + Word - 1) / Word * Word, ' ');
    return text;
}

template <class List>
auto takeOut(List& list, typename List::value_type& item)
{
    const auto place =
        std::find_if(list.begin(), list.end(), [&item](const auto& one) { return &one == &item; });
    CHECK(place != list.end());
    auto taken = std::move(place->done);
    list.erase(place);
    return taken;
}

} // namespace

bool RaftGroup::State::opened() const
{
    return leads() && openedTerm == library.current_term && library.last_applied >= openIndex;
}

Error RaftGroup::State::notLeader() const
{
    if (guard.failure()) {
        return {guard.failure()->code, "this agent takes no part: " + guard.failure()->text};
    }
    if (leads() && library.transfer != nullptr) {
        return {Code::Unavailable, "leadership is being handed on"};
    }
    return {Code::Unavailable,
            closing ? "this agent leaves the group" : "this agent is not the leader"};
}

/// Of what was under way.
Error RaftGroup::State::lost() const
{
    if (guard.failure()) {
        return {guard.failure()->code, guard.failure()->text + "; it may still be applied"};
    }
    return {Code::Unavailable, closing ? "this agent leaves the group; it may still be applied"
                                       : "leadership was lost; it may still be applied"};
}

void RaftGroup::propose(const schema::Proposal& proposal, std::function<void(Result<Verdict>)> done)
{
    State& state = *state_;
    const RaftGuard::Inside inside(state.guard);
    const auto refuse = [&](Error why) {
        state.tell([done, why = std::move(why)] { done(tl::unexpected(why)); });
    };
    if (!state.leads() || state.library.transfer != nullptr || state.guard.failure()) {
        refuse(state.notLeader());
        return;
    }
    const std::string text = encoded(proposal);
    if (text.size() > State::TextMax) {
        refuse({Code::LimitExceeded, "a proposal of " + std::to_string(text.size()) +
                                         " bytes; at most " + std::to_string(State::TextMax) +
                                         " are taken"});
        return;
    }
    if (state.proposals.size() >= State::ProposalsMax) {
        refuse({Code::LimitExceeded,
                std::to_string(State::ProposalsMax) + " proposals are under way: try again"});
        return;
    }
    State::Proposed& proposed =
        state.proposals.emplace_back(State::Proposed{state, std::move(done)});
    proposed.request.data = &proposed;
    raft_buffer buffer = bufferOf(text);
    const int code = raft_apply(
        &state.library, &proposed.request, &buffer, 1,
        [](struct raft_apply* request, int status, void* result) {
            auto& answered = *static_cast<State::Proposed*>(request->data);
            State& owner = answered.state;
            Result<Verdict> outcome = tl::unexpected(owner.lost());
            if (status == 0) {
                outcome = *static_cast<const Verdict*>(result);
            }
            owner.tell([call = takeOut(owner.proposals, answered), outcome] { call(outcome); });
        });
    if (code != 0) {
        raft_free(buffer.base);
        done = takeOut(state.proposals, proposed);
        refuse(raftError(code, "proposing"));
    }
}

void RaftGroup::confirmLeadership(std::function<void(Result<void>)> done)
{
    State& state = *state_;
    const RaftGuard::Inside inside(state.guard);
    if (!state.leads() || state.library.transfer != nullptr || state.guard.failure()) {
        state.tell([done, why = state.notLeader()] { done(tl::unexpected(why)); });
        return;
    }
    state.waiting.push_back(std::move(done));
}

/// A leader's first entry, so that what its forerunners left is agreed (rule 1 of the guard).
void RaftGroup::State::open()
{
    if (!leads() || openedTerm == library.current_term || library.transfer != nullptr) {
        return;
    }
    openedTerm = library.current_term;
    openIndex = lastIndex(library.log) + 1;
    barrier({});
}

/// One barrier at a time speaks for all who asked before it was proposed. One that was proposed
/// before the question proves nothing: another leader may have come in between.
void RaftGroup::State::confirm()
{
    if (waiting.empty()) {
        return;
    }
    if (!leads() || library.transfer != nullptr) {
        for (const auto& done : std::exchange(waiting, {})) {
            tell([done, why = notLeader()] { done(tl::unexpected(why)); });
        }
    } else if (barriers.empty()) {
        barrier(std::exchange(waiting, {}));
    }
}

void RaftGroup::State::barrier(std::vector<Answer<void>> done)
{
    const RaftGuard::Inside inside(guard);
    Confirming& confirming = barriers.emplace_back(Confirming{*this, std::move(done)});
    confirming.request.data = &confirming;
    const auto answer = [](struct raft_barrier* request, int status) {
        auto& answered = *static_cast<Confirming*>(request->data);
        State& state = answered.state;
        const Error why = state.lost();
        for (const auto& call : takeOut(state.barriers, answered)) {
            state.tell(
                [call, status, why] { call(status == 0 ? Result<void>{} : tl::unexpected(why)); });
        }
    };
    if (raft_barrier(&library, &confirming.request, answer) != 0) {
        answer(&confirming.request, RAFT_NOTLEADER);
    }
}

void RaftGroup::handOn(std::uint64_t number, std::function<void(Result<void>)> done)
{
    State& state = *state_;
    const RaftGuard::Inside inside(state.guard);
    const auto refuse = [&](Code code, const std::string& text) {
        state.tell([done, code, text] { done(fail(code, text)); });
    };
    const raft_id to = number == 0 ? state.successor() : number;
    if (!state.leads() || state.guard.failure()) {
        refuse(Code::Unavailable, state.notLeader().text);
    } else if (state.handingOn || state.library.transfer != nullptr) {
        refuse(Code::Conflict, "leadership is being handed on already");
    } else if (to == 0) {
        refuse(Code::NotFound, "no other member may lead");
    } else {
        state.transfer(to, std::move(done));
    }
}

void RaftGroup::State::transfer(raft_id to, Answer<void> done)
{
    const RaftGuard::Inside inside(guard);
    triedToHandOn = library.io->time(library.io);
    handingOn = std::make_unique<HandOn>(HandOn{*this, to, std::move(done)});
    handingOn->request.data = handingOn.get();
    const auto answer = [](struct raft_transfer* request) {
        State& state = static_cast<HandOn*>(request->data)->state;
        const std::unique_ptr<HandOn> answered = std::move(state.handingOn);
        const bool follows = state.library.state == RAFT_FOLLOWER &&
                             state.library.follower_state.current_leader.id == answered->to;
        Result<void> outcome;
        if (!follows) {
            outcome = fail(Code::Timeout, "the other member did not take leadership in time");
        }
        state.tell([call = answered->done, outcome] { call(outcome); });
    };
    const int code = raft_transfer(&library, &handingOn->request, to, answer);
    if (code != 0) {
        const std::unique_ptr<HandOn> refused = std::move(handingOn);
        tell([call = refused->done, why = raftError(code, "handing leadership on")] {
            call(tl::unexpected(why));
        });
    }
}

/// The voter that lags least; never a witness. 0: there is none.
raft_id RaftGroup::State::successor() const
{
    raft_id best = 0;
    raft_index bestMatch = 0;
    const std::vector<schema::Member>& members = guard.memberships().members();
    for (unsigned i = 0; leads() && i < library.configuration.n; ++i) {
        const raft_server& server = library.configuration.servers[i];
        const bool witness = std::any_of(members.begin(), members.end(), [&](const auto& member) {
            return member.number == server.id && member.role == schema::MemberRole::Witness;
        });
        const raft_index match = library.leader_state.progress[i].match_index;
        if (server.id != library.id && server.role == RAFT_VOTER && !witness &&
            (best == 0 || match > bestMatch)) {
            best = server.id;
            bestMatch = match;
        }
    }
    return best;
}

/// A witness leads only until a voter has everything that it has.
void RaftGroup::State::giveUpLeading()
{
    const std::vector<schema::Member>& members = guard.memberships().members();
    const bool witness = std::any_of(members.begin(), members.end(), [this](const auto& member) {
        return member.number == self.number && member.role == schema::MemberRole::Witness;
    });
    if (!witness || !opened() || handingOn || library.transfer != nullptr) {
        return;
    }
    const raft_id to = successor();
    const raft_time pause = library.io->time(library.io) - triedToHandOn;
    for (unsigned i = 0; to != 0 && i < library.configuration.n; ++i) {
        if (library.configuration.servers[i].id == to &&
            library.leader_state.progress[i].match_index == lastIndex(library.log) &&
            (triedToHandOn == 0 || pause >= library.election_timeout)) {
            transfer(to, [](const Result<void>&) {});
            return;
        }
    }
}

} // namespace bafar::cluster
