#pragma once
// What a node asks of whatever runs it: the agent (real time, TLS, files) or the simulator's host.
//
// The node calls these on its own thread, never concurrently; the runner may call the node back
// from inside any of them, the node finishes first what it is doing.
#include "agents/events/machine.h"
#include "agents/node/remote.h"
#include "core/schema/agreement.h"

namespace bafar::node {

class Surroundings {
public:
    virtual ~Surroundings() = default;

    /// Constant within one turn of the loop.
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual WallTime wallNow() const = 0;

    /// A fresh, unguessable id for a plan: 16 or more of a-z 0-9.
    [[nodiscard]] virtual std::string newId() = 0;

    /// deadline() may be another one now: arm the timer again.
    virtual void deadlineMoved() = 0;

    /// A message for every open stream.
    virtual void published(const events::Published& message) = 0;

    /// Sends the command to the peer; `done` exactly once, at the latest after the command's limit.
    /// Errors: Unavailable (not sent), Timeout (sent, not answered), and the peer's own.
    virtual void sendCommand(const std::string& node,
                             const RemoteCommand& command,
                             std::function<void(Result<std::string>)> done) = 0;

    /// The command, which `from` asked for, begins on this node now: once for its id in this start.
    virtual void commandBegins(const std::string& from, const RemoteCommand& command) = 0;

    /// Ends every session of this certificate within 2 s.
    virtual void endSessions(const std::string& serial) = 0;
};

} // namespace bafar::node
