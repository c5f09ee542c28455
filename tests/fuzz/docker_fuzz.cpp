// What a Docker engine sends: answers, events and logs.
//
// The first byte chooses what it is, the second the cuts; the rest is what the engine says.
// Promises: no crash; what is shown is clean, cut text; a log or a response is the same however it
// is split.
#include <algorithm>

#include "agents/services/log_frames.h"
#include "agents/services/parse.h"
#include "agents/services/response_reader.h"
#include "agents/services/spec_edit.h"
#include "agents/services/swarm.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

void mustBeClean(std::string_view text, std::size_t limit)
{
    if (text.size() > limit || sanitized(text, limit) != text) {
        broken("a text that is too long or not clean");
    }
}

std::string lines(const std::vector<services::LogLine>& from)
{
    std::string all;
    for (const services::LogLine& line : from) {
        mustBeClean(line.text, services::LogFrames::LineMax);
        all += std::to_string(line.at.unixMs) + line.task + (line.errors ? "E" : "O") + line.text +
               "\n";
    }
    return all;
}

std::string logOf(std::string_view bytes, Random* random)
{
    services::LogFrames frames;
    std::string all;
    while (!bytes.empty()) {
        const std::size_t piece =
            random == nullptr ? bytes.size() : std::min(bytes.size(), 1 + random->below(9));
        all += lines(frames.take(bytes.substr(0, piece)));
        bytes.remove_prefix(piece);
    }
    return all + lines(frames.end());
}

/// The answer's status and body; empty: refused or not whole. What follows an answer is not split
/// alike, and so is not given.
std::string responseOf(std::string_view bytes, Random* random)
{
    services::ResponseReader reader(1U << 16U);
    while (!bytes.empty()) {
        const std::size_t piece =
            random == nullptr ? bytes.size() : std::min(bytes.size(), 1 + random->below(9));
        const auto taken = reader.take(bytes.substr(0, piece));
        if (!taken) {
            return {};
        }
        if (*taken) {
            return std::to_string((*taken)->status) + (*taken)->body;
        }
        bytes.remove_prefix(piece);
    }
    const auto last = reader.end();
    return last ? std::to_string(last->status) + last->body : std::string();
}

void lists(std::string_view body)
{
    services::SwarmSeen seen;
    if (auto tasks = services::parseTasks(body)) {
        seen.tasks = std::move(tasks->items);
    }
    if (auto found = services::parseServices(body)) {
        seen.services = std::move(found->items);
    }
    if (auto nodes = services::parseNodes(body)) {
        seen.nodes = std::move(nodes->items);
    }
    const services::SwarmLists lists = services::resolved(seen, {});
    for (const services::contract::Task& task : lists.tasks) {
        constexpr std::size_t PlaceMax = 280;
        mustBeClean(task.name, PlaceMax);
        mustBeClean(services::judge(task).reason, 400);
    }
    for (const services::contract::Service& service : lists.services) {
        mustBeClean(service.name, 128);
        mustBeClean(service.image, 512);
        (void)services::judge(service);
    }
    (void)services::parseContainers(body);
    (void)services::parseInfo(body);
    (void)services::parseVersion(body);
    (void)services::parseDetail(body);
    (void)services::parseFigures(body);
    (void)services::parseEvent(body);
    mustBeClean(services::refusalText(body), 300);
}

void edits(std::string_view body)
{
    const schema::RawJson spec{std::string(body)};
    constexpr std::uint32_t Replicas = 7;
    if (const auto scaled = services::withReplicas(spec, Replicas)) {
        const auto facts = services::specFacts(*scaled);
        if (!facts || facts->replicas != Replicas) {
            broken("a number of tasks that was set is not there");
        }
    }
    if (const auto forced = services::withForceUpdate(spec, Replicas)) {
        const auto facts = services::specFacts(*forced);
        if (facts && facts->forceUpdate != Replicas) {
            broken("a counter that was set is not there");
        }
    }
    (void)services::withAvailability(spec, "drain");
    const auto changed = services::withImage(spec, "a/b:2");
    if (!changed) {
        return;
    }
    const auto facts = services::specFacts(*changed);
    if (facts && facts->image != "a/b:2") {
        broken("an image that was set is not there");
    }
    const auto again = services::withImage(*changed, "a/b:2");
    if (!again) {
        broken("what was written is not read back");
    }
    mustEqual("to set it again changes something", changed->text, again->text);
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.size() < 2) {
        return 0;
    }
    Random random(input[1]);
    const std::string_view bytes = asText(input.subspan(2));
    switch (input[0] % 4) {
    case 0:
        mustEqual("a log changes with its cuts", logOf(bytes, nullptr), logOf(bytes, &random));
        break;
    case 1: (void)responseOf(bytes, nullptr), (void)responseOf(bytes, &random); break;
    case 2: lists(bytes); break;
    default: edits(bytes);
    }
    return 0;
}

} // namespace bafar::fuzz
