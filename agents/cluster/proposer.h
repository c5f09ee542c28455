#pragma once
// Brings one agent's proposals into the group's log, whoever leads it.
//
// Each proposal gets a number. It goes to the leader (to the own group when that is this agent,
// over the API when it is another), and again when the leader changes or does not answer; it is
// answered when the own ledger has applied it, so what was answered can be read here. Sent twice it
// is applied once: the ledger knows its number. Pure; one owner, one thread.
#include <map>
#include <variant>

#include "agents/cluster/ledger.h"
#include "agents/machine.h"

namespace bafar::cluster {

class Proposer {
public:
    /// Inputs.
    struct Ask {
        std::uint64_t request = 0; ///< the caller's own number, repeated in Answered
        schema::Record record;     ///< kind, at and body
        Duration limit = std::chrono::seconds(5);
    };

    struct LeaderKnown {
        std::string node; ///< empty: none
        std::uint64_t term = 0;
    };

    /// The ledger applied a proposal of this agent.
    struct Applied {
        std::string boot;
        std::uint64_t number = 0;
        Verdict verdict;
    };

    /// A sent proposal came to nothing: the leader is none any more or the way is broken
    /// (it may be applied all the same), or the leader does not take it (Denied, InvalidInput,
    /// LimitExceeded, Unsupported).
    struct Returned {
        std::uint64_t number = 0;
        Error why;
    };

    using Input = std::variant<Ask, LeaderKnown, Applied, Returned>;

    /// Effects.
    struct ProposeHere {
        schema::Proposal proposal;

        bool operator==(const ProposeHere&) const = default;
    };

    struct Forward {
        std::string node;
        schema::Proposal proposal;

        bool operator==(const Forward&) const = default;
    };

    /// Exactly one for each Ask. Errors: the ledger's refusal; Unavailable (no leader within the
    /// limit; not sent), Timeout (sent, outcome unknown), LimitExceeded (too many wait); the
    /// leader's refusal of what was sent once only.
    struct Answered {
        std::uint64_t request = 0;
        Result<std::uint64_t> index;

        bool operator==(const Answered&) const = default;
    };

    using Effect = std::variant<ProposeHere, Forward, Answered>;
    using Effects = std::vector<Effect>;

    static constexpr std::size_t WaitingMax = 64; ///< below Ledger::VerdictsMax
    static constexpr Duration SendAgain = std::chrono::milliseconds(300);
    static constexpr Duration Pause = std::chrono::milliseconds(20); ///< after what came back

    Proposer(std::string node, std::string boot);

    [[nodiscard]] Effects handle(const Input& input, Instant now);
    [[nodiscard]] Effects tick(Instant now);
    [[nodiscard]] std::optional<Deadline> deadline() const;

    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

    /// Numbers of the proposals that wait, oldest first.
    [[nodiscard]] std::vector<std::uint64_t> numbers() const;

private:
    struct Waiting {
        std::uint64_t request = 0;
        schema::Proposal proposal;
        Instant asked{};
        Duration limit{};
        Instant sent{};
        Instant again{};      ///< when it is sent again, once it was sent
        unsigned times = 0;   ///< that it was sent
        unsigned returns = 0; ///< that it came back from this leader
        std::string why;      ///< it came back last; empty: it did not
    };

    void on(const Ask& ask, Instant now, Effects& out);
    void on(const LeaderKnown& known, Instant now, Effects& out);
    void on(const Applied& applied, Instant now, Effects& out);
    void on(const Returned& returned, Instant now, Effects& out);
    void send(Waiting& waiting, Instant now, Effects& out) const;
    [[nodiscard]] Error missed(const Waiting& waiting) const;

    std::string node_;
    std::string boot_;
    LeaderKnown leader_;
    std::uint64_t lastNumber_ = 0;
    std::map<std::uint64_t, Waiting> waiting_; ///< by number
};

} // namespace bafar::cluster
