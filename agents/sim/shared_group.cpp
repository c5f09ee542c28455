#include "agents/sim/shared_group.h"

#include <algorithm>
#include <tuple>

#include "agents/sim/site.h"
#include "core/schema/json.h"

namespace bafar::sim {

namespace {

/// From an entry of the log to what the agents make of it; also from an order to its answer.
constexpr Duration NewsTakes = std::chrono::milliseconds(1);

constexpr std::string_view NoOtherMembers =
    "the members of the simulated agents' group stay as they are";

} // namespace

SharedGroup::SharedGroup(Site& site)
    : site_(site)
{
    for (std::size_t index = 0; index < site_.size(); ++index) {
        admit(site_.host(index));
    }
    site_.world().after(timing_.heartbeat, [this] { beat(); });
}

void SharedGroup::admit(Host& host)
{
    const auto& config = host.spec().section<schema::cluster::Config>(schema::cluster::Name);
    if (members_.empty()) {
        timing_ = config.agreement;
    }
    schema::Member member;
    member.number = members_.size() + 1;
    member.node = host.name();
    for (const schema::cluster::NodeConfig& node : config.nodes) {
        if (node.id == host.name()) {
            member.endpoint = {node.address, node.agreementPort};
            member.role = node.member;
        }
    }
    members_.push_back(member);
    GroupCopy& copy = *copies_.emplace_back(std::make_unique<GroupCopy>(*this, host, member));
    host.join(copy, [this, &copy](const cluster::GroupOrder& order) { carryOut(copy, order); });
}

bool SharedGroup::inTouch(const GroupCopy& one, const GroupCopy& other) const
{
    return one.host().live() && other.host().live() &&
           (&one == &other || site_.connected(one.host(), other.host()));
}

/// Voters that it reaches follow it, but for those that have something newer.
bool SharedGroup::hasMajority(const GroupCopy& candidate) const
{
    const auto follow = std::count_if(copies_.begin(), copies_.end(), [&](const auto& other) {
        return other->self().role != schema::MemberRole::Standby && inTouch(candidate, *other) &&
               other->lastIndex() <= candidate.lastIndex();
    });
    return static_cast<std::size_t>(follow) >=
           schema::cluster::majorityOf(schema::cluster::votersOf(members_));
}

bool SharedGroup::isLed() const
{
    return leader_ != nullptr && leader_->host().life() == reign_ && hasMajority(*leader_);
}

bool SharedGroup::hasAll(const GroupCopy& copy) const
{
    return leader_ != nullptr && copy.term() == term_ && copy.lastIndex() == leader_->lastIndex();
}

Result<std::uint64_t> SharedGroup::append(const GroupCopy& by, schema::Record record)
{
    record.node = by.host().name();
    if (!isLed() || !inTouch(*leader_, by)) {
        return fail(Code::Unavailable,
                    record.node + " hears no leader: no majority of the agents is there");
    }
    schema::Proposal proposal;
    proposal.boot = "life-" + std::to_string(by.host().life());
    proposal.number = ++proposals_;
    proposal.record = std::move(record);
    const cluster::Verdict verdict = leader_->apply(term_, proposal);
    spread();
    tellSoon();
    if (verdict.refused) {
        return tl::unexpected(*verdict.refused);
    }
    return verdict.index;
}

/// Who is in touch with the leader has at once what it has.
void SharedGroup::spread()
{
    for (const auto& copy : copies_) {
        if (copy.get() != leader_ && inTouch(*leader_, *copy)) {
            copy->take(*leader_);
        }
    }
}

void SharedGroup::beat()
{
    const Instant now = site_.world().now();
    if (isLed()) {
        led_ = now;
        spread();
    } else if (now - led_ >= timing_.election) {
        leader_ = nullptr;
        elect();
    }
    const bool led = isLed();
    for (const auto& copy : copies_) {
        if (led && inTouch(*leader_, *copy)) {
            copy->hear(leader_->host().name(), term_);
        } else {
            copy->missLeader();
        }
    }
    tell();
    site_.world().after(timing_.heartbeat, [this] { beat(); });
}

void SharedGroup::elect()
{
    GroupCopy* best = nullptr;
    for (const auto& copy : copies_) {
        if (copy->self().role == schema::MemberRole::Voter && hasMajority(*copy) &&
            (best == nullptr || copy->lastIndex() > best->lastIndex())) {
            best = copy.get();
        }
    }
    if (best != nullptr) {
        beginReign(*best);
    }
}

/// As a real leader: a barrier shows that all before it is agreed, members have their records, and
/// where nothing was ever agreed on, its spec is the first.
void SharedGroup::beginReign(GroupCopy& leader)
{
    leader_ = &leader;
    reign_ = leader.host().life();
    led_ = site_.world().now();
    ++term_;
    for (const auto& copy : copies_) {
        if (inTouch(leader, *copy)) {
            copy->hear(leader.host().name(), term_);
        }
    }
    record(schema::RecordKind::Barrier, "null");
    for (const schema::Member& member : members_) {
        if (!leader.ledger().members().contains(member.number)) {
            record(schema::RecordKind::Member, schema::toJson(member));
        }
    }
    if (leader.ledger().spec() == nullptr) {
        foundSpec();
    }
}

void SharedGroup::foundSpec()
{
    const Host& host = leader_->host();
    schema::SpecChange change;
    change.stage = schema::SpecStage::InForce;
    change.revision = schema::specRevision(host.spec().text());
    change.text = host.spec().text();
    change.why = "first start of " + host.name() + " with cluster.yaml";
    record(schema::RecordKind::Spec, schema::toJson(change));
}

void SharedGroup::record(schema::RecordKind kind, std::string body)
{
    schema::Record record;
    record.kind = kind;
    record.at = leader_->host().wallNow();
    record.body = {std::move(body)};
    std::ignore = append(*leader_, std::move(record));
}

void SharedGroup::tell()
{
    for (const auto& copy : copies_) {
        copy->tell();
    }
}

/// In a later turn: whoever appends is in the middle of its own.
void SharedGroup::tellSoon()
{
    if (!std::exchange(telling_, true)) {
        site_.world().after(NewsTakes, [this] {
            telling_ = false;
            tell();
        });
    }
}

void SharedGroup::carryOut(GroupCopy& at, const cluster::GroupOrder& order)
{
    const Result<std::string> outcome = order.order.handOn
                                            ? handOn(at, order.order.handOn->node)
                                            : fail(Code::Unsupported, std::string(NoOtherMembers));
    site_.world().after(NewsTakes, [&at, id = order.id, outcome, life = at.host().life()] {
        Host& host = at.host();
        if (life == host.life()) {
            host.enter([&host, id, outcome] {
                host.node()->handle<cluster::Machine>().feed(cluster::OrderDone{id, outcome});
            });
        }
    });
}

Result<std::string> SharedGroup::handOn(const GroupCopy& at, const std::string& node)
{
    const auto found = std::find_if(copies_.begin(), copies_.end(), [&node](const auto& copy) {
        return copy->self().node == node;
    });
    if (found == copies_.end()) {
        return fail(Code::NotFound, node + " is no member of the group");
    }
    if (!isLed() || leader_ != &at) {
        return fail(Code::Unavailable, at.host().name() + " does not lead the group");
    }
    if (!inTouch(at, **found) || !hasMajority(**found)) {
        return fail(Code::Unavailable, node + " does not answer");
    }
    beginReign(**found);
    return node + " leads";
}

} // namespace bafar::sim
