#pragma once
// The root helper: takes requests on a unix socket and runs what its table allows.
//
// Theory: only root and one user may speak, by what the kernel says of the connection. A request
// becomes an argument list (commands.h) and that a child with a fixed environment, a deadline and
// bounded output. A child that does not end although killed, as one whose mount hangs does, is
// answered for at its deadline; the same call is refused until it has ended. Every call and every
// refusal is one line of the log. Everything is bounded: connections, lines, calls, unsent answers.
// It opens no other socket. Loop thread only.
#include <memory>
#include <optional>
#include <sys/types.h>

#include "agents/helper/commands.h"
#include "agents/runtime/loop.h"

namespace bafar::helper {

struct ServerOptions {
    std::string path{DefaultSocket};
    std::optional<uid_t> owner; ///< who may speak besides root
    gid_t group = 0;            ///< of the socket
    Programs programs;
};

class Server {
public:
    static constexpr std::size_t ConnectionsMax = 16;
    static constexpr std::size_t CallsMax = 16; ///< running at once, those that do not end included
    static constexpr std::size_t UnsentMax = 2 * AnswerMax; ///< bytes of answers nobody reads
    static constexpr Duration Grace = std::chrono::milliseconds(500); ///< from SIGTERM to SIGKILL

    /// Errors: those of listenLocal().
    static Result<std::unique_ptr<Server>> open(runtime::Loop& loop, ServerOptions options);

    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Kills what still runs, and waits for it.
    ~Server();

    /// Takes the socket away and tells everything that runs to end, without waiting.
    void close();

private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace bafar::helper
