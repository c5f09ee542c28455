#pragma once
// Carries an enrolment out: step by step over ssh, verified, taken back when a step fails.
//
// Blocking; the caller chooses the thread. Progress is an ActionRecord at every change, as with any
// other action.
#include <functional>

#include "agents/enrol/plan.h"
#include "agents/enrol/ssh.h"

namespace bafar::enrol {

struct Callbacks {
    std::function<void(const schema::ActionRecord&)> onProgress;
    /// True once the person wants to stop; asked between steps.
    std::function<bool()> cancelled;
    /// Looks whether a post-condition of the plan holds, by its index; what was seen, or why not
    /// yet.
    std::function<Result<std::string>(std::size_t)> verify;
};

/// Runs a command on the host as root. A command that ends with another code than 0 is a result.
using Shell = std::function<Result<CommandResult>(
    const std::string& command, std::string_view input, Duration limit)>;

/// The session's, by sudo without a password where its user is not root. It outlives the shell.
[[nodiscard]] Shell rootShell(SshSession& ssh);

/// What is there, seen as root where possible: an agent's files are nobody else's to see. Errors:
/// as SshSession::run, InvalidInput.
[[nodiscard]] Result<HostFacts> lookAt(SshSession& ssh, const net::Address& address);

/// Runs the plan and gives the final record. Never leaves half an installation without saying so in
/// the result.
[[nodiscard]] schema::ActionRecord carryOut(const Shell& shell,
                                            const Enrolment& enrolment,
                                            const Callbacks& callbacks);

} // namespace bafar::enrol
