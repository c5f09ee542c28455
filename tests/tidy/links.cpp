#include "tests/tidy/links.h"

#include <algorithm>
#include <optional>
#include <sstream>

namespace bafar::tidy {
namespace {

constexpr std::string_view Heading = "## Who links what";
constexpr std::string_view Concept = "CONCEPT";

/// '*' stands for any characters, also none.
bool matchesStar(std::string_view pattern, std::string_view name)
{
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) {
        return pattern == name;
    }
    const std::string_view before = pattern.substr(0, star);
    const std::string_view after = pattern.substr(star + 1);
    return name.size() >= before.size() + after.size() && name.starts_with(before) &&
           name.ends_with(after);
}

std::string withConcept(std::string pattern, const std::string& noun)
{
    const std::size_t at = pattern.find(Concept);
    return at == std::string::npos ? pattern : pattern.replace(at, Concept.size(), noun);
}

/// The concept that makes `pattern` fit `name`; an empty text when it fits without one.
std::optional<std::string> fittingConcept(const std::string& pattern, std::string_view name)
{
    if (pattern.find(Concept) == std::string::npos) {
        return matchesStar(pattern, name) ? std::optional<std::string>("") : std::nullopt;
    }
    for (const std::string& noun : concepts()) {
        if (matchesStar(withConcept(pattern, noun), name)) {
            return noun;
        }
    }
    return std::nullopt;
}

struct Fit {
    const LinkRule* rule = nullptr;
    std::string noun;
};

Fit fitOf(const std::vector<LinkRule>& rules, std::string_view target)
{
    for (const LinkRule& rule : rules) {
        for (const std::string& pattern : rule.targets) {
            if (const auto noun = fittingConcept(pattern, target)) {
                return {&rule, *noun};
            }
        }
    }
    return {};
}

std::vector<std::string> cellsOf(std::string_view row)
{
    std::vector<std::string> cells;
    std::istringstream in{std::string(row.substr(1))};
    for (std::string cell; std::getline(in, cell, '|');) {
        cells.push_back(cell);
    }
    return cells;
}

/// What stands between backquotes.
std::vector<std::string> backquoted(std::string_view cell)
{
    std::vector<std::string> out;
    for (std::size_t open = cell.find('`'); open != std::string_view::npos;) {
        const std::size_t close = cell.find('`', open + 1);
        if (close == std::string_view::npos) {
            break;
        }
        out.emplace_back(cell.substr(open + 1, close - open - 1));
        open = cell.find('`', close + 1);
    }
    return out;
}

bool isProduct(std::string_view path)
{
    return !path.starts_with("tests/") && !path.starts_with("resources/");
}

bool mayLink(const Fit& fit, const Targets& targets, const std::string& link)
{
    if (targets.named(link) == nullptr) {
        return std::ranges::find(fit.rule->libraries, link) != fit.rule->libraries.end();
    }
    return std::ranges::any_of(fit.rule->mayLink, [&](const std::string& pattern) {
        return fit.noun.empty() ? fittingConcept(pattern, link).has_value()
                                : matchesStar(withConcept(pattern, fit.noun), link);
    });
}

void checkTarget(const Target& target,
                 const Targets& targets,
                 const std::vector<LinkRule>& rules,
                 Findings& findings)
{
    const Fit fit = fitOf(rules, target.name);
    if (fit.rule == nullptr) {
        findings.push_back({target.path, target.line,
                            target.name + " fits no row of \"Who links what\" in README.md"});
        return;
    }
    std::vector<std::string> links = target.links;
    links.insert(links.end(), target.privateLinks.begin(), target.privateLinks.end());
    for (const std::string& link : links) {
        if (!mayLink(fit, targets, link)) {
            findings.push_back({target.path, target.line,
                                target.name + " may not link " + link + " (README.md:" +
                                    std::to_string(fit.rule->line) + ", \"Who links what\")"});
        }
    }
}

/// The path of an #include "path" line, else empty.
std::string includedPath(const std::string& line)
{
    constexpr std::string_view Directive = "#include \"";
    if (!line.starts_with(Directive)) {
        return {};
    }
    const std::size_t end = line.find('"', Directive.size());
    return line.substr(Directive.size(), end - Directive.size());
}

std::string problemOfInclude(const Tree& tree,
                             const Targets& targets,
                             const SourceFile& file,
                             const std::string& included)
{
    if (included.starts_with("tests/")) {
        return "product code includes tests: " + included;
    }
    if (findFile(tree, included) == nullptr) {
        return "no file " + included + "; includes are named from the root of the project";
    }
    const Target* from = targets.owner(file.path);
    const Target* to = targets.owner(included);
    if (to == nullptr) { // agents/machine.h, agents/concept.h: the shape, without a target
        const bool shape = folderOf(included) == "agents/";
        return shape && file.path.starts_with("ui/") ? "ui includes agents: " + included : "";
    }
    if (from == to || (from != nullptr && targets.reaches(*from, *to))) {
        return {};
    }
    if (from == nullptr) {
        return included.starts_with("core/") ? "" : "a file without a target includes " + included;
    }
    return from->name + " includes " + included + " without linking " + to->name;
}

} // namespace

const std::vector<std::string>& concepts()
{
    static const std::vector<std::string> list{
        "cluster",  "floating_ip", "load_balancer", "database",   "cache",
        "services", "storage",     "deployment",    "monitoring", "alerting"};
    return list;
}

std::vector<LinkRule> readLinkRules(const Tree& tree)
{
    std::vector<LinkRule> rules;
    const SourceFile* readme = findFile(tree, "README.md");
    bool inside = false;
    for (std::size_t i = 0; readme != nullptr && i < readme->lines.size(); ++i) {
        const std::string& line = readme->lines[i];
        if (line.starts_with("#")) {
            inside = line.starts_with(Heading);
        } else if (inside && line.starts_with("| `")) {
            std::vector<std::string> cells = cellsOf(line);
            cells.resize(4);
            rules.push_back({i + 1, backquoted(cells[0]), backquoted(cells[1]),
                             backquoted(cells[2]), cells[3].find("yes") != std::string::npos});
        }
    }
    return rules;
}

const LinkRule* ruleOf(const std::vector<LinkRule>& rules, std::string_view target)
{
    return fitOf(rules, target).rule;
}

Findings checkLinks(const Tree& tree)
{
    const Targets targets(tree);
    const std::vector<LinkRule> rules = readLinkRules(tree);
    Findings findings;
    if (rules.empty()) {
        findings.push_back({"README.md", 0, "has no table below \"" + std::string(Heading) + "\""});
    }
    for (const Target& target : targets.all()) {
        if (isProduct(target.path)) {
            checkTarget(target, targets, rules, findings);
        }
    }
    for (const SourceFile& file : tree) {
        for (std::size_t i = 0; isCpp(file.path) && isProduct(file.path) && i < file.lines.size();
             ++i) {
            const std::string included = includedPath(file.lines[i]);
            if (included.empty() || included.ends_with(".moc")) {
                continue;
            }
            const std::string problem = problemOfInclude(tree, targets, file, included);
            if (!problem.empty()) {
                findings.push_back({file.path, i + 1, problem});
            }
        }
    }
    return findings;
}

} // namespace bafar::tidy
