#pragma once
// One look at Docker: which questions, in order, and what the answers were.
//
// First whether the engine lives (a ping: /info runs two programs in Docker 20.10 and is asked
// seldom), then this node's containers, then, on a manager, the Swarm. What the Swarm does not
// answer does not spoil the look: an engine lives without a quorum, too.
// Pure; one owner, one thread.
#include <optional>

#include "agents/services/parse.h"
#include "agents/services/values.h"

namespace bafar::services {

struct Wants {
    bool version = false;
    bool info = false;
    bool containers = false;
    bool services = false;
    bool nodes = false;
    std::vector<std::string> histories; ///< ids of services whose ended tasks are wanted

    bool operator==(const Wants&) const = default;
};

/// What was learned; empty: not asked, or not answered.
struct Seen {
    std::optional<EngineVersion> version;
    std::optional<Info> info;
    std::optional<Listed<contract::Container>> containers;
    std::optional<Listed<contract::Service>> services;
    std::optional<Listed<contract::SwarmNode>> nodes;
    std::optional<Listed<SeenTask>> tasks;
    std::optional<Listed<SeenTask>> ended;
    std::optional<Error> swarmTrouble; ///< why the Swarm did not answer
    bool roleMoved = false;            ///< this node is no manager any more: ask for info again
    bool historyGone = false;          ///< a service whose history was asked for was removed
};

class Look {
public:
    /// `api` as known, empty when the version is wanted; `manager` as known.
    Look(Wants wants, std::string api, bool manager);

    /// The next question, or nothing: the look is over.
    [[nodiscard]] std::optional<Request> next();

    /// The answer to the question that next() gave last. Errors: why the look failed.
    [[nodiscard]] Result<void> take(const Result<Answer>& answer);

    [[nodiscard]] const Wants& wants() const { return wants_; }

    [[nodiscard]] Seen& seen() { return seen_; }

private:
    enum class Topic : std::uint8_t {
        Version,
        Info,
        Ping,
        Containers,
        Services,
        Nodes,
        Tasks,
        Ended,
        Done
    };

    [[nodiscard]] bool wanted(Topic topic) const;
    [[nodiscard]] Request question() const;
    [[nodiscard]] Result<void> read(const std::string& body);

    Wants wants_;
    std::string api_;
    bool manager_;
    Topic topic_ = Topic::Version;
    bool begun_ = false;
    Seen seen_;
};

/// "/v1.41" and the target.
[[nodiscard]] std::string versioned(const std::string& api, const std::string& target);

/// The error that an answer beyond 2xx means: NotFound, Conflict (409, or a version out of
/// sequence), Denied, Unavailable (5xx), InvalidInput.
[[nodiscard]] Error refusalError(const Answer& answer);

} // namespace bafar::services
