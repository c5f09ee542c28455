#include "agents/helper/server.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

#include "agents/helper/server_state.h"
#include "agents/runtime/log.h"
#include "core/base/text.h"

namespace bafar::helper {
namespace {

using runtime::Descriptor;
using runtime::LogLevel;
using runtime::Readiness;

constexpr std::size_t ReadStep = 16U << 10U;

} // namespace

Result<void> Server::State::listen()
{
    Result<Descriptor> listening = listenLocal(options.path, options.group);
    if (!listening) {
        return tl::unexpected(std::move(listening.error()));
    }
    socket = std::move(*listening);
    watch = runtime::Watch(loop, socket.get(), {.readable = true, .writable = false},
                           [this](Readiness) { accept(); });
    return {};
}

void Server::State::accept()
{
    Descriptor taken(::accept4(socket.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!taken) {
        return;
    }
    const Result<LocalPeer> peer = peerOf(taken.get());
    const bool allowed = peer && (peer->user == 0 || peer->user == options.owner);
    if (!allowed || sessions.size() >= ConnectionsMax) {
        runtime::logEvent(LogLevel::Warning, "helper_refused",
                          {{"user", peer ? static_cast<long>(peer->user) : -1L},
                           {"pid", peer ? static_cast<long>(peer->pid) : -1L},
                           {"why", allowed ? "too many connections" : "not root, not the agent"}});
        return;
    }
    const std::uint64_t id = ++last;
    Session& session = sessions[id];
    session.socket = std::move(taken);
    session.peer = *peer;
    session.watch =
        runtime::Watch(loop, session.socket.get(), {.readable = true, .writable = false},
                       [this, id](Readiness readiness) { onReady(id, readiness); });
}

void Server::State::onReady(std::uint64_t id, Readiness readiness)
{
    if (readiness.writable) {
        flush(id);
    }
    if (readiness.readable && sessions.contains(id)) {
        read(id);
    }
}

void Server::State::read(std::uint64_t id)
{
    Session& session = sessions.at(id);
    std::array<char, ReadStep> part; // NOLINT: filled by the read
    const ssize_t got = ::recv(session.socket.get(), part.data(), part.size(), 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    if (got <= 0) {
        drop(id);
        return;
    }
    const Result<void> fed = session.lines.feed({part.data(), static_cast<std::size_t>(got)});
    if (!fed) {
        refuse(id, {}, fed.error().text);
        drop(id);
        return;
    }
    while (sessions.contains(id)) {
        const std::optional<std::string> line = sessions.at(id).lines.next();
        if (!line) {
            return;
        }
        take(id, *line);
    }
}

void Server::State::send(std::uint64_t id, const Answer& answer, std::vector<Descriptor> sockets)
{
    const auto found = sessions.find(id);
    if (found == sessions.end()) {
        return; // who asked is gone; the log has it
    }
    std::string line = lineOf(answer);
    if (line.size() > AnswerMax) { // control characters take six bytes each
        Answer less = answer;
        less.output.clear();
        less.errors = sanitized(less.errors, 1000);
        less.cut = true;
        line = lineOf(less);
    }
    Session& session = found->second;
    if (!sockets.empty()) {
        session.passing.push_back({session.unsent.size(), std::move(sockets)});
    }
    session.unsent += line;
    flush(id);
}

void Server::State::flush(std::uint64_t id)
{
    Session& session = sessions.at(id);
    static const std::vector<Descriptor> Nothing;
    while (!session.unsent.empty()) {
        // Up to the next line that hands something over, or that line with what it hands over.
        const bool hands = !session.passing.empty() && session.passing.front().before == 0;
        const std::size_t next = session.passing.size() > (hands ? 1U : 0U)
                                     ? session.passing[hands ? 1 : 0].before
                                     : session.unsent.size();
        const ssize_t sent =
            sendWith(session.socket.get(), std::string_view(session.unsent).substr(0, next),
                     hands ? session.passing.front().sockets : Nothing);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent < 0 && errno != EAGAIN) {
            session.unsent.clear(); // its end is read next
            session.passing.clear();
        }
        if (sent < 0) {
            break;
        }
        session.unsent.erase(0, static_cast<std::size_t>(sent));
        if (hands) {
            session.passing.pop_front();
        }
        for (Passing& one : session.passing) {
            one.before -= static_cast<std::size_t>(sent);
        }
    }
    if (session.unsent.size() > UnsentMax) {
        ::shutdown(session.socket.get(), SHUT_RDWR);
        session.unsent.clear();
        session.passing.clear();
    }
    session.watch.setInterest({.readable = true, .writable = !session.unsent.empty()});
}

void Server::State::drop(std::uint64_t id)
{
    sessions.erase(id);
}

Result<std::unique_ptr<Server>> Server::open(runtime::Loop& loop, ServerOptions options)
{
    auto state = std::make_unique<State>(loop, std::move(options));
    if (Result<void> listening = state->listen(); !listening) {
        return tl::unexpected(std::move(listening.error()));
    }
    return std::unique_ptr<Server>(new Server(std::move(state)));
}

Server::Server(std::unique_ptr<State> state)
    : state_(std::move(state))
{
}

Server::~Server()
{
    close();
}

void Server::close()
{
    if (!state_->socket) {
        return;
    }
    state_->watch = runtime::Watch();
    state_->socket.reset();
    ::unlink(state_->options.path.c_str());
    for (auto& [number, entry] : state_->running) {
        entry.process->terminate();
    }
}

} // namespace bafar::helper
