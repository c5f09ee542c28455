#include "agents/services/actions.h"

#include <algorithm>

#include "agents/services/drafts.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::services {

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
                  "; there are: " + listed(known, 16));
}

Result<void> checkParameters(const schema::ActionRequest& request,
                             const std::vector<std::string>& names)
{
    for (const auto& [name, value] : request.parameters) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            return unknownName(Code::InvalidInput, "parameter", name, names);
        }
    }
    for (const std::string& name : names) {
        const auto given = request.parameters.find(name);
        if (given == request.parameters.end() || given->second.empty()) {
            return fail(Code::InvalidInput,
                        "the parameter \"" + name + "\" is missing: give " + name + "=...");
        }
    }
    return {};
}

schema::PlannedStep stepOf(const Case& asked, std::string text, const contract::Command& command)
{
    schema::PlannedStep step;
    step.text = std::move(text);
    step.node = asked.word.node;
    step.concept_ = contract::Name;
    step.command.text = schema::toJson(command);
    step.lost = schema::LostStep::Observe;
    return step;
}

Result<schema::Draft> draftOf(const schema::ActionRequest& request,
                              const contract::Config& config,
                              const schema::ClusterView& view)
{
    const std::optional<ManagerWord> word = managerWord(view);
    if (!word) {
        return fail(Code::Unavailable, "no manager of the Swarm that has a quorum is heard");
    }
    const Case asked{request, config, *word, view};
    if (request.action == Update) {
        return draftUpdate(asked);
    }
    if (request.action == RollBack) {
        return draftRollBack(asked);
    }
    if (request.action == Scale) {
        return draftScale(asked);
    }
    if (request.action == Restart) {
        return draftRestart(asked);
    }
    if (request.action == Drain || request.action == Activate) {
        return draftAvailability(asked, request.action == Drain);
    }
    return unknownName(Code::NotFound, "action", request.action,
                       {std::string(Update), std::string(RollBack), std::string(Scale),
                        std::string(Restart), std::string(Drain), std::string(Activate)});
}

} // namespace bafar::services
