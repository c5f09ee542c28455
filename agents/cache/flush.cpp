// The plan of cache.flush.
#include "agents/cache/actions.h"
#include "agents/cache/judgement.h"
#include "core/base/text.h"

namespace bafar::cache {

namespace contract = schema::cache;
using contract::Role;

Result<schema::Draft> draftFlush(const Servers& servers, const ServerView& target)
{
    const std::string& node = target.place.node;
    const contract::Status& status = target.status;
    if (target.is(Role::Replica)) {
        return fail(Code::Conflict,
                    node + " is a replica of " +
                        (status.primaryNode.empty() ? status.primary : status.primaryNode) +
                        ": flush the primary, its replicas follow");
    }
    std::vector<std::string> replicas;
    for (const contract::Replica& replica : status.replicas) {
        replicas.push_back(replica.node.empty() ? replica.host : replica.node);
    }
    schema::Draft draft;
    draft.title = "Delete every key of Redis on " + node;
    draft.verb = "flush " + node;
    draft.risk = schema::ActionClass::DataRisk;
    contract::Command command;
    command.flush.emplace();
    schema::PlannedStep step =
        stepFor(target, "Redis on " + node + " deletes every key of every database", command);
    step.detail = "FLUSHALL ASYNC: the keys are gone at once, their memory soon after";
    step.pointOfNoReturn = true;
    step.lost = schema::LostStep::Observe; // how often it was flushed is to be seen
    draft.steps = {std::move(step)};
    draft.consequences = {
        {"keys deleted", std::to_string(status.keys) + ", " + sizeText(status.memoryUsed)},
        {"replicas emptied with it", replicas.empty() ? "none" : listed(replicas)},
        {"readers", "find nothing and load the systems behind the cache until it is warm again"},
        {"way back", "none"}};
    draft.preconditions = {
        condition(servers, "Redis on " + node + " answers", "answers", {{"node", node}}),
        condition(servers, node + " is a primary", "is_primary", {{"node", node}})};
    draft.postconditions = {
        condition(servers, "Redis on " + node + " was emptied", "flushed",
                  {{"node", node}, {"flushes", std::to_string(status.flushes)}})};
    draft.verifyLimit = std::chrono::seconds(10);
    draft.basis = "flush " + node + " run " + status.runId;
    return draft;
}

} // namespace bafar::cache
