#include "agents/services/conditions.h"

#include <algorithm>
#include <array>

#include "agents/services/actions.h"
#include "agents/services/drain.h"
#include "agents/services/manager_word.h"
#include "agents/services/swarm.h"

namespace bafar::services {
namespace {

using schema::Verdict;

struct Finding {
    Verdict verdict = Verdict::Unknown;
    std::string detail;
};

std::string argument(const schema::Condition& condition, const char* name)
{
    const auto found = condition.arguments.find(name);
    return found == condition.arguments.end() ? std::string() : found->second;
}

/// The first ones, and how many more there are.
std::string sentencesText(const std::vector<std::string>& sentences)
{
    constexpr std::size_t Shown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(Shown, sentences.size()); ++i) {
        text += (i == 0 ? "" : "; ") + sentences[i];
    }
    return sentences.size() > Shown
               ? text + "; and " + std::to_string(sentences.size() - Shown) + " more"
               : text;
}

Finding found(bool is, std::string detail)
{
    return {is ? Verdict::Pass : Verdict::Fail, std::move(detail)};
}

std::string countsOf(const contract::Service& service)
{
    return std::to_string(service.running) + " of " + std::to_string(service.desired) +
           " tasks run" +
           (service.lastFailure.empty() ? std::string() : "; last failure: " + service.lastFailure);
}

Finding hasQuorum(const ManagerWord& word, const schema::Condition&)
{
    return {Verdict::Pass, "says " + word.node};
}

Finding ofService(const ManagerWord& word, const schema::Condition& condition)
{
    const contract::Service* service = findService(word, argument(condition, "service"));
    if (service == nullptr) {
        return {Verdict::Fail, "it is not a service of the Swarm any more"};
    }
    if (condition.check == "not_updating") {
        return found(!isUpdating(*service), service->update.state.empty()
                                                ? "it was never updated"
                                                : "Swarm says \"" + service->update.state + "\"");
    }
    const bool complete = service->running == service->desired;
    if (condition.check == "complete") {
        return found(complete, countsOf(*service));
    }
    if (condition.check == "has_replicas") {
        const bool wanted = std::to_string(service->desired) == argument(condition, "replicas");
        return found(wanted && complete, countsOf(*service));
    }
    const bool image = service->image == argument(condition, "image");
    return found(image && complete && service->current == service->desired,
                 std::to_string(service->current) + " of " + std::to_string(service->desired) +
                     " tasks run " + service->image);
}

Finding ofNode(const ManagerWord& word, const schema::Condition& condition)
{
    const std::string id = argument(condition, "node");
    const auto& nodes = word.status.nodes;
    if (condition.check == "others_active") {
        const auto others =
            std::count_if(nodes.begin(), nodes.end(), [&id](const contract::SwarmNode& one) {
                return one.id != id && one.state == "ready" && one.availability == "active";
            });
        return found(others > 0, std::to_string(others) + " other nodes are ready and active");
    }
    const auto node = std::find_if(nodes.begin(), nodes.end(),
                                   [&id](const contract::SwarmNode& one) { return one.id == id; });
    if (node == nodes.end()) {
        return {Verdict::Fail, "it is not in the Swarm any more"};
    }
    if (condition.check == "is_drained") {
        return found(node->availability == "drain", node->availability);
    }
    if (condition.check == "is_active") {
        return found(node->availability == "active", node->availability);
    }
    const std::string& shown = shownName(*node);
    const auto tasks = std::count_if(word.status.tasks.begin(), word.status.tasks.end(),
                                     [&shown](const contract::Task& task) {
                                         return task.node == shown && task.state == "running";
                                     });
    return found(tasks == 0, std::to_string(tasks) + " tasks run on it");
}

/// Why the service does not hold what is asked; empty: it does.
std::string againstOf(const Leaving& one, const std::string& check)
{
    if (check == "drain_minimum" && !one.unreadable.empty()) {
        return one.service + ": its label " + std::string(contract::MinimumLabel) + " says " +
               one.unreadable + ", no number";
    }
    if (check == "drain_minimum" && one.elsewhere < one.minimum) {
        return one.service + " would have " + std::to_string(one.elsewhere) + " of at least " +
               std::to_string(one.minimum);
    }
    if (check == "drain_silent" && !one.global && one.elsewhere == 0 && one.minimum == 0) {
        return one.service + " is silent until its new task runs";
    }
    return check == "drain_places" && !one.nowhere.empty() ? one.service + ": " + one.nowhere
                                                           : std::string();
}

/// An older agent tells neither what nodes have nor what services ask of them: it has no figure of
/// any node.
bool tellsRoom(const contract::Status& status)
{
    return std::any_of(status.nodes.begin(), status.nodes.end(),
                       [](const contract::SwarmNode& node) { return node.memoryBytes > 0; });
}

/// What the manager's lists do not let anybody judge; empty: nothing.
std::string blindSpot(const contract::Status& status,
                      const std::vector<Leaving>& leaving,
                      const std::string& check)
{
    const bool counts = check == "drain_minimum" || check == "drain_places";
    if (counts && status.leftOut > 0) {
        return std::to_string(status.leftOut) + " entries of the manager's lists are left out";
    }
    const bool moves =
        std::any_of(leaving.begin(), leaving.end(), [](const Leaving& one) { return !one.global; });
    return check == "drain_places" && moves && !tellsRoom(status)
               ? "the manager's agent does not tell what nodes have free: update it"
               : std::string();
}

/// Of the services with tasks on a node that is to be drained.
Finding ofLeaving(const ManagerWord& word, const schema::Condition& condition)
{
    const std::string id = argument(condition, "node");
    const std::string& check = condition.check;
    const auto node = std::find_if(word.status.nodes.begin(), word.status.nodes.end(),
                                   [&id](const contract::SwarmNode& one) { return one.id == id; });
    if (node == word.status.nodes.end()) {
        return {Verdict::Fail, "it is not in the Swarm any more"};
    }
    const std::vector<Leaving> leaving = leavingOf(word.status, *node);
    std::string doubt = blindSpot(word.status, leaving, check);
    std::vector<std::string> against;
    for (const Leaving& one : leaving) {
        if (std::string why = againstOf(one, check); !why.empty()) {
            against.push_back(std::move(why));
        }
        if (check == "drain_places" && doubt.empty() && !one.unsure.empty()) {
            doubt = one.service + ": " + one.unsure;
        }
    }
    // Tasks that are left out may run elsewhere: too few are not certain.
    const bool certain = check != "drain_minimum" || word.status.leftOut == 0;
    if (!against.empty() && certain) {
        return {Verdict::Fail, sentencesText(against)};
    }
    return doubt.empty() ? Finding{Verdict::Pass, "says " + word.node}
                         : Finding{Verdict::Unknown, "not judged from here, " + doubt};
}

/// Draining touches no quorum; what comes after it, a stop, does.
Finding managersLeft(const ManagerWord& word, const schema::Condition& condition)
{
    const std::string id = argument(condition, "node");
    std::size_t managers = 0;
    std::size_t others = 0;
    for (const contract::SwarmNode& node : word.status.nodes) {
        const bool manager = node.role == contract::Role::Manager;
        managers += manager ? 1 : 0;
        others += manager && node.reachable && node.id != id ? 1 : 0;
    }
    return found(others >= managers / 2 + 1, std::to_string(others) + " of " +
                                                 std::to_string(managers) +
                                                 " managers would be left");
}

struct Check {
    std::string_view name;
    Finding (*judge)(const ManagerWord&, const schema::Condition&);
};

constexpr std::array Checks{Check{"has_quorum", hasQuorum},
                            Check{"not_updating", ofService},
                            Check{"complete", ofService},
                            Check{"runs_image", ofService},
                            Check{"has_replicas", ofService},
                            Check{"others_active", ofNode},
                            Check{"is_drained", ofNode},
                            Check{"is_active", ofNode},
                            Check{"is_empty", ofNode},
                            Check{"drain_minimum", ofLeaving},
                            Check{"drain_silent", ofLeaving},
                            Check{"drain_places", ofLeaving},
                            Check{"drain_managers", managersLeft}};

} // namespace

schema::Condition conditionOf(std::string text,
                              std::string check,
                              std::map<std::string, std::string> arguments)
{
    schema::Condition made;
    made.text = std::move(text);
    made.concept_ = contract::Name;
    made.check = std::move(check);
    made.arguments = std::move(arguments);
    return made;
}

schema::Condition judgedCondition(const schema::Condition& condition,
                                  const schema::ClusterView& view)
{
    schema::Condition judged = condition;
    judged.verdict = Verdict::Unknown;
    const auto check = std::find_if(Checks.begin(), Checks.end(), [&condition](const Check& one) {
        return one.name == condition.check;
    });
    if (check == Checks.end()) {
        judged.detail = "this agent does not know the check \"" + condition.check + "\"";
        return judged;
    }
    const std::optional<ManagerWord> word = managerWord(view);
    if (!word) {
        judged.detail = "no manager of the Swarm that has a quorum is heard";
        return judged;
    }
    Finding finding = check->judge(*word, condition);
    judged.verdict = finding.verdict;
    judged.detail = std::move(finding.detail);
    return judged;
}

} // namespace bafar::services
