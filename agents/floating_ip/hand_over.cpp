#include "agents/floating_ip/hand_over.h"

#include <algorithm>

#include "agents/floating_ip/conditions.h"
#include "agents/floating_ip/hand_over_case.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::floating_ip {
namespace {

namespace contract = schema::floating_ip;
using schema::Verdict;

const contract::RouterConfig* findRouter(const contract::Config& config, const std::string& name)
{
    for (const contract::RouterConfig& router : config.routers) {
        const bool byAddress = std::any_of(
            router.addresses.begin(), router.addresses.end(),
            [&](const net::Prefix& prefix) { return prefix.address.toString() == name; });
        if (router.id == name || byAddress) {
            return &router;
        }
    }
    return nullptr;
}

std::vector<std::string> memberNames(const contract::RouterConfig& router)
{
    std::vector<std::string> names;
    for (const contract::Member& member : router.members) {
        names.push_back(member.node);
    }
    return names;
}

tl::unexpected<Error> unknownName(Code code,
                                  const std::string& what,
                                  const std::string& given,
                                  const std::vector<std::string>& known)
{
    const std::vector<std::string_view> views(known.begin(), known.end());
    const std::string_view near = nearestName(given, views);
    return fail(
        code, "no " + what + " \"" + sanitized(given, 63) + "\"" +
                  (near.empty() ? std::string() : "; did you mean \"" + std::string(near) + "\"?") +
                  "; there are: " + listed(known));
}

Result<void> checkParameters(const schema::ActionRequest& request)
{
    for (const auto& [name, value] : request.parameters) {
        if (name != "address" && name != "to") {
            return unknownName(Code::InvalidInput, "parameter", name, {"address", "to"});
        }
    }
    for (const char* name : {"address", "to"}) {
        if (!request.parameters.contains(name)) {
            return fail(Code::InvalidInput, "the parameter \"" + std::string(name) +
                                                "\" is missing: give address=NAME to=NODE");
        }
    }
    return {};
}

schema::PlannedStep stepOf(const HandOverCase& plan)
{
    contract::TakeOver order;
    order.router = plan.group.config().id;
    order.claimPriority = plan.claim;
    order.settlePriority = plan.settle;
    contract::Command command;
    command.takeOver = order;
    schema::PlannedStep step;
    step.text = plan.target.member.node + " claims " + plan.group.addressText() +
                " with priority " + std::to_string(plan.claim);
    step.detail = "the address, 5 gratuitous ARP, then one advertisement; " + plan.ownerText +
                  " lets go when it hears that";
    step.node = plan.target.member.node;
    step.concept_ = contract::Name;
    step.command.text = schema::toJson(command);
    step.limit = std::chrono::seconds{2};
    step.pointOfNoReturn = true;
    step.lost = schema::LostStep::Observe; // who carries the address is to be seen
    return step;
}

void addConditions(const HandOverCase& plan, schema::Draft& draft)
{
    const std::string& router = plan.group.config().id;
    const std::string& node = plan.target.member.node;
    const std::string address = plan.group.addressText();
    const auto add = [&](std::vector<schema::Condition>& to, std::string text, std::string check,
                         std::map<std::string, std::string> arguments) {
        arguments.emplace("router", router);
        to.push_back(
            judged(plan.group, condition(std::move(text), std::move(check), std::move(arguments))));
    };
    add(draft.preconditions, node + " is live", "is_live", {{"node", node}});
    add(draft.preconditions, node + " is in backup", "is_backup", {{"node", node}});
    add(draft.preconditions, "the interface of " + node + " works", "link_up", {{"node", node}});
    add(draft.preconditions, address + " has exactly one owner", "one_owner", {});
    add(draft.preconditions, "the claim outranks the owner", "claim_wins",
        {{"claim", std::to_string(plan.claim)}});
    add(draft.postconditions, node + " is active and carries " + address, "is_owner",
        {{"node", node}});
    if (plan.owner != nullptr) {
        const std::string& before = plan.owner->member.node;
        add(draft.postconditions, before + " is backup and let " + address + " go", "is_backup",
            {{"node", before}});
    }
    add(draft.postconditions, address + " has exactly one owner", "one_owner", {});
}

/// How a live member puts its part in the router on the map, null when it does not: asked at every
/// change, when reading each one's whole status would cost too much.
const schema::Relation* partOnMap(const std::string& member,
                                  const std::string& router,
                                  const schema::ClusterView& view)
{
    const auto node = view.nodes.find(member);
    if (node == view.nodes.end() || !isLive(node->second)) {
        return nullptr;
    }
    const schema::ConceptReport* report = node->second.concepts.find(std::string(contract::Name));
    if (report == nullptr) {
        return nullptr;
    }
    const std::vector<schema::Relation>& relations = report->presence.relations;
    const auto part =
        std::find_if(relations.begin(), relations.end(), [&](const schema::Relation& relation) {
            return relation.to == "floating_ip/" + router &&
                   (relation.kind == schema::RelationKind::Owns ||
                    relation.kind == schema::RelationKind::Standby);
        });
    return part == relations.end() ? nullptr : &*part;
}

/// Whom it may go to, for whoever takes the first: sound backups by priority, the highest first;
/// then the others in the spec's order.
std::vector<std::string> targetsOf(const contract::RouterConfig& router,
                                   const schema::ClusterView& view)
{
    std::vector<const contract::Member*> able;
    std::vector<const contract::Member*> others;
    std::vector<std::string> owners;
    for (const contract::Member& member : router.members) {
        const schema::Relation* part = partOnMap(member.node, router.id, view);
        const bool owns = part != nullptr && part->kind == schema::RelationKind::Owns;
        if (owns) {
            owners.push_back(member.node);
        }
        const bool could = part != nullptr && !owns && part->state == schema::State::Ok;
        (could ? able : others).push_back(&member);
    }
    std::stable_sort(able.begin(), able.end(),
                     [](const contract::Member* one, const contract::Member* other) {
                         return one->priority > other->priority;
                     });
    able.insert(able.end(), others.begin(), others.end());
    std::vector<std::string> targets;
    for (const contract::Member* member : able) {
        if (owners.size() != 1 || member->node != owners.front()) {
            targets.push_back(member->node);
        }
    }
    return targets;
}

} // namespace

