#include "tests/tidy/budget.h"

#include <algorithm>
#include <cctype>

namespace bafar::tidy {
namespace {

constexpr std::string_view Waiver = "larger than the budget because";
constexpr std::size_t TopLines = 20;        ///< how far down a file its waiver may stand
constexpr std::size_t AboveLines = 8;       ///< how far above a function its waiver may stand
constexpr std::ptrdiff_t ReasonLetters = 8; ///< fewer are no reason

/// A comment line's text, for C++ and scripts; nothing for other lines, `#include` among them.
std::string_view commentOf(std::string_view line)
{
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (!line.starts_with("//") && !line.starts_with("# ")) {
        return {};
    }
    line.remove_prefix(std::min(line.find_first_not_of(" /#"), line.size()));
    return line;
}

/// True where the phrase stands in these lines, with a reason after it.
bool waived(const SourceFile& file, std::size_t from, std::size_t to)
{
    std::string text; // joined, because a comment may break the line inside the phrase
    for (std::size_t i = from; i < std::min(to, file.lines.size()); ++i) {
        text.append(commentOf(file.lines[i])).append(" ");
    }
    const std::size_t at = text.find(Waiver);
    if (at == std::string::npos) {
        return false;
    }
    const auto letters =
        std::ranges::count_if(text.substr(at + Waiver.size()),
                              [](unsigned char byte) { return std::isalpha(byte) != 0; });
    return letters >= ReasonLetters;
}

std::size_t width(std::string_view line)
{
    return static_cast<std::size_t>(std::ranges::count_if(line, [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; // not inside a UTF-8 sequence
    }));
}

void checkLength(const SourceFile& file, std::size_t limit, Findings& findings)
{
    if (file.lines.size() > limit && !waived(file, 0, TopLines)) {
        findings.push_back({file.path, 0,
                            std::to_string(file.lines.size()) + " lines, the budget is " +
                                std::to_string(limit) + ": split it, or say at the top \"" +
                                std::string(Waiver) + " ...\""});
    }
}

void checkWidths(const SourceFile& file, std::size_t limit, Findings& findings)
{
    bool table = false; // tables that clang-format leaves alone keep a state's row on one line
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (file.lines[i].find("clang-format o") != std::string::npos) {
            table = file.lines[i].find("clang-format off") != std::string::npos;
        }
        if (width(file.lines[i]) > limit && !table) {
            findings.push_back({file.path, i + 1,
                                std::to_string(width(file.lines[i])) +
                                    " characters wide, the budget is " + std::to_string(limit)});
        }
    }
}

/// A function opens with a line that is only '{' and closes with '}' at the same indentation.
void checkFunctions(const SourceFile& file, std::size_t limit, Findings& findings)
{
    const std::vector<std::string> code = codeOnly(file);
    for (std::size_t open = 0; open < code.size(); ++open) {
        const std::size_t indent = code[open].find('{');
        if (indent == std::string::npos ||
            code[open].find_first_not_of(" {") != std::string::npos) {
            continue;
        }
        const std::string end = std::string(indent, ' ') + '}';
        std::size_t close = open + 1;
        while (close < code.size() && !code[close].starts_with(end)) {
            ++close;
        }
        const std::size_t lines = close - open - 1;
        const std::size_t above = open > AboveLines ? open - AboveLines : 0;
        if (lines > limit && !waived(file, above, open)) {
            findings.push_back({file.path, open + 1,
                                "a function of " + std::to_string(lines) +
                                    " lines, the budget is " + std::to_string(limit) +
                                    ": split it, or say above it \"" + std::string(Waiver) +
                                    " ...\""});
            open = close; // its inner blocks are the same finding
        }
    }
}

} // namespace

Findings checkSizes(const Tree& tree, const Budget& budget)
{
    Findings findings;
    for (const SourceFile& file : tree) {
        if (isCpp(file.path)) {
            const bool header = file.path.ends_with(".h");
            const bool main = file.path.ends_with("/main.cpp");
            checkLength(file,
                        header ? budget.headerLines
                        : main ? budget.mainLines
                               : budget.fileLines,
                        findings);
            checkWidths(file, budget.lineWidth, findings);
            checkFunctions(file, budget.functionLines, findings);
        } else if (isScript(file)) {
            checkLength(file, budget.scriptLines, findings);
            checkWidths(file, budget.scriptWidth, findings);
        }
    }
    return findings;
}

} // namespace bafar::tidy
