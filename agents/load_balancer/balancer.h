#pragma once
// Which server a request goes to: round robin among those that answer. One for each loop.
//
// Theory: health is passive: it is read off the requests that clients make anyway. A connection
// that does not come about ejects a server at once, FailuresMax broken, late or 5xx answers in a
// row do as well; an ejection lasts EjectionMin, doubled with each one in a row up to EjectionMax,
// and ends with the first good answer. When its time is over the server gets one request of a time
// until it answers. Where this node has no way into a server's network the fault is not the
// server's: it is left out for EjectionMin, and then asked as any other. Nobody left: the ejected
// ones are asked all the same, because an unlikely answer is better than none; draining ones only
// after them. Each loop finds out for itself and shares nothing. Pure; one owner, one thread.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "agents/load_balancer/values.h"

namespace bafar::load_balancer {

/// A server as one loop knows it.
struct Server {
    std::string upstream;
    ServerEntry entry;
    std::uint32_t active = 0;    ///< requests that it has now
    std::uint32_t failures = 0;  ///< in a row
    std::uint32_t ejections = 0; ///< in a row
    Instant ejectedUntil{};
    Outcome last = Outcome::Answered; ///< of the outcomes that say something of it
    Counts counts;
};

class Balancer {
public:
    static constexpr std::uint32_t FailuresMax = 3;
    static constexpr Duration EjectionMin = std::chrono::seconds(1);
    static constexpr Duration EjectionMax = std::chrono::seconds(60);

    /// From now on. Servers that are still there keep their health.
    void configure(std::shared_ptr<const Routing> routing);

    /// As Picker::pick, for a request on this listener. The server counts as active until judge().
    [[nodiscard]] std::variant<std::shared_ptr<Server>, http::Refusal> pick(
        std::string_view listener,
        const http::RequestHead& request,
        const Server* tried,
        Instant now);

    /// How a request to this server ended.
    static void judge(Server& server, Outcome outcome, Instant now);

    /// Every server known now, by upstream and key.
    [[nodiscard]] const std::map<std::pair<std::string, std::string>, std::shared_ptr<Server>>&
    servers() const
    {
        return servers_;
    }

private:
    struct Turn {
        std::vector<std::shared_ptr<Server>> servers; ///< in the order of the routing
        std::size_t next = 0;
    };

    std::shared_ptr<const Routing> routing_ = std::make_shared<const Routing>();
    std::map<std::pair<std::string, std::string>, std::shared_ptr<Server>> servers_;
    std::map<std::string, Turn, std::less<>> turns_; ///< by upstream
};

} // namespace bafar::load_balancer
