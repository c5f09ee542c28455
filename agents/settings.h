#pragma once
// The agent's two files, agent.yaml and the cluster spec, read and checked together.
//
// Where agent.yaml leaves `spec` at its default, the spec in force is cluster.yaml in the state
// folder, which PUT /v1/spec writes; until there is one, it is /etc/bafar/cluster.yaml, which an
// installer leaves and which the agent cannot write. Any other `spec` is both read and written.
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

    [[nodiscard]] const schema::cluster::Config& cluster() const;

    /// Where a changed spec is written: what is read from then on.
    [[nodiscard]] std::string specTarget() const;

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
