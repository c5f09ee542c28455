#pragma once
// One loop of the data plane: its listeners, its clients, its idle connections to servers, and what
// it knows of the servers. Nothing of it is shared with another loop.
//
// Every loop listens on every address (SO_REUSEPORT); the kernel deals the clients out. A plan that
// comes later is in force for the next request; a listener that it leaves out closes at once and
// its clients finish what they have begun. Loop thread only.
#include <list>
#include <map>
#include <memory>
#include <vector>

#include "agents/load_balancer/balancer.h"
#include "agents/load_balancer/connection.h"
#include "agents/load_balancer/network_stock.h"
#include "agents/load_balancer/server_pool.h"
#include "agents/runtime/listener.h"

namespace bafar::load_balancer {

class ProxyLoop {
public:
    /// `share`: one part in so many of the node's connections; `fetch` opens sockets in networks.
    ProxyLoop(runtime::Loop& loop, std::size_t share, NetworkStock::Fetch fetch);
    ~ProxyLoop();
    ProxyLoop(const ProxyLoop&) = delete;
    ProxyLoop& operator=(const ProxyLoop&) = delete;

    void use(PlanPtr plan);

    [[nodiscard]] LoopReport report() const;

    /// Closes the listeners and lets requests end; `ended` is called once none is left.
    void drain(std::function<void()> ended);

    // For its connections.
    [[nodiscard]] runtime::Loop& loop() { return loop_; }

    [[nodiscard]] Balancer& balancer() { return balancer_; }

    [[nodiscard]] ServerPool& pool() { return pool_; }

    [[nodiscard]] NetworkStock& stock() { return stock_; }

    /// A buffer for one recv(); what is in it is used up before the next.
    [[nodiscard]] std::span<char> scratch() { return scratch_; }

    void judged(Server& server, Outcome outcome);
    void count(const std::string& listener, const Record& record);
    void forget(Connection& connection);

private:
    struct Entry { ///< of one address
        std::unique_ptr<runtime::Listener> socket;
        std::string problem;
    };

    struct Tally { ///< of one listener
        std::uint64_t connections = 0;
        std::uint64_t connectionsTotal = 0;
        Counts counts;
        std::map<std::string, Counts> upstreams; ///< what of it went to each of them
    };

    void listen();
    void drainConnections();
    void accept(const std::string& listener, runtime::Descriptor client, const net::Endpoint& from);
    void lookWhetherEnded();

    runtime::Loop& loop_;
    std::size_t share_;
    PlanPtr plan_;
    std::shared_ptr<const ExchangeSettings> settings_;
    Balancer balancer_;
    ServerPool pool_;
    NetworkStock stock_;
    std::vector<char> scratch_;
    std::map<Listen, Entry> listens_;
    std::map<std::string, Tally> tallies_;    ///< by listener
    std::map<std::string, Counts> upstreams_; ///< by id
    std::map<std::string, ClassDurations> durations_;
    std::list<std::unique_ptr<Connection>> connections_;
    std::list<std::unique_ptr<Connection>> gone_; ///< closed within this turn
    std::function<void()> ended_;
    runtime::Timer retry_; ///< of listeners that could not be opened
    runtime::Timer sweep_;
};

} // namespace bafar::load_balancer
