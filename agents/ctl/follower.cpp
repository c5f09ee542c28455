#include "agents/ctl/follower.h"

#include "agents/runtime/pki.h"

namespace bafar::ctl {

namespace {

/// Of a stream that is taken for dead, as in the console: five heartbeats, but time enough for a
/// busy agent.
constexpr Duration SilenceMin = std::chrono::seconds(10);
constexpr int SilentHeartbeats = 5;

} // namespace

Follower::Follower(Context& context, schema::ProfileAgent agent, bool samples, Events events)
    : context_(context)
    , agent_(std::move(agent))
    , samples_(samples)
    , events_(std::move(events))
    , heard_(context.loop().now())
    , random_(runtime::secureRandomSeed())
    , again_(context.loop(), [this] { start(); })
{
    again_.arm(context_.loop().now());
}

void Follower::start()
{
    api::StreamClient::Events events;
    events.onOpen = [this] {
        open_ = true;
        heard_ = context_.loop().now();
        reconnect_.connected(context_.loop().now());
        problem_.reset();
        if (events_.onOpen) {
            events_.onOpen();
        }
    };
    events.onEvent = [this](const http::StreamEvent& event) { received(event); };
    events.onEnd = [this](const Error& error) { lost(error); };
    const std::optional<std::uint64_t> since =
        boot_.empty() ? std::nullopt : std::optional<std::uint64_t>(sequence_);
    stream_ = std::make_unique<api::StreamClient>(
        context_.loop(), context_.tls(), Context::targetOf(agent_),
        api::streamPath(since, boot_, samples_),
        std::max<Duration>(SilenceMin, SilentHeartbeats * heartbeat_), std::move(events));
}

void Follower::received(const http::StreamEvent& event)
{
    heard_ = context_.loop().now();
    const Result<schema::Message> message = api::messageOf(event);
    if (message) {
        boot_ = message->boot;
        sequence_ = message->sequence;
        if (message->snapshot) {
            heartbeat_ = message->snapshot->heartbeat;
        }
        events_.onMessage(*message);
    } else if (message.error().code != Code::Unsupported) {
        lost(message.error());
    }
}

void Follower::lost(const Error& error)
{
    broken_ = broken_ || open_;
    open_ = false;
    // What an agent says as it ends a stream does not name it.
    const bool named = error.text.starts_with(agent_.node + " ");
    problem_ = named ? error : Error{error.code, agent_.node + ": " + error.text};
    again_.armAfter(reconnect_.failed(context_.loop().now(), random_));
    const std::unique_ptr<api::StreamClient> ended = std::move(stream_);
    if (events_.onLost) {
        events_.onLost(*problem_);
    }
}

} // namespace bafar::ctl
