// deployments: every change of a service, as the agents agreed on it.
#include <algorithm>

#include "agents/ctl/commands.h"
#include "agents/ctl/deployment_text.h"
#include "core/base/text.h"

namespace bafar::ctl {

namespace {

namespace deployment = schema::deployment;

std::vector<deployment::Status> wordsOf(const std::vector<Context::AgentState>& agents)
{
    std::vector<deployment::Status> words;
    for (const Context::AgentState& agent : agents) {
        if (!agent.state) {
            continue;
        }
        const auto& concepts = agent.state->snapshot->concepts;
        const auto report = concepts.find(std::string(deployment::Name));
        if (report == concepts.end()) {
            continue;
        }
        if (auto status = schema::fromJson<deployment::Status>(report->second.status.text)) {
            words.push_back(std::move(*status));
        }
    }
    return words;
}

int showOne(Context& context,
            const std::vector<deployment::Deployment>& records,
            const std::string& id)
{
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&id](const auto& record) { return record.id == id; });
    if (found == records.end()) {
        return complain({Code::NotFound, "no change of a service has the id \"" +
                                             sanitized(id, 80) +
                                             "\"; bafarctl deployments lists those that are kept"});
    }
    print(context.json() ? schema::toJson(*found) + "\n" : deploymentText(*found));
    return Exit::Done;
}

} // namespace

int showDeployments(Context& context)
{
    const Result<std::vector<Context::AgentState>> agents = context.states();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    if (const int code = Context::complainIfNone(*agents); code != Exit::Done) {
        return code;
    }
    const std::vector<deployment::Status> words = wordsOf(*agents);
    if (words.empty()) {
        return complain(
            {Code::Unsupported, "no agent that answers records deployments: update them"});
    }
    std::vector<const deployment::Status*> read;
    std::uint32_t leftOut = words.front().leftOut;
    for (const deployment::Status& word : words) {
        read.push_back(&word);
        leftOut = std::min(leftOut, word.leftOut);
    }
    if (std::all_of(words.begin(), words.end(), [](const deployment::Status& word) {
            return word.state == schema::State::NotMonitored;
        })) {
        const auto& reasons = words.front().reasons;
        return complain({Code::NotFound, "no change of a service is recorded: " +
                                             (reasons.empty() ? std::string("nobody looks")
                                                              : sanitized(reasons.front(), 300))});
    }
    const std::vector<deployment::Deployment> records = deployment::together(read);
    if (!context.arguments().words.empty()) {
        return showOne(context, records, context.arguments().words.front());
    }
    print(context.json() ? deploymentsJson(records, leftOut) : deploymentTable(records, leftOut));
    return Exit::Done;
}

} // namespace bafar::ctl
