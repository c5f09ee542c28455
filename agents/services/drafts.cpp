// The drafts that change a service.
#include "agents/services/drafts.h"

#include <algorithm>
#include <charconv>

#include "agents/services/conditions.h"
#include "agents/services/parse.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::services {
namespace {

constexpr std::size_t ImageMax = 512;

Result<const contract::Service*> serviceOf(const Case& asked)
{
    const std::string& name = asked.request.parameters.at("service");
    const contract::Service* service = findService(asked.word, name);
    if (service == nullptr) {
        std::vector<std::string> known;
        for (const contract::Service& one : asked.word.status.services) {
            known.push_back(one.name);
        }
        return unknownName(Code::NotFound, "service", name, known);
    }
    return service;
}

/// How long replacing all tasks may take: each may stop and start as slowly as the stall allows.
Duration limitOf(const contract::Service& service,
                 std::uint32_t tasks,
                 const contract::Config& config)
{
    constexpr Duration Most = std::chrono::hours{1};
    const std::int64_t count = std::max<std::int64_t>(1, std::max(service.desired, tasks));
    return std::min(Most, config.healthy + config.stall * std::min<std::int64_t>(count + 1, 60));
}

contract::Command commandOf(contract::ChangeService change)
{
    contract::Command command;
    command.change = std::move(change);
    return command;
}

/// The two steps of every change: tell, and wait.
void addSteps(const Case& asked,
              const contract::Service& service,
              contract::ChangeService change,
              std::optional<contract::ChangeService> undo,
              const std::string& text,
              schema::Draft& draft)
{
    const Duration limit =
        limitOf(service, change.replicas.value_or(service.desired), asked.config);
    contract::AwaitService wait;
    wait.service = service.name;
    wait.rollBack = change.rollBack;
    wait.image =
        change.rollBack ? imageParts(service.previousImage).name : imageParts(change.image).name;
    schema::PlannedStep tell = stepOf(asked, text, commandOf(std::move(change)));
    tell.detail = "Swarm replaces them by the service's own rules (" + service.order + ")";
    tell.limit = limit; // taking it back waits until that is done
    if (undo) {
        undo->await = true;
        tell.undo = schema::RawJson{schema::toJson(commandOf(std::move(*undo)))};
    }
    contract::Command await;
    await.await = wait;
    schema::PlannedStep look = stepOf(asked,
                                      "all tasks of " + service.name + " are new and run for " +
                                          toHumanText(asked.config.healthy),
                                      await);
    look.detail = "has failed when no task gets further for " + toHumanText(asked.config.stall);
    look.limit = limit;
    look.onlyLooks = true;
    draft.steps = {std::move(tell), std::move(look)};
    draft.verifyLimit = std::chrono::seconds{10};
    draft.risk = schema::ActionClass::Disruptive;
    draft.basis = "service " + service.id + " image " + pinned(service) + " replicas " +
                  std::to_string(service.desired);
}

void addConditions(const contract::Service& service,
                   const std::string& image,
                   std::optional<std::uint32_t> replicas,
                   const schema::ClusterView& view,
                   schema::Draft& draft)
{
    const auto add = [&](std::vector<schema::Condition>& to, std::string text, std::string check,
                         std::map<std::string, std::string> arguments) {
        arguments.emplace("service", service.name);
        to.push_back(judgedCondition(
            conditionOf(std::move(text), std::move(check), std::move(arguments)), view));
    };
    add(draft.preconditions, "the Swarm has a quorum", "has_quorum", {});
    add(draft.preconditions, service.name + " is not being changed now", "not_updating", {});
    add(draft.preconditions, "all tasks of " + service.name + " run", "complete", {});
    draft.preconditions.back().blocking = false; // a change may be what mends it
    if (!image.empty()) {
        add(draft.postconditions, "all tasks of " + service.name + " run " + image, "runs_image",
            {{"image", image}});
    }
    if (replicas) {
        add(draft.postconditions, std::to_string(*replicas) + " tasks of " + service.name + " run",
            "has_replicas", {{"replicas", std::to_string(*replicas)}});
    } else {
        add(draft.postconditions, "all wanted tasks of " + service.name + " run", "complete", {});
    }
}

std::vector<schema::Consequence> replacementOf(const contract::Service& service)
{
    const bool startFirst = service.order == "start-first";
    std::vector<schema::Consequence> all{
        {"tasks replaced", std::to_string(service.desired)},
        {"order", startFirst ? "start-first: one task more than usual while it lasts"
                             : "stop-first: one task fewer than usual while it lasts"}};
    if (!startFirst && service.desired <= 1) {
        all.push_back({"service silent", "between the old task and the new one: it has only one"});
    }
    return all;
}

} // namespace

