// It is larger than the budget because each order stands beside what refuses it.
#include "agents/cluster/orders.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::cluster {

namespace {

namespace contract = schema::cluster;
using contract::GroupStanding;

constexpr std::size_t WordsMax = 500;
constexpr std::size_t IdMax = 64;

std::size_t membersSet(const contract::Command& command)
{
    const bool set[] = {command.revoke.has_value(),         command.proposeSpec.has_value(),
                        command.withdrawSpec.has_value(),   command.checkSpec.has_value(),
                        command.useSpec.has_value(),        command.awaitSpec.has_value(),
                        command.giveUpOwnGroup.has_value(), command.foundOwnGroup.has_value(),
                        command.admit.has_value(),          command.dismiss.has_value(),
                        command.handOn.has_value(),         command.recover.has_value()};
    return static_cast<std::size_t>(std::count(std::begin(set), std::end(set), true));
}

std::string shown(const std::string& text)
{
    return sanitized(text, IdMax);
}

/// Who leads is asked for anew: the plan's leader may be another's follower by now.
Result<void> leadsHere(const Facts& facts)
{
    const contract::AgreementStatus& group = facts.group;
    const bool leads = group.standing == GroupStanding::Leader ||
                       (group.standing == GroupStanding::Alone && !group.members.empty());
    if (leads) {
        return {};
    }
    return fail(Code::Unavailable,
                facts.self.node + " does not lead the agents' group" +
                    (group.leader.empty() ? "; it knows no leader"
                                          : "; " + shown(group.leader) + " does: plan again"));
}

Result<void> mayChangeMembers(const Facts& facts, const std::vector<schema::Member>& after)
{
    if (Result<void> leads = leadsHere(facts); !leads) {
        return leads;
    }
    if (contract::votersOf(after) == 0) {
        return fail(Code::Conflict, "without a voter the group could agree on nothing");
    }
    const Quorum quorum = quorumOf(after, facts);
    return quorum.whole() ? Result<void>()
                          : fail(Code::Conflict,
                                 "the majority would be lost at once: " + quorum.text() + " then");
}

Result<void> mayDismiss(const Facts& facts, const contract::Dismiss& order)
{
    if (order.node == facts.self.node && facts.group.members.size() > 1) {
        return fail(Code::Conflict,
                    facts.self.node + " leads; hand leadership on before it is dismissed");
    }
    return mayChangeMembers(facts, without(facts.group.members, order.node));
}

Result<void> mayAdmit(const Facts& facts, const contract::Admit& order)
{
    if (order.node == facts.self.node && order.role != schema::MemberRole::Voter) {
        return fail(Code::Conflict, facts.self.node + " leads; hand leadership on first");
    }
    return mayChangeMembers(facts, with(facts.group.members, order.node, order.role));
}

Result<void> mayGiveUp(const Facts& facts, bool force)
{
    if (isFree(facts.group, facts.self.node)) {
        return {};
    }
    if (facts.group.member == 0) {
        return fail(Code::Unavailable,
                    "the agent on " + facts.self.node + " takes no part in agreement yet");
    }
    if (!force) {
        return fail(Code::Conflict, facts.self.node + " is in a group of " +
                                        std::to_string(facts.group.members.size()) +
                                        "; dismiss it there first");
    }
    if (!facts.group.leader.empty()) {
        return fail(Code::Conflict, facts.self.node + " knows a leader, " +
                                        shown(facts.group.leader) +
                                        ": the group is not lost, nothing is given up");
    }
    return {};
}

/// What needs no driver, because it is so already; nothing: it is not.
std::optional<std::string> alreadySo(const contract::Command& command, const Facts& facts)
{
    const auto& members = facts.group.members;
    if (command.giveUpOwnGroup && waits(facts.group)) {
        return facts.self.node + " waits already";
    }
    if (command.foundOwnGroup && isFree(facts.group, facts.self.node) &&
        !facts.group.members.empty()) {
        return facts.self.node + " agrees with itself alone already";
    }
    if (command.dismiss && leadsHere(facts)) {
        const schema::Member* member = memberOf(members, command.dismiss->node);
        const std::uint64_t number = command.dismiss->number;
        if (member == nullptr || (number != 0 && member->number != number)) {
            return shown(command.dismiss->node) + " is no member";
        }
    }
    if (command.admit && leadsHere(facts)) {
        const schema::Member* member = memberOf(members, command.admit->node);
        if (member != nullptr && member->role == command.admit->role) {
            return shown(command.admit->node) + " is " + std::string(roleText(member->role)) +
                   " already";
        }
    }
    if (command.handOn && facts.group.leader == command.handOn->node) {
        return shown(command.handOn->node) + " leads already";
    }
    return std::nullopt;
}

/// Whether the driver may be asked. Errors: why not.
Result<void> mayOrder(const contract::Command& command, const Facts& facts)
{
    if (command.giveUpOwnGroup) {
        return mayGiveUp(facts, command.giveUpOwnGroup->force);
    }
    if (command.foundOwnGroup && !waits(facts.group)) {
        return fail(Code::Conflict, facts.self.node + " was admitted to a group meanwhile");
    }
    if (command.dismiss) {
        return mayDismiss(facts, *command.dismiss);
    }
    if (command.admit) {
        return mayAdmit(facts, *command.admit);
    }
    if (command.handOn) {
        const schema::Member* member = memberOf(facts.group.members, command.handOn->node);
        if (member == nullptr || member->role != schema::MemberRole::Voter) {
            return fail(Code::NotFound, shown(command.handOn->node) + " is no voter of the group");
        }
        return leadsHere(facts);
    }
    if (command.recover && !facts.group.leader.empty()) {
        return fail(Code::Conflict, facts.self.node + " knows a leader, " +
                                        shown(facts.group.leader) + ": nothing is to be recovered");
    }
    if (command.recover && isFree(facts.group, facts.self.node)) {
        return fail(Code::Conflict,
                    facts.self.node + " is in no group with others: nothing is to be recovered");
    }
    return {};
}

/// The member that a waiting agent will be; nothing: it does not say that it waits.
std::optional<contract::Admit> filledIn(contract::Admit order, const Facts& facts)
{
    if (const schema::Member* member = memberOf(facts.group.members, order.node)) {
        order.number = member->number;
        order.endpoint = member->endpoint;
        return order;
    }
    const auto standing = standingOf(facts, order.node);
    if (!standing || !waits(*standing) || !isLive(facts, order.node)) {
        return std::nullopt;
    }
    order.number = standing->member;
    if (const contract::NodeConfig* node = nodeOf(facts.config, order.node)) {
        order.endpoint = {node->address, node->agreementPort};
    }
    return order;
}

} // namespace

