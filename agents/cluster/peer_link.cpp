#include "agents/cluster/peer_link.h"

#include <algorithm>

#include "agents/runtime/clock.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

constexpr Duration PingLimit = std::chrono::seconds(3);
constexpr Duration SilenceMin = std::chrono::seconds(3);
constexpr int SilentHeartbeats = 5; ///< after which a stream is given up and opened anew
constexpr Duration AnswerSlack = std::chrono::milliseconds(500);

/// Samples and series carry nothing for a peer but the fact that it is alive.
bool onlyAlive(std::string_view name)
{
    return name == "samples" || name == "series";
}

} // namespace

PeerLink::PeerLink(const Shared& shared,
                   const schema::cluster::NodeConfig& peer,
                   Duration heartbeat,
                   Random random)
    : shared_(shared)
    , peer_(peer)
    , heartbeat_(heartbeat)
    , reconnect_(random)
    , pings_(shared.loop, shared.tls, target())
    , commands_(shared.loop, shared.tls, target())
    , again_(shared.loop, [this] { follow(); })
    , beat_(shared.loop, [this] { beat(); })
{
    again_.arm(shared_.loop.now());
    beat_.armAfter(heartbeat_);
}

api::Target PeerLink::target() const
{
    api::Target target;
    target.to = {peer_.address, peer_.port};
    target.node = peer_.id;
    target.from = shared_.from;
    target.accept = [&shared = shared_](const runtime::PeerIdentity& peer) -> Result<void> {
        if (shared.revoked(peer.serial)) {
            return fail(Code::Denied, "the certificate of agent " + sanitized(peer.name, 63) +
                                          " (serial " + peer.serial +
                                          ") is revoked; enrol the node again");
        }
        return {};
    };
    return target;
}

void PeerLink::follow()
{
    api::StreamClient::Events events;
    events.onOpen = [this] {
        reconnect_.succeeded();
        shared_.feed(PeerConnected{peer_.id});
    };
    events.onEvent = [this](const api::ServerEvent& event) { received(event); };
    events.onEnd = [this](const Error& error) { lost(error); };
    const std::optional<std::uint64_t> since =
        boot_.empty() ? std::nullopt : std::optional<std::uint64_t>(sequence_);
    stream_ = std::make_unique<api::StreamClient>(
        shared_.loop, shared_.tls, target(), api::streamPath(since, boot_, false),
        std::max<Duration>(SilenceMin, heartbeat_ * SilentHeartbeats), std::move(events));
}

void PeerLink::received(const api::ServerEvent& event)
{
    if (onlyAlive(event.name)) {
        return;
    }
    Result<schema::Message> message = api::messageOf(event);
    if (!message) {
        if (message.error().code != Code::Unsupported) {
            lost(message.error());
        }
        return;
    }
    if (message->node != peer_.id) {
        lost({Code::InvalidInput, "it speaks for node \"" + sanitized(message->node, 63) + "\""});
        return;
    }
    boot_ = message->boot;
    sequence_ = message->sequence;
    shared_.feed(PeerHeard{peer_.id, std::make_shared<const schema::Message>(std::move(*message))});
}

void PeerLink::lost(const Error& error)
{
    if (error.code == Code::InvalidInput || error.code == Code::LimitExceeded) {
        boot_.clear(); // what we know may be wrong: begin with its snapshot again
    }
    again_.armAfter(reconnect_.next());
    const std::unique_ptr<api::StreamClient> ended = std::move(stream_);
    shared_.feed(PeerLost{peer_.id, error.text});
}

void PeerLink::beat()
{
    beat_.armAfter(heartbeat_);
    if (pinging_) {
        return;
    }
    pinging_ = true;
    api::Request request;
    request.target = "/v1/ping";
    const bool warm = pings_.warm();
    pings_.ask(std::move(request), PingLimit,
               [this, warm, asked = runtime::monotonicNow()](const Result<api::Response>& answer) {
                   pinging_ = false;
                   pinged(asked, warm, answer);
               });
}

void PeerLink::pinged(Instant asked, bool warm, const Result<api::Response>& response)
{
    // The first exchange of a connection carries its handshake and says nothing of the round trip.
    if (!warm || !response || !response->succeeded()) {
        return;
    }
    const Duration took = runtime::monotonicNow() - asked;
    const Result<schema::Message> message = schema::fromJson<schema::Message>(response->body);
    if (!message || message->node != peer_.id) {
        return;
    }
    const auto half = std::chrono::duration_cast<std::chrono::milliseconds>(took / 2).count();
    RoundTrip trip;
    trip.node = peer_.id;
    trip.time = took;
    trip.remote = message->at;
    trip.local = {runtime::wallClockNow().unixMs - half};
    shared_.feed(trip);
}

void PeerLink::send(const node::RemoteCommand& command,
                    std::function<void(Result<std::string>)> done)
{
    api::Request request;
    request.method = http::Method::Post;
    request.target = "/v1/commands";
    request.body = schema::toJson(command);
    commands_.ask(std::move(request), command.limit + AnswerSlack,
                  [done = std::move(done)](const Result<api::Response>& response) {
                      if (!response) {
                          done(tl::unexpected(response.error()));
                          return;
                      }
                      if (!response->succeeded()) {
                          done(tl::unexpected(response->error()));
                          return;
                      }
                      const Result<node::RemoteAnswer> answer =
                          schema::fromJson<node::RemoteAnswer>(response->body);
                      if (!answer) {
                          done(failWith("the peer's answer", answer.error()));
                      } else if (answer->done) {
                          done(sanitized(answer->text, 1000));
                      } else {
                          done(
                              fail(api::codeFromName(answer->code), sanitized(answer->text, 1000)));
                      }
                  });
}

void PeerLink::dropIf(const std::string& serial)
{
    if (stream_ != nullptr && stream_->peer() && stream_->peer()->serial == serial) {
        lost({Code::Denied, "the certificate of this agent was revoked; enrol the node again"});
    }
}

} // namespace bafar::cluster
