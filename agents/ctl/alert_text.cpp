#include "agents/ctl/alert_text.h"

#include "agents/alerting/kinds.h"
#include "agents/ctl/format.h"
#include "core/alerts/runbooks.h"
#include "core/base/text.h"
#include "core/schema/json.h"

namespace bafar::ctl {

namespace {

using schema::alerting::Alert;
using schema::alerting::AlertState;

std::string_view severityText(schema::Severity severity)
{
    return schema::SeverityNames[static_cast<std::size_t>(severity)];
}

std::string words(std::span<const std::string_view> names)
{
    std::string text;
    for (const std::string_view name : names) {
        text += (text.empty() ? "" : ", ") + std::string(name);
    }
    return text.empty() ? "nothing" : text;
}

} // namespace

std::string alertSummary(const alerts::Board& board)
{
    const auto& counts = board.counts;
    std::vector<std::string> firing;
    for (const auto& [count, name] :
         {std::pair(counts.critical, "critical"), std::pair(counts.warning, "warning"),
          std::pair(counts.info, "info")}) {
        if (count > 0) {
            firing.push_back(std::to_string(count) + " " + name);
        }
    }
    std::string text = firing.empty() ? "nothing fires" : "firing: " + listText(firing);
    text += "; " + std::to_string(counts.pending) + " pending, " +
            std::to_string(counts.inhibited) + " muted\n";
    if (!board.quiet.empty()) {
        text += "no rules are evaluated on " + sanitized(listText(board.quiet), 300) +
                ": the spec has no section alerting\n";
    } else if (board.leaders.empty()) {
        text += "nobody judges the cluster's rules now: the agents' group has no leader\n";
    }
    if (board.leftOut > 0) {
        text += std::to_string(board.leftOut) + " alerts that matter least are left out\n";
    }
    return text;
}

std::string alertTable(const alerts::Board& board, bool all)
{
    Table table({"SEVERITY", "STATE", "SINCE (UTC)", "RULE", "SUMMARY", "SUBJECT", "NOTE"});
    for (const Alert& alert : board.alerts) {
        const bool over = alert.state == AlertState::Resolved;
        if (over && !all) {
            continue;
        }
        std::string note =
            alert.inhibitedBy.empty() ? "" : "muted by " + sanitized(alert.inhibitedBy, 63);
        note += (note.empty() || alert.note.empty() ? "" : "; ") + sanitized(alert.note, 200);
        table.add(
            {std::string(severityText(alert.severity)),
             std::string(schema::alerting::AlertStateNames[static_cast<std::size_t>(alert.state)]),
             momentText(alerts::stateSince(alert)), sanitized(alert.rule, 63),
             sanitized(alert.summary, 300),
             alert.subject.empty() ? "-" : sanitized(alert.subject, 100), note});
    }
    return table.empty() ? std::string() : table.text();
}

std::string alertsJson(const alerts::Board& board)
{
    return "{\"counts\":" + schema::toJson(board.counts) +
           ",\"leaders\":" + schema::toJson(board.leaders) +
           ",\"quiet\":" + schema::toJson(board.quiet) +
           ",\"left_out\":" + std::to_string(board.leftOut) +
           ",\"alerts\":" + schema::toJson(board.alerts) + "}\n";
}

std::string ruleTable(const std::vector<schema::alerting::RuleStatus>& rules)
{
    Table table({"RULE", "SEVERITY", "KIND", "FROM", "CONDITION"});
    for (const schema::alerting::RuleStatus& rule : rules) {
        table.add({sanitized(rule.name, 63), std::string(severityText(rule.severity)),
                   sanitized(rule.kind, 63),
                   !rule.enabled   ? "off"
                   : !rule.shipped ? "spec"
                   : rule.changed  ? "changed"
                                   : "shipped",
                   sanitized(rule.condition, 500)});
    }
    return table.text();
}

std::string rulesJson(const std::vector<schema::alerting::RuleStatus>& rules)
{
    return schema::toJson(rules) + "\n";
}

std::string kindsText()
{
    std::string text;
    for (const alerting::Kind* kind : alerting::kinds()) {
        text += std::string(kind->name) + ": " + std::string(kind->help) + "\n  needs " +
                words(kind->needs) + "\n  takes " + words(kind->takes) + "\n";
    }
    text += "\nParameters (when:)\n";
    for (const schema::Field& field :
         schema::descriptionOf<schema::alerting::Parameters>().fields) {
        text += "  " + std::string(field.name) + ": " + std::string(field.help) + "\n";
    }
    return text;
}

Result<std::string> runbookText(std::string_view rule)
{
    if (const std::string_view text = alerts::runbookOf(rule); !text.empty()) {
        return std::string(text);
    }
    std::vector<std::string_view> names;
    for (const alerts::Runbook& runbook : alerts::runbooks()) {
        names.push_back(runbook.rule);
    }
    const std::string_view near = nearestName(rule, names);
    return fail(Code::NotFound,
                "no runbook for \"" + sanitized(rule, 63) + "\"" +
                    (near.empty()
                         ? "; bafarctl alerts --rules lists the shipped rules, which have one"
                         : "; did you mean " + std::string(near) + "?"));
}

} // namespace bafar::ctl
