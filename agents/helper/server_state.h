#pragma once
// What the helper's server holds, for its two halves: server.cpp speaks, server_state.cpp runs.
#include <deque>
#include <map>

#include "agents/helper/local_socket.h"
#include "agents/helper/server.h"
#include "agents/runtime/process.h"

namespace bafar::helper {

struct Server::State {
    struct Passing {
        std::size_t before = 0; ///< bytes of `unsent` until its line begins
        std::vector<runtime::Descriptor> sockets;
    };

    struct Session {
        runtime::Descriptor socket;
        LocalPeer peer;
        LineReader lines{RequestMax};
        std::string unsent;
        std::deque<Passing> passing; ///< what goes with bytes of it, in order
        runtime::Watch watch;
    };

    struct Running {
        std::uint64_t session = 0;
        LocalPeer peer;
        Request request;
        Call call;
        Instant started;
        bool answered = false;
        std::unique_ptr<runtime::Process> process;
        std::unique_ptr<runtime::Timer> patience;
    };

    State(runtime::Loop& runLoop, ServerOptions given)
        : loop(runLoop)
        , options(std::move(given))
    {
    }

    Result<void> listen();
    void accept();
    void onReady(std::uint64_t id, runtime::Readiness readiness);
    void read(std::uint64_t id);
    void take(std::uint64_t id, const std::string& line);
    [[nodiscard]] bool hangs(const Request& request) const;
    void run(std::uint64_t id, Request request, Call call);
    void open(std::uint64_t id, Request request, Call call);
    void ended(std::uint64_t number, const runtime::ProcessResult& result);
    void refuse(std::uint64_t id, const Request& request, const std::string& why);
    void audit(const Running& running, const Answer& answer) const;
    void send(std::uint64_t id,
              const Answer& answer,
              std::vector<runtime::Descriptor> sockets = {});
    void flush(std::uint64_t id);
    void drop(std::uint64_t id);

    runtime::Loop& loop;
    ServerOptions options;
    runtime::Descriptor socket;
    std::uint64_t last = 0;
    std::map<std::uint64_t, Session> sessions;
    std::map<std::uint64_t, Running> running;
    runtime::Watch watch;
};

} // namespace bafar::helper
