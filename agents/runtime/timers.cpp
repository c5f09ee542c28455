#include "agents/runtime/timers.h"

namespace bafar::runtime {

std::uint64_t Timers::add(std::function<void()> callback)
{
    auto state = std::make_shared<State>();
    state->callback = std::move(callback);
    states_.emplace(++lastId_, std::move(state));
    return lastId_;
}

void Timers::remove(std::uint64_t id)
{
    const auto found = states_.find(id);
    if (found != states_.end()) {
        const std::shared_ptr<State> dying = found->second; // its callback may own the timer
        disarm(*dying);
        states_.erase(found);
    }
}

void Timers::clear()
{
    queue_.clear();
    const auto dying = std::move(states_);
    states_.clear();
    for (const auto& [id, state] : dying) {
        state->armed = false;
    }
}

void Timers::arm(std::uint64_t id, Instant at)
{
    State& state = *states_.at(id);
    disarm(state);
    const Entry entry{at, id, ++lastArming_};
    if (state.spare.empty()) {
        state.place = queue_.insert(entry).first;
    } else {
        state.spare.value() = entry;
        state.place = queue_.insert(std::move(state.spare)).position;
    }
    state.armed = true;
}

void Timers::cancel(std::uint64_t id)
{
    disarm(*states_.at(id));
}

bool Timers::armed(std::uint64_t id) const
{
    return states_.at(id)->armed;
}

std::optional<Instant> Timers::next() const
{
    return queue_.empty() ? std::nullopt : std::optional<Instant>(queue_.begin()->at);
}

void Timers::fire(Instant now)
{
    due_.clear();
    for (auto entry = queue_.begin(); entry != queue_.end() && entry->at <= now; ++entry) {
        due_.push_back(*entry);
    }
    for (const Entry& entry : due_) {
        const auto found = states_.find(entry.id);
        if (found == states_.end() || !found->second->armed || *found->second->place != entry) {
            continue;
        }
        // Held here, so that a callback may remove its own timer.
        const std::shared_ptr<State> state = found->second;
        disarm(*state);
        state->callback();
    }
}

void Timers::disarm(State& state)
{
    if (state.armed) {
        state.spare = queue_.extract(state.place);
        state.armed = false;
    }
}

} // namespace bafar::runtime
