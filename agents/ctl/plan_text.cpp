#include "agents/ctl/plan_text.h"

#include "agents/ctl/format.h"
#include "core/base/text.h"

namespace bafar::ctl {

namespace {

std::string verdictText(schema::Verdict verdict)
{
    switch (verdict) {
    case schema::Verdict::Pass: return "yes";
    case schema::Verdict::Fail: return "NO";
    case schema::Verdict::Unknown: return "?";
    }
    return "?";
}

std::string conditions(std::string_view head, const std::vector<schema::Condition>& list)
{
    std::string text;
    for (const schema::Condition& condition : list) {
        std::string line = "  " + verdictText(condition.verdict);
        line.resize(7, ' ');
        line += sanitized(condition.text, 200);
        if (!condition.detail.empty()) {
            line += " (" + sanitized(condition.detail, 200) + ")";
        }
        if (!condition.blocking && condition.verdict != schema::Verdict::Pass) {
            line += " [does not block]";
        }
        text += line + "\n";
    }
    return text.empty() ? "" : "\n" + std::string(head) + "\n" + text;
}

std::string candidates(const schema::Draft& draft)
{
    if (draft.candidates.empty()) {
        return {};
    }
    std::vector<std::string> head{"", "CANDIDATE"};
    for (const std::string& column : draft.candidateColumns) {
        head.push_back(sanitized(column, 40));
    }
    head.emplace_back("WHY");
    const std::size_t width = head.size();
    Table table(std::move(head));
    for (const schema::Candidate& candidate : draft.candidates) {
        std::vector<std::string> row{candidate.chosen ? "->" : "", sanitized(candidate.name, 63)};
        for (const std::string& figure : candidate.figures) {
            row.push_back(sanitized(figure, 60));
        }
        row.resize(width - 1);
        row.push_back(sanitized(candidate.reason, 200));
        table.add(std::move(row));
    }
    return "\n" + table.text();
}

std::string stateName(schema::StepState state)
{
    return std::string(schema::StepStateNames[static_cast<std::size_t>(state)]);
}

} // namespace

std::string planText(const schema::Plan& plan)
{
    const schema::Draft& draft = plan.draft;
    std::string text = sanitized(draft.title, 200) + "\n  cluster " + sanitized(plan.cluster, 63) +
                       ", run by the agent of " + sanitized(plan.node, 63) + "; valid until " +
                       clockText(plan.expiresAt) + " UTC\n";
    text += candidates(draft);
    text += conditions("Must hold before:", draft.preconditions);
    if (!draft.consequences.empty()) {
        text += "\nWhat it costs:\n";
        for (const schema::Consequence& cost : draft.consequences) {
            text += "  " + sanitized(cost.name, 80) + ": " + sanitized(cost.value, 200) + "\n";
        }
    }
    text += "\nSteps:\n";
    for (std::size_t i = 0; i < draft.steps.size(); ++i) {
        const schema::PlannedStep& step = draft.steps[i];
        text += "  " + std::to_string(i + 1) + ". " + sanitized(step.text, 200);
        text += step.detail.empty() ? "" : " (" + sanitized(step.detail, 200) + ")";
        text += step.pointOfNoReturn ? "; from here on it cannot be cancelled" : "";
        text += "\n";
    }
    std::string after;
    for (const schema::Condition& condition : draft.postconditions) {
        after += "  - " + sanitized(condition.text, 200) + "\n";
    }
    return text + (after.empty() ? "" : "\nMust be seen after:\n" + after);
}

std::string stepText(const schema::ActionRecord& record, std::size_t index)
{
    const schema::StepRecord& step = record.steps[index];
    std::string text = "  " + std::to_string(index + 1) + " of " +
                       std::to_string(record.steps.size()) + "  " + stateName(step.state);
    text.resize(20, ' ');
    const bool ongoing =
        step.state == schema::StepState::Running || step.state == schema::StepState::Undoing;
    std::string took = ongoing ? "" : toHumanText(step.took);
    took.insert(0, took.size() < 10 ? 10 - took.size() : 0, ' ');
    text += took + "  ";
    if (index < record.plan.draft.steps.size()) {
        text += sanitized(record.plan.draft.steps[index].text, 200);
    }
    return text + (step.log.empty() ? "" : ": " + sanitized(step.log, 300));
}

std::string changesText(const schema::ActionRecord* before, const schema::ActionRecord& now)
{
    const auto line = [](const std::string& text) {
        return std::string(14, ' ') + sanitized(text, 700) + "\n";
    };
    std::string out;
    if (!now.takenOver.empty() && (before == nullptr || before->takenOver != now.takenOver)) {
        out += line(now.takenOver);
    }
    const std::string waited = before == nullptr ? std::string() : before->waits;
    if (now.waits != waited) {
        out += line(!now.waits.empty()            ? now.waits
                    : schema::hasEnded(now.state) ? "recorded"
                                                  : "it goes on");
    }
    return out;
}

std::string resultText(const schema::ActionRecord& record)
{
    return conditions("Seen after:", record.postconditions) + "\n" +
           std::string(schema::ActionStateNames[static_cast<std::size_t>(record.state)]) + ": " +
           sanitized(record.result, 2000) + "\n";
}

bool succeeded(schema::ActionState state)
{
    return state == schema::ActionState::Succeeded ||
           state == schema::ActionState::SucceededWithLosses;
}

std::string objectOf(const schema::Plan& plan, const std::vector<schema::ActionInfo>& offers)
{
    for (const schema::ActionInfo& offer : offers) {
        if (offer.name == plan.request.action && !offer.parameters.empty()) {
            const auto found = plan.request.parameters.find(offer.parameters.front().name);
            if (found != plan.request.parameters.end()) {
                return found->second;
            }
        }
    }
    return plan.cluster;
}

} // namespace bafar::ctl
