#pragma once
// What enrolling a host would do: the one action without an agent, with the same plan as any other.
//
// Facts of the host and what is wanted go in, a plan with its shell commands comes out. Pure; safe
// on every thread.
#include <string>
#include <vector>

#include "core/base/secret.h"
#include "core/net/address.h"
#include "core/schema/action_record.h"

namespace bafar::enrol {

/// What is to be installed.
struct Wanted {
    std::string cluster;
    std::string node;
    std::string host;
    net::Endpoint endpoint;  ///< where its API will be, of the spec
    std::string actor;       ///< who enrols, for the record
    std::string binary;      ///< the agent's bytes
    std::string spec;        ///< the cluster spec's text
    std::string ca;          ///< PEM
    std::string certificate; ///< PEM; issued for this plan
    Secret key;              ///< PEM
    std::string unit;        ///< the systemd unit's text
    std::string version;     ///< of the agent
};

/// What was seen on the host.
struct HostFacts {
    std::string system;        ///< "Debian GNU/Linux 12 (bookworm)"
    std::string architecture;  ///< "x86_64"
    bool root = false;         ///< the ssh user may become root without a password
    bool systemd = false;      ///< it runs as the first process
    bool agentThere = false;   ///< /etc/bafar/agent.yaml exists
    bool addressThere = false; ///< the node's own address is on an interface
    std::uint64_t freeKiB = 0; ///< below /usr/local
};

/// The command that makes HostFacts, run with sh.
[[nodiscard]] std::string factsCommand(const net::Address& address);

/// Reads its output: "key=value" lines. Errors: InvalidInput.
[[nodiscard]] Result<HostFacts> factsFrom(std::string_view output);

/// One step with what runs on the host.
struct Step {
    std::string command; ///< for sh, as root
    std::string input;   ///< its standard input; may hold a secret
    std::string undo;    ///< takes it back; empty: nothing to take back
    Duration limit = std::chrono::seconds(60);
};

struct Enrolment {
    schema::Plan plan;
    std::vector<Step> steps; ///< as long as plan.draft.steps
};

/// The plan as of `now`; `ours`: the architecture that the binary is for.
[[nodiscard]] Enrolment planFor(const Wanted& wanted,
                                const HostFacts& facts,
                                const std::string& ours,
                                const std::string& id,
                                WallTime now);

/// A precondition that fails and blocks; empty: none.
[[nodiscard]] std::string blockedBy(const schema::Plan& plan);

} // namespace bafar::enrol
