#include "tests/sim/raft_survey.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <thread>

namespace bafar::test {

namespace {

constexpr std::size_t FailuresMax = 8;

struct Plant {
    std::string_view name;
    bool sim::RaftPlants::*flag;
    std::array<std::string_view, 3> findings; ///< not all are used
};

constexpr std::array<Plant, 4> AllPlants = {{
    {"commit_before_majority",
     &sim::RaftPlants::acknowledgesEarly,
     {"was acknowledged as entry", "was told that"}},
    {"forgotten_sync",
     &sim::RaftPlants::forgetsSync,
     {"was acknowledged as entry", "applies another entry", "has two leaders"}},
    {"stale_read", &sim::RaftPlants::readsUnconfirmed, {"answered from its ledger"}},
    {"step_before_agreed", &sim::RaftPlants::stepsEarly, {"before its record is agreed"}},
}};

std::uint64_t rounded(std::uint64_t times)
{
    std::uint64_t step = 1;
    while (2 * step <= times) {
        step *= 2;
    }
    return times == 0 ? 0 : step;
}

std::string textOf(const sim::RaftOutcome& outcome)
{
    return *outcome.failure + " [" + outcome.shape + "]";
}

void add(RaftSurvey& survey, const sim::RaftOutcome& outcome)
{
    const std::uint64_t faults =
        std::accumulate(outcome.faults.begin(), outcome.faults.end(), std::uint64_t{0});
    for (std::size_t index = 0; index < outcome.faults.size(); ++index) {
        survey.faults.at(index) += outcome.faults.at(index);
    }
    for (std::size_t index = 0; index < outcome.events.size(); ++index) {
        survey.events.at(index) += outcome.events.at(index);
        ++survey.spreads.at(index)[rounded(outcome.events.at(index))];
    }
    if (!outcome.failure) {
        survey.fewestFaults = survey.seeds == 0 ? faults : std::min(survey.fewestFaults, faults);
        survey.shortest =
            survey.seeds == 0 ? outcome.lasted : std::min(survey.shortest, outcome.lasted);
        survey.longestRest = std::max(survey.longestRest, outcome.rested);
        ++survey.seeds;
    } else if (survey.failures.size() < FailuresMax) {
        survey.failures[outcome.seed] = textOf(outcome);
    }
    survey.worldEvents += outcome.worldEvents;
    ++survey.members[outcome.members];
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

} // namespace

RaftSurvey raftSurvey(std::uint64_t first,
                      std::uint64_t count,
                      const sim::RaftPlants& plants,
                      unsigned jobs,
                      const std::vector<std::string_view>& search)
{
    const auto searched = [&search](const std::string& failure) {
        return std::any_of(search.begin(), search.end(), [&failure](std::string_view text) {
            return failure.find(text) != failure.npos;
        });
    };
    RaftSurvey result;
    std::mutex adding;
    std::atomic<std::uint64_t> next = 0;
    std::atomic<bool> stop = false;
    const auto work = [&] {
        sim::RaftRunOptions options;
        options.plants = plants;
        for (std::uint64_t at = next++; at < count && !stop; at = next++) {
            const sim::RaftOutcome outcome = sim::runRaftSeed(first + at, options);
            const std::lock_guard<std::mutex> lock(adding);
            add(result, outcome);
            if (!stop && outcome.failure && searched(*outcome.failure)) {
                stop = true;
                result.searched = outcome.seed;
                result.failures[outcome.seed] = textOf(outcome);
            }
        }
    };
    std::vector<std::thread> threads;
    for (unsigned job = 0; job < std::max(jobs, 1U); ++job) {
        threads.emplace_back(work);
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    return result;
}

std::vector<std::string> RaftSurvey::unmet() const
{
    std::vector<std::string> names;
    for (std::size_t index = 0; index < faults.size(); ++index) {
        if (faults.at(index) == 0) {
            names.emplace_back(sim::raftFaultName(static_cast<sim::RaftFault>(index)));
        }
    }
    for (std::size_t index = 0; index < events.size(); ++index) {
        if (events.at(index) == 0) {
            names.emplace_back(sim::raftEventName(static_cast<sim::RaftEvent>(index)));
        }
    }
    return names;
}

std::string RaftSurvey::text() const
{
    constexpr std::size_t Width = 34;
    constexpr std::size_t NumberWidth = 12;
    std::string out = padded("seeds without a finding", Width) + std::to_string(seeds) + "\n" +
                      padded("events", Width) + std::to_string(worldEvents) + "\n" +
                      padded("fewest faults", Width) + std::to_string(fewestFaults) + "\n" +
                      padded("shortest seed", Width) + toHumanText(shortest) + "\n" +
                      padded("longest way to rest", Width) + toHumanText(longestRest) + "\n";
    for (const auto& [number, times] : members) {
        out += padded("seeds with " + std::to_string(number) + " members", Width) +
               std::to_string(times) + "\n";
    }
    out += "\nfaults that changed something\n";
    for (std::size_t index = 0; index < faults.size(); ++index) {
        out +=
            "  " +
            padded(std::string(sim::raftFaultName(static_cast<sim::RaftFault>(index))), Width - 2) +
            std::to_string(faults.at(index)) + "\n";
    }
    out += "\nwhat happened, and in how many seeds how often (1x: once, 2x: 2 or 3, 4x: 4 to 7)\n";
    for (std::size_t index = 0; index < events.size(); ++index) {
        out +=
            "  " +
            padded(std::string(sim::raftEventName(static_cast<sim::RaftEvent>(index))), Width - 2) +
            padded(std::to_string(events.at(index)), NumberWidth);
        for (const auto& [times, seedsWith] : spreads.at(index)) {
            out += " " + std::to_string(times) + "x:" + std::to_string(seedsWith);
        }
        out += "\n";
    }
    for (const auto& [seed, failure] : failures) {
        out += "\nseed " + std::to_string(seed) + ": " + failure;
    }
    return failures.empty() ? out : out + "\n";
}

std::optional<sim::RaftPlants> raftPlants(std::string_view name)
{
    for (const Plant& plant : AllPlants) {
        if (plant.name == name) {
            sim::RaftPlants plants;
            plants.*plant.flag = true;
            return plants;
        }
    }
    return std::nullopt;
}

std::vector<std::string_view> raftPlantNames()
{
    std::vector<std::string_view> names;
    for (const Plant& plant : AllPlants) {
        names.push_back(plant.name);
    }
    return names;
}

std::vector<std::string_view> raftPlantFindings(std::string_view name)
{
    std::vector<std::string_view> texts;
    for (const Plant& plant : AllPlants) {
        for (const std::string_view text : plant.findings) {
            if (plant.name == name && !text.empty()) {
                texts.push_back(text);
            }
        }
    }
    return texts;
}

} // namespace bafar::test
