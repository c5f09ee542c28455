#pragma once
// The link table of README.md, "Who links what", held against the CMake link lines and the
// #include lines.
//
// A row: targets, project targets they may link, libraries they may link, "yes" when pure. CONCEPT
// stands for one of the ten concepts, the same one in the whole row; '*' for anything. The first
// row that fits a target counts.
#include "tests/tidy/targets.h"

namespace bafar::tidy {

struct LinkRule {
    std::size_t line = 0; ///< in README.md
    std::vector<std::string> targets;
    std::vector<std::string> mayLink;
    std::vector<std::string> libraries;
    bool pure = false;
};

/// The ten nouns of the project.
[[nodiscard]] const std::vector<std::string>& concepts();

/// The rows of the table; empty when there is none.
[[nodiscard]] std::vector<LinkRule> readLinkRules(const Tree& tree);

/// The row of a target, or null.
[[nodiscard]] const LinkRule* ruleOf(const std::vector<LinkRule>& rules, std::string_view target);

/// Every link line is in the table, every include has its link, nothing includes tests.
[[nodiscard]] Findings checkLinks(const Tree& tree);

} // namespace bafar::tidy