std::vector<schema::ActionInfo> offersOf(const contract::Config& config,
                                         const schema::ClusterView& view)
{
    std::vector<schema::ActionInfo> offers;
    for (const contract::RouterConfig& router : config.routers) {
        std::vector<std::string> targets = targetsOf(router, view);
        if (targets.empty()) {
            continue;
        }
        schema::ActionInfo offer;
        offer.name = HandOver;
        offer.title = "Hand over";
        offer.help = "Moves " + addressText(router) + " to another node, make before break";
        offer.risk = schema::ActionClass::Disruptive;
        offer.subject = "floating_ip/" + router.id;
        offer.parameters = {{"address", "The floating IP", true, {router.id}},
                            {"to", "The node that shall own it", true, std::move(targets)}};
        offers.push_back(std::move(offer));
    }
    return offers;
}

Result<schema::Draft> draftHandOver(const contract::Config& config,
                                    const schema::ActionRequest& request,
                                    const schema::ClusterView& view)
{
    if (request.action != HandOver) {
        return unknownName(Code::NotFound, "action", request.action, {std::string(HandOver)});
    }
    if (Result<void> checked = checkParameters(request); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    const std::string& name = request.parameters.at("address");
    const std::string& to = request.parameters.at("to");
    const contract::RouterConfig* router = findRouter(config, name);
    if (router == nullptr) {
        std::vector<std::string> known;
        for (const contract::RouterConfig& candidate : config.routers) {
            known.push_back(candidate.id);
        }
        return unknownName(Code::NotFound, "floating IP", name, known);
    }
    const Group group(*router, view);
    const MemberView* target = group.find(to);
    if (target == nullptr) {
        return unknownName(Code::InvalidInput, "member of " + router->id, to, memberNames(*router));
    }
    if (group.owner() == target) {
        return fail(Code::Conflict, to + " owns " + router->id + " already");
    }
    const HandOverCase plan = makeCase(group, *target);
    schema::Draft draft;
    draft.title = "Hand " + group.addressText() + " over from " + plan.ownerText + " to " + to;
    draft.verb = "hand over to " + to;
    draft.risk = schema::ActionClass::Disruptive;
    draft.steps = {stepOf(plan)};
    draft.consequences = consequencesOf(plan);
    draft.candidateColumns = {"priority", "state", "heard"};
    for (const MemberView& member : group.members()) {
        draft.candidates.push_back(candidateOf(plan, member));
    }
    addConditions(plan, draft);
    draft.verifyLimit =
        std::max<Duration>(std::chrono::seconds{5}, 3 * router->interval + std::chrono::seconds{2});
    if (plan.owner != nullptr) {
        draft.inverse = schema::ActionRequest{
            std::string(HandOver), {{"address", router->id}, {"to", plan.ownerText}}, {}};
    }
    draft.basis = basisOf(plan);
    return draft;
}

schema::Condition judgeCondition(const contract::Config& config,
                                 const schema::Condition& condition,
                                 const schema::ClusterView& view)
{
    const auto name = condition.arguments.find("router");
    const contract::RouterConfig* router =
        name == condition.arguments.end() ? nullptr : findRouter(config, name->second);
    if (router == nullptr) {
        schema::Condition unknown = condition;
        unknown.verdict = Verdict::Unknown;
        unknown.detail = "the floating IP is not in the spec any more";
        return unknown;
    }
    return judged(Group(*router, view), condition);
}

} // namespace bafar::floating_ip
