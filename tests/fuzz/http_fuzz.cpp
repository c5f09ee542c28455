// HTTP/1.1: requests and responses, whole and in pieces, and what was parsed written again.
//
// The first byte chooses side, limits and context, the second the cuts; the rest is the wire.
#include "core/base/random.h"
#include "core/http/forward.h"
#include "core/http/target.h"
#include "core/http/writer.h"
#include "tests/fuzz/fuzz.h"
#include "tests/http/conversation.h"

namespace bafar::fuzz {
namespace {

constexpr std::size_t EveryByteMax = 160; // inputs up to here are also split at every byte

// Bits of the first byte.
constexpr unsigned Responses = 1;
constexpr unsigned Closes = 2;
constexpr unsigned AnswersHead = 4;
constexpr unsigned AnswersUpgrade = 8;
constexpr unsigned Lenient = 16; // with bare LF and underscores
constexpr unsigned Small = 32;   // with limits that a short input can reach

http::Limits limitsOf(unsigned options)
{
    http::Limits limits;
    limits.bareLineFeed = limits.keepUnderscoreNames = (options & Lenient) != 0;
    if ((options & Small) != 0) {
        limits.startLine = 24;
        limits.fieldBlock = 80;
        limits.fields = 4;
        limits.body = 20;
        limits.chunkExtension = 5;
        limits.chunkExtensions = 8;
        limits.trailerBlock = 24;
        limits.trailerFields = 2;
    }
    return limits;
}

std::string play(unsigned options, std::string_view wire, std::span<const std::size_t> cuts)
{
    const http::Limits limits = limitsOf(options);
    const bool closes = (options & Closes) != 0;
    if ((options & Responses) == 0) {
        return test::playRequests(wire, cuts, closes, limits).full;
    }
    const http::ResponseContext asked{(options & AnswersHead) != 0 ? http::Method::Head
                                                                   : http::Method::Get,
                                      (options & AnswersUpgrade) != 0};
    return test::playResponses(wire, cuts, std::span(&asked, 1), closes, limits).full;
}

void compareSplits(unsigned options, std::uint64_t seed, std::string_view wire)
{
    Random random(seed);
    std::vector<std::size_t> cuts;
    const std::uint64_t step = 2 + random.below(80);
    for (std::size_t at = random.below(step); at < wire.size(); at += 1 + random.below(step)) {
        cuts.push_back(at);
    }
    const std::string whole = play(options, wire, {});
    mustEqual("splitting changes the answer", whole, play(options, wire, cuts));
    if (wire.size() <= EveryByteMax) {
        cuts.clear();
        for (std::size_t at = 1; at < wire.size(); ++at) {
            cuts.push_back(at);
        }
        mustEqual("splitting at every byte changes the answer", whole, play(options, wire, cuts));
    }
}

/// What was accepted can be written, and what is written is accepted and says the same.
void compareRewritten(unsigned options, std::string_view wire)
{
    const http::Limits limits = limitsOf(options & Lenient);
    http::RequestParser parser(limits);
    http::RequestHead head;
    if (parser.parse(wire, head) != http::Progress::Complete) {
        return;
    }
    if (head.minorVersion == 0) {
        return; // we write HTTP/1.1, where other rules hold
    }
    http::markHopByHop(head.fields, false);
    const std::string host(head.text(head.host));
    std::string out;
    const auto written = http::HeadWriter(out)
                             .request(head.text(head.methodName), head.text(head.target))
                             .forward(head.fields)
                             .framing(head.framing)
                             .finish();
    if (!written) {
        broken("an accepted head cannot be written: " + written.error().text);
    }
    http::RequestParser again(limits);
    http::RequestHead copy;
    if (again.parse(out, copy) != http::Progress::Complete || again.consumed() != out.size()) {
        broken("a written head is not accepted whole: " + again.refusal().text);
    }
    mustEqual("the host changes", host, copy.text(copy.host));
    mustEqual("the path changes", head.pathText(), copy.pathText());
    if (head.framing != copy.framing) {
        broken("the framing changes");
    }
}

void compareTargets(std::string_view text)
{
    const auto normal = http::normalisedPath(text);
    if (normal.has_value() == http::checkPath(text).has_value()) {
        broken("a path is refused and normalised");
    }
    static_cast<void>(http::queryValue(text, "a"));
    mustEqual("escapes do not read back", http::decoded(http::encoded(text)).value_or("(error)"),
              text);
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.size() < 2) {
        return 0;
    }
    const std::string_view wire = asText(input.subspan(2));
    compareSplits(input[0], input[1], wire);
    compareRewritten(input[0], wire);
    compareTargets(wire.substr(0, 200));
    return 0;
}

} // namespace bafar::fuzz
