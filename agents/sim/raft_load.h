#pragma once
// What clients of every agent do while a simulated group has its troubles: slots by
// compare-and-set, audit lines, reads, actions whose steps run on other agents and of which some
// change the spec, and attempts to change it without one.
//
// The leader's agent also looks after actions whose holder is gone. One owner, one thread.
#include "agents/sim/raft_site.h"

namespace bafar::sim {

class RaftLoad {
public:
    RaftLoad(RaftSite& site, Duration gap);

    /// From now until `end`.
    void run(Instant end);

    /// Asks every member for one more line; `done` with what came of each. How many were asked.
    std::size_t askAll(const std::function<void(RaftHost&, const Result<std::uint64_t>&)>& done);

    struct Counts {
        std::uint64_t asked = 0;
        std::uint64_t failed = 0; ///< for whatever reason
        std::uint64_t actions = 0;
    };

    [[nodiscard]] const Counts& counts() const { return counts_; }

private:
    void next();
    void one(RaftHost& host);
    void changeSpec(RaftHost& host);
    void changeSlot(RaftHost& host);
    void audit(RaftHost& host);
    void act(RaftHost& host);
    void lookAfter();
    void ask(RaftHost& host, schema::RecordKind kind, std::string body);

    RaftSite& site_;
    Random random_;
    Duration gap_;
    Instant end_{};
    std::uint64_t serial_ = 0;
    std::string orphan_; ///< action whose holder seems to be gone
    Instant orphanSince_{};
    Counts counts_;
};

} // namespace bafar::sim
