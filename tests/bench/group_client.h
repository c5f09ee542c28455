#pragma once
// The agents' group as a client of the benchmarks sees it: audit lines go in as proposals and come
// out as what each agent shows of the agreed audit log. A line that an agent shows was committed.
//
// The client speaks with the certificate of one of the lab's nodes, under a boot of its own, so the
// agents tell its proposals from that node's. What is seen is checked as it comes: every agent
// shows the same line at an index, each line's chain value follows on the one before, and no
// proposal is applied twice. Whatever does not fit ends the tool. One owner, one thread.
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "agents/api/client.h"
#include "agents/runtime/loop.h"
#include "core/schema/agreed.h"

namespace bafar::bench {

/// Ends the tool with a message.
[[noreturn]] void giveUp(const std::string& why);

/// With the certificate of the lab's admin; ends the tool when it cannot be read.
[[nodiscard]] std::shared_ptr<runtime::TlsContext> asAdmin(const std::string& data);

/// A node's agent in the lab.
[[nodiscard]] api::Target targetOf(const std::string& node);

class GroupClient {
public:
    struct Options {
        std::string data; ///< the lab's data folder
        Duration pollEvery = std::chrono::milliseconds(2);
        std::size_t underWayMax = 32; ///< below Ledger::VerdictsMax
    };

    GroupClient(runtime::Loop& loop, Options options);

    /// Proposes one more line; false: as many are under way as may be.
    bool propose();

    /// Called for every line of this client that is seen for the first time.
    std::function<void(std::uint64_t number, const schema::Record&)> seen;

    [[nodiscard]] std::size_t agents() const { return agents_.size(); }

    [[nodiscard]] const std::string& node(std::size_t agent) const { return agents_[agent].node; }

    /// Forgets what this agent has shown and reads all that it keeps.
    void readAnew(std::size_t agent);

    /// Chain values by index of what this agent has shown.
    [[nodiscard]] const std::map<std::uint64_t, std::string>& shown(std::size_t agent) const
    {
        return agents_[agent].shown;
    }

private:
    /// One agent, asked over two connections.
    struct Agent {
        std::string node;
        std::unique_ptr<api::Client> proposals;
        std::unique_ptr<api::Client> reads;
        std::uint64_t next = 1;                     ///< index that is read next
        std::map<std::uint64_t, std::string> shown; ///< chain values by index
    };

    struct UnderWay {
        std::string body; ///< of the request
        Instant sent{};
    };

    void send(Agent& agent, const UnderWay& proposal);
    void sendAgain();
    void read(Agent& agent);
    void take(Agent& agent, const schema::Record& record);

    runtime::Loop& loop_;
    Options options_;
    std::string boot_;
    std::uint64_t lastNumber_ = 0;
    std::vector<Agent> agents_;
    Agent* leader_ = nullptr;                     ///< who took the last proposal
    std::map<std::uint64_t, UnderWay> underWay_;  ///< by number
    std::map<std::uint64_t, std::string> chains_; ///< of all lines seen, by index
    std::set<std::uint64_t> applied_;             ///< own numbers
    runtime::Timer again_;
    std::vector<std::unique_ptr<runtime::Timer>> polls_; ///< one an agent
};

} // namespace bafar::bench
