#include "agents/storage/actions.h"

#include <algorithm>
#include <array>

#include "agents/storage/drafts.h"
#include "core/base/text.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;
using schema::State;

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

bool wantsNode(const std::string& action)
{
    return action == RestartBrick;
}

Result<void> checkParameters(const schema::ActionRequest& request)
{
    std::vector<std::string> wanted{"volume"};
    if (wantsNode(request.action)) {
        wanted.emplace_back("node");
    }
    for (const auto& [name, value] : request.parameters) {
        if (std::find(wanted.begin(), wanted.end(), name) == wanted.end()) {
            return unknownName(Code::InvalidInput, "parameter", name, wanted);
        }
    }
    for (const std::string& name : wanted) {
        if (!request.parameters.contains(name)) {
            return fail(Code::InvalidInput,
                        "the parameter \"" + name + "\" is missing: give " +
                            (wantsNode(request.action) ? "volume=NAME node=NODE" : "volume=NAME"));
        }
    }
    return {};
}

Result<void> checkBrick(const contract::Volume& volume, const std::string& node)
{
    const contract::Brick* brick = findBrick(volume, node);
    if (brick == nullptr) {
        std::vector<std::string> known;
        for (const contract::Brick& other : volume.bricks) {
            known.push_back(nameOf(other));
        }
        return unknownName(Code::InvalidInput, "brick of " + volume.name + " on", node, known);
    }
    if (brick->pid != 0) {
        return fail(Code::Conflict, "the brick of " + volume.name + " on " + node + " serves");
    }
    return {};
}

schema::ActionInfo offerOf(std::string_view name,
                           std::string title,
                           std::string help,
                           schema::ActionClass risk,
                           const contract::Volume& volume)
{
    schema::ActionInfo offer;
    offer.name = name;
    offer.title = std::move(title);
    offer.help = std::move(help);
    offer.risk = risk;
    offer.subject = "storage/" + volume.name;
    offer.parameters = {{"volume", "The volume", true, {volume.name}}};
    return offer;
}

constexpr std::array<std::string_view, 4> Actions{HealNow, StopHeal, StartHeal, RestartBrick};

} // namespace

Speaker speakerOf(const schema::ClusterView& view)
{
    for (const auto& [name, node] : view.nodes) {
        if (!node.self && (!node.connected || node.state != State::Ok)) {
            continue;
        }
        auto status = view.status<contract::Status>(name, std::string(contract::Name));
        if (status && status->asks) {
            return {name, node.age, std::move(*status)};
        }
    }
    return {};
}

const contract::Volume* findVolume(const Speaker& speaker, const std::string& name)
{
    const auto& volumes = speaker.status.volumes;
    const auto found = std::find_if(volumes.begin(), volumes.end(),
                                    [&](const auto& volume) { return volume.name == name; });
    return found == volumes.end() ? nullptr : &*found;
}

const contract::Brick* findBrick(const contract::Volume& volume, const std::string& node)
{
    const auto found =
        std::find_if(volume.bricks.begin(), volume.bricks.end(), [&](const auto& brick) {
            return (!brick.node.empty() && brick.node == node) || brick.host == node;
        });
    return found == volume.bricks.end() ? nullptr : &*found;
}

std::vector<schema::ActionInfo> offersOf(const contract::Config& config,
                                         const schema::ClusterView& view)
{
    std::vector<schema::ActionInfo> offers;
    if (config.volumes.empty()) {
        return offers;
    }
    const Speaker speaker = speakerOf(view);
    for (const contract::Volume& volume : speaker.status.volumes) {
        if (volume.status != "Started") {
            continue;
        }
        if (volume.replicas > 1 && volume.selfHeal) {
            offers.push_back(offerOf(HealNow, "Heal now",
                                     "Heals what missed writes, without waiting",
                                     schema::ActionClass::Safe, volume));
            offers.push_back(offerOf(StopHeal, "Stop self-heal",
                                     "Leaves copies that missed writes old, to spare the disks",
                                     schema::ActionClass::Disruptive, volume));
        } else if (volume.replicas > 1) {
            offers.push_back(offerOf(StartHeal, "Start self-heal",
                                     "Lets copies that missed writes be healed again",
                                     schema::ActionClass::Safe, volume));
        }
        schema::ActionInfo restart =
            offerOf(RestartBrick, "Restart brick", "Starts what of the volume does not run",
                    schema::ActionClass::Safe, volume);
        schema::ActionParameter nodes{"node", "Where the brick is", true, {}};
        for (const contract::Brick& brick : volume.bricks) {
            if (isDown(brick)) {
                nodes.choices.push_back(nameOf(brick));
            }
        }
        if (!nodes.choices.empty()) {
            restart.parameters.push_back(std::move(nodes));
            offers.push_back(std::move(restart));
        }
    }
    return offers;
}

Result<schema::Draft> draftOf(const contract::Config& config,
                              const schema::ActionRequest& request,
                              const schema::ClusterView& view)
{
    if (std::find(Actions.begin(), Actions.end(), request.action) == Actions.end()) {
        return unknownName(Code::NotFound, "action", request.action,
                           {Actions.begin(), Actions.end()});
    }
    if (Result<void> checked = checkParameters(request); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    const std::string& name = request.parameters.at("volume");
    std::vector<std::string> names;
    for (const contract::VolumeConfig& volume : config.volumes) {
        names.push_back(volume.name);
    }
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        return unknownName(Code::NotFound, "volume", name, names);
    }
    const Speaker speaker = speakerOf(view);
    const contract::Volume* volume = findVolume(speaker, name);
    if (volume == nullptr || volume->status.empty()) {
        return fail(Code::Unavailable, "no node is heard that knows the volume " + name +
                                           " from gluster: see bafarctl status");
    }
    const auto node = request.parameters.find("node");
    const Case plan{speaker, *volume,
                    node == request.parameters.end() ? std::string() : node->second};
    const bool healing = request.action == StartHeal || request.action == StopHeal;
    if (healing && volume->selfHeal == (request.action == StartHeal)) {
        return fail(Code::Conflict, "self-heal of " + name + " is " +
                                        (volume->selfHeal ? "on" : "off") + " already");
    }
    schema::Draft draft;
    if (request.action == HealNow) {
        draftHeal(plan, view, draft);
    } else if (healing) {
        draftSelfHeal(plan, view, request.action == StartHeal, draft);
    } else if (Result<void> checked = checkBrick(*volume, plan.node); !checked) {
        return tl::unexpected(std::move(checked.error()));
    } else {
        draftRestart(plan, view, draft);
    }
    draft.basis = basisOf(plan);
    return draft;
}

} // namespace bafar::storage
