// Life of a group and where it stands; the machine that it drives: raft_group_state.cpp,
// requests: raft_group_ask.cpp, changes of membership: raft_group_change.cpp.
#include "agents/cluster/raft_group.h"

#include <algorithm>

#include "agents/cluster/raft_group_state.h"
#include "core/base/check.h"

namespace bafar::cluster {

namespace {

/// A snapshot that did not arrive is sent again after so many election times.
constexpr unsigned SnapshotPatience = 25;

unsigned millis(Duration duration)
{
    return static_cast<unsigned>(duration / std::chrono::milliseconds(1));
}

raft_configuration configurationOf(const std::vector<schema::Member>& members)
{
    RaftServers servers;
    for (const schema::Member& member : members) {
        servers.push_back(serverOf(member));
    }
    raft_configuration configuration{};
    setServers(configuration, servers);
    return configuration;
}

GroupRole roleOf(unsigned short state)
{
    switch (state) {
    case RAFT_FOLLOWER: return GroupRole::Follower;
    case RAFT_CANDIDATE: return GroupRole::Candidate;
    case RAFT_LEADER: return GroupRole::Leader;
    default: return GroupRole::Stopped;
    }
}

bool holds(const RaftServers& servers, raft_id id)
{
    return std::any_of(servers.begin(), servers.end(),
                       [id](const RaftServer& server) { return server.id == id; });
}

} // namespace

RaftGroup::State::State(raft_io& io, schema::Member member, GroupTiming rhythm, Events owner)
    : self(std::move(member))
    , timing(rhythm)
    , events(std::move(owner))
    , guard(io,
            library,
            {[this] { settle(); }, [this] { drain(); },
             [this](std::string_view snapshot) { return readable(snapshot); }})
{
    CHECK(timing.keptAfterSnapshot > 0); // libraft takes 0 for "replace everything"
    machine.version = 1;
    machine.data = this;
    machine.apply = &onApply;
    machine.snapshot = &onSnapshot;
    machine.restore = &onRestore;
    initialised =
        raft_init(&library, &guard.io(), &machine, self.number, memberAddress(self).c_str());
    if (initialised != 0) {
        return;
    }
    library.data = this;
    raft_set_heartbeat_timeout(&library, millis(timing.heartbeat));
    raft_set_election_timeout(&library, millis(timing.election));
    raft_set_install_snapshot_timeout(&library, SnapshotPatience * millis(timing.election));
    raft_set_snapshot_threshold(&library, timing.snapshotAfter);
    raft_set_snapshot_trailing(&library, timing.keptAfterSnapshot);
    raft_set_pre_vote(&library, true);
}

GroupRole RaftGroup::State::role() const
{
    const GroupRole role = started ? roleOf(library.state) : GroupRole::Outside;
    const MembershipLog& memberships = guard.memberships();
    const bool takesPart = role == GroupRole::Follower || role == GroupRole::Candidate;
    return takesPart && !holds(memberships.latest().servers, self.number) &&
                   !holds(memberships.at(library.last_applied).servers, self.number)
               ? GroupRole::Outside
               : role;
}

Standing RaftGroup::State::now() const
{
    Standing standing;
    standing.role = role();
    standing.term = library.current_term;
    standing.leader = started && !closing ? guard.leader() : 0;
    standing.last = lastIndex(library.log);
    standing.committed = library.commit_index;
    standing.applied = library.last_applied;
    standing.members = guard.memberships().members();
    standing.changing = changing || guard.memberships().latest().index > library.last_applied;
    if (guard.failure()) {
        standing.problem = guard.failure()->text;
    } else if (!arrivalProblem.empty()) {
        standing.problem = arrivalProblem;
    } else if (guard.snapshotProblem()) {
        standing.problem = guard.snapshotProblem()->text + "; the log grows until it can be";
    }
    return standing;
}

void RaftGroup::State::settle()
{
    if (closing) {
        return;
    }
    open();
    confirm();
    change();
    giveUpLeading();
    const bool same =
        told.role == role() && told.term == library.current_term && told.leader == guard.leader() &&
        told.changing == (changing || guard.memberships().latest().index > library.last_applied) &&
        told.members == guard.memberships().members() &&
        told.problem.empty() ==
            (!guard.failure() && !guard.snapshotProblem() && arrivalProblem.empty());
    if (same) {
        return;
    }
    told = now();
    if (events.standingChanged) {
        tell(events.standingChanged);
    }
}

/// Calls the owner; the last call may destroy this.
void RaftGroup::State::drain()
{
    if (draining) {
        return;
    }
    draining = true;
    while (!calls.empty()) {
        const std::function<void()> call = std::move(calls.front());
        calls.pop_front();
        call();
    }
    draining = false;
    if (closed && closeDone) {
        std::exchange(closeDone, {})();
    }
}

RaftGroup::RaftGroup(raft_io& io, schema::Member self, GroupTiming timing, Events events)
    : state_(std::make_unique<State>(io, std::move(self), timing, std::move(events)))
{
}

RaftGroup::~RaftGroup()
{
    CHECK(state_->closed || state_->initialised != 0);
}

Result<void> RaftGroup::bootstrap(const std::vector<schema::Member>& members)
{
    State& state = *state_;
    CHECK(!state.started);
    raft_configuration configuration = configurationOf(members);
    const int code =
        state.initialised != 0 ? state.initialised : raft_bootstrap(&state.library, &configuration);
    raft_configuration_close(&configuration);
    if (code != 0) {
        return tl::unexpected(raftError(code, "founding the group"));
    }
    return {};
}

Result<void> RaftGroup::recover(const std::vector<schema::Member>& members)
{
    State& state = *state_;
    CHECK(!state.started);
    raft_configuration configuration = configurationOf(members);
    const int code =
        state.initialised != 0 ? state.initialised : raft_recover(&state.library, &configuration);
    raft_configuration_close(&configuration);
    if (code != 0) {
        return tl::unexpected(raftError(code, "giving the group another membership"));
    }
    return {};
}

Result<void> RaftGroup::start()
{
    State& state = *state_;
    CHECK(!state.started);
    const RaftGuard::Inside inside(state.guard);
    const int code = state.initialised != 0 ? state.initialised : raft_start(&state.library);
    if (state.guard.failure()) {
        return tl::unexpected(*state.guard.failure());
    }
    if (code != 0) {
        return tl::unexpected(
            raftError(code, std::string("reading the log: ") + state.library.errmsg));
    }
    state.started = true;
    return {};
}

void RaftGroup::close(std::function<void()> done)
{
    State& state = *state_;
    CHECK(!state.closing && done);
    if (state.initialised != 0) {
        state.closing = state.closed = true;
        done();
        return;
    }
    const RaftGuard::Inside inside(state.guard);
    state.closing = true;
    state.closeDone = std::move(done);
    const Error why{Code::Unavailable, "this agent leaves the group"};
    for (const auto& waiting : std::exchange(state.waiting, {})) {
        state.tell([waiting, why] { waiting(tl::unexpected(why)); });
    }
    state.finishChange(tl::unexpected(why));
    raft_close(&state.library,
               [](raft* library) { static_cast<State*>(library->data)->closed = true; });
}

Standing RaftGroup::standing() const
{
    return state_->now();
}

std::map<std::uint64_t, std::string> RaftGroup::addresses() const
{
    std::map<std::uint64_t, std::string> addresses;
    for (const RaftServer& server : state_->guard.memberships().latest().servers) {
        addresses.emplace(server.id, server.address);
    }
    return addresses;
}

const Ledger& RaftGroup::ledger() const
{
    return state_->ledger;
}

} // namespace bafar::cluster
