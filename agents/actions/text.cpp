#include "agents/actions/text.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"

namespace bafar::actions {

namespace {

constexpr std::size_t DifferencesMax = 3;
constexpr std::size_t FactMax = 120; ///< bytes shown of one fact

bool isPlain(char letter)
{
    constexpr std::string_view Others = "-_./:@%+,=";
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || Others.find(letter) != Others.npos;
}

std::string quoted(const std::string& word)
{
    if (!word.empty() && std::all_of(word.begin(), word.end(), isPlain)) {
        return word;
    }
    std::string out = "'";
    for (const char letter : word) {
        // A single quote cannot stand inside single quotes: close, escape, open again.
        out += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    }
    return out + "'";
}

std::vector<std::string> facts(std::string_view text)
{
    std::vector<std::string> parts;
    for (const std::string_view line : split(text, '\n')) {
        for (const std::string_view part : split(line, ';')) {
            if (!trimmed(part).empty()) {
                parts.emplace_back(trimmed(part));
            }
        }
    }
    return parts;
}

std::vector<std::string> missing(const std::vector<std::string>& from,
                                 const std::vector<std::string>& in)
{
    std::vector<std::string> parts;
    for (const std::string& part : from) {
        if (std::find(in.begin(), in.end(), part) == in.end()) {
            parts.push_back(part);
        }
    }
    return parts;
}

std::string listed(const std::vector<std::string>& parts)
{
    std::string text;
    for (std::size_t index = 0; index < std::min(parts.size(), DifferencesMax); ++index) {
        text += (index == 0 ? "\"" : ", \"") + sanitized(parts[index], FactMax) + "\"";
    }
    return parts.size() > DifferencesMax
               ? text + " and " + std::to_string(parts.size() - DifferencesMax) + " more"
               : text;
}

schema::Severity severityOf(schema::ActionState state)
{
    switch (state) {
    case schema::ActionState::FailedNeedsHands:
    case schema::ActionState::Unknown: return schema::Severity::Critical;
    case schema::ActionState::FailedUndone:
    case schema::ActionState::SucceededWithLosses: return schema::Severity::Warning;
    default: return schema::Severity::Notice;
    }
}

} // namespace

std::string commandLine(const schema::ActionRequest& request, const std::string& onlyNode)
{
    std::string line = "bafarctl act " + quoted(request.action);
    for (const auto& [name, value] : request.parameters) {
        line += " " + quoted(name + "=" + value);
    }
    const std::string asked = onlyNode.empty() ? line : line + " --node " + quoted(onlyNode);
    return request.reason.empty() ? asked : asked + " --reason " + quoted(request.reason);
}

std::string changedFacts(std::string_view before, std::string_view after)
{
    const std::vector<std::string> old = facts(before);
    const std::vector<std::string> fresh = facts(after);
    const std::string was = listed(missing(old, fresh));
    const std::string is = listed(missing(fresh, old));
    if (was.empty() && is.empty()) {
        return "the order of the facts is another one";
    }
    return was.empty() ? "new: " + is : is.empty() ? "gone: " + was : "was " + was + ", is " + is;
}

std::string objectName(const schema::ActionRequest& request,
                       const std::vector<schema::ActionInfo>& offers,
                       const std::string& cluster)
{
    for (const schema::ActionInfo& info : offers) {
        if (info.name == request.action && !info.parameters.empty()) {
            const auto given = request.parameters.find(info.parameters.front().name);
            return given == request.parameters.end() ? cluster : given->second;
        }
    }
    return cluster;
}

std::string stepName(const schema::ActionRecord& record, std::size_t index)
{
    return "step " + std::to_string(index + 1) + " of " + std::to_string(record.steps.size()) +
           " (" + record.plan.draft.steps[index].text + ")";
}

std::string runningText(const schema::ActionRecord& record)
{
    const auto& steps = record.plan.draft.steps;
    const std::string& node = schema::runnerOf(record);
    std::string text = sanitized(record.actor, 80) + " runs \"" +
                       sanitized(record.plan.draft.title, 200) + "\" from " + sanitized(node, 63);
    const auto at =
        std::find_if(record.steps.begin(), record.steps.end(), [](const schema::StepRecord& step) {
            return step.state == schema::StepState::Running ||
                   step.state == schema::StepState::Undoing;
        });
    if (at != record.steps.end() && steps.size() == record.steps.size()) {
        const auto index = static_cast<std::size_t>(at - record.steps.begin());
        const bool undoing = at->state == schema::StepState::Undoing;
        text += std::string(undoing ? ", taking back step " : ", step ") +
                std::to_string(index + 1) + " of " + std::to_string(steps.size()) + ": " +
                sanitized(steps[index].text, 200);
    } else if (record.state == schema::ActionState::Verifying) {
        text += ", verifying";
    }
    return record.waits.empty() ? text : text + "; " + sanitized(record.waits, 300);
}

std::string commandId(const std::string& action, std::size_t step, bool undo)
{
    return action + "/" + std::to_string(step) + (undo ? "/undo" : "");
}

CommandName commandName(std::string_view id)
{
    CommandName name;
    const std::size_t slash = id.find('/');
    name.action = id.substr(0, slash);
    std::string_view rest = slash == std::string_view::npos ? "" : id.substr(slash + 1);
    constexpr std::string_view Undo = "/undo";
    if (rest.ends_with(Undo)) {
        name.undo = true;
        rest.remove_suffix(Undo.size());
    }
    std::size_t step = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), step);
    if (error == std::errc() && end == rest.data() + rest.size()) {
        name.step = step;
    }
    return name;
}

schema::Event actionEvent(const schema::ActionRecord& record, std::string kind, std::string text)
{
    schema::Event event;
    const std::string& action = record.plan.request.action;
    event.concept_ = action.substr(0, action.find('.'));
    event.kind = std::move(kind);
    event.severity = severityOf(record.state);
    event.subject = "action/" + record.id;
    event.text = std::move(text);
    return event;
}

} // namespace bafar::actions
