#pragma once
// Wraps any ConceptMachine into a Port.
//
// It parses commands, prints statuses, hands common effects to the node and every effect to the
// concept's driver. Inputs given while the machine is busy wait their turn, so a driver may feed
// from inside its handler.
// Header larger than the budget because a template must show its bodies.
#include <type_traits>
#include <utility>

#include "agents/node/port.h"
#include "core/base/bounded.h"
#include "core/base/check.h"

namespace bafar::node {

/// True when the variant V has T among its alternatives.
template <class V, class T>
inline constexpr bool Lists = false;
template <class... Ts, class T>
inline constexpr bool Lists<std::variant<Ts...>, T> = (std::is_same_v<Ts, T> || ...);

template <ConceptMachine M>
class TypedPort final : public Port, public MachineHandle<M> {
public:
    explicit TypedPort(Self self)
        : machine_(std::move(self))
    {
    }

    [[nodiscard]] const M& machine() const { return machine_; }

    [[nodiscard]] std::string_view name() const override { return M::Name; }

    void link(PortLinks links) override { links_ = std::move(links); }

    void onEffect(std::function<void(const typename M::Effect&)> handler) override;

    void feed(typename M::Input input) override
    {
        run([input = std::move(input)](M& machine, Instant now) {
            return machine.handle(input, now);
        });
    }

    void configure(const schema::Spec& spec) override
    {
        run([spec](M& machine, Instant now) { return machine.configure(spec, now); });
    }

    Result<void> command(const schema::RawJson& command, const std::string& id) override;

    void tick() override
    {
        run([](M& machine, Instant now) { return machine.tick(now); });
    }

    [[nodiscard]] std::optional<Deadline> deadline() const override { return machine_.deadline(); }

    [[nodiscard]] schema::ConceptReport report() const override
    {
        const Instant now = links_.now();
        return {{schema::toJson(machine_.status(now))}, machine_.presence(now)};
    }

    [[nodiscard]] std::vector<schema::ActionInfo> offers(
        const schema::ClusterView& view) const override
    {
        return machine_.offers(view);
    }

    [[nodiscard]] Result<schema::Draft> draft(const schema::ActionRequest& request,
                                              const schema::ClusterView& view) const override
    {
        return machine_.draft(request, view);
    }

    [[nodiscard]] schema::Condition judge(const schema::Condition& condition,
                                          const schema::ClusterView& view) const override
    {
        return machine_.judge(condition, view);
    }

    [[nodiscard]] std::vector<schema::Consequence> weigh(
        const schema::Spec& before,
        const schema::Spec& after,
        const schema::ClusterView& view) const override
    {
        if constexpr (Weighs<M>) {
            return M::weigh(before.section<typename M::Config>(M::Name),
                            after.section<typename M::Config>(M::Name), view);
        } else {
            return {};
        }
    }

    void give(const WallClockRead& input) override { giveIf(input); }

    void give(const Persisted& input) override { giveIf(input); }

    void give(const Restored& input) override { giveIf(input); }

    void give(const Measured& input) override { giveIf(input); }

    void give(const PublishSeries& input) override { giveIf(input); }

    void give(const PublishSamples& input) override { giveIf(input); }

    void give(const TaskStops& input) override { giveIf(input); }

    void give(const ViewRead& input) override { giveIf(input); }

    [[nodiscard]] bool readsView() const override
    {
        if constexpr (Lists<typename M::Input, ViewRead>) {
            return machine_.readsView();
        } else {
            return false;
        }
    }

    [[nodiscard]] std::string_view follows() const override
    {
        if constexpr (requires { M::Follows; }) {
            return M::Follows;
        } else {
            return {};
        }
    }

private:
    using Work = std::function<std::vector<typename M::Effect>(M&, Instant)>;
    static constexpr std::size_t WaitingMax = 4096; ///< beyond it our own parts feed in circles
    static constexpr std::size_t EarlyMax = 256;

    void run(Work work);
    void deliver(const typename M::Effect& effect);

    template <class T>
    void giveIf(const T& input)
    {
        if constexpr (Lists<typename M::Input, T>) {
            feed(input);
        }
    }

    M machine_;
    PortLinks links_;
    std::function<void(const typename M::Effect&)> driver_;
    std::vector<typename M::Effect> early_; ///< from before the driver was there
    BoundedQueue<Work> waiting_{WaitingMax};
    bool running_ = false;
};

template <ConceptMachine M>
void TypedPort<M>::run(Work work)
{
    const bool fits = waiting_.push(std::move(work));
    CHECK(fits);
    if (running_) {
        return;
    }
    running_ = true;
    while (!waiting_.empty()) {
        const Work next = waiting_.pop();
        for (const auto& effect : next(machine_, links_.now())) {
            deliver(effect);
        }
    }
    running_ = false;
    links_.touched();
}

template <ConceptMachine M>
void TypedPort<M>::deliver(const typename M::Effect& effect)
{
    std::visit(
        [this](const auto& value) {
            using T = std::decay_t<decltype(value)>;
            if constexpr (Lists<CommonEffect, T>) {
                links_.common(*this, value);
            }
        },
        effect);
    if (driver_) {
        driver_(effect);
    } else if (early_.size() < EarlyMax) {
        early_.push_back(effect);
    }
}

template <ConceptMachine M>
void TypedPort<M>::onEffect(std::function<void(const typename M::Effect&)> handler)
{
    driver_ = std::move(handler);
    const std::vector<typename M::Effect> early = std::exchange(early_, {});
    for (const auto& effect : early) {
        if (driver_) {
            driver_(effect);
        }
    }
}

template <ConceptMachine M>
Result<void> TypedPort<M>::command(const schema::RawJson& command, const std::string& id)
{
    schema::JsonLimits limits;
    limits.refuseUnknown = true;
    Result<typename M::Command> parsed =
        schema::fromJson<typename M::Command>(command.text, limits);
    if (!parsed) {
        return failWith("a command of " + std::string(M::Name), std::move(parsed.error()));
    }
    run([id, command = std::move(*parsed)](M& machine, Instant now) {
        return machine.command(command, id, now);
    });
    return {};
}

} // namespace bafar::node
