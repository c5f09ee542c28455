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
    /// Looks whether the new agent answers; what was seen, or why not yet.
    std::function<Result<std::string>()> verify;
};

/// What is there. Errors: as SshSession::run, InvalidInput.
[[nodiscard]] Result<HostFacts> lookAt(SshSession& ssh, const net::Address& address);

/// Runs the plan and gives the final record. Never leaves half an installation without saying so in
/// the result.
[[nodiscard]] schema::ActionRecord carryOut(SshSession& ssh,
                                            const Enrolment& enrolment,
                                            const Callbacks& callbacks);

} // namespace bafar::enrol