void Orders::begin(const contract::Command& command,
                   const std::string& id,
                   const Facts& facts,
                   Instant now,
                   Effects& out)
{
    if (appends_.contains(id) || ordered_.contains(id) || waiting_.contains(id)) {
        return; // it is under way; its one answer is still to come
    }
    Answer answer;
    if (membersSet(command) != 1) {
        answer = fail(Code::InvalidInput, "a command of the cluster concept has exactly one member "
                                          "set, this one has " +
                                              std::to_string(membersSet(command)));
    } else if (appends_.size() + ordered_.size() + waiting_.size() >= WaitingMax) {
        answer = fail(Code::LimitExceeded, facts.self.node + " carries out " +
                                               std::to_string(WaitingMax) + " orders already");
    } else if (command.checkSpec || command.awaitSpec || command.admit) {
        waiting_.emplace(id, Waiting{command, now + WaitLimit});
        look(facts, now, out);
        return;
    } else {
        answer = carryOut(command, id, facts, out);
    }
    if (answer) {
        out.emplace_back(CommandFinished{id, std::move(*answer)});
    }
}

Orders::Answer Orders::carryOut(const contract::Command& command,
                                const std::string& id,
                                const Facts& facts,
                                Effects& out)
{
    if (command.proposeSpec) {
        return propose(*command.proposeSpec, id, facts, out);
    }
    if (command.useSpec) {
        return use(*command.useSpec, id, facts, out);
    }
    if (command.withdrawSpec) {
        schema::SpecChange change;
        change.stage = schema::SpecStage::Withdrawn;
        change.revision = command.withdrawSpec->revision;
        append(std::move(change), id, facts,
               "revision " + shown(command.withdrawSpec->revision) + " is not proposed any more",
               out);
        return std::nullopt;
    }
    if (auto already = alreadySo(command, facts)) {
        return Result<std::string>(std::move(*already));
    }
    if (Result<void> may = mayOrder(command, facts); !may) {
        return tl::unexpected(std::move(may.error()));
    }
    order(command, id, facts, out);
    return std::nullopt;
}

Orders::Answer Orders::propose(const contract::ProposeSpec& order,
                               const std::string& id,
                               const Facts& facts,
                               Effects& out)
{
    const Result<schema::Spec> spec = facts.node.readSpec(order.revision);
    if (!spec) {
        return tl::unexpected(spec.error());
    }
    schema::SpecChange change;
    change.stage = schema::SpecStage::Proposed;
    change.revision = order.revision;
    change.from = order.from;
    change.text = spec->text();
    change.why = sanitized(order.why, WordsMax);
    append(std::move(change), id, facts, "revision " + shown(order.revision) + " is proposed", out);
    return std::nullopt;
}

