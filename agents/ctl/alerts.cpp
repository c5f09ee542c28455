// alerts and runbook: what is wrong now, by which rules, and what to do about it.
#include "agents/ctl/alert_text.h"
#include "agents/ctl/commands.h"
#include "core/base/text.h"

namespace bafar::ctl {

namespace {

namespace alerting = schema::alerting;

std::vector<alerts::Word> wordsOf(const std::vector<Context::AgentState>& agents)
{
    std::vector<alerts::Word> words;
    for (const Context::AgentState& agent : agents) {
        if (!agent.state) {
            continue;
        }
        const auto& concepts = agent.state->snapshot->concepts;
        const auto report = concepts.find(std::string(alerting::Name));
        if (report == concepts.end()) {
            continue;
        }
        if (auto status = schema::fromJson<alerting::Status>(report->second.status.text)) {
            words.push_back({agent.agent.node, true, std::move(*status)});
        }
    }
    return words;
}

/// Who did not answer: what it has to say is not in the list.
std::string silentText(const std::vector<Context::AgentState>& agents)
{
    std::string text;
    for (const Context::AgentState& agent : agents) {
        if (!agent.state) {
            text += "no word from " + agent.agent.node + ": " +
                    sanitized(agent.state.error().text, 300) + "\n";
        }
    }
    return text;
}

} // namespace

int showAlerts(Context& context)
{
    const Result<std::vector<Context::AgentState>> agents = context.states();
    if (!agents) {
        return complainUsage(agents.error().text);
    }
    if (const int code = Context::complainIfNone(*agents); code != Exit::Done) {
        return code;
    }
    const std::vector<alerts::Word> words = wordsOf(*agents);
    if (words.empty()) {
        return complain({Code::Unsupported, "no agent that answers knows of alerts: update them"});
    }
    if (context.arguments().has("--rules")) {
        const auto& rules = words.front().status.rules;
        print(context.json() ? rulesJson(rules) : ruleTable(rules));
        return Exit::Done;
    }
    const alerts::Board board = alerts::boardOf(words);
    if (context.json()) {
        print(alertsJson(board));
        return Exit::Done;
    }
    const std::string table = alertTable(board, context.arguments().has("--all"));
    print(alertSummary(board) + silentText(*agents) + (table.empty() ? "" : "\n" + table));
    return Exit::Done;
}

int showAlertKinds(Context&)
{
    print(kindsText());
    return Exit::Done;
}

int showRunbook(Context& context)
{
    const Result<std::string> text = runbookText(context.arguments().words.front());
    if (!text) {
        return complain(text.error());
    }
    print(*text);
    return Exit::Done;
}

} // namespace bafar::ctl
