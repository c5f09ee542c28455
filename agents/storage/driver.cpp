#include "agents/storage/driver.h"

#include "agents/storage/gluster.h"
#include "core/schema/json.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;

constexpr Duration OrderLimit = std::chrono::seconds(35);

/// The helper's command for a question.
std::string_view commandOf(const Question& question)
{
    switch (question.topic) {
    case Topic::Pool: return "gluster_pool";
    case Topic::Volumes: return "gluster_volumes";
    case Topic::Status: return "gluster_detail";
    case Topic::Heal: return "gluster_heal_count";
    case Topic::Quota: return "gluster_quota";
    case Topic::Mount: return question.round == 0 ? "mount_look" : "mount_mark";
    }
    return {};
}

std::string_view commandOf(contract::Order order)
{
    switch (order) {
    case contract::Order::Heal: return "gluster_heal";
    case contract::Order::SelfHealOn: return "gluster_self_heal_on";
    case contract::Order::SelfHealOff: return "gluster_self_heal_off";
    case contract::Order::RestartBricks: return "gluster_start_force";
    }
    return {};
}

Miss missOf(const Error& error)
{
    switch (error.code) {
    case Code::Timeout: return {Cause::Slow, error.text};
    case Code::InvalidInput:
    case Code::LimitExceeded: return {Cause::Refused, error.text};
    default: return {Cause::NoHelper, error.text};
    }
}

Reply replyOf(const helper::Answer& answer)
{
    return {answer.exit, answer.timedOut, answer.cut, answer.output, answer.errors};
}

Heard<Facts> mountFacts(const Reply& reply)
{
    if (reply.timedOut) {
        return tl::make_unexpected(Miss{Cause::Slow, "the mount did not answer in time"});
    }
    auto found = schema::fromJson<contract::MountFound>(reply.output);
    if (reply.exit != 0 || !found) {
        return tl::make_unexpected(
            Miss{Cause::NotUnderstood,
                 "the helper's look at the mount failed: " +
                     (found ? "exit " + std::to_string(reply.exit) : found.error().text)});
    }
    return Facts(std::move(*found));
}

template <class T>
Heard<Facts> factsOf(Heard<T> heard)
{
    if (!heard) {
        return tl::make_unexpected(std::move(heard.error()));
    }
    return Facts(std::move(*heard));
}

Heard<Facts> understood(Topic topic, const Reply& reply)
{
    switch (topic) {
    case Topic::Pool: return factsOf(readPool(reply));
    case Topic::Volumes: return factsOf(readVolumes(reply));
    case Topic::Status: return factsOf(readStatus(reply));
    case Topic::Heal: return factsOf(readHeal(reply));
    case Topic::Quota: return factsOf(readQuota(reply));
    case Topic::Mount: break;
    }
    return mountFacts(reply);
}

} // namespace

Result<std::unique_ptr<Driver>> Driver::start(const runtime::Environment& environment,
                                              runtime::MachineHandle<Machine>& machine)
{
    return std::make_unique<Driver>(environment.loop, environment.config.helper,
                                    environment.config.node, machine);
}

Driver::Driver(runtime::Loop& loop,
               const std::string& helper,
               std::string node,
               runtime::MachineHandle<Machine>& handle)
    : node_(std::move(node))
    , handle_(handle)
    , client_(loop, helper)
{
    handle_.onEffect([this](const Machine::Effect& effect) { perform(effect); });
}

Driver::~Driver()
{
    handle_.onEffect({});
}

void Driver::perform(const Machine::Effect& effect)
{
    if (const auto* question = std::get_if<Ask>(&effect)) {
        ask(*question);
    } else if (const auto* order = std::get_if<Carry>(&effect)) {
        carry(*order);
    }
}

void Driver::ask(const Ask& effect)
{
    const Question& question = effect.question;
    std::map<std::string, std::string> arguments;
    if (!question.volume.empty()) {
        arguments.emplace("volume", question.volume);
    }
    if (question.topic == Topic::Mount) {
        arguments.emplace("mount", question.mount);
        if (question.round != 0) {
            arguments.emplace("node", node_);
            arguments.emplace("round", std::to_string(question.round));
        }
    }
    client_.call(std::string(commandOf(question)), std::move(arguments), effect.limit,
                 [this, id = effect.id, topic = question.topic](Result<helper::Answer> answer) {
                     handle_.feed(Answered{id, answer
                                                   ? understood(topic, replyOf(*answer))
                                                   : tl::make_unexpected(missOf(answer.error()))});
                 });
}

void Driver::carry(const Carry& effect)
{
    client_.call(std::string(commandOf(effect.command.order)), {{"volume", effect.command.volume}},
                 OrderLimit, [this, id = effect.id](Result<helper::Answer> answer) {
                     handle_.feed(Carried{id, answer
                                                  ? readDone(replyOf(*answer))
                                                  : tl::make_unexpected(missOf(answer.error()))});
                 });
}

} // namespace bafar::storage
