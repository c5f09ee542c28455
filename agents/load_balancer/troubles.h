#pragma once
// What is worth an event of what is wrong: the begin and the end of a trouble, not each turn of it.
//
// Theory: a server that flaps is left out and taken back again and again; each turn as an event
// would push everything else off the timeline. So troubles of one kind at one upstream are one
// episode: its first moment is told at once, everything that comes and goes after that is counted,
// and it is over when nothing of it was seen for Calm; then that is told once, with how often and
// for how long. The state and its reasons, which are no events, show every turn all the same.
// Pure; one owner, one thread.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/time.h"
#include "core/schema/event.h"

namespace bafar::load_balancer {

/// Something that is wrong now.
struct Trouble {
    std::string episode; ///< what it is one turn of: "left out/service:web"
    std::string who;     ///< whom of it: "192.0.2.11:32768"
    std::string text;    ///< for people

    bool operator==(const Trouble&) const = default;
};

/// What to tell.
struct TroubleWord {
    bool began = false; ///< else: it is over
    std::string text;

    bool operator==(const TroubleWord&) const = default;
};

class TroubleBook {
public:
    static constexpr Duration Calm = std::chrono::seconds(60);
    static constexpr std::size_t EpisodesMax = 256; ///< more are not told
    static constexpr std::size_t WhoMax = 64;       ///< of one episode, told apart

    /// All that is wrong now, in order; what of it is to be told.
    [[nodiscard]] std::vector<TroubleWord> look(const std::vector<Trouble>& troubles, Instant now);

    /// Nothing is watched any more: what was told is not over, it is of no interest.
    void clear() { episodes_.clear(); }

private:
    struct Episode {
        std::string text; ///< the first
        Instant began{};
        Instant seen{};                ///< last
        std::uint64_t turns = 0;       ///< how often it began with somebody
        std::set<std::string> present; ///< whose trouble it is now
        std::set<std::string> all;     ///< whose it ever was
    };

    std::map<std::string, Episode> episodes_;
};

} // namespace bafar::load_balancer
