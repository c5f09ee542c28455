// Runs seeds by hand; tests/sim/run is its front.
//
//     seeds SEED                                     one seed with its transcript
//     seeds --seeds N [--from SEED] [--broken RULE]  many, and what they met
//
// Exit 0: nothing was found; 1: a check failed, or no seed took some row; 2: usage.
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>

#include "tests/sim/survey.h"

namespace {

int replay(std::uint64_t seed, const bafar::floating_ip::Rules& rules)
{
    bafar::sim::RunOptions options;
    options.rules = rules;
    options.transcript = 100000;
    const bafar::sim::Outcome outcome = bafar::sim::runSeed(seed, options);
    for (const std::string& line : outcome.transcript) {
        std::printf("%s\n", line.c_str());
    }
    std::printf("seed %llu (%s): %s\n", static_cast<unsigned long long>(seed),
                outcome.shape.c_str(),
                outcome.failure ? outcome.failure->c_str() : "all checks held");
    return outcome.failure ? 1 : 0;
}

} // namespace

int main(int argc, char** argv)
{
    std::uint64_t count = 0;
    std::uint64_t first = bafar::test::firstSeed();
    bafar::floating_ip::Rules rules;
    for (int index = 1; index < argc; ++index) {
        const std::string_view word = argv[index];
        const char* value = index + 1 < argc ? argv[index + 1] : "";
        if (word == "--seeds") {
            count = std::strtoull(value, nullptr, 10);
        } else if (word == "--from") {
            first = std::strtoull(value, nullptr, 10);
        } else if (word == "--broken" && bafar::test::brokenRules(value)) {
            rules = *bafar::test::brokenRules(value);
        } else if (word.find_first_not_of("0123456789") == word.npos) {
            first = std::strtoull(argv[index], nullptr, 10);
            continue;
        } else {
            std::fprintf(stderr, "usage: run SEED | run --seeds N [--from SEED] [--broken RULE]\n");
            return 2;
        }
        ++index;
    }
    if (count == 0) {
        return replay(first, rules);
    }
    const auto result =
        bafar::test::survey(first, count, rules, std::thread::hardware_concurrency(), false);
    std::printf("%s", result.text().c_str());
    const std::vector<std::string> unmet = result.unmetRows();
    for (const std::string& row : unmet) {
        std::printf("no seed took the row %s\n", row.c_str());
    }
    return result.failures.empty() && unmet.empty() ? 0 : 1;
}
