#pragma once
// Follows one agent's stream for as long as a command lives, resuming by sequence when it breaks. A
// lost agent is tried again by the rule that consoles and peers keep, too (core/base/reconnect.h).
#include <algorithm>
#include <memory>

#include "agents/api/stream_client.h"
#include "agents/ctl/context.h"
#include "core/base/reconnect.h"

namespace bafar::ctl {

class Follower {
public:
    struct Events {
        std::function<void()> onOpen; ///< every time it is (re)opened; may be empty
        std::function<void(const schema::Message&)> onMessage;
        std::function<void(const Error&)> onLost; ///< it is tried again; may be empty
    };

    Follower(Context& context, schema::ProfileAgent agent, bool samples, Events events);

    [[nodiscard]] bool open() const { return open_; }

    /// When the agent last said anything: it says at least its heartbeats.
    [[nodiscard]] Instant heard() const { return heard_; }

    /// Above it the agent is silent: three of its heartbeats, at least 3 s.
    [[nodiscard]] Duration silenceAllowed() const
    {
        return std::max<Duration>(std::chrono::seconds(3), 3 * heartbeat_);
    }

    /// The stream has broken at least once: what it told may have gaps.
    [[nodiscard]] bool broken() const { return broken_; }

    /// Why it is not open; empty while it is, and before the first attempt ended.
    [[nodiscard]] const std::optional<Error>& problem() const { return problem_; }

private:
    void start();
    void received(const http::StreamEvent& event);
    void lost(const Error& error);

    Context& context_;
    schema::ProfileAgent agent_;
    bool samples_;
    Events events_;
    std::string boot_;
    std::uint64_t sequence_ = 0;
    bool open_ = false;
    Instant heard_;
    Duration heartbeat_{}; ///< the agent's; zero before its first snapshot
    bool broken_ = false;
    std::optional<Error> problem_;
    Reconnect reconnect_;
    Random random_;
    std::unique_ptr<api::StreamClient> stream_;
    runtime::Timer again_;
};

} // namespace bafar::ctl
