#include "agents/ctl/statuses.h"

#include <algorithm>

namespace bafar::ctl {

std::vector<Heard> heardOf(const schema::Profile& profile,
                           const std::vector<Context::AgentState>& agents)
{
    std::vector<Heard> all;
    for (const schema::ProfileAgent& known : profile.agents) {
        const auto told =
            std::find_if(agents.begin(), agents.end(), [&known](const Context::AgentState& agent) {
                return agent.agent.node == known.node && agent.state.has_value();
            });
        all.push_back({known.node, told == agents.end() ? nullptr : &*told});
    }
    return all;
}

} // namespace bafar::ctl
