// The engine's inputs: orders, the kernel's news, timers. What it does with the router's effects is
// in engine_effects.cpp.
#include "agents/floating_ip/engine.h"

#include <algorithm>

namespace bafar::floating_ip {
namespace {

constexpr Duration Second = std::chrono::seconds{1};
constexpr std::size_t RenewalsMax = 64; ///< waiting: one for each virtual router there may be

} // namespace

Engine::Engine(runtime::Loop& loop, Report report)
    : loop_(loop)
    , report_(std::move(report))
    , deadline_(loop, [this] { due(); })
    , second_(loop, [this] { everySecond(); })
    , changed_(loop, [this] { observe(); })
    , worker_(std::make_unique<runtime::Worker>(loop, "address_renewal", RenewalsMax))
{
}

void Engine::start(ThreadReported granted)
{
    granted_ = std::move(granted);
    connect();
    reportTroubles();
    second_.armAfter(Second);
}

void Engine::give(const NodeInput& input)
{
    if (stopped_) {
        return;
    }
    feed(input);
    if (std::holds_alternative<Configure>(input)) {
        observe();
    }
    arm();
}

void Engine::stop()
{
    worker_.reset(); // no renewal is under way when the addresses go
    give(StopAll{});
    stopped_ = true;
    deadline_.cancel();
    second_.cancel();
    changed_.cancel();
    segments_.clear();
    monitor_.reset();
}

/// Opens netlink once it is possible and lists everything.
void Engine::connect()
{
    if (!netlink_) {
        Result<std::unique_ptr<runtime::Netlink>> opened = runtime::Netlink::open();
        note("netlink", opened ? Result<void>() : tl::unexpected(opened.error()));
        if (opened) {
            netlink_ = *std::move(opened);
        }
    }
    if (!monitor_) {
        runtime::NetlinkMonitor::Events events;
        events.onLink = [this](const runtime::Link& link, bool removed) {
            linkSeen(link, removed);
        };
        events.onAddress = [this](const runtime::LinkAddress& address, bool removed) {
            addressSeen(address, removed);
        };
        events.onLost = [this] {
            listEverything();
            changed_.armAfter(Duration{});
        };
        Result<std::unique_ptr<runtime::NetlinkMonitor>> opened =
            runtime::NetlinkMonitor::open(loop_, std::move(events));
        note("watching interfaces", opened ? Result<void>() : tl::unexpected(opened.error()));
        if (opened) {
            monitor_ = *std::move(opened);
            listEverything();
            observe();
        }
    }
}

/// Asks for all links and addresses; until that works, once a second.
void Engine::listEverything()
{
    listed_ = false;
    if (!netlink_) {
        return;
    }
    Result<std::vector<runtime::Link>> links = netlink_->links();
    Result<std::vector<runtime::LinkAddress>> addresses = netlink_->addresses();
    note("listing interfaces", links ? Result<void>() : tl::unexpected(links.error()));
    note("listing addresses", addresses ? Result<void>() : tl::unexpected(addresses.error()));
    if (!links || !addresses) {
        return;
    }
    listed_ = true;
    links_.clear();
    for (const runtime::Link& link : *links) {
        links_[link.index].link = link;
    }
    for (const runtime::LinkAddress& address : *addresses) {
        if (links_.contains(address.linkIndex) && address.prefix.address.isV4()) {
            links_[address.linkIndex].addresses.push_back(address.prefix);
        }
    }
}

void Engine::linkSeen(const runtime::Link& link, bool removed)
{
    if (removed) {
        links_.erase(link.index);
    } else {
        links_[link.index].link = link;
    }
    changed_.armAfter(Duration{});
}

void Engine::addressSeen(const runtime::LinkAddress& address, bool removed)
{
    const auto known = links_.find(address.linkIndex);
    if (known == links_.end() || !address.prefix.address.isV4()) {
        return;
    }
    std::vector<net::Prefix>& list = known->second.addresses;
    const auto place = std::find(list.begin(), list.end(), address.prefix);
    if (removed && place != list.end()) {
        list.erase(place);
        changed_.armAfter(Duration{});
    } else if (!removed && place == list.end()) {
        list.push_back(address.prefix);
        changed_.armAfter(Duration{});
    }
}

void Engine::observe()
{
    openSegments();
    for (const std::string& interface : router_.interfaces()) {
        InterfaceObserved observed;
        observed.interface = interface;
        if (const Seen* on = seen(interface); on != nullptr && segments_.contains(interface)) {
            observed.carrier = on->link.up && on->link.carrier;
            observed.mac = on->link.mac;
            observed.addresses = on->addresses;
        }
        feed(observed);
    }
    arm();
}

/// One segment for each interface that is there and carries a virtual router.
void Engine::openSegments()
{
    const std::vector<std::string> wanted = router_.interfaces();
    std::erase_if(segments_, [&](const auto& item) {
        const Seen* on = seen(item.first);
        return on == nullptr || on->link.index != item.second->index() ||
               std::find(wanted.begin(), wanted.end(), item.first) == wanted.end();
    });
    for (const std::string& interface : wanted) {
        const Seen* on = seen(interface);
        if (on == nullptr || segments_.contains(interface)) {
            continue;
        }
        Result<std::unique_ptr<Segment>> opened =
            Segment::open(loop_, interface, on->link.index,
                          [this, interface](ByteView bytes) { received(interface, bytes); });
        note("open " + interface, opened ? Result<void>() : tl::unexpected(opened.error()));
        if (opened) {
            segments_.emplace(interface, *std::move(opened));
        }
    }
}

void Engine::received(const std::string& interface, ByteView bytes)
{
    const auto parsed = parseDatagram(bytes);
    const auto* datagram = std::get_if<Datagram>(&parsed);
    if (datagram == nullptr) {
        return; // the kernel hands over whole datagrams of protocol 112 only
    }
    feed(MessageReceived{interface, datagram->arrival,
                         Bytes(datagram->message.begin(), datagram->message.end())});
    arm();
}

void Engine::due()
{
    for (const auto& [interface, segment] : segments_) {
        segment->drain();
    }
    carryOut(router_.tick(loop_.now()));
    tellRefusals();
    arm();
}

void Engine::everySecond()
{
    second_.armAfter(Second);
    connect();
    if (!listed_) {
        listEverything();
    }
    observe();
    report_(CountersRead{router_.reports()});
    reportTroubles();
}

void Engine::arm()
{
    if (const std::optional<Deadline> next = router_.deadline()) {
        deadline_.arm(next->at);
    } else {
        deadline_.cancel();
    }
}

const Engine::Seen* Engine::seen(const std::string& interface) const
{
    const auto found = std::find_if(links_.begin(), links_.end(), [&](const auto& item) {
        return item.second.link.name == interface;
    });
    return found == links_.end() ? nullptr : &found->second;
}

} // namespace bafar::floating_ip
