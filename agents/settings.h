#pragma once
// The agent's two files, agent.yaml and the cluster spec, read and checked together.
//
// The spec is what the agents agreed on. A first start founds a group with the spec's file;
// whatever is put in force later is written there and, as what the next start begins with, beside
// the group's log: a file that was edited meanwhile is no way to change a spec. Where agent.yaml
// leaves `spec` at its default, the file is cluster.yaml in the state folder; until there is one,
// what an installer left in /etc/bafar/cluster.yaml, which the agent cannot write. Any other `spec`
// is both read and written.
//
// Every problem is told as file:line:column with what would be right. Blocking reads: at start and
// on SIGHUP, both small.
#include <string>

#include "core/schema/agent_config.h"
#include "core/schema/cluster.h"
#include "core/schema/spec.h"

namespace bafar {

struct Settings {
    std::string file; ///< agent.yaml
    schema::AgentConfig config;
    schema::Spec spec;
    std::string specFile; ///< the file that `spec` came from

    /// Reads and checks both. Errors: NotFound, Denied (file), InvalidInput (one problem a line).
    static Result<Settings> read(const std::string& file);

    /// The same with the spec that was agreed on last, where there is one. Errors: as read().
    static Result<Settings> readForStart(const std::string& file);

    [[nodiscard]] const schema::cluster::Config& cluster() const;

    /// Where a changed spec is written for people to read.
    [[nodiscard]] std::string specTarget() const;

    /// Where the agreed spec is kept for the next start.
    [[nodiscard]] std::string agreedSpec() const { return config.state + "/agreement/spec.yaml"; }

    /// This node's entry in the spec; read() made sure of it.
    [[nodiscard]] const schema::cluster::NodeConfig& self() const;

    [[nodiscard]] net::Endpoint apiListen() const;
    [[nodiscard]] net::Endpoint metricsListen() const;

    /// Without TLS: on loopback, or when agent.yaml says so.
    [[nodiscard]] bool metricsPlain() const;
};

/// Reads a spec's text as this build knows its concepts. Errors: InvalidInput, one problem a line,
/// each with `file` in front.
[[nodiscard]] Result<schema::Spec> readSpecText(const std::string& file, const std::string& text);

} // namespace bafar
