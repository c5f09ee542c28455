#pragma once
// What one agent's state says of a concept. Pure; safe on every thread.
#include <optional>

#include "agents/ctl/context.h"
#include "core/schema/json.h"

namespace bafar::ctl {

/// Nothing: the agent did not answer, does not run that concept, or says what nobody understands.
template <class Status>
[[nodiscard]] std::optional<Status> statusOf(const Context::AgentState& agent,
                                             std::string_view conceptName)
{
    if (!agent.state) {
        return std::nullopt;
    }
    const auto& concepts = agent.state->snapshot->concepts;
    const auto found = concepts.find(std::string(conceptName));
    if (found == concepts.end()) {
        return std::nullopt;
    }
    Result<Status> parsed = schema::fromJson<Status>(found->second.status.text);
    return parsed ? std::optional<Status>(std::move(*parsed)) : std::nullopt;
}

/// One node of the profile and its agent's state; null: it was not asked (--node), or gave none.
struct Heard {
    std::string node;
    const Context::AgentState* agent = nullptr;
};

/// Every node of the profile, in its order: who was not asked may have whatever others have. Valid
/// as long as `agents`.
[[nodiscard]] std::vector<Heard> heardOf(const schema::Profile& profile,
                                         const std::vector<Context::AgentState>& agents);

} // namespace bafar::ctl
