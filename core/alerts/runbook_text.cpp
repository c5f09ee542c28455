#include "core/alerts/runbook_text.h"

#include <optional>

#include "core/base/text.h"

namespace bafar::alerts {
namespace {

enum class Part : std::uint8_t { Meaning, Look, Then, Links };

/// The part that a head begins; nothing: there is none of that name.
std::optional<Part> partOf(std::string_view head)
{
    return head == "## Look first" ? std::optional(Part::Look)
           : head == "## Then"     ? std::optional(Part::Then)
           : head == "## Links"    ? std::optional(Part::Links)
                                   : std::nullopt;
}

void addSentence(std::string& to, std::string_view line)
{
    to += (to.empty() ? "" : " ") + std::string(line);
}

/// False: the line is no "N. TEXT" with the next N.
bool addLook(RunbookText& runbook, std::string_view line)
{
    const std::string number = std::to_string(runbook.look.size() + 1) + ". ";
    if (!line.starts_with(number) || runbook.look.size() >= RunbookText::LookFirst) {
        return false;
    }
    runbook.look.emplace_back(trimmed(line.substr(number.size())));
    return true;
}

/// False: the line is none of the three links.
bool addLink(RunbookText& runbook, std::string_view line)
{
    for (const auto& [kind, list] : {std::pair("- page ", &runbook.pages),
                                     {"- action ", &runbook.actions},
                                     {"- entity ", &runbook.entities}}) {
        if (line.starts_with(kind)) {
            list->emplace_back(trimmed(line.substr(std::string_view(kind).size())));
            return !list->back().empty();
        }
    }
    return false;
}

bool addLine(RunbookText& runbook, Part part, std::string_view line)
{
    switch (part) {
    case Part::Meaning: addSentence(runbook.meaning, line); return true;
    case Part::Then: addSentence(runbook.then, line); return true;
    case Part::Look: return addLook(runbook, line);
    case Part::Links: return addLink(runbook, line);
    }
    return false;
}

bool isComplete(const RunbookText& runbook)
{
    return !runbook.meaning.empty() && runbook.look.size() == RunbookText::LookFirst &&
           !runbook.then.empty() && !runbook.pages.empty();
}

} // namespace

Result<RunbookText> readRunbook(std::string_view text)
{
    RunbookText runbook;
    Part part = Part::Meaning;
    for (const std::string_view whole : split(text, '\n')) {
        const std::string_view line = trimmed(whole);
        if (line.empty()) {
            continue;
        }
        if (runbook.rule.empty()) {
            if (!line.starts_with("# ") || line.size() == 2) {
                return fail(Code::InvalidInput, "a runbook begins with \"# RULE\"");
            }
            runbook.rule = trimmed(line.substr(2));
            continue;
        }
        const std::optional<Part> next = partOf(line);
        if (next ? *next <= part : !addLine(runbook, part, line)) {
            return fail(Code::InvalidInput,
                        "runbook " + runbook.rule + ": not of the form: " + std::string(line));
        }
        part = next.value_or(part);
    }
    if (!isComplete(runbook)) {
        return fail(Code::InvalidInput, "runbook " + runbook.rule +
                                            ": it needs a meaning, three things to look at, "
                                            "what to do then, and a page");
    }
    return runbook;
}

std::vector<Span> spansOf(std::string_view text)
{
    std::vector<Span> spans;
    const auto add = [&](std::string_view part, bool code) {
        if (!part.empty()) {
            spans.push_back({std::string(part), code});
        }
    };
    while (!text.empty()) {
        const std::size_t open = text.find('`');
        const std::size_t close = open == std::string_view::npos ? open : text.find('`', open + 1);
        if (close == std::string_view::npos) {
            break;
        }
        add(text.substr(0, open), false);
        add(text.substr(open + 1, close - open - 1), true);
        text.remove_prefix(close + 1);
    }
    add(text, false);
    return spans;
}

} // namespace bafar::alerts
