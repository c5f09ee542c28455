// The spec file: YAML into the concepts' configuration, with problems that name their place.
//
// The first byte chooses what is read, and within which limits; the rest is the file.
#include <algorithm>

#include "core/schema/cluster.h"
#include "core/schema/floating_ip.h"
#include "core/schema/monitoring.h"
#include "core/schema/spec.h"
#include "tests/fuzz/everything.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

void checkProblems(const std::vector<schema::Problem>& problems, std::string_view text)
{
    const auto lines =
        1 + std::count(text.begin(), text.end(), '\n') + std::count(text.begin(), text.end(), '\r');
    for (const schema::Problem& problem : problems) {
        if (problem.text.empty() || problem.line < 0 || problem.line > lines + 1) {
            broken("a problem without a reason, or outside the file: " +
                   schema::problemText("f", problem));
        }
        // People read these on a terminal: what a file holds must not move their cursor.
        const std::string shown = schema::problemText("f", problem);
        for (const char c : shown) {
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
                broken("a control character in a problem's text");
            }
        }
    }
}

void readEverything(std::string_view text, const schema::YamlLimits& limits)
{
    Everything first;
    schema::Places places;
    auto problems = schema::readYaml(&first, schema::typeOf<Everything>(), text, limits, &places);
    schema::locate(problems, places);
    checkProblems(problems, text);
    if (!problems.empty()) {
        return;
    }
    for (const bool withHelp : {false, true}) {
        const std::string written = schema::toYaml(&first, schema::typeOf<Everything>(), withHelp);
        Everything second;
        const auto again = schema::readYaml(&second, schema::typeOf<Everything>(), written);
        if (!again.empty()) {
            broken("what was written is refused: " + schema::problemText("f", again.front()) +
                   "\n" + written);
        }
        mustEqual("a structure does not read back", written,
                  schema::toYaml(&second, schema::typeOf<Everything>(), withHelp));
    }
}

void readSpec(std::string_view text)
{
    const std::vector<schema::SpecSection> sections = {
        {schema::cluster::Name, &schema::typeOf<schema::cluster::Config>(), true},
        {schema::floating_ip::Name, &schema::typeOf<schema::floating_ip::Config>()},
        {schema::monitoring::Name, &schema::typeOf<schema::monitoring::Config>()}};
    const auto reading = schema::SpecReading::read(text, sections, {});
    checkProblems(reading.problems, text);
    if (reading.problems.empty()) {
        mustEqual("a spec does not keep its text", reading.spec.text(), text);
        static_cast<void>(
            reading.spec.section<schema::floating_ip::Config>(schema::floating_ip::Name));
    }
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.empty()) {
        return 0;
    }
    schema::YamlLimits limits;
    if ((input[0] & 2U) != 0) {
        limits.bytes = 64;
    }
    if ((input[0] & 4U) != 0) {
        limits.depth = 3;
    }
    const std::string_view text = asText(input.subspan(1));
    if ((input[0] & 1U) != 0) {
        readEverything(text, limits);
    } else {
        readSpec(text);
    }
    return 0;
}

} // namespace bafar::fuzz
