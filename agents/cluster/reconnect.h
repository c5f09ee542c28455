#pragma once
// When to try a lost peer again: soon, then less and less often, never all agents at once.
//
// Delays double from First to Last; each is drawn from its upper half, so that fifty agents that
// lost the same peer do not return in step. A peer that answered starts from First again. Pure; one
// owner, one thread.
#include "core/base/random.h"

namespace bafar::cluster {

class Reconnect {
public:
    static constexpr Duration First = std::chrono::milliseconds(200);
    static constexpr Duration Last = std::chrono::seconds(5);

    explicit Reconnect(Random random)
        : random_(random)
    {
    }

    /// The delay before the next attempt, after one that failed or a connection that ended.
    [[nodiscard]] Duration next();

    /// The peer answered.
    void succeeded() { delay_ = First; }

private:
    Random random_;
    Duration delay_ = First;
};

} // namespace bafar::cluster
