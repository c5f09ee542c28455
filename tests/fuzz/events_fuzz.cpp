// Server-sent events: the whole text and its pieces give the same events or the same refusal, and
// what was read is written and read the same.
//
// The first byte chooses the bound, the second the cuts; the rest is the stream.
#include <algorithm>
#include <optional>

#include "core/base/random.h"
#include "core/http/event_stream.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

struct Outcome {
    std::vector<http::StreamEvent> events;
    std::string refusal;

    [[nodiscard]] std::string text() const
    {
        std::string text;
        for (const http::StreamEvent& event : events) {
            text += event.name + "\n" + event.id + "\n" + event.data + "\n\n";
        }
        return text + refusal;
    }
};

/// Feeds pieces of 1 to `pieceMax` bytes, or the whole at once. Events before a refusal are lost
/// with the call that is refused, so how many there are depends on the pieces; the refusal does
/// not.
Outcome play(std::size_t frameMax,
             std::string_view stream,
             Random& random,
             std::optional<std::size_t> pieceMax = {})
{
    http::EventStreamReader reader(frameMax);
    Outcome outcome;
    while (!stream.empty()) {
        const std::size_t piece =
            pieceMax ? std::min(stream.size(), 1 + random.below(*pieceMax)) : stream.size();
        const auto some = reader.feed(stream.substr(0, piece));
        if (!some) {
            outcome.refusal = some.error().text;
            outcome.events.clear();
            if (reader.feed("data: x\n\n")) {
                broken("a reader that refused goes on");
            }
            break;
        }
        outcome.events.insert(outcome.events.end(), some->begin(), some->end());
        stream.remove_prefix(piece);
    }
    return outcome;
}

/// The events as a stream that says the same, one field a line.
std::string written(const std::vector<http::StreamEvent>& events)
{
    std::string stream;
    for (const http::StreamEvent& event : events) {
        stream += "event: " + event.name + "\nid: " + event.id + "\ndata: ";
        for (const char c : event.data) {
            stream += c == '\n' ? std::string("\ndata: ") : std::string(1, c);
        }
        stream += "\n\n";
    }
    return stream;
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.size() < 2) {
        return 0;
    }
    const std::size_t frameMax = input[0] < 128 ? 1U << 20U : input[0] - 128U;
    Random random(input[1]);
    const std::string_view stream = asText(input.subspan(2));
    const Outcome whole = play(frameMax, stream, random);
    mustEqual("pieces change the events", whole.text(), play(frameMax, stream, random, 9).text());
    mustEqual("bytes change the events", whole.text(), play(frameMax, stream, random, 1).text());
    for (const http::StreamEvent& event : whole.events) {
        if (event.data.size() > frameMax || event.name.empty()) {
            broken("an event beyond its bound or without a name");
        }
    }
    if (!whole.refusal.empty()) {
        return 0;
    }
    const std::string again = written(whole.events);
    mustEqual("events do not read back", whole.text(), play(again.size(), again, random).text());
    return 0;
}

} // namespace bafar::fuzz
