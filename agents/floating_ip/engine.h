#pragma once
// The router on its real-time thread: carries out its effects and feeds it what the kernel says.
//
// Everything here runs on the engine's own loop; the control loop talks to it by Loop::post alone.
// Before the router is asked what is due, every socket is read: an advertisement that waits must
// count before a timeout that it prevents. Interfaces are listed once and followed by change
// messages; what a burst of changes amounts to is fed once, in the next turn.
// Addresses are claimed and released here, in order with the messages; renewals go to a helper
// thread. It decides nothing. Real-time thread only.
#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "agents/floating_ip/machine.h"
#include "agents/floating_ip/router.h"
#include "agents/floating_ip/segment.h"
#include "agents/runtime/netlink.h"
#include "agents/runtime/worker.h"

namespace bafar::floating_ip {

class Engine {
public:
    using Report = std::function<void(Machine::Input)>; ///< called on this thread

    Engine(runtime::Loop& loop, Report report);

    /// Opens netlink and lists the interfaces. Troubles are reported, not returned: the engine
    /// tries again once a second.
    void start(ThreadReported granted);

    void give(const NodeInput& input);

    /// Resigns and releases everything.
    void stop();

private:
    struct Seen {
        runtime::Link link;
        std::vector<net::Prefix> addresses;
    };

    struct Trouble {
        std::string text;
        Instant at{}; ///< last seen
    };

    struct Renewals {                              ///< shared with the helper thread
        std::unique_ptr<runtime::Netlink> netlink; ///< helper thread only
        std::atomic<std::uint64_t> generation{0};  ///< a release ends renewals not begun yet
    };

    void feed(const NodeInput& input);
    void tellRefusals();
    void renew(unsigned linkIndex, const PutAddresses& effect);
    void putEnded(const std::string& router, const Result<void>& outcome);
    void carryOut(const Router::Effects& effects);
    void carryOut(const SendMessage& effect);
    void carryOut(const SendFrames& effect);
    void carryOut(const PutAddresses& effect);
    void carryOut(const RemoveAddresses& effect);
    void carryOut(const Reported& effect);

    void connect();
    void listEverything();
    void linkSeen(const runtime::Link& link, bool removed);
    void addressSeen(const runtime::LinkAddress& address, bool removed);
    void observe();
    void openSegments();
    void received(const std::string& interface, ByteView datagram);
    void due();
    void everySecond();
    void arm();
    void note(const std::string& key, const Result<void>& outcome);
    void reportTroubles();
    [[nodiscard]] const Seen* seen(const std::string& interface) const;

    runtime::Loop& loop_;
    Report report_;
    Router router_;
    std::unique_ptr<runtime::Netlink> netlink_;
    std::unique_ptr<runtime::NetlinkMonitor> monitor_;
    std::map<unsigned, Seen> links_;                           ///< by index
    std::map<std::string, std::unique_ptr<Segment>> segments_; ///< by interface
    std::map<std::string, Trouble> troubles_;                  ///< by what was tried
    std::deque<AddressesRefused> refused_;                     ///< not told to the router yet
    bool listed_ = false;                                      ///< links_ is the kernel's list
    ThreadReported granted_;
    bool stopped_ = false;
    runtime::Timer deadline_;
    runtime::Timer second_;
    runtime::Timer changed_;
    std::shared_ptr<Renewals> renewals_ = std::make_shared<Renewals>();
    std::unique_ptr<runtime::Worker> worker_;
};

} // namespace bafar::floating_ip
