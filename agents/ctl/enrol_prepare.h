#pragma once
// What an enrolment needs before there is a plan: spec, node, binary, authority, and a look at the
// host over ssh. Blocking; one thread.
#include <memory>

#include "agents/ctl/authority.h"
#include "agents/ctl/context.h"
#include "agents/enrol/enrolment.h"

namespace bafar::ctl {

struct Prepared {
    enrol::Wanted wanted;
    enrol::HostFacts facts;
    std::unique_ptr<enrol::SshSession> ssh;
    AuthorityFolder authority;
    std::string serial; ///< of the certificate made for it
};

/// Asks about an unknown host key. Errors: each says which option helps.
[[nodiscard]] Result<Prepared> prepareEnrolment(Context& context);

} // namespace bafar::ctl
