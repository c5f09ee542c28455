// Changes of the membership in the middle of everything, as an operator's actions would cause.
#include <algorithm>

#include "agents/sim/raft_faults.h"
#include "core/schema/json.h"

namespace bafar::sim {

namespace {

std::size_t votersOf(const cluster::Standing& standing)
{
    return static_cast<std::size_t>(
        std::count_if(standing.members.begin(), standing.members.end(), [](const auto& member) {
            return member.role != schema::MemberRole::Standby;
        }));
}

bool isMember(const cluster::Standing& standing, std::uint64_t number)
{
    return std::any_of(standing.members.begin(), standing.members.end(),
                       [number](const auto& member) { return member.number == number; });
}

} // namespace

bool RaftFaults::strikeMembers(RaftFault fault)
{
    RaftHost* leader = site_.leader();
    if (leader == nullptr) {
        return false;
    }
    if (fault != RaftFault::HandOn && leader->group()->standing().changing) {
        return false;
    }
    switch (fault) {
    case RaftFault::HandOn: return handOn(*leader);
    case RaftFault::Admit: return admit(*leader);
    case RaftFault::Role: return changeRole(*leader);
    default: return dismiss(*leader, fault);
    }
}

void RaftFaults::count(const Result<void>& outcome)
{
    changes_.agreed += outcome ? 1 : 0;
    if (!outcome) {
        const bool unsure = outcome.error().code == Code::Unavailable;
        ++(unsure ? changes_.unsure : changes_.refused);
    }
}

schema::MemberRole RaftFaults::drawRole()
{
    return random_.chance(0.6)   ? schema::MemberRole::Voter
           : random_.chance(0.5) ? schema::MemberRole::Standby
                                 : schema::MemberRole::Witness;
}

bool RaftFaults::admit(RaftHost& leader)
{
    const cluster::Standing standing = leader.group()->standing();
    const std::size_t first = someHost();
    for (std::size_t next = 0; next < site_.size(); ++next) {
        RaftHost& host = site_.host((first + next) % site_.size());
        if (host.acts() && !isMember(standing, host.member().number) && host.disk().pristine()) {
            const schema::MemberRole part = drawRole();
            struck(RaftFault::Admit, host.name());
            ask(leader, host, part);
            return true;
        }
    }
    return false;
}

void RaftFaults::ask(RaftHost& leader, RaftHost& host, schema::MemberRole part)
{
    host.setPart(part);
    ++changes_.begun;
    leader.group()->admit(host.member(), [this](const Result<void>& outcome) { count(outcome); });
}

bool RaftFaults::dismiss(RaftHost& leader, RaftFault fault)
{
    const cluster::Standing standing = leader.group()->standing();
    const std::size_t first = someHost();
    for (std::size_t next = 0; next < site_.size(); ++next) {
        RaftHost& host = site_.host((first + next) % site_.size());
        const std::uint64_t number = host.member().number;
        const bool votes = host.part() != schema::MemberRole::Standby;
        const bool needed = fault == RaftFault::Dismiss && votes && votersOf(standing) <= 2;
        if (&host == &leader || !isMember(standing, number) || needed) {
            continue;
        }
        struck(fault, host.name());
        ++changes_.begun;
        const auto back = fault == RaftFault::Replace ? std::optional(host.part()) : std::nullopt;
        leader.group()->dismiss(number, [this, &host, number, back](const Result<void>& outcome) {
            count(outcome);
            if (outcome) {
                left(host, number, back);
            }
        });
        return true;
    }
    return false;
}

/// What it was is over for ever: its disk goes, and what it becomes is another member.
void RaftFaults::left(RaftHost& host,
                      std::uint64_t number,
                      std::optional<schema::MemberRole> comesBack)
{
    if (RaftHost* leader = site_.leader()) {
        schema::Member member = host.member();
        member.left = true;
        schema::Record record;
        record.kind = schema::RecordKind::Member;
        record.body.text = schema::toJson(member);
        leader->ask(std::move(record), std::chrono::seconds(5), [](const auto&) {});
    }
    site_.world().after(Duration{}, [this, &host, number, comesBack] {
        if (host.member().number != number) {
            return;
        }
        host.crash(RaftDisk::Crash::Process);
        host.renew();
        host.start();
        RaftHost* leader = site_.leader();
        if (comesBack && leader != nullptr && leader != &host) {
            ask(*leader, host, *comesBack);
        }
    });
}

bool RaftFaults::changeRole(RaftHost& leader)
{
    const cluster::Standing standing = leader.group()->standing();
    const std::size_t first = someHost();
    for (std::size_t next = 0; next < site_.size(); ++next) {
        RaftHost& host = site_.host((first + next) % site_.size());
        const schema::MemberRole part = drawRole();
        const bool demoted = part == schema::MemberRole::Standby;
        if (&host == &leader || !isMember(standing, host.member().number) || part == host.part() ||
            (demoted && votersOf(standing) <= 2)) {
            continue;
        }
        struck(RaftFault::Role, host.name());
        ask(leader, host, part);
        return true;
    }
    return false;
}

bool RaftFaults::handOn(RaftHost& leader)
{
    const cluster::Standing standing = leader.group()->standing();
    std::vector<std::uint64_t> choices{0};
    for (const schema::Member& member : standing.members) {
        if (member.number != leader.member().number && member.role == schema::MemberRole::Voter) {
            choices.push_back(member.number);
        }
    }
    if (choices.size() == 1) {
        return false;
    }
    struck(RaftFault::HandOn, leader.name());
    leader.group()->handOn(
        choices[static_cast<std::size_t>(random_.below(choices.size()))],
        [this](const Result<void>& outcome) { changes_.handedOn += outcome ? 1 : 0; });
    return true;
}

bool RaftFaults::settleMembers()
{
    RaftHost* leader = site_.leader();
    if (leader == nullptr || leader->group()->standing().changing || settling_) {
        return false;
    }
    const cluster::Standing standing = leader->group()->standing();
    const auto own =
        std::find_if(standing.members.begin(), standing.members.end(),
                     [&](const auto& member) { return member.number == leader->member().number; });
    if (own != standing.members.end()) {
        leader->setPart(own->role); // a leader's own part does not change
    }
    for (std::size_t index = 0; index < site_.size(); ++index) {
        RaftHost& host = site_.host(index);
        if (host.running() && !host.disk().pristine() &&
            !isMember(standing, host.member().number)) {
            host.stop();
            return false;
        }
        if (isMember(standing, host.member().number) && &host != leader) {
            settling_ = true;
            leader->group()->admit(host.member(),
                                   [this](const Result<void>&) { settling_ = false; });
            if (settling_ || leader->group()->standing().changing) {
                return false;
            }
        }
    }
    return true;
}

} // namespace bafar::sim
