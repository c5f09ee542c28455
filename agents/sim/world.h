#pragma once
// Virtual time: an event queue in the order of (moment, insertion), and one seed for everything
// drawn.
//
// Nothing else in the simulator advances time or draws numbers of its own, so a seed replays
// exactly. One owner, one thread.
#include <functional>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/base/time.h"

namespace bafar::sim {

class World {
public:
    World(std::uint64_t seed, WallTime wallStart);
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[nodiscard]] Instant now() const { return now_; }

    /// Since the start.
    [[nodiscard]] Duration elapsed() const { return now_.time_since_epoch(); }

    /// True UTC; hosts add their own error.
    [[nodiscard]] WallTime wallNow() const;

    [[nodiscard]] Random& random() { return random_; }

    /// Runs `work` at that moment, or now if it has passed, after everything already due then.
    void at(Instant when, std::function<void()> work);

    void after(Duration delay, std::function<void()> work) { at(now_ + delay, std::move(work)); }

    /// Lets time pass until `end`, running what comes due. Stops early when `stop()` says so; it is
    /// asked after every event. False: stopped early.
    bool runUntil(Instant end, const std::function<bool()>& stop = {});

    /// Events run so far, and waiting.
    [[nodiscard]] std::uint64_t events() const { return ran_; }

    [[nodiscard]] std::size_t waiting() const { return queue_.size(); }

    /// Adds a line to the transcript, when one is kept.
    void note(const std::string& text);

    /// Keeps the newest `lines` lines from now on; 0: none (the default).
    void keepTranscript(std::size_t lines) { transcriptMax_ = lines; }

    [[nodiscard]] bool transcribes() const { return transcriptMax_ > 0; }

    [[nodiscard]] const std::vector<std::string>& transcript() const { return transcript_; }

private:
    struct Event {
        Instant at;
        std::uint64_t number;
        std::function<void()> work;
    };

    static bool later(const Event& a, const Event& b);

    Instant now_{};
    WallTime wallStart_;
    Random random_;
    std::vector<Event> queue_; ///< a heap, soonest on top
    std::uint64_t number_ = 0;
    std::uint64_t ran_ = 0;
    std::size_t transcriptMax_ = 0;
    std::vector<std::string> transcript_;
};

} // namespace bafar::sim
