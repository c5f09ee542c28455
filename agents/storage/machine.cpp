#include "agents/storage/machine.h"

#include <algorithm>

#include "agents/storage/actions.h"
#include "core/base/text.h"
#include "core/schema/cluster.h"

namespace bafar::storage {
namespace {

namespace contract = schema::storage;

constexpr std::size_t NameMax = 128;

std::string_view verbOf(contract::Order order)
{
    switch (order) {
    case contract::Order::Heal: return "healing was begun";
    case contract::Order::SelfHealOn: return "self-heal was switched on";
    case contract::Order::SelfHealOff: return "self-heal was switched off";
    case contract::Order::RestartBricks: return "its stopped bricks were started";
    }
    return "done";
}

std::optional<Instant> earlier(std::optional<Instant> a, std::optional<Instant> b)
{
    return !a ? b : !b ? a : std::optional(std::min(*a, *b));
}

} // namespace

static_assert(ConceptMachine<Machine>);

Machine::Machine(Self self)
    : self_(std::move(self))
{
}

Machine::Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

Machine::Effects Machine::tick(Instant now)
{
    Effects out;
    for (std::size_t i = 0; i < LaneCount; ++i) {
        const auto lane = static_cast<Lane>(i);
        Queue& queue = lanes_.at(i);
        if (queue.again && now >= *queue.again) {
            askNext(lane, now, out);
        } else if (queue.asked && !queue.again && now >= queue.until + Slack) {
            queue.id = 0; // what comes later answers a question that nobody asks any more
            settle(lane, tl::make_unexpected(Miss{Cause::Slow, "no answer in time"}), now, out);
        }
    }
    for (auto& [id, pending] : orders_) {
        if (pending.again && now >= *pending.again) {
            pending.again.reset();
            out.emplace_back(Carry{id, pending.command});
        }
    }
    if (inSpec_ && now >= nextRound_) {
        beginRound(now, out);
    }
    return out;
}

std::optional<Deadline> Machine::deadline() const
{
    std::optional<Instant> next = inSpec_ ? std::optional(nextRound_) : std::nullopt;
    for (const Queue& queue : lanes_) {
        if (queue.asked) {
            next = earlier(next, queue.again ? *queue.again : queue.until + Slack);
        }
    }
    for (const auto& [id, pending] : orders_) {
        next = earlier(next, pending.again);
    }
    return next ? std::optional(Deadline{*next, "the next look at gluster"}) : std::nullopt;
}

Machine::Effects Machine::configure(const schema::Spec& spec, Instant now)
{
    const Config before = config_;
    config_ = spec.section<Config>(Name);
    order_.clear();
    hosts_.clear();
    for (const auto& node : spec.section<schema::cluster::Config>(schema::cluster::Name).nodes) {
        order_.push_back(node.id);
        hosts_.emplace(node.id, node.id);
        hosts_.emplace(node.address.toString(), node.id);
    }
    for (const auto& [node, host] : config_.hosts) {
        hosts_[host] = node;
    }
    inSpec_ = !config_.volumes.empty();
    if (!inSpec_) {
        lanes_ = {};
        volumes_.clear();
        mounts_.clear();
        info_.reset();
        told_.reset();
        asks_ = false;
        started_ = false;
        return {StatusChanged{}};
    }
    if (before != config_) {
        nextRound_ = infoDue_ = countDue_ = now; // whatever was learned under the old one is old
        const auto wanted = mountsHere();
        std::erase_if(mounts_, [&](const auto& entry) {
            return std::none_of(wanted.begin(), wanted.end(),
                                [&](const auto& volume) { return volume.name == entry.first; });
        });
    }
    return {StatusChanged{}};
}

Machine::Effects Machine::command(const Command& command, const std::string& id, Instant)
{
    const bool known =
        std::any_of(config_.volumes.begin(), config_.volumes.end(),
                    [&](const auto& volume) { return volume.name == command.volume; });
    if (!known) {
        return {CommandFinished{id, fail(Code::NotFound, "the spec has no volume \"" +
                                                             sanitized(command.volume, NameMax) +
                                                             "\": plan again")}};
    }
    if (orders_.size() >= OrdersMax) {
        return {CommandFinished{
            id, fail(Code::LimitExceeded,
                     "gluster has " + std::to_string(OrdersMax) + " orders to carry out already")}};
    }
    orders_[id] = {command, 0, {}};
    return {Carry{id, command}};
}

void Machine::on(const WallClockRead& input, Instant now, Effects&)
{
    wall_.set(input.wall, now);
}

void Machine::on(const ViewRead& input, Instant, Effects&)
{
    view_ = input.view;
}

void Machine::on(const Answered& input, Instant now, Effects& out)
{
    for (std::size_t i = 0; i < LaneCount; ++i) {
        if (lanes_.at(i).asked && lanes_.at(i).id == input.id && input.id != 0) {
            settle(static_cast<Lane>(i), input.heard, now, out);
            return;
        }
    }
}

void Machine::on(const Carried& input, Instant now, Effects& out)
{
    const auto found = orders_.find(input.id);
    if (found == orders_.end()) {
        return;
    }
    Pending& pending = found->second;
    if (!input.outcome && input.outcome.error().cause == Cause::Busy &&
        ++pending.tries < BusyTries) {
        pending.again = now + pending.tries * BusyPause;
        return;
    }
    Result<std::string> outcome =
        pending.command.volume + ": " + std::string(verbOf(pending.command.order));
    if (!input.outcome) {
        outcome =
            fail(input.outcome.error().cause == Cause::Slow ? Code::Timeout : Code::Unavailable,
                 input.outcome.error().text);
    }
    orders_.erase(found);
    out.emplace_back(CommandFinished{input.id, std::move(outcome)});
    // Its result is looked for at once, and again every second for a while.
    hurryUntil_ = now + HurryFor;
    nextRound_ = infoDue_ = countDue_ = now;
}

std::vector<schema::ActionInfo> Machine::offers(const schema::ClusterView& view) const
{
    return offersOf(config_, view);
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest& request,
                                     const schema::ClusterView& view) const
{
    return draftOf(config_, request, view);
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView& view) const
{
    return judgedIn(condition, view);
}

} // namespace bafar::storage
