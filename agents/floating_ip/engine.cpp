#include "agents/floating_ip/engine.h"

#include <algorithm>

namespace bafar::floating_ip {
namespace {

constexpr Duration Second = std::chrono::seconds{1};
constexpr auto LifetimeSeconds = static_cast<std::uint32_t>(AddressLifetime / Second);
static_assert(AddressLifetime % Second == Duration{}, "the kernel counts whole seconds");

} // namespace

Engine::Engine(runtime::Loop& loop, Report report)
    : loop_(loop)
    , report_(std::move(report))
    , deadline_(loop, [this] { due(); })
    , second_(loop, [this] { everySecond(); })
    , changed_(loop, [this] { observe(); })
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
    carryOut(router_.handle(input, loop_.now()));
    if (std::holds_alternative<Configure>(input)) {
        observe();
    }
    arm();
}

void Engine::stop()
{
    give(StopAll{});
    stopped_ = true;
    deadline_.cancel();
    second_.cancel();
    changed_.cancel();
    segments_.clear();
    monitor_.reset();
}

void Engine::carryOut(const Router::Effects& effects)
{
    for (const NodeEffect& effect : effects) {
        std::visit([this](const auto& value) { carryOut(value); }, effect);
    }
}

void Engine::carryOut(const SendMessage& effect)
{
    const auto segment = segments_.find(effect.interface);
    if (segment != segments_.end()) {
        note("send " + effect.interface,
             segment->second->send(effect.source, effect.destination, effect.message));
    }
}

void Engine::carryOut(const SendFrames& effect)
{
    const auto segment = segments_.find(effect.interface);
    if (segment != segments_.end()) {
        note("arp " + effect.interface, segment->second->send(effect.frame, effect.repeat));
    }
}

void Engine::carryOut(const PutAddresses& effect)
{
    const Seen* on = seen(effect.interface);
    for (const net::Prefix& prefix : effect.addresses) {
        if (on == nullptr || !netlink_) {
            return;
        }
        runtime::LinkAddress address;
        address.linkIndex = on->link.index;
        address.prefix = prefix;
        address.validSeconds = LifetimeSeconds;
        address.preferredSeconds = 0; // never a source of the node's own connections
        note("put " + prefix.toString(), netlink_->putAddress(address));
    }
}

void Engine::carryOut(const RemoveAddresses& effect)
{
    const Seen* on = seen(effect.interface);
    for (const net::Prefix& prefix : effect.addresses) {
        if (on == nullptr || !netlink_) {
            return;
        }
        note("remove " + prefix.toString(), netlink_->removeAddress(on->link.index, prefix));
    }
}

void Engine::carryOut(const Reported& effect)
{
    report_(effect);
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

void Engine::listEverything()
{
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
        carryOut(router_.handle(observed, loop_.now()));
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
    carryOut(
        router_.handle(MessageReceived{interface, datagram->arrival,
                                       Bytes(datagram->message.begin(), datagram->message.end())},
                       loop_.now()));
    arm();
}

void Engine::due()
{
    for (const auto& [interface, segment] : segments_) {
        segment->drain();
    }
    carryOut(router_.tick(loop_.now()));
    arm();
}

void Engine::everySecond()
{
    second_.armAfter(Second);
    connect();
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

void Engine::note(const std::string& key, const Result<void>& outcome)
{
    if (outcome) {
        troubles_.erase(key);
    } else {
        troubles_[key] = outcome.error().text;
    }
}

void Engine::reportTroubles()
{
    ThreadReported report = granted_;
    for (const auto& [key, text] : troubles_) {
        report.troubles.push_back(text);
    }
    report_(std::move(report));
}

const Engine::Seen* Engine::seen(const std::string& interface) const
{
    const auto found = std::find_if(links_.begin(), links_.end(), [&](const auto& item) {
        return item.second.link.name == interface;
    });
    return found == links_.end() ? nullptr : &found->second;
}

} // namespace bafar::floating_ip
