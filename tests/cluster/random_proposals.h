#pragma once
// Proposals of every kind from a seed: most fit the ledger as it is, many do not, some come again.
#include <deque>
#include <map>

#include "agents/cluster/ledger.h"
#include "core/base/random.h"

namespace bafar::test {

class RandomProposals {
public:
    /// `large`: bodies near what is allowed, so that lists run full of bytes.
    explicit RandomProposals(std::uint64_t seed, bool large = false);

    [[nodiscard]] schema::Proposal next(const cluster::Ledger& ledger);

private:
    [[nodiscard]] schema::Record record(const cluster::Ledger& ledger, const std::string& node);
    [[nodiscard]] std::string audit();
    [[nodiscard]] std::string action(const cluster::Ledger& ledger, const std::string& node);
    [[nodiscard]] std::string spec(const cluster::Ledger& ledger);
    [[nodiscard]] std::string revocation();
    [[nodiscard]] std::string member();
    [[nodiscard]] std::string slot(const cluster::Ledger& ledger);
    [[nodiscard]] std::string recovery();
    [[nodiscard]] std::string words(std::size_t most);
    [[nodiscard]] std::string oneOf(const std::string& letters);

    struct Agent {
        std::uint64_t boot = 1;
        std::uint64_t number = 0;
    };

    Random random_;
    bool large_;
    std::int64_t wall_ = 1'800'000'000'000;
    std::uint64_t actions_ = 0;
    std::map<std::string, Agent> agents_;
    std::deque<schema::Proposal> sent_; ///< the last few hundred
};

/// What of the ledger is above its bound; empty: nothing.
[[nodiscard]] std::string aboveItsBound(const cluster::Ledger& ledger);

} // namespace bafar::test
