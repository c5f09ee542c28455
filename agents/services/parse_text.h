#pragma once
// How the parsers read a body and make its texts safe. For parse.cpp and parse_engine.cpp.
// Pure; safe on every thread.
#include "agents/services/parse.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::services {

inline constexpr std::size_t NameMax = 128;
inline constexpr std::size_t ImageMax = 512;
inline constexpr std::size_t SentenceMax = 300;

[[nodiscard]] inline std::string named(std::string_view text)
{
    return sanitized(text, NameMax);
}

/// A body of Docker's as T. Errors name `what`.
template <class T>
[[nodiscard]] Result<T> readBody(std::string_view body, std::string_view what)
{
    schema::JsonLimits limits;
    limits.bytes = AnswerMax;
    Result<T> read = schema::fromJson<T>(body, limits);
    if (!read) {
        return failWith("Docker's answer about " + std::string(what), std::move(read.error()));
    }
    return read;
}

} // namespace bafar::services
