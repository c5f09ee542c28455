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
    std::string helperUnit;  ///< that of root's helper
    bool helper = true;      ///< root's helper, too
    bool docker = false;     ///< a person agreed that bafar joins the group docker, which is root
    std::string version;     ///< of the agent
    std::string recordFile;  ///< where the record of it will be, here
};

/// What was seen on the host.
struct HostFacts {
    std::string system;        ///< "Debian GNU/Linux 12 (bookworm)"
    std::string architecture;  ///< "x86_64"
    bool root = false;         ///< the ssh user may become root without a password
    bool systemd = false;      ///< it runs as the first process
    std::string agentFile;     ///< of ours in /etc/bafar; empty: none
    std::string agentProcess;  ///< an agent that runs in the host's own network; empty: none
    bool addressThere = false; ///< the node's own address is on an interface
    bool binaryThere = false;  ///< of an earlier enrolment: replaced, and then not taken back
    bool unitThere = false;    ///< the same
    bool helperUnitThere = false;
    bool docker = false;       ///< Docker's group is there
    bool dockerMember = false; ///< and bafar is in it
    bool userThere = false;    ///< bafar
    std::string etcFolder;     ///< "OWNER:GROUP MODE" of /etc/bafar in numbers; empty: not there
    std::string stateFolder;   ///< of /var/lib/bafar
    std::uint64_t freeKiB = 0; ///< below /usr/local

    bool operator==(const HostFacts&) const = default;
};

/// The command that makes HostFacts, run with sh, as root where that is possible.
[[nodiscard]] std::string factsCommand(const net::Address& address);

/// Reads its output: "key=value" lines. Errors: InvalidInput.
[[nodiscard]] Result<HostFacts> factsFrom(std::string_view output);

/// One step with what runs on the host.
struct Step {
    std::string command; ///< for sh, as root
    std::string input;   ///< its standard input; may hold a secret
    std::string undo;    ///< takes it back, 0 when nothing of it is left; empty: nothing to do
    std::string stays;   ///< what `undo` leaves, because it was there before or tells why
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

/// What is not any more as it was when the plan was made, as a sentence's end; empty: all is. Free
/// space moves all the time and does not count: the precondition judges it.
[[nodiscard]] std::string changedOn(HostFacts before, HostFacts now);

/// A precondition that fails and blocks; empty: none.
[[nodiscard]] std::string blockedBy(const schema::Plan& plan);

} // namespace bafar::enrol
