#include "agents/sim/group_copy.h"

#include <algorithm>

#include "agents/sim/shared_group.h"
#include "agents/sim/site.h"

namespace bafar::sim {

GroupCopy::GroupCopy(SharedGroup& group, Host& host, schema::Member self)
    : group_(group)
    , host_(host)
    , self_(std::move(self))
{
}

void GroupCopy::append(schema::Record record, std::function<void(Result<std::uint64_t>)> done)
{
    const bool isAudit = record.kind == schema::RecordKind::Audit;
    Result<std::uint64_t> index = group_.append(*this, record);
    if (!index && isAudit) {
        host_.ownLog().append(std::move(record), std::move(done));
        return;
    }
    done(std::move(index));
}

std::string GroupCopy::leader() const
{
    return life_ == host_.life() ? leader_ : std::string();
}

std::optional<schema::ActionRecord> GroupCopy::running() const
{
    const schema::ActionRecord* running = ledger_.running();
    return running == nullptr ? std::nullopt : std::optional<schema::ActionRecord>(*running);
}

bool GroupCopy::current() const
{
    return !leader().empty() && group_.hasAll(*this);
}

/// A reign may end and another begin meanwhile: only then is nobody to be heard.
bool GroupCopy::isLeaderless() const
{
    const schema::cluster::AgreementConfig& timing = group_.timing();
    const Duration allowed = 3 * timing.election + 2 * timing.heartbeat;
    const Instant since = std::max(heard_, host_.settledSince());
    return leader().empty() && host_.site().world().now() - since >= allowed;
}

std::string GroupCopy::problem() const
{
    return isLeaderless() ? host_.name() + " hears no leader: no majority of the agents is there"
                          : std::string();
}

cluster::Verdict GroupCopy::apply(std::uint64_t term, const schema::Proposal& proposal)
{
    const std::uint64_t index = ledger_.index() + 1;
    const cluster::Verdict verdict = ledger_.apply(index, term, proposal);
    if (!verdict.refused && verdict.index == index) {
        schema::Record record = proposal.record;
        record.index = index;
        record.term = term;
        bytes_ += record.body.text.size() + cluster::Ledger::RecordBytes;
        specs_.note(record);
    }
    return verdict;
}

void GroupCopy::take(const GroupCopy& leader)
{
    if (ledger_.index() != leader.ledger_.index()) {
        ledger_ = leader.ledger_;
        specs_ = leader.specs_;
        bytes_ = leader.bytes_;
    }
}

void GroupCopy::hear(const std::string& leader, std::uint64_t term)
{
    if (life_ != host_.life()) {
        life_ = host_.life();
        elections_ = 0;
    } else if (term_ != 0 && term_ != term) {
        ++elections_;
    }
    leader_ = leader;
    term_ = term;
    heard_ = host_.site().world().now();
}

void GroupCopy::missLeader()
{
    if (host_.site().world().now() - heard_ >= group_.timing().election) {
        leader_.clear();
    }
}

schema::cluster::AgreementStatus GroupCopy::standing() const
{
    using schema::cluster::GroupStanding;
    schema::cluster::AgreementStatus status;
    status.member = self_.number;
    status.leader = leader();
    status.term = term_;
    status.index = ledger_.index();
    status.last = ledger_.index();
    status.lastTerm = ledger_.term();
    status.members = group_.members();
    status.elections = elections_;
    if (status.members.size() <= 1) {
        status.standing = GroupStanding::Alone;
    } else if (isLeaderless()) {
        status.standing = GroupStanding::Minority;
    } else {
        status.standing =
            status.leader == host_.name() ? GroupStanding::Leader : GroupStanding::Follower;
    }
    measureDisk(status);
    return status;
}

/// Of a believable disk, another one on each host: records themselves are agreed at once here.
void GroupCopy::measureDisk(schema::cluster::AgreementStatus& status) const
{
    if (bytes_ == 0) {
        return; // nothing was written yet
    }
    constexpr std::uint64_t Disks = 5;
    const auto slower = static_cast<std::int64_t>(self_.number * 2 % Disks);
    status.syncLatency = std::chrono::microseconds(1100 + 140 * slower);
    status.syncLatencyWorst = std::chrono::microseconds(3600 + 450 * slower);
    // Its own disk, then that of a majority, and once around to whoever leads.
    const bool leads = status.leader == host_.name();
    status.commitLatency = 2 * status.syncLatency + std::chrono::microseconds(leads ? 500 : 1300);
    status.logBytes = bytes_;
}

void GroupCopy::tell()
{
    if (!host_.running() || host_.stalled()) {
        return;
    }
    schema::cluster::AgreementStatus status = standing();
    if (toldLife_ == host_.life() && told_ == status) {
        return;
    }
    toldLife_ = host_.life();
    told_ = std::move(status);
    host_.enter([this] {
        host_.node()->handle<cluster::Machine>().feed(cluster::GroupSeen{told_});
        host_.node()->agreementMoved();
        host_.node()->specsMoved();
    });
}

} // namespace bafar::sim