Orders::Answer Orders::use(const contract::UseSpec& order,
                           const std::string& id,
                           const Facts& facts,
                           Effects& out)
{
    const std::string present = facts.node.specInForce();
    if (present == order.revision) {
        return Result<std::string>("revision " + shown(order.revision) + " is in force already");
    }
    if (present != order.from) {
        return fail(Code::Conflict, "revision " + shown(present) + " is in force, not " +
                                        shown(order.from) + " any more");
    }
    schema::SpecChange change;
    change.stage = schema::SpecStage::InForce;
    change.revision = order.revision;
    change.from = order.from;
    change.why = sanitized(order.why, WordsMax);
    append(std::move(change), id, facts, "revision " + shown(order.revision) + " is in force", out);
    return std::nullopt;
}

void Orders::append(schema::SpecChange change,
                    const std::string& id,
                    const Facts& facts,
                    std::string finished,
                    Effects& out)
{
    const StepOwner owner = facts.node.stepOwner(id);
    change.who = owner.actor;
    change.action = id.substr(0, id.find('/'));
    change.fence = owner.fence;
    appends_[id] = {std::move(finished), change.stage == schema::SpecStage::Withdrawn};
    out.emplace_back(Persist{id, schema::RecordKind::Spec, {schema::toJson(change)}});
}

void Orders::order(const contract::Command& command,
                   const std::string& id,
                   const Facts& facts,
                   Effects& out)
{
    ordered_.insert(id);
    out.emplace_back(GroupOrder{id, command, facts.node.stepOwner(id)});
}

bool Orders::persisted(const Persisted& input, Effects& out)
{
    const auto found = appends_.extract(input.id);
    if (found.empty()) {
        return false;
    }
    // Taking back what is not there is done: the log refuses it, and nothing is left of it.
    const bool nothingThere =
        !input.index && found.mapped().takesBack &&
        (input.index.error().code == Code::Conflict || input.index.error().code == Code::NotFound);
    if (input.index || nothingThere) {
        out.emplace_back(CommandFinished{input.id, std::move(found.mapped().finished)});
    } else {
        out.emplace_back(CommandFinished{input.id, tl::unexpected(input.index.error())});
    }
    return true;
}

void Orders::done(const OrderDone& input, Effects& out)
{
    if (ordered_.erase(input.id) != 0) {
        out.emplace_back(CommandFinished{input.id, input.outcome});
    }
}

void Orders::specNotUsed(const SpecNotUsed& input, Effects& out)
{
    std::erase_if(waiting_, [&](const auto& one) {
        const auto& awaited = one.second.command.awaitSpec;
        if (!awaited || awaited->revision != input.revision) {
            return false;
        }
        out.emplace_back(CommandFinished{one.first, tl::unexpected(input.why)});
        return true;
    });
}

void Orders::look(const Facts& facts, Instant now, Effects& out)
{
    std::vector<std::string> gone;
    for (const auto& [id, waiting] : waiting_) {
        const std::size_t before = out.size();
        Answer answer = look(waiting.command, id, facts, out);
        if (!answer && now >= waiting.limit) {
            answer = fail(Code::Timeout, facts.self.node + " waited " + toHumanText(WaitLimit) +
                                             (waiting.command.admit
                                                  ? " for " + shown(waiting.command.admit->node) +
                                                        " to say that it waits"
                                                  : " for the revision"));
        }
        if (answer) {
            out.emplace_back(CommandFinished{id, std::move(*answer)});
        }
        if (out.size() != before) {
            gone.push_back(id);
        }
    }
    for (const std::string& id : gone) {
        waiting_.erase(id);
    }
}

Orders::Answer Orders::look(const contract::Command& command,
                            const std::string& id,
                            const Facts& facts,
                            Effects& out)
{
    if (command.awaitSpec) {
        return facts.specRevision == command.awaitSpec->revision
                   ? Answer("revision " + shown(facts.specRevision) + " runs")
                   : std::nullopt;
    }
    if (command.checkSpec) {
        const Result<void> checked = facts.node.checkSpec(command.checkSpec->revision);
        if (!checked && checked.error().code == Code::NotFound) {
            return std::nullopt; // its text is on the way
        }
        return checked ? Answer("nothing speaks against it")
                       : Answer(tl::unexpected(checked.error()));
    }
    if (auto already = alreadySo(command, facts)) {
        return Result<std::string>(std::move(*already));
    }
    const std::optional<contract::Admit> admit = filledIn(*command.admit, facts);
    if (!admit) {
        return leadsHere(facts) ? Answer() : Answer(tl::unexpected(leadsHere(facts).error()));
    }
    contract::Command filled;
    filled.admit = admit;
    if (Result<void> may = mayOrder(filled, facts); !may) {
        return tl::unexpected(std::move(may.error()));
    }
    order(filled, id, facts, out);
    return std::nullopt;
}

std::optional<Deadline> Orders::deadline() const
{
    std::optional<Deadline> next;
    for (const auto& [id, waiting] : waiting_) {
        if (!next || waiting.limit < next->at) {
            next = Deadline{waiting.limit, "an order's limit"};
        }
    }
    return next;
}

} // namespace bafar::cluster
