#include "agents/sim/world.h"

#include <algorithm>

namespace bafar::sim {

World::World(std::uint64_t seed, WallTime wallStart)
    : wallStart_(wallStart)
    , random_(seed)
{
}

WallTime World::wallNow() const
{
    return {wallStart_.unixMs + elapsed() / std::chrono::milliseconds(1)};
}

bool World::later(const Event& a, const Event& b)
{
    return a.at != b.at ? a.at > b.at : a.number > b.number;
}

void World::at(Instant when, std::function<void()> work)
{
    queue_.push_back({std::max(when, now_), ++number_, std::move(work)});
    std::push_heap(queue_.begin(), queue_.end(), &World::later);
}

bool World::runUntil(Instant end, const std::function<bool()>& stop)
{
    while (!queue_.empty() && queue_.front().at <= end) {
        std::pop_heap(queue_.begin(), queue_.end(), &World::later);
        const Event event = std::move(queue_.back());
        queue_.pop_back();
        now_ = event.at;
        ++ran_;
        event.work();
        if (stop && stop()) {
            return false;
        }
    }
    now_ = std::max(now_, end);
    return true;
}

void World::note(const std::string& text)
{
    if (transcriptMax_ == 0) {
        return;
    }
    constexpr std::size_t Seconds = 12;
    std::string at = std::to_string(elapsed() / std::chrono::microseconds(1));
    at.insert(0, at.size() < 7 ? 7 - at.size() : 0, '0');
    at.insert(at.size() - 6, 1, '.'); // as text, g++ 12 at -O2 sees an overlap (GCC bug 105651)
    at.insert(0, at.size() < Seconds ? Seconds - at.size() : 0, ' ');
    if (transcript_.size() >= 2 * transcriptMax_) {
        transcript_.erase(transcript_.begin(),
                          transcript_.end() - static_cast<std::ptrdiff_t>(transcriptMax_));
    }
    transcript_.push_back(at + " s  " + text);
}

} // namespace bafar::sim
