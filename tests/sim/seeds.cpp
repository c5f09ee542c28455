// Runs seeds by hand; tests/sim/run is its front.
//
//     seeds SEED                                     one seed with its transcript
//     seeds --seeds N [--from SEED] [--broken RULE]  many, and what they met
//
// With --agreement first the seeds are those of the Raft group, and RULE is one of its planted
// faults. Exit 0: nothing was found; 1: a check failed, or no seed met something; 2: usage.
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "tests/sim/raft_survey.h"
#include "tests/sim/survey.h"

namespace {

constexpr std::size_t Lines = 100000; ///< of a transcript

void print(const std::vector<std::string>& transcript)
{
    for (const std::string& line : transcript) {
        std::printf("%s\n", line.c_str());
    }
}

int report(std::uint64_t seed, const std::string& shape, const std::optional<std::string>& failure)
{
    std::printf("seed %llu (%s): %s\n", static_cast<unsigned long long>(seed), shape.c_str(),
                failure ? failure->c_str() : "all checks held");
    return failure ? 1 : 0;
}

template <class Survey>
int report(const Survey& result, const std::vector<std::string>& unmet)
{
    std::printf("%s", result.text().c_str());
    for (const std::string& what : unmet) {
        std::printf("no seed met %s\n", what.c_str());
    }
    return result.failures.empty() && unmet.empty() ? 0 : 1;
}

int replay(std::uint64_t seed, const bafar::floating_ip::Rules& rules)
{
    bafar::sim::RunOptions options;
    options.rules = rules;
    options.transcript = Lines;
    const bafar::sim::Outcome outcome = bafar::sim::runSeed(seed, options);
    print(outcome.transcript);
    return report(seed, outcome.shape, outcome.failure);
}

int replayAgreement(std::uint64_t seed, const bafar::sim::RaftPlants& plants)
{
    bafar::sim::RaftRunOptions options;
    options.plants = plants;
    options.transcript = Lines;
    const bafar::sim::RaftOutcome outcome = bafar::sim::runRaftSeed(seed, options);
    print(outcome.transcript);
    return report(seed, outcome.shape, outcome.failure);
}

} // namespace

int main(int argc, char** argv)
{
    std::uint64_t count = 0;
    std::uint64_t first = bafar::test::firstSeed();
    bafar::floating_ip::Rules rules;
    bafar::sim::RaftPlants plants;
    const bool agreement = argc > 1 && std::string_view(argv[1]) == "--agreement";
    for (int index = agreement ? 2 : 1; index < argc; ++index) {
        const std::string_view word = argv[index];
        const char* value = index + 1 < argc ? argv[index + 1] : "";
        if (word == "--seeds") {
            count = std::strtoull(value, nullptr, 10);
        } else if (word == "--from") {
            first = std::strtoull(value, nullptr, 10);
        } else if (word == "--broken" && !agreement && bafar::test::brokenRules(value)) {
            rules = *bafar::test::brokenRules(value);
        } else if (word == "--broken" && agreement && bafar::test::raftPlants(value)) {
            plants = *bafar::test::raftPlants(value);
        } else if (word.find_first_not_of("0123456789") == word.npos) {
            first = std::strtoull(argv[index], nullptr, 10);
            continue;
        } else {
            std::fprintf(stderr, "usage: run [--agreement] SEED | "
                                 "run [--agreement] --seeds N [--from SEED] [--broken RULE]\n");
            return 2;
        }
        ++index;
    }
    if (count == 0) {
        return agreement ? replayAgreement(first, plants) : replay(first, rules);
    }
    const unsigned jobs = std::thread::hardware_concurrency();
    if (agreement) {
        const auto result = bafar::test::raftSurvey(first, count, plants, jobs);
        return report(result, result.unmet());
    }
    const auto result = bafar::test::survey(first, count, rules, jobs, false);
    return report(result, result.unmetRows());
}
