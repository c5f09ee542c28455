#pragma once
// Links and addresses of this network namespace through route netlink.
//
// Requests are synchronous: one send, one receive of the kernel's answer, tens of microseconds, so
// that claiming an address is one call on the real-time thread. Changes arrive on a loop through
// NetlinkMonitor, which owns a second socket. A Netlink has one owner and one thread. rtnetlink(7).
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/loop.h"
#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/net/address.h"

namespace bafar::runtime {

struct Link {
    std::string name;
    unsigned index = 0;
    net::MacAddress mac;  ///< zero where the link has none of six bytes
    unsigned mtu = 0;     ///< bytes
    bool up = false;      ///< administratively (IFF_UP)
    bool carrier = false; ///< the lower layer works (IFF_LOWER_UP)

    bool operator==(const Link&) const = default;
};

inline constexpr std::uint32_t ForeverSeconds = 0xffffffffU;

struct LinkAddress {
    unsigned linkIndex = 0;
    net::Prefix prefix;
    std::uint32_t validSeconds = ForeverSeconds;     ///< the kernel removes it then
    std::uint32_t preferredSeconds = ForeverSeconds; ///< not used for new connections after it
    bool noDad = true;          ///< usable at once, no duplicate detection (IPv6)
    bool noPrefixRoute = false; ///< no route to the prefix is made

    bool operator==(const LinkAddress&) const = default;
};

class Netlink {
public:
    /// Errors: Unavailable, LimitExceeded.
    static Result<std::unique_ptr<Netlink>> open();

    [[nodiscard]] Result<std::vector<Link>> links();

    /// Errors: NotFound.
    [[nodiscard]] Result<Link> link(const std::string& name);

    /// All of them, link-local and loopback ones too.
    [[nodiscard]] Result<std::vector<LinkAddress>> addresses();

    /// Adds, or renews the lifetimes of, one address. Errors: Denied (needs CAP_NET_ADMIN),
    /// NotFound (no such link), InvalidInput.
    [[nodiscard]] Result<void> putAddress(const LinkAddress& address);

    /// Removes one address; one that is not there is success. Errors: Denied, NotFound.
    [[nodiscard]] Result<void> removeAddress(unsigned linkIndex, const net::Prefix& prefix);

private:
    explicit Netlink(Descriptor socket);
    Result<void> request(Bytes message, const std::string& what);
    Result<void> dump(const Bytes& message, const std::function<void(ByteView)>& onMessage);
    /// The kernel's errno for `message`, 0 for success.
    int exchange(Bytes message, const std::function<void(ByteView)>* onMessage);

    Descriptor socket_;
    std::uint32_t sequence_ = 0;
    Bytes buffer_;
};

/// Calls back on every link and address change of the namespace; it must not be destroyed inside
/// its own callbacks. Loop thread only.
class NetlinkMonitor {
public:
    struct Events {
        std::function<void(const Link&, bool removed)> onLink{};
        std::function<void(const LinkAddress&, bool removed)> onAddress{};
        std::function<void()> onLost{}; ///< the kernel dropped some: list everything again
    };

    static Result<std::unique_ptr<NetlinkMonitor>> open(Loop& loop, Events events);

private:
    NetlinkMonitor(Loop& loop, Descriptor socket, Events events);
    void read();
    void tell(unsigned type, ByteView payload);

    Descriptor socket_;
    Events events_;
    Bytes buffer_;
    Watch watch_;
};

} // namespace bafar::runtime
