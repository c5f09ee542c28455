#pragma once
// What must never be seen on a simulated site, looked at after every event.
//
// 1. Two hosts that hear each other do not both carry an address for longer than the grace time:
//    three of the longest interval, the longest skew time and twice the longest delay. (One host
//    takes over wrongly after at most two lost adverts in a row; the third reaches it.)
// 2. A running host that is not the owner carries no floating address; a dead one none after the
//    kernel's lifetime. So nothing left by a crash survives the next start.
// 3. Nobody takes over before RFC 9568's master-down time has passed since it began to listen, or
//    since the last advert that it has to respect: three of the owner's intervals and its own skew;
//    after a resign, the skew; after a stall, one interval and the skew.
// 4. After a resign a backup acts by its skew time.
// 5. An owner gives way only to a higher priority, or an equal one from a higher address.
// 6. Queues stay within their bounds.
// 7. An action that says that nothing is left of it claimed nothing; the target of one that says it
//    succeeded carried the address after it began.
// 8. No step of an action is run twice.
// After the faults: exactly one owner, the right one, and no further change (converged()).
// One owner, one thread. Header larger than the budget because the rules and what they remember
// belong beside each other.
#include <map>
#include <optional>
#include <set>

#include "agents/sim/observer.h"
#include "agents/sim/site.h"

namespace bafar::sim {

class Checks final : public Observer {
public:
    explicit Checks(Site& site);

    /// What was seen first, with its moment; nothing: all was well.
    [[nodiscard]] const std::optional<std::string>& failure() const { return failure_; }

    /// Looks at everything that the last event may have changed. True: failed.
    bool look();

    /// The grace of rule 1 for a virtual router, from the specs of all hosts.
    [[nodiscard]] Duration grace(const std::string& router) const;

    /// The longest that a settled site may take to come to rest.
    [[nodiscard]] Duration restTime() const;

    /// Rules for a site at rest: one owner, the right one, all nodes seen by all nodes.
    void converged();

    /// From now on a change of owner is a failure.
    void expectRest() { rest_ = true; }

    [[nodiscard]] std::uint64_t takeOvers() const { return takeOvers_; }

    // Observer.
    void stateChanged(Host& host,
                      const floating_ip::StateChanged& change,
                      const floating_ip::RouterReport& report) override;
    void advertSent(Host& host, const WireAdvert& advert) override;
    void advertArrived(Host& host, const Host& from, const WireAdvert& advert) override;
    void answered(Host& host, const floating_ip::CommandAnswered& answer) override;
    void commandBegan(Host& host, const std::string& command) override;
    void actionMoved(Host& host, const schema::ActionRecord& record) override;
    void hostChanged(Host& host) override;

private:
    struct Group { ///< one virtual router of the site
        std::string id;
        std::uint8_t virtualRouter = 0;
        net::Address address;       ///< its first one stands for all: they move together
        Duration longestInterval{}; ///< of any host at any time
    };

    struct Seat { ///< one virtual router on one host
        floating_ip::RouterState state = floating_ip::RouterState::Initialize;
        Instant since{};
        std::uint8_t priority = 0;         ///< in force
        std::uint8_t sent = 0;             ///< last advertised
        std::optional<Duration> learned;   ///< of the last advert it has to respect
        std::optional<Instant> respected;  ///< or when it began to listen
        unsigned intervals = 3;            ///< of silence to wait for
        bool paused = false;               ///< its host refuses the addresses: it waits longer
        std::optional<Instant> resigned;   ///< after `respected`: the owner left
        std::optional<Instant> lowerSince; ///< the preempt delay runs from the first lower advert
        schema::floating_ip::RouterConfig config; ///< in force; only what the rules use
        WireAdvert last;                          ///< the last that arrived
        net::Address lastFrom;
        std::optional<Instant> arrived;
    };

    struct Holding { ///< of one address by one host
        bool now = false;
        std::optional<Instant> until; ///< the last time
    };

    struct Deed { ///< an action
        Instant began{};
        bool claimed = false;
    };

    struct Pair {
        std::size_t group;
        std::size_t a;
        std::size_t b;
        Instant since;
    };

    [[nodiscard]] Seat& seat(const Host& host, std::size_t group);
    [[nodiscard]] std::size_t groupOf(std::uint8_t virtualRouter) const;
    [[nodiscard]] std::size_t groupOf(const std::string& id) const;
    [[nodiscard]] static const schema::floating_ip::RouterConfig* configOf(const Host& host,
                                                                           const std::string& id);
    /// What a backup goes by, and what an owner fell back to would advertise.
    [[nodiscard]] std::uint8_t basePriority(const Host& host, std::size_t group) const;
    [[nodiscard]] bool preempts(const Host& host, std::size_t group) const;
    [[nodiscard]] bool respects(Host& host, std::size_t group, const WireAdvert& advert);
    void weigh(Host& host, std::size_t group, const WireAdvert& advert);
    [[nodiscard]] Duration lifetime(const Group& group) const;
    void noteConfig(Host& host);
    void lookAtPairs();
    void lookAtHost(Host& host);
    void checkTakeOver(Host& host, std::size_t group);
    void checkYield(Host& host, std::size_t group, const floating_ip::StateChanged& change);
    void judgeAction(const schema::ActionRecord& record, const Deed& deed);
    void watchResign(Host& host, std::size_t group, Instant heard);
    void convergedGroup(std::size_t group);
    void convergedNode(Host& host);
    void fail(const std::string& text);

    Site& site_;
    std::vector<Group> groups_;
    std::vector<Seat> seats_;           ///< by host, then group
    std::vector<Pair> pairs_;           ///< present conflicts
    std::vector<Holding> held_;         ///< by host, then group
    std::map<std::string, Deed> deeds_; ///< by action
    std::set<std::string> steps_;       ///< that were run
    std::set<std::string> begun_;       ///< commands, on any host and in any of its lives
    std::vector<bool> touched_;         ///< hosts to look at
    std::map<std::size_t, Instant> deadSince_;
    bool pairsMoved_ = false;
    bool rest_ = false;
    std::uint64_t takeOvers_ = 0;
    std::optional<std::string> failure_;
};

} // namespace bafar::sim
