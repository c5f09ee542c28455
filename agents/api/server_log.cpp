// How a log reaches its reader: pulled from the service while the connection takes it.
#include "agents/api/server.h"
#include "agents/api/sse.h"

namespace bafar::api {

namespace {

constexpr std::size_t LogsMax = 16;              ///< read at the same time, of one agent
constexpr std::size_t LogQueueMax = 256U << 10U; ///< bytes that wait for one reader

} // namespace

void Server::readLog(std::uint64_t id, std::uint64_t request, const ReadLog& call)
{
    std::size_t logs = 0;
    for (const auto& [other, connection] : connections_) {
        logs += connection->log != nullptr ? 1U : 0U;
    }
    if (logs >= LogsMax) {
        give(id, Answered{request, errorAnswer(429, {Code::LimitExceeded,
                                                     std::to_string(LogsMax) +
                                                         " logs are read through this agent "
                                                         "already; end one, or ask another "
                                                         "manager"})});
        return;
    }
    LogOpening opening = service_.readLog(call, [this, alive = std::weak_ptr<bool>(alive_), id] {
        if (!alive.expired()) {
            sendLog(id, true);
        }
    });
    if (opening.reader == nullptr) {
        give(id, Answered{request, std::move(opening.refusal)});
        return;
    }
    Connection& connection = *connections_.at(id);
    connection.following = request;
    connection.log = std::move(opening.reader);
    connection.logBegan = false;
}

/// Nothing is answered before the service says whether there is a log at all. False: not yet, or
/// there is none, which is said.
bool Server::beginLog(std::uint64_t id, const std::optional<Result<void>>& ended)
{
    Connection& connection = *connections_.at(id);
    if (connection.logBegan) {
        return true;
    }
    const std::uint64_t request = connection.following;
    if (connection.log->begun()) {
        connection.logBegan = true;
        handle(id, StreamBegan{request});
        return true;
    }
    if (ended) {
        const Error why = *ended ? Error{Code::Unavailable, "no log"} : ended->error();
        connection.following = 0;
        connection.log.reset();
        handle(id, Answered{request, errorAnswer(why)});
    }
    return false;
}

/// The next lines, or, if `empty`, a piece without any. False: no more for now, or never.
bool Server::sendPiece(std::uint64_t id, bool empty)
{
    const auto found = connections_.find(id);
    if (found == connections_.end() || found->second->log == nullptr ||
        found->second->stream->queuedBytes() > LogQueueMax) {
        return false;
    }
    const std::uint64_t request = found->second->following;
    const std::optional<schema::LogPiece> piece = found->second->log->next();
    const std::optional<Result<void>> ended = found->second->log->ended();
    if (!beginLog(id, ended)) {
        return false;
    }
    if (!piece && ended) {
        handle(id,
               StreamEnded{request, *ended ? std::nullopt : std::optional<Error>(ended->error())});
    } else if (piece || empty) {
        handle(id, StreamFrames{request, chunkOf(logFrame(piece.value_or(schema::LogPiece())))});
    }
    return piece.has_value();
}

/// As much as the connection takes. On a `beat`, a piece without lines shows that we live.
void Server::sendLog(std::uint64_t id, bool beat)
{
    run([this, id, beat] {
        for (bool empty = beat; sendPiece(id, empty); empty = false) {
        }
    });
}

} // namespace bafar::api
