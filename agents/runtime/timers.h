#pragma once
// The armed timers of one loop, in the order of (deadline, creation).
//
// A tree whose nodes are kept by their timers, so that arming again allocates nothing: the
// real-time thread does it a hundred times a second. One owner, the loop's thread.
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "core/base/time.h"

namespace bafar::runtime {

class Timers {
public:
    /// The identifier of a new, unarmed timer.
    std::uint64_t add(std::function<void()> callback);

    /// Removes it; allowed inside its own callback and after clear().
    void remove(std::uint64_t id);

    /// Forgets all, at the loop's end: callbacks die while remove() still answers.
    void clear();

    void arm(std::uint64_t id, Instant at);
    void cancel(std::uint64_t id);
    [[nodiscard]] bool armed(std::uint64_t id) const;

    /// The next deadline.
    [[nodiscard]] std::optional<Instant> next() const;

    /// Runs every timer that was due at `now` when this began and is still armed as it was then. A
    /// timer armed by a callback waits for the next turn, however early its deadline.
    void fire(Instant now);

private:
    struct Entry {
        Instant at;
        std::uint64_t id = 0;
        std::uint64_t arming = 0; ///< tells two armings of one timer apart

        auto operator<=>(const Entry&) const = default;
    };

    using Queue = std::set<Entry>;

    struct State {
        std::function<void()> callback;
        Queue::iterator place;  ///< valid while armed
        Queue::node_type spare; ///< the tree node while not armed
        bool armed = false;
    };

    void disarm(State& state);

    Queue queue_;
    std::unordered_map<std::uint64_t, std::shared_ptr<State>> states_;
    std::vector<Entry> due_;
    std::uint64_t lastId_ = 0;
    std::uint64_t lastArming_ = 0;
};

} // namespace bafar::runtime
