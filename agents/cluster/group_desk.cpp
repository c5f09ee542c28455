#include "agents/cluster/group_desk.h"

#include <algorithm>

#include "core/schema/json.h"

namespace bafar::cluster {

void GroupDesk::carryOut(const GroupOrder& order, Done done)
{
    const schema::cluster::Command& wanted = order.order;
    if (wanted.giveUpOwnGroup) {
        const Result<schema::Member> waits = group_.giveUpOwnGroup(wanted.giveUpOwnGroup->force);
        done(waits ? Result<std::string>("waits to be admitted as member " +
                                         std::to_string(waits->number))
                   : tl::unexpected(waits.error()));
    } else if (wanted.foundOwnGroup) {
        const Result<void> founded = group_.foundOwnGroup();
        done(founded ? Result<std::string>("agrees with itself alone again")
                     : tl::unexpected(founded.error()));
    } else if (wanted.admit) {
        admit(*wanted.admit, std::move(done));
    } else if (wanted.dismiss) {
        dismiss(*wanted.dismiss, std::move(done));
    } else if (wanted.handOn) {
        handOn(*wanted.handOn, std::move(done));
    } else if (wanted.recover) {
        recover(order, std::move(done));
    } else {
        done(fail(Code::Unsupported, "this order is not about the group"));
    }
}

std::optional<schema::Member> GroupDesk::memberOf(const std::string& node) const
{
    const std::vector<schema::Member> members = group_.members();
    const auto found =
        std::find_if(members.begin(), members.end(),
                     [&node](const schema::Member& member) { return member.node == node; });
    return found == members.end() ? std::nullopt : std::optional<schema::Member>(*found);
}

void GroupDesk::record(schema::RecordKind kind, std::string body, std::string finished, Done done)
{
    schema::Record record;
    record.kind = kind;
    record.at = loop_.wallNow();
    record.body = {std::move(body)};
    group_.append(std::move(record), [finished = std::move(finished),
                                      done = std::move(done)](const Result<std::uint64_t>& index) {
        // Another proposer may have recorded the same: the configuration is what counts.
        const bool known = !index && index.error().code == Code::Conflict;
        done(index || known ? Result<std::string>(finished) : tl::unexpected(index.error()));
    });
}

void GroupDesk::admit(const schema::cluster::Admit& order, Done done)
{
    schema::Member member;
    member.number = order.number;
    member.node = order.node;
    member.endpoint = order.endpoint;
    member.role = order.role;
    const std::string role(schema::MemberRoleNames[static_cast<std::size_t>(order.role)]);
    const auto present = memberOf(order.node);
    const auto admitted = [this, member, role, done](const Result<void>& result) {
        if (!result) {
            done(tl::unexpected(result.error()));
            return;
        }
        record(schema::RecordKind::Member, schema::toJson(member),
               member.node + " is a " + role + " of the group", done);
    };
    if (present && present->number == order.number && present->role == order.role) {
        admitted({});
        return;
    }
    group_.admit(member, admitted);
}

void GroupDesk::dismiss(const schema::cluster::Dismiss& order, Done done)
{
    std::optional<schema::Member> member = memberOf(order.node);
    if (!member || (order.number != 0 && member->number != order.number)) {
        done(order.node + " is no member of the group");
        return;
    }
    group_.dismiss(member->number, [this, member = *member, done](const Result<void>& result) {
        if (!result && result.error().code != Code::NotFound) {
            done(tl::unexpected(result.error()));
            return;
        }
        schema::Member left = member;
        left.left = true;
        record(schema::RecordKind::Member, schema::toJson(left),
               left.node + " is no member of the group any more", done);
    });
}

void GroupDesk::handOn(const schema::cluster::HandOn& order, Done done)
{
    if (group_.leader() == order.node) {
        done(order.node + " leads already");
        return;
    }
    const auto member = memberOf(order.node);
    if (!member) {
        done(fail(Code::NotFound, order.node + " is no member of the group"));
        return;
    }
    group_.handOn(member->number, [node = order.node, done](const Result<void>& result) {
        done(result ? Result<std::string>(node + " leads") : tl::unexpected(result.error()));
    });
}

void GroupDesk::recover(const GroupOrder& order, Done done)
{
    const schema::cluster::Recover& wanted = *order.order.recover;
    schema::Recovery mark;
    mark.node = group_.self().node;
    mark.who = order.owner.actor;
    mark.why = wanted.why;
    mark.lost = wanted.lost;
    mark.index = group_.ledger().index();
    mark.term = group_.ledger().term();
    schema::Member self = group_.self();
    self.role = schema::MemberRole::Voter;
    if (const Result<void> forced = group_.recover({self}); !forced) {
        done(tl::unexpected(forced.error()));
        return;
    }
    record(schema::RecordKind::Recovery, schema::toJson(mark),
           "the copy of " + self.node + " is the group's now", std::move(done));
}

} // namespace bafar::cluster
