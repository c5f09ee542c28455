// The plan of cache.promote.
#include <algorithm>

#include "agents/cache/actions.h"
#include "agents/cache/judgement.h"
#include "core/base/text.h"

namespace bafar::cache {
namespace {

namespace contract = schema::cache;
using contract::Role;
using schema::Verdict;

/// A full copy of the data set may have to cross the network.
constexpr Duration VerifyLimit = std::chrono::seconds(60);

/// One promotion under consideration.
struct Case {
    const Servers& servers;
    const ServerView& target;
    const ServerView* primary;                ///< whom it follows; null: nobody of the spec
    std::string primaryText;                  ///< "n1", "192.0.2.9:6379" or "nobody"
    bool demote = false;                      ///< the primary answers and will follow the target
    std::vector<const ServerView*> followers; ///< the other replicas that answer
};

/// Whether it takes writes is not known.
bool isUnheard(const ServerView& server)
{
    return !server.answers() && !server.isDown();
}

Case makeCase(const Servers& servers, const ServerView& target)
{
    const contract::Status& status = target.status;
    Case plan{servers,
              target,
              servers.find(status.primaryNode),
              !status.primaryNode.empty() ? status.primaryNode
              : status.primary.empty()    ? "nobody"
                                          : status.primary,
              false,
              {}};
    plan.demote = plan.primary != nullptr && plan.primary->is(Role::Primary);
    for (const ServerView& other : servers.all()) {
        const bool same =
            other.is(Role::Replica) && &other != &target && other.status.primary == status.primary;
        if (same) {
            plan.followers.push_back(&other);
        }
    }
    return plan;
}

contract::Command follow(const Place* whom)
{
    contract::Command command;
    contract::ReplicaOf& order = command.replicaOf.emplace();
    if (whom != nullptr) {
        order = {whom->followed.address.toString(), whom->followed.port};
    }
    return command;
}

/// `undo`: taken back whether it was done or not; without one the post-conditions show it.
schema::PlannedStep step(const ServerView& server,
                         std::string text,
                         const contract::Command& command,
                         const std::optional<contract::Command>& undo)
{
    schema::PlannedStep made = stepFor(server, std::move(text), command);
    made.detail = command.replicaOf->host.empty()
                      ? "REPLICAOF NO ONE, and CONFIG REWRITE so that it stays so"
                      : "REPLICAOF, and CONFIG REWRITE so that it stays so";
    made.lost = schema::LostStep::Observe;
    if (undo) {
        made.undo = schema::RawJson{stepFor(server, {}, *undo).command};
        made.lost = schema::LostStep::Undo;
    }
    return made;
}

void addSteps(const Case& plan, schema::Draft& draft)
{
    const std::string& node = plan.target.place.node;
    std::optional<contract::Command> back;
    if (plan.demote) {
        back = follow(&plan.primary->place);
    }
    draft.steps.push_back(
        step(plan.target, node + " stops following " + plan.primaryText + " and becomes a primary",
             follow(nullptr), back));
    for (const ServerView* follower : plan.followers) {
        draft.steps.push_back(step(*follower, follower->place.node + " follows " + node,
                                   follow(&plan.target.place), back));
    }
    if (plan.demote) {
        draft.steps.push_back(step(*plan.primary, plan.primaryText + " follows " + node,
                                   follow(&plan.target.place), follow(nullptr)));
    }
    schema::PlannedStep& decisive = plan.demote ? draft.steps.back() : draft.steps.front();
    decisive.pointOfNoReturn = true;
}

std::string lossText(const Case& plan)
{
    if (plan.demote) {
        return "those that " + plan.primaryText + " takes after " + plan.target.place.node +
               " stopped following it, which is about a second: stop writers first where none may "
               "be lost";
    }
    if (plan.primary != nullptr && plan.primary->heard) {
        const std::uint64_t sent = plan.primary->status.offset;
        const std::uint64_t received = plan.target.status.offset;
        if (sent > received || plan.primary->isDown()) {
            return "those that " + plan.target.place.node + " did not receive: " +
                   (sent > received ? "at least " + sizeText(sent - received)
                                    : std::string("none is known"));
        }
    }
    return "those that " + plan.target.place.node + " did not receive; how many is not known";
}

void addConsequences(const Case& plan, schema::Draft& draft)
{
    const std::string& node = plan.target.place.node;
    std::vector<std::string> follow;
    const std::vector<std::string> stay = plan.servers.silent();
    for (const ServerView* follower : plan.followers) {
        follow.push_back(follower->place.node);
    }
    if (plan.demote) {
        follow.push_back(plan.primaryText);
    }
    draft.consequences = {
        {"new primary", node + " after " + plan.primaryText},
        {"follow it", follow.empty() ? "none: " + node + " has no replica then" : listed(follow)},
        {"writes lost", lossText(plan)},
        {"clients", "those that write to " + plan.primaryText + " must be pointed to " + node +
                        (plan.demote ? "; until then they get READONLY" : "")}};
    if (plan.primary == nullptr && plan.primaryText != "nobody") {
        draft.consequences.push_back(
            {"old primary", plan.primaryText + " is not in the spec, is not touched, and may go on "
                                               "taking writes"});
    } else if (plan.primary != nullptr && isUnheard(*plan.primary)) {
        draft.consequences.push_back(
            {"old primary", plan.primaryText +
                                " does not answer and may go on taking writes: what "
                                "it takes is lost once it follows " +
                                node});
    }
    if (!stay.empty()) {
        draft.consequences.push_back({"not changed, because they do not answer",
                                      listed(stay) + ": make them follow " + node +
                                          " when they are back, or there may be two primaries"});
    }
}

schema::Candidate candidateOf(const Case& plan, const ServerView& server)
{
    const contract::Status& status = server.status;
    const std::optional<std::uint64_t> behind = plan.servers.behind(server);
    schema::Candidate candidate;
    candidate.name = server.place.node;
    candidate.chosen = &server == &plan.target;
    candidate.figures = {std::string(contract::RoleNames[static_cast<std::size_t>(status.role)]),
                         status.role != Role::Replica ? ""
                         : status.linkUp              ? "up"
                                                      : "down",
                         behind ? sizeText(*behind) : "not known", server.ageText()};
    if (const std::string silence = server.silence(); !silence.empty()) {
        candidate.eligible = Verdict::Unknown;
        candidate.reason = silence;
    } else if (status.role == Role::Primary) {
        candidate.eligible = Verdict::Fail;
        candidate.reason = "is a primary now";
    } else if (plan.demote && !status.linkUp) {
        candidate.eligible = Verdict::Fail;
        candidate.reason = "its link to the primary is down";
    } else {
        candidate.eligible = Verdict::Pass;
        candidate.reason = candidate.chosen ? "asked for" : "could, but was not asked for";
    }
    return candidate;
}

void addConditions(const Case& plan, schema::Draft& draft)
{
    const std::string& node = plan.target.place.node;
    const std::string& before = plan.primaryText;
    const auto need = [&](std::string text, std::string check,
                          std::map<std::string, std::string> arguments, bool blocking = true) {
        draft.preconditions.push_back(
            condition(plan.servers, std::move(text), std::move(check), std::move(arguments)));
        draft.preconditions.back().blocking = blocking;
    };
    need("Redis on " + node + " answers", "answers", {{"node", node}});
    need(node + " follows " + before, "follows", {{"node", node}, {"primary", before}});
    if (plan.demote) {
        need("the link of " + node + " is up", "link_up", {{"node", node}});
        need(node + " has what " + before + " sent", "caught_up", {{"node", node}});
    } else {
        if (plan.primary != nullptr) {
            // Of a silent one it stays unknown: that is the risk which is taken. One that answers
            // again moves the plan's basis.
            need(before + " takes no writes any more", "primary_gone", {{"node", before}},
                 !isUnheard(*plan.primary));
        }
        need("no replica that answers has newer data than " + node, "newest", {{"node", node}});
        if (!plan.servers.silent(before).empty()) {
            // Stays unknown likewise, and moves the basis likewise: refused, it could never be done
            // after the loss of two servers.
            need("no server that does not answer has newer data than " + node, "newest_silent",
                 {{"node", node}, {"before", before}}, false);
        }
    }
    need("no other server is a primary", "no_other_primary",
         {{"node", node}, {"before", plan.demote ? before : std::string()}});
    need("every server answers", "all_heard", {{"node", node}, {"before", before}}, false);

    const auto promise = [&](std::string text, std::string check,
                             std::map<std::string, std::string> arguments) {
        draft.postconditions.push_back(
            condition(plan.servers, std::move(text), std::move(check), std::move(arguments)));
    };
    promise(node + " is a primary", "is_primary", {{"node", node}});
    std::vector<std::string> followers;
    for (const ServerView* follower : plan.followers) {
        followers.push_back(follower->place.node);
    }
    if (plan.demote) {
        followers.push_back(before);
    }
    for (const std::string& follower : followers) {
        promise(follower + " follows " + node + " and its link is up", "follows",
                {{"node", follower}, {"primary", node}, {"linked", "yes"}});
    }
}

/// What the plan rests on, without ages and offsets: the same facts give the same text.
std::string basisOf(const Case& plan)
{
    std::string text = "promote " + plan.target.place.node + " after " + plan.primaryText;
    for (const ServerView& server : plan.servers.all()) {
        text +=
            "\n" + server.place.node + " " + server.place.followed.toString() + " " +
            (server.answers()
                 ? std::string(contract::RoleNames[static_cast<std::size_t>(server.status.role)]) +
                       " " + server.status.primary
                 : std::string("silent"));
    }
    return text;
}

} // namespace

Result<schema::Draft> draftPromote(const Servers& servers, const ServerView& target)
{
    const std::string& node = target.place.node;
    if (target.is(Role::Primary)) {
        return fail(Code::Conflict, node + " is a primary already");
    }
    if (target.status.mode == "cluster") {
        return fail(Code::Unsupported, "Redis on " + node +
                                           " is part of a Redis Cluster, which elects its "
                                           "primaries itself: use CLUSTER FAILOVER there");
    }
    const Case plan = makeCase(servers, target);
    schema::Draft draft;
    // What the old primary took last, or takes still, is lost where nobody can make it follow.
    draft.risk = plan.demote ? schema::ActionClass::Disruptive : schema::ActionClass::DataRisk;
    draft.title = "Make " + node + " the Redis primary " +
                  (plan.demote ? "after " : "by force after ") + plan.primaryText;
    draft.verb = "promote " + node + (plan.demote ? "" : " by force");
    addSteps(plan, draft);
    addConsequences(plan, draft);
    draft.candidateColumns = {"role", "link", "behind", "heard"};
    for (const ServerView& server : servers.all()) {
        draft.candidates.push_back(candidateOf(plan, server));
    }
    addConditions(plan, draft);
    draft.verifyLimit = VerifyLimit;
    if (plan.demote) {
        draft.inverse =
            schema::ActionRequest{std::string(Promote), {{"node", plan.primaryText}}, {}};
    }
    draft.basis = basisOf(plan);
    return draft;
}

} // namespace bafar::cache
