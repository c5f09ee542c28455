#pragma once
// What a Redis server answers, as values, and what its refusals mean.
//
// The driver turns the wire (RESP2, read by hiredis) into Replies within bounds; everything that
// they mean is decided here, so that tests need no server. Pure; safe on every thread.
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/schema/cache.h"

namespace bafar::cache {

/// One reply; a list holds its items.
struct Reply {
    enum class Kind : std::uint8_t { Nil, Text, Error, Number, List };

    Kind kind = Kind::Nil;
    std::string text; ///< of Text and Error; a status ("OK") is Text
    std::int64_t number = 0;
    std::vector<Reply> items;

    bool operator==(const Reply&) const = default;
};

/// Why there is no observation.
struct Failure {
    schema::cache::Trouble trouble = schema::cache::Trouble::Unexpected;
    std::string text; ///< goes on after "Redis on n1 ": what, and what to do; safe to show

    bool operator==(const Failure&) const = default;
};

/// What an error line ("WRONGPASS ...") means and what to do about it.
[[nodiscard]] Failure failureOf(std::string_view error);

/// True when AUTH failed because the server wants no password: it lets everyone in.
[[nodiscard]] bool wantsNoPassword(std::string_view error);

/// Bytes of another's words that are shown.
inline constexpr std::size_t QuotedMax = 160;

} // namespace bafar::cache
