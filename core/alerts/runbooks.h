#pragma once
// What to do when a shipped rule fires: one text for each rule, from resources/rules, built in.
//
// A runbook is Markdown in a fixed form: "# RULE", what it means, "## Look first" with three
// numbered things, "## Then", and "## Links" with lines "- page PAGE", "- action CONCEPT.VERB" or
// "- entity PREFIX/", which the console turns into buttons. Pure; safe on every thread.
#include <span>
#include <string_view>

namespace bafar::alerts {

struct Runbook {
    std::string_view rule;
    std::string_view text; ///< Markdown
};

/// By rule name. Valid for ever.
[[nodiscard]] std::span<const Runbook> runbooks();

/// The same in Persian: heads, numbers, code and links are those of the English ones.
[[nodiscard]] std::span<const Runbook> persianRunbooks();

/// The text of this rule's runbook among these; empty: it has none.
[[nodiscard]] std::string_view runbookOf(std::string_view rule, std::span<const Runbook> all);

[[nodiscard]] inline std::string_view runbookOf(std::string_view rule)
{
    return runbookOf(rule, runbooks());
}

} // namespace bafar::alerts
