#pragma once
// A runbook taken apart, for who shows it piece by piece: see runbooks.h for its form. Texts keep
// their `code` spans. Pure; safe on every thread.
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace bafar::alerts {

/// A stretch of a runbook's text.
struct Span {
    std::string text;
    bool code = false; ///< it stood between backticks: a command, a path, a name

    bool operator==(const Span&) const = default;
};

struct RunbookText {
    static constexpr std::size_t LookFirst = 3;

    std::string rule;
    std::string meaning;
    std::vector<std::string> look; ///< LookFirst things
    std::string then;
    std::vector<std::string> pages;    ///< ids of the console's pages
    std::vector<std::string> actions;  ///< "storage.restart_brick"
    std::vector<std::string> entities; ///< beginnings of entity ids: "node/"

    bool operator==(const RunbookText&) const = default;
};

/// Reads the fixed form. Errors: InvalidInput naming the line that is not of it.
[[nodiscard]] Result<RunbookText> readRunbook(std::string_view text);

/// `text` in its spans, none of them empty. A backtick without a partner is text.
[[nodiscard]] std::vector<Span> spansOf(std::string_view text);

} // namespace bafar::alerts
