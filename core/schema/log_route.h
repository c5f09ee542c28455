#pragma once
// Whom a reader asks for a service's log: the agents in turn until one has it, the one that another
// names, and another when the one that gave it is lost.
//
// Only managers of the Swarm have logs, and which nodes are managers may change while a log is
// read. bafarctl and the console share these decisions; each has its own connection. Pure: time and
// randomness are passed in. One owner, one thread.
#include <optional>
#include <string>
#include <vector>

#include "core/base/reconnect.h"
#include "core/base/result.h"

namespace bafar::schema {

class LogRoute {
public:
    /// What follows the end of a stream.
    enum class Next : std::uint8_t {
        Ask,    ///< asked() after the pause
        Around, ///< the same, but nobody has the log: each was asked twice since it was open last
        Over    ///< nothing: asking again would change nothing
    };

    struct Step {
        Next next = Next::Ask;
        bool lost = false; ///< the log was open until now: people are told
        Duration pause{};
        Error why;
    };

    /// `nodes` in the order in which they are asked, at least one. Without `follow` a log that ends
    /// in the middle is over.
    LogRoute(std::vector<std::string> nodes, bool follow);

    /// Whom to ask now.
    [[nodiscard]] const std::string& asked() const { return nodes_[asked_]; }

    /// The log was open at least once.
    [[nodiscard]] bool began() const { return began_; }

    /// Why there is no log, since it was open last; the last two reasons of each at most.
    [[nodiscard]] const std::vector<Error>& problems() const { return problems_; }

    /// The agent that was asked gives the log. True: it goes on where another stream ended.
    [[nodiscard]] bool opened(Instant now);

    /// The agent said in its stream why it ends it; the stream's own end follows.
    void told(Error why) { cause_ = std::move(why); }

    /// The agent that was asked has no log, and names who has: the first that is known is next.
    void redirected(const std::vector<std::string>& ask);

    [[nodiscard]] Step ended(const Error& error, Instant now, Random& random);

private:
    std::vector<std::string> nodes_;
    bool follow_;
    std::size_t asked_ = 0;
    std::optional<std::size_t> named_; ///< by the agent that was asked
    bool began_ = false;
    std::vector<Error> problems_;
    std::optional<Error> cause_;
    Reconnect reconnect_;
};

} // namespace bafar::schema
