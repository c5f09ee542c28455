#pragma once
// What goes into and comes out of the router of one node: all its virtual routers together.
//
// Values only; safe on every thread: they are what crosses between the control loop and the
// real-time thread.
// It is larger than the budget because inputs and effects are read as one list.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "agents/floating_ip/vrrp.h"
#include "core/base/bytes.h"

namespace bafar::floating_ip {

// Inputs.

/// The whole wanted list. What did not change is not disturbed; what changes in place changes
/// without a lost advert; another interface or virtual router id means stop and start.
struct Configure {
    std::vector<Settings> routers;
    bool operator==(const Configure&) const = default;
};

/// Everything seen of one interface, fresh; an interface that does not exist is one without
/// carrier.
struct InterfaceObserved {
    std::string interface;
    bool carrier = false; ///< up, and the lower layer works
    net::MacAddress mac;
    std::vector<net::Prefix> addresses; ///< IPv4, in the kernel's order

    bool operator==(const InterfaceObserved&) const = default;
};

struct MessageReceived {
    std::string interface;
    Arrival arrival;
    Bytes message; ///< without the IP header

    bool operator==(const MessageReceived&) const = default;
};

struct TakeOverAsked {
    std::string router;
    TakeOver order;
    bool operator==(const TakeOverAsked&) const = default;
};

struct ReleaseAsked {
    std::string router;
    ReleaseOverride order;
    bool operator==(const ReleaseAsked&) const = default;
};

/// The host refused what PutAddresses asked for.
struct AddressesRefused {
    std::string router;
    std::string reason;
    bool operator==(const AddressesRefused&) const = default;
};

/// Planned end: every Active resigns and releases.
struct StopAll {
    bool operator==(const StopAll&) const = default;
};

using NodeInput = std::variant<Configure,
                               InterfaceObserved,
                               MessageReceived,
                               TakeOverAsked,
                               ReleaseAsked,
                               StallDetected,
                               AddressesRefused,
                               StopAll>;

// Effects.
struct SendMessage {
    std::string interface;
    net::Address source;
    net::Address destination; ///< TTL 255, TOS 0xc0
    Bytes message;

    bool operator==(const SendMessage&) const = default;
};

struct SendFrames {
    std::string interface;
    ArpFrame frame{};
    unsigned repeat = 1;

    bool operator==(const SendFrames&) const = default;
};

/// Adds, or extends the lifetime of, these addresses: `lifetime` from now on, in whole seconds. A
/// refusal comes back as AddressesRefused.
struct PutAddresses {
    std::string interface;
    std::vector<net::Prefix> addresses;
    std::string router; ///< whose they are
    Duration lifetime{};
    bool renewal = false; ///< they are there already: may wait its turn on another thread

    bool operator==(const PutAddresses&) const = default;
};

struct RemoveAddresses {
    std::string interface;
    std::vector<net::Prefix> addresses;
    bool operator==(const RemoveAddresses&) const = default;
};

/// A snapshot of one virtual router with everything that is told about it.
struct RouterReport {
    std::string id;
    RouterStatus status;
    bool holdsAddresses = false; ///< all of them seen on the interface
    Duration masterDown{};
    std::uint64_t refused = 0; ///< messages for this virtual router that were not taken
    std::string lastRefusal;   ///< with its source
    Duration jitterWorst{};    ///< lateness of own adverts, last half to whole minute
    RowCounts rows{};

    bool operator==(const RouterReport&) const = default;
};

struct MessageRefused {
    net::Address peer;
    Refusal reason = Refusal::TooShort;
    std::string text;

    bool operator==(const MessageRefused&) const = default;
};

/// What was seen of the addresses changed.
struct HoldingChanged {
    bool operator==(const HoldingChanged&) const = default;
};

using Cause = std::variant<StateChanged, Noted, CommandAnswered, MessageRefused, HoldingChanged>;

/// Tells the control plane at once; counters alone are fetched by Router::reports().
struct Reported {
    Cause cause;
    RouterReport report;

    bool operator==(const Reported&) const = default;
};

using NodeEffect = std::variant<SendMessage, SendFrames, PutAddresses, RemoveAddresses, Reported>;

} // namespace bafar::floating_ip
