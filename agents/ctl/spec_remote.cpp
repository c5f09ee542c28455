#include "agents/ctl/spec_remote.h"

#include <algorithm>

#include "agents/ctl/spec_file.h"
#include "core/base/line_diff.h"
#include "core/base/text.h"
#include "core/http/target.h"
#include "core/schema/cluster.h"
#include "core/schema/spec_diff.h"

namespace bafar::ctl {

namespace {

using schema::cluster::GroupStanding;

constexpr std::size_t ShownMax = 64;

/// Who is asked first: an agent on the minority's side could only refuse.
int rankOf(const Context::AgentState& agent)
{
    constexpr int Silent = 9;
    if (!agent.state || !agent.state->snapshot) {
        return Silent;
    }
    const auto& concepts = agent.state->snapshot->concepts;
    const auto found = concepts.find(std::string(schema::cluster::Name));
    const auto status = found == concepts.end()
                            ? Result<schema::cluster::Status>(fail(Code::NotFound, "none"))
                            : schema::fromJson<schema::cluster::Status>(found->second.status.text);
    if (!status) {
        return Silent - 1;
    }
    switch (status->agreement.standing) {
    case GroupStanding::Leader: return 0;
    case GroupStanding::Follower: return 1;
    case GroupStanding::Alone: return status->agreement.members.empty() ? 5 : 2;
    case GroupStanding::Minority: return 3;
    case GroupStanding::Stopped: return 4;
    case GroupStanding::Removed: break;
    }
    return 6;
}

Result<schema::ProfileAgent> whomToAsk(Context& context)
{
    Result<std::vector<schema::ProfileAgent>> agents = context.agents();
    if (!agents) {
        return tl::unexpected(agents.error());
    }
    if (agents->size() == 1) {
        return agents->front();
    }
    Result<std::vector<Context::AgentState>> states = context.states();
    if (!states) {
        return tl::unexpected(states.error());
    }
    const auto best =
        std::min_element(states->begin(), states->end(),
                         [](const auto& a, const auto& b) { return rankOf(a) < rankOf(b); });
    if (!best->state) {
        return tl::unexpected(best->state.error());
    }
    return best->agent;
}

std::vector<schema::SpecDifference> differencesBetween(const std::string& before,
                                                       const std::string& after)
{
    return schema::specDifferences(specFrom(before).reading.spec, specFrom(after).reading.spec);
}

} // namespace

Result<SpecsThere> askHistory(Context& context)
{
    const Result<schema::ProfileAgent> agent = whomToAsk(context);
    if (!agent) {
        return tl::unexpected(agent.error());
    }
    api::Request request;
    request.target = "/v1/spec/history";
    const Result<api::Response> answer = context.ask(*agent, request);
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    Result<schema::SpecHistory> history = schema::fromJson<schema::SpecHistory>(answer->body);
    if (!history) {
        return failWith("the history that " + agent->node + " gave", history.error());
    }
    return SpecsThere{*agent, std::move(*history)};
}

Result<std::string> revisionFrom(const std::string& given, const schema::SpecHistory& history)
{
    std::vector<std::string> known{history.inForce};
    for (const schema::SpecRevision& one : history.revisions) {
        known.push_back(one.revision);
    }
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    std::vector<std::string> found;
    for (const std::string& one : known) {
        if (one == given) {
            return one;
        }
        if (!given.empty() && one.starts_with(given)) {
            found.push_back(one);
        }
    }
    if (found.size() == 1) {
        return found.front();
    }
    return found.empty()
               ? fail(Code::NotFound, "no revision " + sanitized(given, ShownMax) +
                                          " of the spec is kept; see bafarctl spec history")
               : fail(Code::InvalidInput, "several revisions begin with " +
                                              sanitized(given, ShownMax) + ": " + listed(found));
}

Result<std::string> askText(Context& context,
                            const schema::ProfileAgent& agent,
                            const std::string& revision)
{
    api::Request request;
    request.target = "/v1/spec/" + http::encoded(revision);
    Result<api::Response> answer = context.ask(agent, request);
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    return std::move(answer->body);
}

std::string differenceLines(const std::string& nameBefore,
                            const std::string& before,
                            const std::string& nameAfter,
                            const std::string& after)
{
    if (before == after) {
        return sanitized(nameBefore, 200) + " and " + sanitized(nameAfter, 200) + " are the same\n";
    }
    std::string out;
    const auto differences = differencesBetween(before, after);
    for (const schema::SpecDifference& one : differences) {
        out += schema::differenceText(one) + "\n";
    }
    if (differences.empty()) {
        out = "only comments and layout differ\n";
    }
    return out + "\n" + unifiedDiff(before, after, nameBefore, nameAfter);
}

std::string differenceJson(const std::string& nameBefore,
                           const std::string& before,
                           const std::string& nameAfter,
                           const std::string& after)
{
    std::string out = "{\"from\":";
    schema::appendJsonString(out, nameBefore);
    out += ",\"to\":";
    schema::appendJsonString(out, nameAfter);
    out += ",\"changes\":" + schema::toJson(differencesBetween(before, after)) + ",\"diff\":";
    schema::appendJsonString(out, unifiedDiff(before, after, nameBefore, nameAfter));
    return out + "}\n";
}

int sayConflict(Context& context,
                const SpecsThere& there,
                const std::string& base,
                const Error& why)
{
    const Result<SpecsThere> now = askHistory(context); // it has moved on
    const std::string present = now ? now->history.inForce : there.history.inForce;
    const Result<std::string> was = askText(context, there.agent, base);
    const Result<std::string> is = askText(context, there.agent, present);
    if (was && is) {
        const std::string from = "revision " + base + ", which your file is based on";
        const std::string to = "revision " + present + ", in force now";
        print(context.json()
                  ? differenceJson(base, *was, present, *is)
                  : "Changed meanwhile:\n" + differenceLines(from, *was, to, *is) + "\n");
    }
    return complain(
        {Code::Conflict,
         why.text +
             "\nYour file is as it was, and nothing was changed. The way on: bafarctl spec "
             "show > FILE, make your change there, bafarctl spec apply FILE. To overwrite "
             "what others did, on purpose: --based-on " +
             present});
}

} // namespace bafar::ctl
