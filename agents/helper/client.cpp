#include "agents/helper/client.h"

#include <array>
#include <cerrno>
#include <map>
#include <sys/socket.h>
#include <unistd.h>

#include "agents/helper/local_socket.h"
#include "core/base/text.h"

namespace bafar::helper {
namespace {

using runtime::Descriptor;
using runtime::Readiness;

constexpr std::size_t ReadStep = 64U << 10U;
constexpr std::string_view Start = ": start it with systemctl start bafar-helper.service";

} // namespace

struct Client::State {
    /// With the sockets that came with the answer.
    using Reply = std::function<void(Result<Answer>, Sockets)>;

    struct Waiting {
        Reply done;
        std::unique_ptr<runtime::Timer> deadline;
    };

    State(runtime::Loop& runLoop, std::string socketPath)
        : loop(runLoop)
        , path(std::move(socketPath))
        , failing(runLoop, [this] { tellFailed(); })
    {
    }

    Result<void> connect();
    void onReady(Readiness readiness);
    void read();
    void flush();
    void take(const std::string& line);
    void call(std::string command,
              std::map<std::string, std::string> arguments,
              Duration limit,
              Reply done);
    void answer(Result<Answer> answer, std::uint64_t id, Sockets sockets = {});
    void lose(const Error& why);
    void failLater(Reply done, Error error);
    void tellFailed();

    runtime::Loop& loop;
    std::string path;
    Descriptor socket;
    LineReader lines{AnswerMax};
    std::string unsent;
    Sockets passed; ///< not taken by their answer yet, in order
    std::uint64_t last = 0;
    std::map<std::uint64_t, Waiting> waiting;
    std::vector<std::pair<Reply, Error>> failed;
    runtime::Timer failing;
    runtime::Watch watch;
};

Result<void> Client::State::connect()
{
    if (socket) {
        return {};
    }
    Result<Descriptor> connected = connectLocal(path);
    if (!connected) {
        const bool absent =
            connected.error().code == Code::NotFound || connected.error().code == Code::Unavailable;
        return fail(absent ? Code::NotFound : connected.error().code,
                    absent ? "the root helper does not run (" + path + ")" + std::string(Start)
                           : "the root helper: " + connected.error().text);
    }
    socket = std::move(*connected);
    lines = LineReader(AnswerMax);
    unsent.clear();
    passed.clear();
    watch = runtime::Watch(loop, socket.get(), {.readable = true, .writable = false},
                           [this](Readiness readiness) { onReady(readiness); });
    return {};
}

void Client::State::onReady(Readiness readiness)
{
    if (readiness.writable) {
        flush();
    }
    if (readiness.readable && socket) {
        read();
    }
}

void Client::State::read()
{
    std::array<char, ReadStep> part; // NOLINT: filled by the read
    const ssize_t got = receiveWith(socket.get(), part.data(), part.size(), passed);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
        return;
    }
    if (got <= 0) {
        lose({Code::Unavailable, "the root helper ended the connection: it was stopped, or does "
                                 "not take this user; see journalctl -u bafar-helper"});
        return;
    }
    if (const auto fed = lines.feed({part.data(), static_cast<std::size_t>(got)}); !fed) {
        lose({Code::InvalidInput, "the root helper: " + fed.error().text});
        return;
    }
    while (socket) {
        const std::optional<std::string> line = lines.next();
        if (!line) {
            return;
        }
        take(*line);
    }
}

void Client::State::take(const std::string& line)
{
    Result<Answer> read = readAnswer(line);
    if (!read) {
        lose({Code::InvalidInput, "the root helper's answer: " + read.error().text});
        return;
    }
    if (read->sockets > passed.size()) {
        lose({Code::InvalidInput, "the root helper's answer came without its sockets"});
        return;
    }
    const auto end = passed.begin() + static_cast<std::ptrdiff_t>(read->sockets);
    Sockets sockets(std::make_move_iterator(passed.begin()), std::make_move_iterator(end));
    passed.erase(passed.begin(), end);
    const std::uint64_t id = read->id;
    if (!read->refused.empty()) {
        read = fail(Code::InvalidInput, "the root helper refuses: " + read->refused);
    }
    answer(std::move(read), id, std::move(sockets));
}

void Client::State::flush()
{
    while (!unsent.empty()) {
        const ssize_t sent = ::send(socket.get(), unsent.data(), unsent.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            break; // what is wrong with it is read next
        }
        unsent.erase(0, static_cast<std::size_t>(sent));
    }
    watch.setInterest({.readable = true, .writable = !unsent.empty()});
}

/// A number that nobody waits for is an answer that came too late.
void Client::State::answer(Result<Answer> answer, std::uint64_t id, Sockets sockets)
{
    auto entry = waiting.extract(id);
    if (!entry.empty()) {
        entry.mapped().done(std::move(answer), std::move(sockets));
    }
}

void Client::State::lose(const Error& why)
{
    watch = runtime::Watch();
    socket.reset();
    passed.clear();
    std::map<std::uint64_t, Waiting> lost;
    lost.swap(waiting);
    for (auto& [id, entry] : lost) {
        failLater(std::move(entry.done), why);
    }
}

void Client::State::failLater(Reply done, Error error)
{
    failed.emplace_back(std::move(done), std::move(error));
    failing.armAfter({});
}

void Client::State::tellFailed()
{
    std::vector<std::pair<Reply, Error>> all;
    all.swap(failed);
    for (auto& [done, error] : all) {
        done(tl::unexpected(std::move(error)), {});
    }
}

Client::Client(runtime::Loop& loop, std::string path)
    : state_(std::make_unique<State>(loop, std::move(path)))
{
}

Client::~Client() = default;

void Client::State::call(std::string command,
                         std::map<std::string, std::string> arguments,
                         Duration limit,
                         Reply done)
{
    if (waiting.size() + failed.size() >= CallsMax) {
        failLater(std::move(done), {Code::LimitExceeded, "too many calls wait already"});
        return;
    }
    if (Result<void> connected = connect(); !connected) {
        failLater(std::move(done), std::move(connected.error()));
        return;
    }
    const std::uint64_t id = ++last;
    auto deadline = std::make_unique<runtime::Timer>(loop, [this, id] {
        answer(fail(Code::Timeout, "the root helper did not answer in time"), id);
    });
    deadline->armAfter(limit);
    waiting.emplace(id, Waiting{std::move(done), std::move(deadline)});
    unsent += lineOf(Request{id, std::move(command), std::move(arguments)});
    flush();
}

void Client::call(std::string command,
                  std::map<std::string, std::string> arguments,
                  Duration limit,
                  Done done)
{
    state_->call(std::move(command), std::move(arguments), limit,
                 [done = std::move(done)](Result<Answer> answer, const Sockets&) {
                     done(std::move(answer));
                 });
}

void Client::open(std::string command,
                  std::map<std::string, std::string> arguments,
                  Duration limit,
                  Opened done)
{
    state_->call(std::move(command), std::move(arguments), limit,
                 [done = std::move(done)](Result<Answer> answer, Sockets sockets) {
                     if (!answer) {
                         done(tl::unexpected(std::move(answer.error())));
                     } else if (sockets.empty()) {
                         done(fail(Code::Unavailable, sanitized(answer->errors, 300)));
                     } else {
                         done(std::move(sockets));
                     }
                 });
}

} // namespace bafar::helper
