// JSON: any text into structures and back; what was read must be written and read the same.
//
// The first byte chooses the limits; the rest is the document.
#include "core/schema/envelope.h"
#include "core/schema/json.h"
#include "tests/fuzz/everything.h"
#include "tests/fuzz/fuzz.h"

namespace bafar::fuzz {
namespace {

schema::JsonLimits limitsOf(unsigned options)
{
    schema::JsonLimits limits;
    limits.refuseUnknown = (options & 1U) != 0;
    if ((options & 2U) != 0) {
        limits.depth = 3;
    }
    if ((options & 4U) != 0) {
        limits.bytes = 64;
    }
    return limits;
}

/// On the wire a missing field means its default, which may be out of range where configuration
/// requires the field: then what is written is refused, and that is not `whole`.
template <class T>
void readBack(std::string_view text, const schema::JsonLimits& limits, bool valid, bool whole)
{
    const Result<T> first = schema::fromJson<T>(text, limits);
    if (!first) {
        if (first.error().text.empty()) {
            broken("a refusal without a reason");
        }
        return;
    }
    if (!valid) {
        broken("a document that is not valid JSON was read");
    }
    const std::string written = schema::toJson(*first);
    const Result<T> second = schema::fromJson<T>(written);
    if (!second && !whole) {
        return;
    }
    if (!second) {
        broken("what was written is refused: " + second.error().text);
    }
    mustEqual("a structure does not read back", written, schema::toJson(*second));
}

} // namespace

int fuzzOne(std::span<const std::uint8_t> input)
{
    if (input.empty()) {
        return 0;
    }
    const schema::JsonLimits limits = limitsOf(input[0]);
    const std::string_view text = asText(input.subspan(1));
    const bool valid = schema::checkJson(text, limits).has_value();
    readBack<Everything>(text, limits, valid, true);
    readBack<schema::Message>(text, limits, valid, false);
    if (valid) {
        const std::string pretty = schema::prettyJson(text);
        if (!schema::checkJson(pretty, {})) {
            broken("an indented document is no JSON");
        }
        mustEqual("indenting twice differs from once", pretty, schema::prettyJson(pretty));
    }
    std::string literal;
    schema::appendJsonString(literal, text);
    if (!schema::checkJson(literal, {})) {
        broken("a quoted text is no JSON");
    }
    return 0;
}

} // namespace bafar::fuzz
