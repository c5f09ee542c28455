#pragma once
// Every command of bafarctl in one table, and their functions.
//
// A function prints its result and returns an exit code (context.h). Most take the opened context;
// those that need no cluster (pki, spec check) are marked so in the table.
#include "agents/ctl/context.h"

namespace bafar::ctl {

struct CommandRule {
    std::string_view name;  ///< one or two words: "status", "pki issue"
    std::string_view words; ///< what follows: "ACTION [KEY=VALUE...]"
    std::string_view help;  ///< one sentence
    std::size_t wordsMin;
    std::size_t wordsMax;
    bool needsCluster;
    std::span<const OptionRule> options; ///< besides the common ones
    int (*run)(Context& context);
};

[[nodiscard]] std::span<const CommandRule> commands();

/// Options that every command takes.
[[nodiscard]] std::span<const OptionRule> commonOptions();

/// The whole program: parses, runs, and gives the exit code.
[[nodiscard]] int runProgram(std::span<const std::string> arguments);

int showStatus(Context& context);
int showTopology(Context& context);
int showHeadroom(Context& context);
int showFloatingIps(Context& context);
int showDatabases(Context& context);
int watch(Context& context);
int showPlan(Context& context);
int act(Context& context);
int cancelAction(Context& context);
int showActions(Context& context);
int showDeployments(Context& context);
int showEvents(Context& context);
int showAlerts(Context& context);
int showAlertKinds(Context& context);
int showRunbook(Context& context);
int showHistory(Context& context);
int showMetrics(Context& context);
int showLogs(Context& context);
int showAudit(Context& context);
int checkSpec(Context& context);
int showSpec(Context& context);
int diffSpecs(Context& context);
int applySpec(Context& context);
int rollBackSpec(Context& context);
int showSpecHistory(Context& context);
int showGroup(Context& context);
int initAuthority(Context& context);
int issueCertificate(Context& context);
int revokeCertificate(Context& context);
int showCertificate(Context& context);
int enrolHost(Context& context);

} // namespace bafar::ctl
