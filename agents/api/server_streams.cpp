// What a server does for all its connections: calls, streams, rechecks.
#include "agents/api/server.h"
#include "agents/api/sse.h"

namespace bafar::api {

namespace {

void appendPublished(std::string& out, const events::Published& message)
{
    appendFrame(out, message.kind, message.sequence, *message.text);
}

bool isSamples(const events::Published& message)
{
    return message.kind == schema::MessageKind::Samples ||
           message.kind == schema::MessageKind::Series;
}

} // namespace

void Server::perform(std::uint64_t id, const Perform& effect)
{
    Connection& connection = *connections_.at(id);
    if (const auto* follow = std::get_if<FollowStream>(&effect.call)) {
        std::string frames;
        for (const events::Published& message : service_.follow(*follow)) {
            if (follow->samples || !isSamples(message)) {
                appendPublished(frames, message);
            }
        }
        connection.following = effect.request;
        connection.samples = follow->samples;
        give(id, StreamBegan{effect.request});
        give(id, StreamFrames{effect.request, chunkOf(frames)});
        return;
    }
    const std::uint64_t request = effect.request;
    if (const auto* log = std::get_if<ReadLog>(&effect.call)) {
        readLog(id, request, *log);
        return;
    }
    service_.call(connection.session->caller(), effect.call,
                  [this, alive = std::weak_ptr<bool>(alive_), id, request](Answer answer) {
                      if (!alive.expired()) {
                          give(id, Answered{request, std::move(answer)});
                      }
                  });
}

void Server::published(const events::Published& message)
{
    // Who reads is settled now: a reader that is just being opened gets this with its opening.
    std::vector<std::pair<std::uint64_t, std::uint64_t>> readers;
    for (const auto& [id, connection] : connections_) {
        if (connection->following != 0 && connection->log == nullptr &&
            (connection->samples || !isSamples(message))) {
            readers.emplace_back(id, connection->following);
        }
    }
    if (readers.empty()) {
        return;
    }
    std::string frame;
    appendPublished(frame, message);
    const std::shared_ptr<const std::string> chunk = chunkOf(frame);
    for (const auto& [id, request] : readers) {
        give(id, StreamFrames{request, chunk});
    }
}

void Server::recheck()
{
    for (const std::uint64_t id : ids()) {
        give(id, Recheck{});
    }
}

void Server::setTls(std::shared_ptr<runtime::TlsContext> tls)
{
    if (options_.tls != nullptr) {
        options_.tls = std::move(tls);
    }
}

void Server::drain(const Error& reason)
{
    listener_.reset();
    for (const std::uint64_t id : ids()) {
        const auto found = connections_.find(id);
        if (found != connections_.end() && found->second->following != 0) {
            give(id, StreamEnded{found->second->following, reason});
        }
    }
}

std::vector<std::uint64_t> Server::ids() const
{
    std::vector<std::uint64_t> all;
    all.reserve(connections_.size());
    for (const auto& [id, connection] : connections_) {
        all.push_back(id);
    }
    return all;
}

std::size_t Server::streams() const
{
    std::size_t count = 0;
    for (const auto& [id, connection] : connections_) {
        count += connection->following != 0 ? 1U : 0U;
    }
    return count;
}

std::size_t Server::queuedBytes() const
{
    std::size_t sum = 0;
    for (const auto& [id, connection] : connections_) {
        sum += connection->stream->queuedBytes();
    }
    return sum;
}

Guard Server::guard() const
{
    return {options_.cluster, &service_.revocations(), loop_.wallNow()};
}

} // namespace bafar::api
