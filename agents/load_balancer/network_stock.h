#pragma once
// Sockets that stand inside overlay networks, ready to be connected. One for each loop.
//
// Theory: the agent may not enter a network of Docker's; its root helper opens sockets there and
// hands them over (agents/helper/sandbox.h). That is a way of some hundred microseconds through two
// processes, so a few are kept: StockMin of each network, twice as many each time the stock runs
// out within a second, up to StockMax. They are used up within OldAge, because a socket keeps the
// network that it was opened in, even one that Docker has made anew meanwhile. Of a network that is
// not on this node a request learns at once, and the helper is asked again every RetryEvery.
// Loop thread only.
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "agents/load_balancer/routing.h"
#include "agents/runtime/descriptor.h"
#include "agents/runtime/loop.h"

namespace bafar::load_balancer {

/// A network and the family of addresses in it.
struct Inside {
    std::string network; ///< id
    bool ipv6 = false;

    auto operator<=>(const Inside&) const = default;
};

[[nodiscard]] Inside insideOf(const ServerEntry& server);

class NetworkStock {
public:
    static constexpr unsigned StockMin = 4;
    static constexpr unsigned StockMax = 32; ///< no more than the helper opens at once
    static constexpr Duration OldAge = std::chrono::seconds(10);
    static constexpr Duration RetryEvery = std::chrono::seconds(1);

    using Sockets = std::vector<runtime::Descriptor>;

    /// Opens so many unconnected sockets; `done` is called once, in a later turn, or never when the
    /// agent stops.
    using Fetch =
        std::function<void(const Inside&, unsigned count, std::function<void(Result<Sockets>)>)>;

    using Taken = std::function<void(Result<runtime::Descriptor>)>;

    /// Keeps a wait alive; destroying it takes the wait back.
    using Wait = std::shared_ptr<Taken>;

    NetworkStock(runtime::Loop& loop, Fetch fetch);
    ~NetworkStock();
    NetworkStock(const NetworkStock&) = delete;
    NetworkStock& operator=(const NetworkStock&) = delete;

    /// The networks of the plan: of a new one it is found out at once whether there is a way into
    /// it, and what is kept of the others goes.
    void use(const std::set<Inside>& networks);

    /// A socket: `taken` is called once, before this returns (then the wait is null) or in a later
    /// turn. Errors: those of Fetch.
    [[nodiscard]] Wait take(const Inside& inside, Taken taken);

    /// A socket of this network was of no use: those left are not given to others.
    void distrust(const Inside& inside);

    /// By network: why there is no way into it, or empty.
    [[nodiscard]] std::map<std::string, std::string> problems() const;

private:
    struct Shelf {
        Sockets sockets;
        Instant opened{};
        Instant asked{};
        unsigned next = 1; ///< how many to fetch
        bool fetching = false;
        std::string problem;
        std::list<std::weak_ptr<Taken>> waiting;
    };

    void fetch(const Inside& inside, Shelf& shelf);
    void came(const Inside& inside, Result<Sockets> sockets);
    void look();

    runtime::Loop& loop_;
    Fetch fetch_;
    std::map<Inside, Shelf> shelves_;
    runtime::Timer again_;                ///< drops old ones, and asks for what could not be had
    std::shared_ptr<NetworkStock*> self_; ///< empty once we are gone, for answers that come later
};

} // namespace bafar::load_balancer
