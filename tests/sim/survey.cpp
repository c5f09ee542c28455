#include "tests/sim/survey.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <thread>

namespace bafar::test {

namespace {

constexpr std::size_t FailuresMax = 8;

struct Broken {
    std::string_view name;
    void (*apply)(floating_ip::Rules&);
};

constexpr std::array<Broken, 7> AllBroken = {{
    {"no_skew", [](floating_ip::Rules& rules) { rules.skewTime = false; }},
    {"wrong_tie_break",
     [](floating_ip::Rules& rules) { rules.tieBreak = floating_ip::TieBreak::LowerAddressWins; }},
    {"nobody_yields",
     [](floating_ip::Rules& rules) { rules.tieBreak = floating_ip::TieBreak::NobodyYields; }},
    {"preempt_ignored", [](floating_ip::Rules& rules) { rules.preemptHonoured = false; }},
    {"resign_ignored", [](floating_ip::Rules& rules) { rules.resignHonoured = false; }},
    {"interval_not_learned", [](floating_ip::Rules& rules) { rules.intervalLearned = false; }},
    {"address_kept", [](floating_ip::Rules& rules) { rules.releaseOnYield = false; }},
}};

/// Rows that no seed can take, and why; each has its cell in tests/floating_ip/vrrp_test.cpp.
struct Unreachable {
    floating_ip::Row row;
    std::string_view why;
};

constexpr std::array<Unreachable, 1> AllUnreachable = {{
    {floating_ip::Row::InitializeClaimRefused,
     "a simulated refusal comes at once; only a driver's helper thread can answer after the end"},
}};

std::string_view whyUnreachable(floating_ip::Row row)
{
    for (const Unreachable& one : AllUnreachable) {
        if (one.row == row) {
            return one.why;
        }
    }
    return {};
}

void add(Survey& survey, const sim::Outcome& outcome)
{
    const std::uint64_t faults = sim::menuFaults(outcome.faults);
    for (std::size_t index = 0; index < outcome.faults.size(); ++index) {
        survey.faults[index] += outcome.faults[index];
    }
    for (std::size_t index = 0; index < outcome.rows.size(); ++index) {
        survey.rows[index] += outcome.rows[index];
    }
    if (!outcome.failure) {
        survey.fewestFaults = survey.seeds == 0 ? faults : std::min(survey.fewestFaults, faults);
        survey.shortest =
            survey.seeds == 0 ? outcome.lasted : std::min(survey.shortest, outcome.lasted);
        ++survey.seeds;
    } else if (survey.failures.size() < FailuresMax) {
        survey.failures[outcome.seed] = *outcome.failure + " [" + outcome.shape + "]";
    }
    survey.events += outcome.events;
    survey.takeOvers += outcome.takeOvers;
    survey.confirmed += outcome.confirmed;
    ++survey.hosts[outcome.hosts];
}

std::string padded(std::string text, std::size_t width)
{
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

} // namespace

Survey survey(std::uint64_t first,
              std::uint64_t count,
              const floating_ip::Rules& rules,
              unsigned jobs,
              bool stopAtFailure)
{
    Survey result;
    std::mutex adding;
    std::atomic<std::uint64_t> next = 0;
    std::atomic<bool> stop = false;
    const auto work = [&] {
        sim::RunOptions options;
        options.rules = rules;
        for (std::uint64_t at = next++; at < count && !stop; at = next++) {
            const sim::Outcome outcome = sim::runSeed(first + at, options);
            const std::lock_guard<std::mutex> lock(adding);
            add(result, outcome);
            stop = stop || (stopAtFailure && outcome.failure);
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

std::vector<std::string> Survey::unmetRows() const
{
    std::vector<std::string> names;
    for (const floating_ip::RowInfo& info : floating_ip::rowTable()) {
        if (rows.at(static_cast<std::size_t>(info.row)) == 0 && whyUnreachable(info.row).empty()) {
            names.emplace_back(info.name);
        }
    }
    return names;
}

std::string Survey::text() const
{
    constexpr std::size_t Width = 34;
    std::string out = padded("seeds without a finding", Width) + std::to_string(seeds) + "\n" +
                      padded("events", Width) + std::to_string(events) + "\n" +
                      padded("take-overs by silence", Width) + std::to_string(takeOvers) + "\n" +
                      padded("hand-overs begun", Width) + std::to_string(confirmed) + "\n" +
                      padded("fewest faults of the menu", Width) + std::to_string(fewestFaults) +
                      "\n" + padded("shortest seed", Width) + toHumanText(shortest) + "\n";
    for (const auto& [number, times] : hosts) {
        out += padded("seeds with " + std::to_string(number) + " hosts", Width) +
               std::to_string(times) + "\n";
    }
    out += "\nfaults of the menu\n";
    for (std::size_t index = 0; index < faults.size(); ++index) {
        out += index == sim::MenuCount ? "on top of them\n" : "";
        out += "  " +
               padded(std::string(sim::faultName(static_cast<sim::Fault>(index))), Width - 2) +
               std::to_string(faults[index]) + "\n";
    }
    out += "\nrows of the state table\n";
    for (const floating_ip::RowInfo& info : floating_ip::rowTable()) {
        out += "  " + padded(std::string(info.name), Width - 2) +
               std::to_string(rows.at(static_cast<std::size_t>(info.row)));
        const std::string_view why = whyUnreachable(info.row);
        out += why.empty() ? "\n" : " (" + std::string(why) + ")\n";
    }
    for (const auto& [seed, failure] : failures) {
        out += "\nseed " + std::to_string(seed) + ": " + failure;
    }
    return failures.empty() ? out : out + "\n";
}

std::uint64_t seedCount(std::uint64_t otherwise)
{
    const char* text = std::getenv("BAFAR_SIM_SEEDS");
    const std::uint64_t given = text == nullptr ? 0 : std::strtoull(text, nullptr, 10);
    return given == 0 ? otherwise : given;
}

std::uint64_t firstSeed()
{
    constexpr std::size_t HashDigits = 12;
    const char* text = std::getenv("BAFAR_SIM_FROM");
    if (text == nullptr) {
        return 1;
    }
    const std::string given = text;
    const bool hash = given.size() >= HashDigits;
    const std::uint64_t number =
        std::strtoull(given.substr(0, HashDigits).c_str(), nullptr, hash ? 16 : 10);
    return std::max<std::uint64_t>(number, 1);
}

std::optional<floating_ip::Rules> brokenRules(std::string_view name)
{
    for (const Broken& broken : AllBroken) {
        if (broken.name == name) {
            floating_ip::Rules rules;
            broken.apply(rules);
            return rules;
        }
    }
    return std::nullopt;
}

std::vector<std::string_view> brokenRuleNames()
{
    std::vector<std::string_view> names;
    for (const Broken& broken : AllBroken) {
        names.push_back(broken.name);
    }
    return names;
}

} // namespace bafar::test
