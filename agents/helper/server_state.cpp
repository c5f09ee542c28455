// The half of the server that runs: what a request may run, and what becomes of it.
#include "agents/helper/server_state.h"

#include <algorithm>

#include "agents/helper/sandbox.h"
#include "agents/runtime/log.h"
#include "core/base/text.h"

namespace bafar::helper {
namespace {

using runtime::LogLevel;

constexpr Duration Patience = std::chrono::milliseconds(500); ///< for a killed child to be gone
constexpr int NoProgram = 127;                                ///< as a shell says it

std::string argumentText(const Request& request)
{
    std::string text;
    for (const auto& [name, value] : request.arguments) {
        text += (text.empty() ? "" : " ") + sanitized(name, 40) + "=" + sanitized(value, 80);
        if (text.size() > 400) {
            return text + " ...";
        }
    }
    return text;
}

/// The same but for the round of a mark, which is another each time.
bool sameCall(Request a, Request b)
{
    a.arguments.erase("round");
    b.arguments.erase("round");
    return a.command == b.command && a.arguments == b.arguments;
}

} // namespace

void Server::State::take(std::uint64_t id, const std::string& line)
{
    Result<Request> request = readRequest(line);
    if (!request) {
        refuse(id, {}, "not a request: " + request.error().text);
        drop(id); // whoever writes such a line would only write more of them
        return;
    }
    Result<Call> call = prepare(*request, options.programs);
    if (!call) {
        refuse(id, *request, call.error().text);
        return;
    }
    if (running.size() >= CallsMax) {
        refuse(id, *request, "busy with " + std::to_string(running.size()) + " calls: try again");
        return;
    }
    if (hangs(*request)) {
        Answer answer;
        answer.id = request->id;
        answer.timedOut = true;
        answer.errors = "an earlier call like it was killed and has not ended: it hangs in the "
                        "kernel";
        audit({id, sessions.at(id).peer, *request, *call, loop.now(), true, {}, {}}, answer);
        send(id, answer);
        return;
    }
    if (call->sockets) {
        open(id, std::move(*request), std::move(*call));
        return;
    }
    run(id, std::move(*request), std::move(*call));
}

/// Nothing in it waits, so it is done at once.
void Server::State::open(std::uint64_t id, Request request, Call call)
{
    Answer answer;
    answer.id = request.id;
    Running entry;
    entry.session = id;
    entry.peer = sessions.at(id).peer;
    entry.started = loop.now();
    entry.request = std::move(request);
    entry.call = std::move(call);
    auto sockets = openSockets(*entry.call.sockets);
    answer.exit = sockets ? 0 : 1;
    answer.errors = sockets ? std::string() : sockets.error().text;
    answer.sockets = sockets ? static_cast<std::uint32_t>(sockets->size()) : 0;
    audit(entry, answer);
    send(id, answer, sockets ? std::move(*sockets) : std::vector<runtime::Descriptor>());
}

/// One child at a time may be stuck with the same arguments, or a dead mount would collect them.
bool Server::State::hangs(const Request& request) const
{
    return std::any_of(running.begin(), running.end(), [&](const auto& entry) {
        const Running& other = entry.second;
        return other.answered && sameCall(other.request, request);
    });
}

void Server::State::run(std::uint64_t id, Request request, Call call)
{
    const std::uint64_t number = ++last;
    runtime::ProcessOptions process;
    process.arguments = call.arguments;
    process.environment = {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "HOME=/"};
    process.directory = "/";
    process.limit = call.limit;
    process.grace = Grace;
    process.outputMax = OutputMax;
    Running entry;
    entry.session = id;
    entry.peer = sessions.at(id).peer;
    entry.request = std::move(request);
    entry.call = std::move(call);
    entry.started = loop.now();
    auto started = runtime::Process::start(
        loop, std::move(process),
        [this, number](const runtime::ProcessResult& result) { ended(number, result); });
    if (!started) {
        Answer answer;
        answer.id = entry.request.id;
        answer.exit = NoProgram;
        answer.errors = started.error().text;
        audit(entry, answer);
        send(id, answer);
        return;
    }
    entry.process = std::move(*started);
    entry.patience = std::make_unique<runtime::Timer>(loop, [this, number] {
        runtime::ProcessResult hanging;
        hanging.timedOut = true;
        ended(number, hanging);
    });
    entry.patience->armAfter(entry.call.limit + Grace + Patience);
    running.emplace(number, std::move(entry));
}

/// The child's end, or the end of the patience with it: then it stays in the list until it is gone.
void Server::State::ended(std::uint64_t number, const runtime::ProcessResult& result)
{
    const auto found = running.find(number);
    if (found == running.end()) {
        return;
    }
    Running& entry = found->second;
    const bool hangs = entry.process->pid() > 0;
    if (!entry.answered) {
        Answer answer;
        answer.id = entry.request.id;
        answer.exit = result.exitCode.value_or(-1);
        answer.timedOut = result.timedOut;
        answer.cut = result.outputCut;
        answer.output = result.output;
        answer.errors = result.errors;
        audit(entry, answer);
        send(entry.session, answer);
        entry.answered = true;
    }
    if (!hangs) {
        running.erase(found);
    }
}

void Server::State::refuse(std::uint64_t id, const Request& request, const std::string& why)
{
    const LocalPeer& peer = sessions.at(id).peer;
    runtime::logEvent(LogLevel::Warning, "helper_refused",
                      {{"user", peer.user},
                       {"pid", peer.pid},
                       {"command", sanitized(request.command, 80)},
                       {"arguments", argumentText(request)},
                       {"why", why}});
    Answer answer;
    answer.id = request.id;
    answer.refused = why;
    send(id, answer);
}

void Server::State::audit(const Running& entry, const Answer& answer) const
{
    const bool failed = answer.exit != 0;
    const LogLevel level = entry.call.changes ? LogLevel::Notice : LogLevel::Info;
    runtime::logEvent(level, "helper_call",
                      {{"user", entry.peer.user},
                       {"pid", entry.peer.pid},
                       {"command", entry.request.command},
                       {"arguments", argumentText(entry.request)},
                       {"exit", answer.exit},
                       {"timed_out", answer.timedOut},
                       {"took", loop.now() - entry.started},
                       {"said", failed ? sanitized(answer.errors, 200) : std::string()}});
}

} // namespace bafar::helper
