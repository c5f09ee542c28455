#pragma once
// One simulated server: an interface with addresses that expire, a process that can stop, stall or
// die, a clock that is wrong; in the process run the production Node and Router, unchanged.
//
// The host does what the agent and its drivers do: it carries out effects, feeds inputs, wakes at
// deadlines. What differs is only where the bytes go. A killed process leaves its addresses in the
// kernel until their lifetime ends; a host without power keeps nothing but its disk. A stalled
// process runs nothing; what arrives waits, and timers fire late. One owner, one thread.
// Header larger than the budget because it is what faults do to a host, what checks see of it and
// what a node asks of it, in one object as in a server.
#include <deque>
#include <map>
#include <memory>
#include <optional>

#include "agents/floating_ip/machine.h"
#include "agents/floating_ip/router.h"
#include "agents/node/node.h"
#include "agents/sim/blunt_router.h"
#include "agents/sim/memory_agreement.h"
#include "agents/sim/observer.h"
#include "core/base/random.h"

namespace bafar::monitoring {
struct TakeSample;
}

namespace bafar::sim {

class Site;
class Follower;
class HostMetrics;
class Daemons;
struct Daemonry;

/// What sits between the kernel and the VRRP machine.
enum class DriverKind : std::uint8_t {
    Careful, ///< the production Router
    Blunt,   ///< BluntRouter
};

struct HostSetup {
    std::string name; ///< node id in the spec
    net::Prefix address;
    schema::Spec spec;
    floating_ip::Rules rules;       ///< planted faults; the default is the protocol
    std::uint8_t ownerPriority = 0; ///< 255: its routers own their addresses (RFC 9568)
    Duration counters = std::chrono::seconds(1); ///< between two reads of the router's counters
    Duration reportGap = std::chrono::milliseconds(100);
    DriverKind driver = DriverKind::Careful;
    bool metrics = false;              ///< invents what a real host would measure
    std::shared_ptr<Daemonry> daemons; ///< that stand on it; null: none
    /// A planted fault: a connection that is cut after a command was sent counts as not made.
    bool cutIsRefusal = false;
};

class Host final : public node::Surroundings {
public:
    static constexpr std::string_view InterfaceName = "eth0";
    static constexpr std::size_t InboxMax = 512; ///< what a stalled process' sockets hold

    Host(Site& site, std::size_t index, HostSetup setup);
    ~Host() override;

    // Faults and their ends. Each does nothing where it makes no sense.
    void start();                 ///< power on where needed, then the process
    void stop();                  ///< planned: resigns, releases, ends
    void kill();                  ///< SIGKILL
    void powerOff();              ///< everything at once
    void stall(Duration length);  ///< the process does not run for that long
    void setLink(bool up);        ///< carrier of the interface
    void setOwnAddress(bool has); ///< the interface loses or gets its fixed address

    void setClockError(Duration error) { clockError_ = error; }

    void configure(schema::Spec spec);
    void changeMac(); ///< another card behind the same interface name
    void askTakeOver(const floating_ip::TakeOver& order); ///< a step out of the blue
    void setRefuses(bool refuses); ///< the kernel refuses addresses: a capability is missing
    void askRelease();             ///< gives a held override back, as an operator could

    // What others see of it.
    [[nodiscard]] const std::string& name() const { return setup_.name; }

    [[nodiscard]] std::size_t index() const { return index_; }

    [[nodiscard]] const net::Address& address() const { return setup_.address.address; }

    [[nodiscard]] bool running() const { return node_ != nullptr; }

    [[nodiscard]] bool stalled() const { return stalled_; }

    /// The process runs and its link is up.
    [[nodiscard]] bool live() const { return running() && !stalled_ && link_ && hasAddress_; }

    [[nodiscard]] bool linkUp() const { return link_; }

    [[nodiscard]] bool hasOwnAddress() const { return hasAddress_; }

    [[nodiscard]] bool refuses() const { return refuses_; }

    [[nodiscard]] Duration clockError() const { return clockError_; }

    /// One of its virtual routers resigned because the kernel refused the addresses.
    [[nodiscard]] bool paused() const;

    [[nodiscard]] bool holds(const net::Address& address) const;

    [[nodiscard]] const schema::Spec& spec() const { return setup_.spec; }

    [[nodiscard]] const HostSetup& setup() const { return setup_; }

    [[nodiscard]] node::Node* node() { return node_.get(); }

    /// What its process agrees through.
    [[nodiscard]] schema::Agreement& agreement()
    {
        return shared_ == nullptr ? agreement_ : *shared_;
    }

