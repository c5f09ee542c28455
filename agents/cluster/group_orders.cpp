// What people order of the group, and how it is told about: the other half of GroupAgreement.
#include <algorithm>

#include "agents/cluster/group_agreement.h"
#include "agents/cluster/member_file.h"
#include "agents/runtime/file.h"

namespace bafar::cluster {

namespace {

/// A reign may end and another begin meanwhile: only then is nobody to be heard.
Duration leaderlessAllowed(const GroupTiming& timing)
{
    return 2 * timing.election + 2 * timing.heartbeat;
}

tl::unexpected<Error> withoutLog(const std::string& problem)
{
    return fail(Code::Unavailable, problem);
}

} // namespace

schema::cluster::AgreementStatus GroupAgreement::standing() const
{
    using schema::cluster::GroupStanding;
    schema::cluster::AgreementStatus status;
    status.member = self_.number;
    status.leader = leader();
    status.term = standing_.term;
    status.index = ledger_.index();
    status.last = std::max(standing_.last, status.index); // the one is told now and then
    status.lastTerm = ledger_.term();
    status.members = standing_.members;
    status.elections = health_.elections;
    status.commitLatency = commits_.median();
    status.syncLatency = health_.syncMedian;
    status.syncLatencyWorst = health_.syncWorst;
    status.logBytes = health_.bytes;
    status.recoveries = ledger_.recoveries();
    const auto self = ledger_.members().find(self_.number);
    if (thread_ == nullptr || standing_.role == GroupRole::Stopped) {
        status.standing = GroupStanding::Stopped;
        status.problem = thread_ == nullptr ? problem_ : standing_.problem;
    } else if (self != ledger_.members().end() && self->second.left) {
        status.standing = GroupStanding::Removed;
    } else if (standing_.members.size() <= 1) {
        status.standing = GroupStanding::Alone;
    } else if (leaderless()) {
        status.standing = GroupStanding::Minority;
    } else {
        status.standing =
            standing_.role == GroupRole::Leader ? GroupStanding::Leader : GroupStanding::Follower;
    }
    return status;
}

bool GroupAgreement::leaderless() const
{
    return leaderlessSince_ &&
           loop_.now() - *leaderlessSince_ >= leaderlessAllowed(options_.timing);
}

std::string GroupAgreement::problem() const
{
    if (thread_ == nullptr) {
        return problem_;
    }
    if (!standing_.problem.empty()) {
        return standing_.problem;
    }
    if (standing_.members.empty()) {
        return options_.node +
               " waits to be admitted to a group; on a member run: bafarctl act "
               "cluster.admit node=" +
               options_.node;
    }
    return leaderless() ? options_.node + " hears no leader: no majority of the agents is there"
                        : std::string();
}

void GroupAgreement::setRevoked(std::set<std::string> serials)
{
    revoked_ = std::move(serials);
    if (thread_ != nullptr) {
        thread_->setRevoked(revoked_);
    }
}

void GroupAgreement::admit(const schema::Member& member, std::function<void(Result<void>)> done)
{
    if (thread_ == nullptr) {
        done(withoutLog(problem_));
        return;
    }
    thread_->admit(member, std::move(done));
}

void GroupAgreement::dismiss(std::uint64_t number, std::function<void(Result<void>)> done)
{
    if (thread_ == nullptr) {
        done(withoutLog(problem_));
        return;
    }
    thread_->dismiss(number, std::move(done));
}

void GroupAgreement::handOn(std::uint64_t number, std::function<void(Result<void>)> done)
{
    if (thread_ == nullptr) {
        done(withoutLog(problem_));
        return;
    }
    thread_->handOn(number, std::move(done));
}

Result<schema::Member> GroupAgreement::giveUpOwnGroup(bool force)
{
    if (standing_.members.empty() && thread_ != nullptr) {
        return self_; // it waits already
    }
    const auto self = ledger_.members().find(self_.number);
    const bool left = self != ledger_.members().end() && self->second.left;
    const bool lost = force && standing_.leader == 0;
    if (standing_.members.size() > 1 && !left && !lost) {
        return fail(Code::Conflict, options_.node + " is a member of a group of " +
                                        std::to_string(standing_.members.size()) +
                                        "; dismiss it there first");
    }
    thread_.reset();
    if (Result<void> aside = setLogAside(folder(), "given-up"); !aside) {
        std::ignore = startThread({});
        return tl::unexpected(aside.error());
    }
    // Its audit lines are this agent's own from now on; the rest goes with the group.
    for (schema::Record& record : ledger_.read(0, Ledger::AuditChangedMax.records)) {
        if (record.kind == schema::RecordKind::Audit) {
            own_->append(std::move(record), [](const Result<std::uint64_t>&) {});
        }
    }
    ledger_ = Ledger();
    standing_ = Standing();
    specsMayDiffer();
    if (Result<void> noted = setWaiting(folder(), options_.cluster, options_.node, true); !noted) {
        std::ignore = goWithoutLog(noted.error());
        return tl::unexpected(noted.error());
    }
    if (Result<void> started = startThread({}); !started) {
        return tl::unexpected(started.error());
    }
    // The new thread has nothing to tell before it is admitted, but others wait to see its number.
    std::ignore = loop_.post([this, alive = std::weak_ptr<bool>(alive_)] {
        if (!alive.expired()) {
            links_.standingChanged();
        }
    });
    return self_;
}

Result<void> GroupAgreement::foundOwnGroup()
{
    if (standing_.members.size() > 1) {
        return fail(Code::Conflict, options_.node + " was admitted to a group of " +
                                        std::to_string(standing_.members.size()) + " meanwhile");
    }
    if (!standing_.members.empty()) {
        return {};
    }
    const Result<void> noted = setWaiting(folder(), options_.cluster, options_.node, false);
    return noted ? startThread({}) : noted;
}

Result<void> GroupAgreement::recover(const std::vector<schema::Member>& members)
{
    if (standing_.leader != 0) {
        return fail(Code::Conflict,
                    "the group has a leader, " + leader() + "; nothing is to be recovered");
    }
    return startThread(members);
}

Result<void> GroupAgreement::setTls(runtime::TlsFiles tls)
{
    options_.tls = tls;
    return thread_ == nullptr ? Result<void>() : thread_->setTls(std::move(tls));
}

void GroupAgreement::stop(std::function<void()> done)
{
    if (thread_ == nullptr) {
        done();
        return;
    }
    thread_->stop(std::move(done));
}

} // namespace bafar::cluster
