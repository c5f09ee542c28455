// Changes of the membership, and how a member is written in one.
#include <algorithm>

#include "agents/cluster/raft_group_state.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

constexpr int Dismiss = -1; ///< beside libraft's roles

const RaftServer* find(const RaftServers& servers, raft_id id)
{
    const auto found = std::find_if(servers.begin(), servers.end(),
                                    [id](const RaftServer& server) { return server.id == id; });
    return found == servers.end() ? nullptr : &*found;
}

std::size_t voters(const RaftServers& servers)
{
    return static_cast<std::size_t>(
        std::count_if(servers.begin(), servers.end(),
                      [](const RaftServer& server) { return server.role == RAFT_VOTER; }));
}

} // namespace

std::string memberAddress(const schema::Member& member)
{
    return member.node + '/' + member.endpoint.toString() + '/' +
           std::string(schema::MemberRoleNames[static_cast<std::size_t>(member.role)]);
}

std::optional<schema::Member> memberFrom(std::uint64_t number, std::string_view address)
{
    const std::vector<std::string_view> parts = split(address, '/');
    if (number == 0 || parts.size() != 3 || parts[0].empty()) {
        return std::nullopt;
    }
    const Result<net::Endpoint> endpoint = net::Endpoint::parse(parts[1]);
    const auto* name =
        std::find(std::begin(schema::MemberRoleNames), std::end(schema::MemberRoleNames), parts[2]);
    if (!endpoint || name == std::end(schema::MemberRoleNames)) {
        return std::nullopt;
    }
    schema::Member member;
    member.number = number;
    member.node = std::string(parts[0]);
    member.endpoint = *endpoint;
    member.role = static_cast<schema::MemberRole>(name - std::begin(schema::MemberRoleNames));
    return member;
}

void RaftGroup::admit(const schema::Member& member, std::function<void(Result<void>)> done)
{
    State& state = *state_;
    const RaftGuard::Inside inside(state.guard);
    const auto refuse = [&](Error why) {
        state.tell([done, why = std::move(why)] { done(tl::unexpected(why)); });
    };
    const auto past = state.ledger.members().find(member.number);
    if (!state.leads() || state.guard.failure()) {
        refuse(state.notLeader());
    } else if (state.changing) {
        refuse({Code::Conflict, "another change of the membership is under way"});
    } else if (past != state.ledger.members().end() && past->second.left) {
        refuse({Code::Conflict, "member " + std::to_string(member.number) + " (" +
                                    past->second.node +
                                    ") was dismissed, and its number is never used again"});
    } else if (!memberFrom(member.number, memberAddress(member))) {
        refuse({Code::InvalidInput, "a member needs a number, a node and an endpoint"});
    } else {
        state.changing =
            std::make_unique<State::Change>(State::Change{state, member, false, std::move(done)});
    }
}

void RaftGroup::dismiss(std::uint64_t number, std::function<void(Result<void>)> done)
{
    State& state = *state_;
    const RaftGuard::Inside inside(state.guard);
    const auto refuse = [&](Error why) {
        state.tell([done, why = std::move(why)] { done(tl::unexpected(why)); });
    };
    const RaftServers& servers = state.guard.memberships().latest().servers;
    const RaftServer* server = find(servers, number);
    if (!state.leads() || state.guard.failure()) {
        refuse(state.notLeader());
    } else if (state.changing) {
        refuse({Code::Conflict, "another change of the membership is under way"});
    } else if (server == nullptr) {
        refuse({Code::NotFound, "the group has no member " + std::to_string(number)});
    } else if (number == state.self.number) {
        refuse({Code::Conflict, "a leader does not dismiss itself: hand leadership on first"});
    } else {
        schema::Member member;
        member.number = number;
        state.changing =
            std::make_unique<State::Change>(State::Change{state, member, true, std::move(done)});
    }
}

/// What libraft is to do next for the change under way: one of its roles (RAFT_SPARE: to add it),
/// or Dismiss. A voter that becomes a witness, or moves, is another entry and so taken out first.
std::optional<int> RaftGroup::State::nextPart()
{
    const RaftServers& servers = guard.memberships().latest().servers;
    const RaftServer* present = find(servers, changing->member.number);
    if (changing->dismisses) {
        return present == nullptr ? std::nullopt : std::optional(Dismiss);
    }
    const RaftServer wanted = serverOf(changing->member);
    if (present == nullptr) {
        return RAFT_SPARE;
    }
    const auto is = memberFrom(present->id, present->address);
    const bool sameWitness = is && (is->role == schema::MemberRole::Witness) ==
                                       (changing->member.role == schema::MemberRole::Witness);
    if (!is || !sameWitness || is->node != changing->member.node ||
        is->endpoint != changing->member.endpoint) {
        return Dismiss;
    }
    return present->role == wanted.role ? std::nullopt : std::optional(wanted.role);
}

void RaftGroup::State::change()
{
    if (!changing || changing->asked) {
        return;
    }
    if (!leads() || guard.failure()) {
        finishChange(tl::unexpected(lost()));
        return;
    }
    // The one before has to be agreed, and so has this leader's first entry: else two majorities
    // that do not overlap could form (Ongaro, "bug in single-server membership changes", 2015).
    if (!opened() || library.transfer != nullptr ||
        guard.memberships().latest().index > library.last_applied) {
        return;
    }
    const std::optional<int> part = nextPart();
    if (!part) {
        finishChange({});
        return;
    }
    const RaftServers& servers = guard.memberships().latest().servers;
    const RaftServer* present = find(servers, changing->member.number);
    const bool ownVote = changing->member.number == self.number;
    const bool lastVoter = present != nullptr && present->role == RAFT_VOTER &&
                           voters(servers) == 1 && *part != RAFT_VOTER;
    if (ownVote || lastVoter) {
        finishChange(fail(Code::Conflict, ownVote ? "a leader does not change its own part: hand "
                                                    "leadership on first"
                                                  : "the last voter stays"));
        return;
    }
    const RaftGuard::Inside inside(guard);
    changing->asked = true;
    changing->request.data = this;
    const raft_change_cb answer = [](raft_change* request, int status) {
        State& state = *static_cast<State*>(request->data);
        state.changing->asked = false;
        if (status == RAFT_NOCONNECTION) {
            state.finishChange(fail(Code::Unavailable,
                                    state.changing->member.node +
                                        " does not catch up: it stays without a part until it is "
                                        "admitted again or dismissed"));
        } else if (status != 0) {
            state.finishChange(tl::unexpected(state.lost()));
        }
    };
    const raft_id id = changing->member.number;
    const std::string address = memberAddress(changing->member);
    const int code = *part == Dismiss ? raft_remove(&library, &changing->request, id, answer)
                     : present == nullptr
                         ? raft_add(&library, &changing->request, id, address.c_str(), answer)
                         : raft_assign(&library, &changing->request, id, *part, answer);
    if (code != 0) {
        changing->asked = false;
        finishChange(tl::unexpected(raftError(code, "changing the membership")));
    }
}

void RaftGroup::State::finishChange(Result<void> outcome)
{
    if (!changing) {
        return;
    }
    // libraft may still hold the request of a change that it works on; it answers first.
    if (changing->asked && library.state == RAFT_LEADER) {
        return;
    }
    const std::unique_ptr<Change> finished = std::move(changing);
    tell([done = finished->done, outcome = std::move(outcome)] { done(outcome); });
}

} // namespace bafar::cluster
