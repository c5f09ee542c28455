#include "agents/actions/past.h"

#include <algorithm>

namespace bafar::actions {

namespace {

constexpr std::int64_t TookMaxMs = std::chrono::hours(24) / std::chrono::milliseconds(1);

} // namespace

std::optional<Duration> tookOf(const schema::ActionRecord& record)
{
    const std::int64_t began = record.startedAt.unixMs;
    const std::int64_t ended = record.endedAt.unixMs;
    const bool told = began > 0 && ended >= began && ended - began <= TookMaxMs;
    if (record.state != schema::ActionState::Succeeded || !told) {
        return std::nullopt;
    }
    // Moments have whole milliseconds: less than one is not known to be none.
    return std::chrono::milliseconds(std::max<std::int64_t>(ended - began, 1));
}

std::string tookText(std::vector<Duration> runs)
{
    std::sort(runs.begin(), runs.end());
    const std::size_t half = runs.size() / 2;
    const Duration median = runs.size() % 2 == 1 ? runs[half] : (runs[half - 1] + runs[half]) / 2;
    if (runs.size() == 1) {
        return toHumanText(median) + " (one run)";
    }
    return toHumanText(median) + " (median of " + std::to_string(runs.size()) + " runs, longest " +
           toHumanText(runs.back()) + ")";
}

void Past::take(const schema::ActionRecord& record)
{
    if (!schema::hasEnded(record.state)) {
        return;
    }
    std::erase_if(runs_, [&record](const Kept& run) { return run.id == record.id; });
    const std::optional<Duration> took = tookOf(record);
    if (!took) {
        return;
    }
    const std::string& action = record.plan.request.action;
    runs_.push_back({record.id, action, *took});
    const auto isSame = [&action](const Kept& run) { return run.action == action; };
    if (static_cast<std::size_t>(std::count_if(runs_.begin(), runs_.end(), isSame)) > RunsMax) {
        runs_.erase(std::find_if(runs_.begin(), runs_.end(), isSame));
    }
    if (runs_.size() > KeptMax) {
        runs_.pop_front();
    }
}

void Past::tell(const std::string& action, std::vector<schema::Consequence>& consequences) const
{
    std::vector<Duration> runs;
    for (const Kept& run : runs_) {
        if (run.action == action) {
            runs.push_back(run.took);
        }
    }
    if (!runs.empty() && consequences.size() < ConsequencesMax) {
        consequences.push_back({"took before", tookText(std::move(runs))});
    }
}

} // namespace bafar::actions