    /// What it keeps by itself; where it has joined no group, that is all.
    [[nodiscard]] MemoryAgreement& ownLog() { return agreement_; }

    /// From the next start on its process agrees through `shared`, which outlives the host, and
    /// gives its orders about the group to `orders`.
    void join(schema::Agreement& shared, std::function<void(const cluster::GroupOrder&)> orders);

    [[nodiscard]] Site& site() { return site_; }

    /// When the process last started, was resumed or got its link; checks allow for it.
    [[nodiscard]] Instant settledSince() const { return settledSince_; }

    /// Grows with each start and end of the process.
    [[nodiscard]] std::uint64_t life() const { return life_; }

    /// Null: no process runs.
    [[nodiscard]] Follower* follower() { return follower_.get(); }

    /// Times of this host's own clock are the world's plus this.
    [[nodiscard]] Duration epoch() const { return epoch_; }

    /// Row counters of all its virtual routers, earlier lives included.
    [[nodiscard]] floating_ip::RowCounts rows() const;

    /// Runs `work` in the process now, or when it wakes up; nothing when it does not run.
    void enter(std::function<void()> work);

    void receive(const Host& from, const Bytes& message);

    /// A reader in the same world gets every message of this host's stream; empty function: nobody.
    void setTap(std::function<void(const events::Published&)> tap) { tap_ = std::move(tap); }

    // node::Surroundings.
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] WallTime wallNow() const override;
    [[nodiscard]] std::string newId() override;

    void deadlineMoved() override { rearm_ = true; }

    void published(const events::Published& message) override;
    void sendCommand(const std::string& node,
                     const node::RemoteCommand& command,
                     std::function<void(Result<std::string>)> done) override;
    void commandBegins(const std::string& from, const node::RemoteCommand& command) override;
    void endSessions(const std::string& serial) override;

private:
    struct Carried {
        net::Prefix prefix;
        std::uint64_t claim = 0; ///< the newest; an older one's end means nothing
    };

    void bindDrivers();
    void takeSample(const monitoring::TakeSample& take);
    void askRouter(const floating_ip::NodeInput& input);
    [[nodiscard]] std::optional<Deadline> routerDeadline() const;
    [[nodiscard]] std::vector<floating_ip::RouterReport> routerReports() const;
    void tellRefusals();
    void hangUp();
    void endProcess();
    void wake(std::uint64_t generation);
    void tickDue();
    void arm();
    void readCounters();
    void observeInterface();
    void routerDid(const floating_ip::Router::Effects& effects);
    void carryOut(const floating_ip::SendMessage& effect);
    void carryOut(const floating_ip::SendFrames& effect);
    void carryOut(const floating_ip::PutAddresses& effect);
    void carryOut(const floating_ip::RemoveAddresses& effect);
    void carryOut(const floating_ip::Reported& effect);
    void take(const floating_ip::Machine::Effect& effect);
    void expire(const net::Address& address, std::uint64_t claim);
    void changed();
    void note(const std::string& text);

    Site& site_;
    std::size_t index_;
    HostSetup setup_;
    Duration epoch_;
    Random random_;
    MemoryAgreement agreement_;
    schema::Agreement* shared_ = nullptr; ///< null: agreement_ alone
    std::function<void(const cluster::GroupOrder&)> groupOrders_;
    std::unique_ptr<node::Node> node_;
    std::variant<floating_ip::Router, BluntRouter> router_;
    std::unique_ptr<Follower> follower_;
    std::unique_ptr<HostMetrics> metrics_;
    std::unique_ptr<Daemons> daemons_;
    std::function<void(const events::Published&)> tap_;
    std::vector<Carried> addresses_;
    std::uint64_t claims_ = 0;
    bool refuses_ = false;
    std::deque<std::string> refusals_; ///< virtual routers, not told yet

    struct Caller { ///< waits for an answer of this process
        std::shared_ptr<bool> answered;
        std::function<void()> hungUp;
    };

    std::vector<Caller> callers_;
    std::uint8_t card_ = 0; ///< part of the MAC address
    bool link_ = true;
    bool hasAddress_ = true;
    bool stalled_ = false;
    Instant stallBegan_{};
    Instant settledSince_{};
    Duration clockError_{};
    std::uint64_t life_ = 0;
    std::deque<std::function<void()>> inbox_;
    bool inside_ = false;
    bool rearm_ = false;
    bool interfaceMoved_ = false;
    std::optional<Instant> wakeAt_;
    std::uint64_t wakeGeneration_ = 0;
    std::optional<Instant> nextCounters_;
    floating_ip::RowCounts pastRows_{};
};

} // namespace bafar::sim
