#pragma once
// An agent's connection to its root helper.
//
// Theory: connects at the first call and again at the next call after a loss; nothing is ever
// waited for but the answer, and that until the call's own deadline. Answers are matched by number.
// Loop thread only.
#include <functional>
#include <memory>
#include <vector>

#include "agents/helper/protocol.h"
#include "agents/runtime/descriptor.h"
#include "agents/runtime/loop.h"

namespace bafar::helper {

class Client {
public:
    using Done = std::function<void(Result<Answer>)>;
    using Sockets = std::vector<runtime::Descriptor>;
    using Opened = std::function<void(Result<Sockets>)>;
    static constexpr std::size_t CallsMax = 64; ///< waiting for an answer; more are refused

    Client(runtime::Loop& loop, std::string path);
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// What waits is not answered any more.
    ~Client();

    /// Asks; `done` is called exactly once, in a later turn, and may not
    /// destroy the client. Errors: NotFound (no helper there),
    /// Denied (this user may not), Unavailable (it went away), Timeout (no answer within `limit`),
    /// InvalidInput (it refused the call: its words), LimitExceeded.
    void call(std::string command,
              std::map<std::string, std::string> arguments,
              Duration limit,
              Done done);

    /// The same for a command that hands sockets over. Errors: also Unavailable (it opened none:
    /// its words).
    void open(std::string command,
              std::map<std::string, std::string> arguments,
              Duration limit,
              Opened done);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace bafar::helper
