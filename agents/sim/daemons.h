#pragma once
// The drivers' places on a simulated host: Docker, MariaDB, Redis, Gluster and the load balancer's
// loops, as far as their machines can tell.
//
// What a machine asks is answered from Sayings by the machine's own parsers; where there is no
// text, the daemon is not there. Nothing can be changed: a command is refused with the reason. The
// load balancer serves a stream of invented requests (traffic.h) where the floating address is.
// Lives as long as the host's process. One owner, one thread.
#include <map>
#include <memory>
#include <string>

#include "agents/cache/values.h"
#include "agents/database/values.h"
#include "agents/load_balancer/machine.h"
#include "agents/services/values.h"
#include "agents/sim/sayings.h"
#include "agents/sim/traffic.h"
#include "agents/storage/values.h"

namespace bafar::sim {

class Host;

/// What the daemons of all hosts share.
struct Daemonry {
    Sayings sayings;
    std::map<std::string, std::uint64_t> marks; ///< in the volume: round by host
};

class Daemons {
public:
    /// The host's node must exist and outlive this.
    Daemons(Host& host, std::shared_ptr<Daemonry> shared);

    /// From now on the node's machines are answered.
    void bind();

    /// What the host has to do with requests now.
    [[nodiscard]] Work work() const;

    /// Of the site's traffic, now.
    [[nodiscard]] std::int64_t second() const;

private:
    void asked(const services::Ask& ask);
    void asked(const database::Look& look);
    void asked(const cache::Look& look);
    void asked(const storage::Ask& ask);
    void report();
    [[nodiscard]] bool carries() const;
    [[nodiscard]] load_balancer::ServerReport serve(const load_balancer::UpstreamEntry& upstream,
                                                    const load_balancer::ServerEntry& entry);

    [[nodiscard]] std::optional<std::string> said(std::string_view name) const;
    [[nodiscard]] storage::Heard<storage::Facts> gluster(const storage::Question& question);

    /// Feeds a machine as a driver would: in a later turn of the process.
    template <class Machine, class Input>
    void answer(Input input);

    Host& host_;
    std::shared_ptr<Daemonry> shared_;
    load_balancer::PlanPtr plan_;
    load_balancer::LoopReport counted_; ///< of the upstreams
    std::map<std::pair<std::string, std::string>, load_balancer::Counts> servers_; ///< by upstream
    std::uint64_t connections_ = 0; ///< of clients, so far
};

} // namespace bafar::sim
