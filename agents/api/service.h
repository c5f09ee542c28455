#pragma once
// What a server needs of the agent behind it: answers to calls, the stream, and a place for audit
// lines.
//
// A virtual edge, because the agent, a test and a demo stand behind it. Loop thread only.
#include <functional>
#include <vector>

#include "agents/api/answer.h"
#include "agents/api/auth.h"
#include "agents/events/machine.h"

namespace bafar::api {

class Service {
public:
    virtual ~Service() = default;

    /// Carries a call out, any but FollowStream; `done` is called once, possibly at once, or never
    /// when the agent stops first.
    virtual void call(const Caller& caller, const Call& call, std::function<void(Answer)> done) = 0;

    /// What a new reader gets first: what it missed, or an opening.
    [[nodiscard]] virtual std::vector<events::Published> follow(const FollowStream& from) = 0;

    virtual void audit(const schema::AuditEntry& entry) = 0;

    [[nodiscard]] virtual const Revocations& revocations() const = 0;
};

} // namespace bafar::api
