#include "agents/ctl/commands.h"

#include "core/base/text.h"

namespace bafar::ctl {

namespace {

constexpr std::string_view Version = BAFAR_VERSION;
constexpr std::size_t Many = 64;

constexpr OptionRule Common[] = {
    {"--profile", "FILE", "profile file, or its name in ~/.config/bafar/profiles"},
    {"--node", "NODE", "ask this node's agent only"},
    {"--json", "", "print JSON for programs"},
    {"--help", "", "say what the command does"},
};

constexpr OptionRule PlanOptions[] = {{"--reason", "TEXT", "kept in the audit log"}};
constexpr OptionRule ActOptions[] = {
    {"--reason", "TEXT", "kept in the audit log"},
    {"--yes", "", "run the plan without asking"},
    {"--name", "NAME", "data-risk actions with --yes: the object's name, typed again"},
};
constexpr OptionRule EventOptions[] = {
    {"--limit", "COUNT", "newest so many; 50 unless given"},
    {"--severity", "LEVEL", "info, notice, warning or critical, and above"},
};
constexpr OptionRule AlertOptions[] = {
    {"--all", "", "those that ended within 15 minutes, too"},
    {"--rules", "", "the rules instead: what is evaluated, and how the spec changed it"},
};
constexpr OptionRule HistoryOptions[] = {
    {"--last", "DURATION", "up to now: \"10 m\", \"2 h\"; 10 minutes unless given"},
    {"--from", "UTC", "2026-11-23T14:00:00Z"},
    {"--to", "UTC", "until; now unless given"},
    {"--step", "DURATION", "between values"},
};
constexpr OptionRule LogOptions[] = {
    {"--tail", "COUNT", "last so many lines of each task; 200 unless given, or all with --since"},
    {"--since", "WHEN", "10m ago, or from 2026-11-23T14:00:00Z on"},
    {"--follow", "", "go on with new lines, until Ctrl+C; through another manager if one is lost"},
};
constexpr OptionRule AuditOptions[] = {
    {"--limit", "COUNT", "newest so many of each agent; 50 unless given, or all with --since"},
    {"--all", "", "all that the agents tell, however old"},
    {"--since", "WHEN", "10m ago, or from 2026-11-23T14:00:00Z on"},
    {"--actor", "WHO", "only of ROLE/NAME, or of that NAME in any role"},
    {"--refused", "", "only what was refused"},
};
constexpr OptionRule ApplyOptions[] = {
    {"--reason", "TEXT", "kept in the history"},
    {"--based-on", "REVISION", "what the file is based on; as its first line says, or in force"},
    {"--yes", "", "run the plan without asking"},
};
constexpr OptionRule RollbackOptions[] = {
    {"--reason", "TEXT", "kept in the history"},
    {"--yes", "", "run the plan without asking"},
};
constexpr OptionRule InitOptions[] = {
    {"--dir", "FOLDER", "where the authority is kept; ./pki unless given"},
    {"--cluster", "NAME", "the cluster's name, as in every certificate"},
    {"--passphrase-file", "FILE", "first line: the passphrase of the authority's key"},
};
constexpr OptionRule IssueOptions[] = {
    {"--dir", "FOLDER", "where the authority is kept; ./pki unless given"},
    {"--passphrase-file", "FILE", "first line: the passphrase of the authority's key"},
    {"--certificate", "FILE", "where the certificate goes; NAME.crt unless given"},
    {"--key", "FILE", "where its key goes; NAME.key unless given"},
    {"--days", "COUNT", "lifetime; 30 at most for people"},
    {"--address", "ADDRESS", "an address the certificate is also for", true},
    {"--dns", "NAME", "a host name the certificate is also for", true},
};
constexpr OptionRule RevokeOptions[] = {
    {"--reason", "TEXT", "kept with the revocation"},
    {"--yes", "", "run the plan without asking"},
};
constexpr OptionRule EnrolOptions[] = {
    {"--node-id", "NODE", "the new node's id in the spec; HOST unless given"},
    {"--user", "USER", "for ssh; root unless given"},
    {"--port", "PORT", "for ssh; 22 unless given"},
    {"--identity", "FILE", "private key for ssh; the ssh agent's keys unless given"},
    {"--known-hosts", "FILE", "host keys; ~/.ssh/known_hosts unless given"},
    {"--fingerprint", "SHA256", "the host key's fingerprint, as its console shows it"},
    {"--docker", "yes|no",
     "whether bafar joins the group docker, which is as good as root; asked where Docker is"},
    {"--without-helper", "", "leave root's helper out: Gluster's state is then not seen"},
    {"--spec", "FILE", "cluster spec to install; asked from the cluster unless given"},
    {"--binary", "FILE", "bafar-agent to install; the one beside bafarctl unless given"},
    {"--dir", "FOLDER", "where the authority is kept; ./pki unless given"},
    {"--passphrase-file", "FILE", "first line: the passphrase of the authority's key"},
    {"--yes", "", "run the plan without asking"},
};

// clang-format off
constexpr CommandRule Commands[] = {
    {"status", "", "Nodes, floating IPs and what is wrong", 0, 0, true, {}, &showStatus},
    {"group", "", "The agents' group: who leads, who is in touch, what it survives", 0, 0, true, {}, &showGroup},
    {"watch", "", "Every event, state change and action as it happens, until Ctrl+C", 0, 0, true, {}, &watch},
    {"topology", "", "Everything by role, with states and edges", 0, 0, true, {}, &showTopology},
    {"headroom", "", "What is in use of what the cluster has, and what would be without its largest node", 0, 0, true, {}, &showHeadroom},
    {"floating-ip", "[ID]", "Who owns each floating IP, who would be next, and what would be if each node died", 0, 1, true, {}, &showFloatingIps},
    {"database", "", "MariaDB servers: roles, positions, how far each is behind, what a commit is worth", 0, 0, true, {}, &showDatabases},
    {"plan", "ACTION [KEY=VALUE...]", "What an action would do now", 1, Many, true, PlanOptions, &showPlan},
    {"act", "ACTION [KEY=VALUE...]", "Plans an action, asks, runs it and verifies what came of it", 1, Many, true, ActOptions, &act},
    {"cancel", "ID", "Asks a running action to stop", 1, 1, true, {}, &cancelAction},
    {"actions", "[ID]", "Actions that can be planned, and the recent ones; with an ID its record", 0, 1, true, {}, &showActions},
    {"deployments", "[ID]", "Every change of a service: who, from what to what, how it ended; with an ID all of it and the way back", 0, 1, true, {}, &showDeployments},
    {"events", "", "What happened lately on every node", 0, 0, true, EventOptions, &showEvents},
    {"alerts", "", "What is wrong now; exit code 0 also then: scripts read counts.critical of --json", 0, 0, true, AlertOptions, &showAlerts},
    {"alerts kinds", "", "Kinds of alert rules, for rules of one's own in the spec", 0, 0, false, {}, &showAlertKinds},
    {"runbook", "RULE", "What an alert of this rule means, where to look first, what to do", 1, 1, false, {}, &showRunbook},
    {"history", "SERIES", "A series over a time, from every node that has it", 1, 1, true, HistoryOptions, &showHistory},
    {"logs", "SERVICE", "What a service's tasks write: time, task@node, then | or, of standard error, !", 1, 1, true, LogOptions, &showLogs},
    {"audit", "", "Attempts, allowed or refused; repeated reads left out, strangers' bursts counted", 0, 0, true, AuditOptions, &showAudit},
    {"metrics", "", "Every name that an agent's /metrics may have: type, labels, unit, meaning", 0, 0, false, {}, &showMetrics},
    {"spec check", "FILE", "Says what is wrong with a cluster spec: file, line, nearest name", 1, 1, false, {}, &checkSpec},
    {"spec show", "[REVISION]", "The cluster spec in force, or a former one", 0, 1, true, {}, &showSpec},
    {"spec diff", "FILE|REVISION [REVISION]", "What it would change, or what changed between two", 1, 2, true, {}, &diffSpecs},
    {"spec apply", "FILE", "Puts a cluster spec in force on every agent, or on none", 1, 1, true, ApplyOptions, &applySpec},
    {"spec history", "", "Which specs were in force: since when, by whom, why", 0, 0, true, {}, &showSpecHistory},
    {"spec rollback", "REVISION", "Puts a former cluster spec in force again", 1, 1, true, RollbackOptions, &rollBackSpec},
    {"pki init", "", "Makes the cluster's certificate authority", 0, 0, false, InitOptions, &initAuthority},
    {"pki issue", "ROLE NAME", "Issues a certificate: viewer, operator, admin, agent or scrape", 2, 2, false, IssueOptions, &issueCertificate},
    {"pki revoke", "SERIAL|FILE", "Makes every agent refuse a certificate from now on", 1, 1, true, RevokeOptions, &revokeCertificate},
    {"pki show", "FILE", "What a certificate says", 1, 1, false, {}, &showCertificate},
    {"enrol", "HOST", "Installs and starts the agent on a host over ssh", 1, 1, true, EnrolOptions, &enrolHost},

};

// clang-format on

std::string padded(std::string text, std::size_t width)
{
    return text + std::string(text.size() < width ? width - text.size() : 1, ' ');
}

std::string optionLines(std::span<const OptionRule> rules)
{
    std::string text;
    for (const OptionRule& rule : rules) {
        std::string name(rule.name);
        name += rule.value.empty() ? "" : " " + std::string(rule.value);
        text += "  " + padded(name, 28) + std::string(rule.help) + "\n";
    }
    return text;
}

std::string helpText()
{
    std::string text = "Usage: bafarctl COMMAND [OPTIONS]\n\nCommands:\n";
    for (const CommandRule& rule : Commands) {
        std::string line(rule.name);
        line += rule.words.empty() ? "" : " " + std::string(rule.words);
        text += "  " + padded(line, 28) + std::string(rule.help) + "\n";
    }
    return text + "\nOptions of every command:\n" + optionLines(Common) +
           "\nbafarctl COMMAND --help lists the options of a command.\n\n"
           "Exit codes: 0 done; 1 refused or failed; 2 wrong usage; 3 no agent answers, or\n"
           "not the one that could have what was asked for.\n";
}

std::string helpText(const CommandRule& rule)
{
    std::string text = "Usage: bafarctl " + std::string(rule.name) + " " +
                       (rule.words.empty() ? "" : std::string(rule.words) + " ") + "[OPTIONS]\n" +
                       std::string(rule.help) + ".\n\nOptions:\n";
    return text + optionLines(rule.options) + optionLines(Common);
}

/// The rule whose name the words begin with; those words are taken off.
const CommandRule* findCommand(std::vector<std::string>& words)
{
    for (const std::size_t count : {2U, 1U}) {
        if (words.size() < count) {
            continue;
        }
        const std::string name = count == 2 ? words[0] + " " + words[1] : words[0];
        for (const CommandRule& rule : Commands) {
            if (rule.name == name) {
                words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
                return &rule;
            }
        }
    }
    return nullptr;
}

int unknownCommand(const std::vector<std::string>& words)
{
    std::vector<std::string_view> names;
    for (const CommandRule& rule : Commands) {
        names.push_back(rule.name);
    }
    std::string given = words.empty() ? "" : words[0];
    if (given == "spec" || given == "pki") {
        given += words.size() > 1 ? " " + words[1] : "";
    }
    const std::string_view near = nearestName(given, names);
    return complainUsage(
        given.empty() ? "which command?"
                      : "unknown command \"" + given + "\"" +
                            (near.empty() ? "" : "; did you mean " + std::string(near) + "?"));
}

} // namespace

std::span<const CommandRule> commands()
{
    return Commands;
}

std::span<const OptionRule> commonOptions()
{
    return Common;
}

int runProgram(std::span<const std::string> given)
{
    if (given.size() == 1 && (given[0] == "--help" || given[0] == "help" || given[0] == "-h")) {
        print(helpText());
        return Exit::Done;
    }
    if (given.size() == 1 && given[0] == "--version") {
        print("bafarctl " + std::string(Version) + "\n");
        return Exit::Done;
    }
    std::vector<std::string> words(given.begin(), given.end());
    const CommandRule* rule = findCommand(words);
    if (rule == nullptr) {
        return unknownCommand(words);
    }
    std::vector<OptionRule> options(rule->options.begin(), rule->options.end());
    options.insert(options.end(), std::begin(Common), std::end(Common));
    Result<Arguments> arguments = parseArguments(words, options);
    if (!arguments) {
        return complainUsage(arguments.error().text);
    }
    if (arguments->has("--help")) {
        print(helpText(*rule));
        return Exit::Done;
    }
    if (arguments->words.size() < rule->wordsMin || arguments->words.size() > rule->wordsMax) {
        return complainUsage("usage: bafarctl " + std::string(rule->name) + " " +
                             std::string(rule->words));
    }
    Context context(std::move(*arguments));
    if (rule->needsCluster) {
        if (const Result<void> opened = context.open(); !opened) {
            return complain(opened.error());
        }
    }
    return rule->run(context);
}

} // namespace bafar::ctl
