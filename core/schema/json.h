#pragma once
// Structures to JSON and back, by their descriptions. nlohmann/json is used in json.cpp only.
//
// Reading is bounded and tells the path and byte of what is wrong. Unknown fields are ignored on
// the wire (additive changes only) and refused with the nearest name where a person typed them.
// Secrets are written as "***" and refused on reading. Reals that JSON cannot hold are written as
// the strings "NaN", "+Inf", "-Inf". Safe on every thread.
#include <string>
#include <string_view>

#include "core/schema/describe.h"

namespace bafar::schema {

struct JsonLimits {
    std::size_t bytes = 8U << 20U;
    int depth = 32;
    bool refuseUnknown = false; ///< for what people type; the wire ignores unknown fields
    /// For what must not be taken for the default: a newer version's word of an enumeration.
    bool refuseUnknownWords = false;
};

/// Appends the JSON of `object`, whose type is `type`. Invalid UTF-8 is replaced by U+FFFD. Fields
/// that hold their default are written too: a reader without the schema sees everything.
void appendJson(std::string& out, const void* object, const Type& type);

/// Reads `text` into `object`. Errors: InvalidInput or LimitExceeded with path and place; `object`
/// is then half filled and must be thrown away. `canonical`, unless null, becomes the same document
/// without blanks, unknown fields included: what a RawJson of it would hold.
Result<void> readJson(void* object,
                      const Type& type,
                      std::string_view text,
                      const JsonLimits& limits,
                      std::string* canonical = nullptr);

/// A JSON string literal of `text`, quotes included.
void appendJsonString(std::string& out, std::string_view text);

/// Checks that `text` is one JSON document within the limits. Errors: InvalidInput, LimitExceeded.
Result<void> checkJson(std::string_view text, const JsonLimits& limits);

/// The same document indented by two blanks, for people. `text` must be valid JSON.
[[nodiscard]] std::string prettyJson(std::string_view text);

template <class T>
std::string toJson(const T& object)
{
    std::string out;
    appendJson(out, &object, typeOf<T>());
    return out;
}

template <class T>
Result<T> fromJson(std::string_view text,
                   const JsonLimits& limits = {},
                   std::string* canonical = nullptr)
{
    T object{};
    Result<void> read = readJson(&object, typeOf<T>(), text, limits, canonical);
    if (!read) {
        return tl::unexpected(std::move(read.error()));
    }
    return object;
}

} // namespace bafar::schema
