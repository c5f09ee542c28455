#include "agents/cluster/peer_link.h"

#include <algorithm>

#include "agents/runtime/clock.h"
#include "core/base/text.h"

namespace bafar::cluster {

namespace {

constexpr Duration PingLimit = std::chrono::seconds(3);
constexpr Duration SilenceMin = std::chrono::seconds(3);
constexpr int SilentHeartbeats = 5; ///< after which a stream is given up and opened anew
constexpr int RoundTripsFirst = 9;  ///< the first one is the handshake's
constexpr Duration AnswerSlack = std::chrono::milliseconds(500);
constexpr Duration ProposalLimit = std::chrono::seconds(2); ///< the proposer asks again anyway

/// What a peer says to a command.
Result<std::string> outcomeOf(const Result<api::Response>& response)
{
    if (!response) {
        return tl::unexpected(response.error());
    }
    if (!response->succeeded()) {
        return tl::unexpected(response->error());
    }
    const Result<node::RemoteAnswer> answer = schema::fromJson<node::RemoteAnswer>(response->body);
    if (!answer) {
        return failWith("the peer's answer", answer.error());
    }
    if (answer->done) {
        return sanitized(answer->text, 1000);
    }
    return fail(api::codeFromName(answer->code), sanitized(answer->text, 1000));
}

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
    , random_(random)
    , again_(shared.loop, [this] { follow(); })
    , beat_(shared.loop, [this] { beat(); })
{
    connect();
    again_.arm(shared_.loop.now());
    beat_.armAfter(heartbeat_);
}

void PeerLink::connect()
{
    pings_ = std::make_unique<api::Client>(shared_.loop, shared_.tls, target());
    commands_ = std::make_unique<api::Client>(shared_.loop, shared_.tls, target());
    proposals_.reset();
    pinging_ = false;
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
        reconnect_.connected(shared_.loop.now());
        shared_.feed(PeerConnected{peer_.id});
    };
    events.onEvent = [this](const http::StreamEvent& event) { received(event); };
    events.onEnd = [this](const Error& error) { lost(error); };
    const std::optional<std::uint64_t> since =
        boot_.empty() ? std::nullopt : std::optional<std::uint64_t>(sequence_);
    stream_ = std::make_unique<api::StreamClient>(
        shared_.loop, shared_.tls, target(), api::streamPath(since, boot_, false),
        std::max<Duration>(SilenceMin, heartbeat_ * SilentHeartbeats), std::move(events));
}

void PeerLink::received(const http::StreamEvent& event)
{
    if (onlyAlive(event.name)) {
        return;
    }
    if (event.name == "heartbeat") {
        shared_.feed(PeerHeard{peer_.id, nullptr}); // it says no more than that
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
    const bool anew = !boot_.empty() && message->boot != boot_;
    boot_ = message->boot;
    sequence_ = message->sequence;
    std::map<std::uint64_t, std::function<void(Result<std::string>)>> unanswered;
    if (anew) {
        // After a power cut nobody said that the kept connections are gone. The next command may
        // be sent as soon as the new start is known.
        connect();
        unanswered.swap(asked_);
    }
    const Error why{Code::Timeout, peer_.id + " was started anew before it answered"};
    shared_.feed(PeerHeard{peer_.id, std::make_shared<const schema::Message>(std::move(*message))});
    for (const auto& [number, done] : unanswered) {
        done(tl::unexpected(why));
    }
}

void PeerLink::lost(const Error& error)
{
    if (error.code == Code::InvalidInput || error.code == Code::LimitExceeded) {
        boot_.clear(); // what we know may be wrong: begin with its snapshot again
    }
    again_.armAfter(reconnect_.failed(shared_.loop.now(), random_));
    if (pinged_ >= RoundTripsFirst) { // another agent may come back
        beat_.armAfter(heartbeat_);
    }
    pinged_ = 0;
    const std::unique_ptr<api::StreamClient> ended = std::move(stream_);
    shared_.feed(PeerLost{peer_.id, error.text});
}

void PeerLink::beat()
{
    // Few exchanges make a median; then as often as the status tells it.
    pinged_ = std::min(pinged_ + 1, RoundTripsFirst);
    beat_.armAfter(pinged_ < RoundTripsFirst ? heartbeat_ : heartbeat_ * Machine::StatusHeartbeats);
    if (pinging_) {
        return;
    }
    pinging_ = true;
    api::Request request;
    request.target = "/v1/ping";
    const bool warm = pings_->warm();
    pings_->ask(std::move(request), PingLimit,
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
    const std::uint64_t number = ++lastCommand_;
    asked_[number] = std::move(done);
    commands_->ask(std::move(request), command.limit + AnswerSlack,
                   [this, number](const Result<api::Response>& response) {
                       answer(number, outcomeOf(response));
                   });
}

void PeerLink::propose(const schema::Proposal& proposal, std::function<void(Result<void>)> done)
{
    if (proposals_ == nullptr) {
        proposals_ = std::make_unique<api::Client>(shared_.loop, shared_.tls, target());
    }
    api::Request request;
    request.method = http::Method::Post;
    request.target = "/v1/proposals";
    request.body = schema::toJson(proposal);
    proposals_->ask(std::move(request), ProposalLimit,
                    [done = std::move(done)](const Result<api::Response>& response) {
                        if (!response) {
                            done(tl::unexpected(response.error()));
                        } else if (!response->succeeded()) {
                            done(tl::unexpected(response->error()));
                        } else {
                            done({});
                        }
                    });
}

void PeerLink::answer(std::uint64_t command, const Result<std::string>& outcome)
{
    auto waiting = asked_.extract(command);
    if (!waiting.empty()) {
        waiting.mapped()(outcome); // may destroy this
    }
}

void PeerLink::dropIf(const std::string& serial)
{
    const auto shows = [&serial](const auto& client) {
        return client != nullptr && client->peer() && client->peer()->serial == serial;
    };
    if (!shows(stream_) && !shows(pings_) && !shows(commands_) && !shows(proposals_)) {
        return;
    }
    const Error why{Code::Denied,
                    "the certificate of this agent was revoked; enrol the node again"};
    connect();
    lost(why);
    for (const auto& [number, done] : std::exchange(asked_, {})) {
        done(tl::unexpected(why));
    }
}

} // namespace bafar::cluster
