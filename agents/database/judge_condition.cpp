#include "agents/database/judge_condition.h"

#include <array>

#include "agents/database/judge.h"
#include "core/base/text.h"

namespace bafar::database {

namespace {

namespace contract = schema::database;
using schema::Verdict;

struct Judged {
    Verdict verdict = Verdict::Unknown;
    std::string detail;
};

std::string nodeOf(const schema::Condition& condition)
{
    const auto found = condition.arguments.find("node");
    return found == condition.arguments.end() ? std::string() : found->second;
}

Judged oneWriter(const Graph& graph, const schema::Condition&)
{
    const std::string unheard =
        graph.unheard.empty() ? "" : "; not heard: " + listed(graph.unheard);
    if (graph.writers.size() > 1) {
        return {Verdict::Fail, "writers: " + listed(graph.writers) + unheard};
    }
    if (!graph.unheard.empty()) {
        return {Verdict::Unknown,
                (graph.writers.empty() ? "no writer is heard" : graph.writers.front()) + unheard};
    }
    return graph.writers.empty() ? Judged{Verdict::Fail, "no writer"}
                                 : Judged{Verdict::Pass, graph.writers.front()};
}

Judged answers(const Graph& graph, const schema::Condition& condition)
{
    const GraphMember* member = graph.find(nodeOf(condition));
    if (member == nullptr) {
        return {Verdict::Fail, "no server on this node in the spec"};
    }
    return member->heard ? Judged{Verdict::Pass, "MariaDB " + member->status.version}
                         : Judged{Verdict::Fail, "not heard, or it does not answer"};
}

Judged replicates(const Graph& graph, const schema::Condition& condition)
{
    const GraphMember* member = graph.find(nodeOf(condition));
    if (member == nullptr || !member->heard) {
        return {Verdict::Unknown, "not heard"};
    }
    if (member->status.channels.empty()) {
        return {Verdict::Fail, "it replicates from nobody"};
    }
    for (const contract::Channel& channel : member->status.channels) {
        if (channel.io != contract::Thread::Yes || channel.sql != contract::Thread::Yes) {
            return {Verdict::Fail, channelText(channel)};
        }
    }
    return {Verdict::Pass, channelText(member->status.channels.front())};
}

struct Check {
    std::string_view name;
    Judged (*judge)(const Graph&, const schema::Condition&);
};

constexpr std::array Checks{Check{"one_writer", oneWriter}, Check{"answers", answers},
                            Check{"replicates", replicates}};

} // namespace

schema::Condition judgeCondition(const contract::Config& config,
                                 schema::Condition condition,
                                 const schema::ClusterView& view)
{
    condition.verdict = Verdict::Unknown;
    condition.detail = "this agent does not know the check \"" + condition.check + "\"";
    for (const Check& check : Checks) {
        if (check.name == condition.check) {
            Judged judged = check.judge(judgeGraph(config, view), condition);
            condition.verdict = judged.verdict;
            condition.detail = std::move(judged.detail);
        }
    }
    return condition;
}

} // namespace bafar::database
