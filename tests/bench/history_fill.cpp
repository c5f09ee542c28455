// Fills an agent's history folder as a full day of running leaves it, so that what an agent costs
// can be measured with its history full without waiting for a day.
//
// history_fill FOLDER     the series of this host, 24 hours up to now, every value on a walk of its
// own; prints how many samples and how many bytes they took. Run it while no agent uses the folder.
#include <chrono>
#include <cmath>
#include <cstdio>

#include "agents/monitoring/driver.h"
#include "agents/monitoring/host_reader.h"
#include "core/base/random.h"

namespace bafar::bench {
namespace {

constexpr double ChangesASecond = 0.2; ///< part of the values that change, as on a host at work

void walk(Sample& sample, Random& random)
{
    for (double& value : sample.values) {
        if (!std::isnan(value) && random.chance(ChangesASecond)) {
            value += static_cast<double>(random.below(1000));
        }
    }
}

/// Writes what is not yet on disk.
bool save(monitoring::JournalKeeper& keeper,
          monitoring::History& history,
          const std::string& folder)
{
    while (const auto write = keeper.next(history, Instant{})) {
        const Result<void> done = monitoring::writeHistory(folder, *write);
        if (!done) {
            std::fprintf(stderr, "history_fill: %s\n", done.error().text.c_str());
            return false;
        }
        keeper.written(write->id, history);
    }
    return true;
}

bool fill(const std::string& folder, std::int64_t now)
{
    const monitoring::FramePtr frame = monitoring::HostReader().take();
    Sample sample = frame->sample;
    monitoring::History history; // the agent's own bounds hold
    monitoring::JournalKeeper keeper;
    Random random(1);
    using monitoring::History;
    const std::int64_t day = History::Day.stepSeconds;
    const std::int64_t hourAgo = (now - History::Recent.keepSeconds) / day * day;
    std::int64_t second = (now - History::Day.keepSeconds) / day * day;
    for (; second < now; second += second < hourAgo ? day : History::Recent.stepSeconds) {
        walk(sample, random);
        history.add(second, *frame->table, sample);
        if (!save(keeper, history, folder)) {
            return false;
        }
    }
    std::printf("%zu samples, %zu bytes\n", history.samples(), history.blockBytes());
    return true;
}

} // namespace
} // namespace bafar::bench

int main(int count, char** arguments)
{
    if (count != 2) {
        std::fputs("usage: history_fill FOLDER\n", stderr);
        return 2;
    }
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const bool done = bafar::bench::fill(
        arguments[1], std::chrono::duration_cast<std::chrono::seconds>(now).count());
    return done ? 0 : 1;
}
