#pragma once
// What goes into the cache machine and what comes out of it, besides the common effects.
//
// Small values; compared in tests.
#include <optional>
#include <string>
#include <variant>

#include "agents/cache/info.h"
#include "agents/cache/reply.h"
#include "agents/concept.h"

namespace bafar::cache {

/// Where the server of this node is and how to log in.
struct Target {
    net::Endpoint endpoint;
    std::string user;         ///< empty: the default user
    std::string passwordFile; ///< empty: no login

    bool operator==(const Target&) const = default;
};

/// Effect: from now on Look and Carry mean this server; empty: none, close the connection.
struct Aim {
    std::optional<Target> target;

    bool operator==(const Aim&) const = default;
};

/// Effect: one look within `limit`, connecting and login included; answered by Looked.
struct Look {
    std::uint64_t round = 0;
    Duration limit{};

    bool operator==(const Look&) const = default;
};

/// Effect: carry a step's command out within `limit`; answered by Carried.
struct Carry {
    std::string id;
    schema::cache::Command command;
    Duration limit{};

    bool operator==(const Carry&) const = default;
};

using Answer = std::variant<Observation, Failure>;

/// Input: the answer to Look with this round; older ones are dropped.
struct Looked {
    std::uint64_t round = 0;
    Answer answer;

    bool operator==(const Looked&) const = default;
};

/// Input: the answer to Carry; exactly one.
struct Carried {
    std::string id;
    Result<std::string> outcome;

    bool operator==(const Carried&) const = default;
};

} // namespace bafar::cache