Result<schema::Draft> draftUpdate(const Case& asked)
{
    if (Result<void> checked = checkParameters(asked.request, {"service", "image"}); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    const auto service = serviceOf(asked);
    if (!service) {
        return tl::unexpected(service.error());
    }
    const std::string& image = asked.request.parameters.at("image");
    constexpr std::string_view Allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/:@";
    if (image.size() > ImageMax || image.find_first_not_of(Allowed) != std::string::npos) {
        return fail(Code::InvalidInput,
                    "\"" + sanitized(image, 63) + "\" is no image such as registry.example/web:2");
    }
    const contract::Service& known = **service;
    if (image == pinned(known)) {
        return fail(Code::Conflict, known.name + " runs " + image + " already");
    }
    contract::ChangeService change;
    change.service = known.name;
    change.image = image;
    change.fromImage = pinned(known);
    change.shape = contract::shapeOf(known);
    contract::ChangeService undo;
    undo.service = known.name;
    undo.image = pinned(known);
    undo.rollBack = true;
    schema::Draft draft;
    draft.title = "Update " + known.name + " from " + known.image + " to " + image;
    draft.verb = "update " + known.name;
    addSteps(asked, known, change, undo, "Swarm replaces the tasks of " + known.name, draft);
    draft.consequences = replacementOf(known);
    draft.consequences.push_back(
        {"when it fails", "back to " + known.image + ", whatever the service's own rule is"});
    addConditions(known, imageParts(image).name, std::nullopt, asked.view, draft);
    draft.inverse = schema::ActionRequest{
        std::string(Update), {{"service", known.name}, {"image", pinned(known)}}, {}};
    return draft;
}

Result<schema::Draft> draftRollBack(const Case& asked)
{
    if (Result<void> checked = checkParameters(asked.request, {"service"}); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    const auto service = serviceOf(asked);
    if (!service) {
        return tl::unexpected(service.error());
    }
    const contract::Service& known = **service;
    if (known.previousImage.empty()) {
        return fail(Code::Conflict, "Swarm keeps no earlier spec of " + known.name +
                                        ": update it to the image you want");
    }
    const ImageParts before = imageParts(known.previousImage);
    contract::ChangeService change;
    change.service = known.name;
    change.fromImage = pinned(known);
    change.rollBack = true;
    schema::Draft draft;
    draft.title = "Roll " + known.name + " back from " + known.image + " to " + before.name;
    draft.verb = "roll back " + known.name;
    addSteps(asked, known, change, std::nullopt, "Swarm goes back to the spec before", draft);
    draft.consequences = replacementOf(known);
    draft.consequences.push_back({"image afterwards", known.previousImage});
    draft.consequences.push_back(
        {"everything else", "of the spec before, too: replicas, environment, limits, networks"});
    addConditions(known, before.name, std::nullopt, asked.view, draft);
    draft.inverse = schema::ActionRequest{std::string(RollBack), {{"service", known.name}}, {}};
    return draft;
}

Result<schema::Draft> draftScale(const Case& asked)
{
    if (Result<void> checked = checkParameters(asked.request, {"service", "replicas"}); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    const auto service = serviceOf(asked);
    if (!service) {
        return tl::unexpected(service.error());
    }
    const contract::Service& known = **service;
    const std::string& text = asked.request.parameters.at("replicas");
    std::uint32_t replicas = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), replicas);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || replicas > ReplicasMax) {
        return fail(Code::InvalidInput, "\"" + sanitized(text, 20) + "\" is no number from 0 to " +
                                            std::to_string(ReplicasMax));
    }
    if (known.global) {
        return fail(Code::Conflict, known.name + " is global: it runs one task on each node; drain "
                                                 "a node instead");
    }
    if (replicas == known.desired) {
        return fail(Code::Conflict, known.name + " is scaled to " + text + " already");
    }
    contract::ChangeService change;
    change.service = known.name;
    change.fromImage = pinned(known);
    change.replicas = replicas;
    contract::ChangeService undo = change;
    undo.replicas = known.desired;
    change.shape = contract::shapeOf(known);
    change.shape->replicas = replicas;
    schema::Draft draft;
    draft.title = "Scale " + known.name + " from " + std::to_string(known.desired) + " to " + text;
    draft.verb = "scale " + known.name + " to " + text;
    addSteps(asked, known, change, undo, "Swarm starts or stops tasks of " + known.name, draft);
    draft.consequences = {{"tasks", std::to_string(known.desired) + " to " + text}};
    if (replicas == 0) {
        draft.consequences.push_back({"service silent", "from then on: no task is left"});
    }
    addConditions(known, {}, replicas, asked.view, draft);
    draft.inverse = schema::ActionRequest{
        std::string(Scale),
        {{"service", known.name}, {"replicas", std::to_string(known.desired)}},
        {}};
    return draft;
}

Result<schema::Draft> draftRestart(const Case& asked)
{
    if (Result<void> checked = checkParameters(asked.request, {"service"}); !checked) {
        return tl::unexpected(std::move(checked.error()));
    }
    const auto service = serviceOf(asked);
    if (!service) {
        return tl::unexpected(service.error());
    }
    const contract::Service& known = **service;
    contract::ChangeService change;
    change.service = known.name;
    change.fromImage = pinned(known);
    change.restart = true;
    change.shape = contract::shapeOf(known);
    schema::Draft draft;
    draft.title = "Restart all tasks of " + known.name;
    draft.verb = "restart " + known.name;
    addSteps(asked, known, change, std::nullopt, "Swarm replaces all tasks of " + known.name,
             draft);
    draft.consequences = replacementOf(known);
    addConditions(known, known.image, std::nullopt, asked.view, draft);
    return draft;
}

} // namespace bafar::services
