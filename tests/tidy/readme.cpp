#include "tests/tidy/readme.h"

#include <algorithm>
#include <set>

namespace bafar::tidy {
namespace {

constexpr std::string_view Heading = "## Code map";

/// "core/base/" for "core/base/text.cpp" and for "core/base/detail/x.cpp"; "app/" for
/// "app/main.cpp".
std::string secondLevel(std::string_view path)
{
    const std::size_t first = path.find('/');
    const std::size_t second = path.find('/', first + 1);
    return std::string(path.substr(0, (second == std::string_view::npos ? first : second) + 1));
}

std::set<std::string> foldersWithCode(const Tree& tree)
{
    std::set<std::string> folders;
    for (const SourceFile& file : tree) {
        if (isCpp(file.path) && !file.path.starts_with("tests/") &&
            !file.path.starts_with("resources/")) {
            folders.insert(secondLevel(file.path));
        }
    }
    return folders;
}

/// The folders a code map's rows begin with: | `core/base/` | ...
std::vector<std::pair<std::string, std::size_t>> mappedFolders(const SourceFile& readme)
{
    std::vector<std::pair<std::string, std::size_t>> folders;
    bool inside = false;
    for (std::size_t i = 0; i < readme.lines.size(); ++i) {
        const std::string& line = readme.lines[i];
        if (line.starts_with("#")) {
            inside = line.starts_with(Heading);
        } else if (inside && line.starts_with("| `")) {
            folders.emplace_back(line.substr(3, line.find('`', 3) - 3), i + 1);
        }
    }
    return folders;
}

} // namespace

Findings checkReadme(const Tree& tree)
{
    const SourceFile* readme = findFile(tree, "README.md");
    if (readme == nullptr) {
        return {{"README.md", 0, "is missing"}};
    }
    Findings findings;
    const auto mapped = mappedFolders(*readme);
    for (const std::string& folder : foldersWithCode(tree)) {
        if (std::ranges::none_of(mapped, [&](const auto& row) { return row.first == folder; })) {
            findings.push_back({"README.md", 0, "the code map has no row for `" + folder + "`"});
        }
    }
    for (const auto& [folder, line] : mapped) {
        if (std::ranges::none_of(
                tree, [&](const SourceFile& file) { return file.path.starts_with(folder); })) {
            findings.push_back({"README.md", line, "there is no `" + folder + "`"});
        }
    }
    const Targets targets(tree);
    const std::vector<LinkRule> rules = readLinkRules(tree);
    for (const LinkRule& rule : rules) {
        const bool used = std::ranges::any_of(targets.all(), [&](const Target& target) {
            return ruleOf(rules, target.name) == &rule;
        });
        if (!used) {
            findings.push_back(
                {"README.md", rule.line, "no target fits this row of the link table; remove it"});
        }
    }
    return findings;
}

} // namespace bafar::tidy
