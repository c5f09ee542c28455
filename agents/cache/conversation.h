#pragma once
// What is said to a Redis server and what its replies to it mean: a look, and a step's command.
//
// The driver carries words there and replies back within a deadline; this half knows which words
// and what the replies say. A conversation may break off anywhere: then the first error that was
// heard tells more than how it broke off. Pure; safe on every thread.
#include <string>
#include <vector>

#include "agents/cache/reply.h"
#include "agents/cache/values.h"

namespace bafar::cache {

using Words = std::vector<std::string>; ///< one command

/// How a conversation ended.
enum class End : std::uint8_t {
    Complete,     ///< every command is answered
    TimedOut,     ///< the deadline passed
    NotConnected, ///< refused, or no route
    Closed,       ///< the server hung up
    Garbled,      ///< what came is not Redis' protocol, too much, or not asked for
};

struct Exchange {
    bool login = false;              ///< the connection was new, and AUTH stood before all
    std::vector<Reply> introduction; ///< of what a new connection says first
    std::vector<Reply> replies;      ///< in the order of the words; fewer when it broke off
    End end = End::Complete;
    std::string detail; ///< of the end: "Connection refused"
};

/// With whom and for how long, for texts.
struct Counterpart {
    std::string endpoint;
    Duration limit{};
};

/// What a new connection says after AUTH.
[[nodiscard]] std::vector<Words> introductionWords();

[[nodiscard]] std::vector<Words> lookWords();
[[nodiscard]] Answer lookAnswer(Exchange exchange, const Counterpart& with);

[[nodiscard]] std::vector<Words> carryWords(const schema::cache::Command& command);
/// Errors: Denied, Conflict, Unavailable, and Timeout when it may have been carried out.
[[nodiscard]] Result<std::string> carryOutcome(const Exchange& exchange, const Counterpart& with);

} // namespace bafar::cache
