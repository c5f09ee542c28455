#pragma once
// What goes into and comes out of a virtual router: settings, inputs, effects.
//
// Values only; safe on every thread. See vrrp.h for the rules that connect them.
// It is larger than the budget because inputs and effects are read as one list.
#include <string>
#include <variant>
#include <vector>

#include "agents/floating_ip/rows.h"
#include "agents/floating_ip/vrrp_settings.h"

namespace bafar::floating_ip {

// Inputs.
struct Startup {
    bool operator==(const Startup&) const = default;
};

struct Shutdown {
    bool operator==(const Shutdown&) const = default;
};

struct LinkUp {
    Link link;
    bool operator==(const LinkUp&) const = default;
};

/// No carrier, interface gone, or no IPv4 address to send from.
struct LinkDown {
    bool operator==(const LinkDown&) const = default;
};

struct AdvertReceived {
    net::Address from;
    std::uint8_t priority = 0;
    Centiseconds interval{100};
    std::vector<net::Address> addresses;
    ChecksumStyle checksumStyle = ChecksumStyle::PseudoHeader;

    bool operator==(const AdvertReceived&) const = default;
};

struct SettingsChanged {
    Settings settings; ///< same id, interface and virtual router id
    bool operator==(const SettingsChanged&) const = default;
};

/// Become Active now, make before break: claim with one priority, later settle on another.
struct TakeOver {
    std::string action;              ///< whose answer this is
    std::uint8_t claimPriority = 0;  ///< 1 to 254, above what the owner advertises
    std::uint8_t settlePriority = 0; ///< kept while Active, not above the claim; 0: the own one

    bool operator==(const TakeOver&) const = default;
};

/// Back to the configured priority.
struct ReleaseOverride {
    std::string action;
    bool operator==(const ReleaseOverride&) const = default;
};

/// The thread did not run, or the machine slept, for `length`.
struct StallDetected {
    Duration length{};
    bool operator==(const StallDetected&) const = default;
};

/// The host refused to put the claimed addresses on the interface, and none of them is there.
struct ClaimRefused {
    std::string reason; ///< for people: "adding 192.0.2.100/32: Operation not permitted"
    bool operator==(const ClaimRefused&) const = default;
};

using RouterInput = std::variant<Startup,
                                 Shutdown,
                                 LinkUp,
                                 LinkDown,
                                 AdvertReceived,
                                 SettingsChanged,
                                 TakeOver,
                                 ReleaseOverride,
                                 StallDetected,
                                 ClaimRefused>;

// Effects, to be carried out in order.
struct SendAdvert {
    std::uint8_t priority = 0;
    Centiseconds interval{100};
    std::vector<net::Address> addresses;

    bool operator==(const SendAdvert&) const = default;
};

struct ClaimAddresses {
    std::vector<net::Prefix> addresses;
    bool operator==(const ClaimAddresses&) const = default;
};

/// Extends the lifetime of what was claimed; claims it again where it went missing.
struct RenewAddresses {
    std::vector<net::Prefix> addresses;
    bool operator==(const RenewAddresses&) const = default;
};

struct ReleaseAddresses {
    std::vector<net::Prefix> addresses;
    bool operator==(const ReleaseAddresses&) const = default;
};

struct SendGratuitousArp {
    std::vector<net::Address> addresses;
    unsigned repeat = 1; ///< frames an address
    bool operator==(const SendGratuitousArp&) const = default;
};

struct StateChanged {
    RouterState from = RouterState::Initialize;
    RouterState to = RouterState::Initialize;
    Row row = Row::InitializeStartup; ///< why

    bool operator==(const StateChanged&) const = default;
};

enum class Note : std::uint8_t {
    AddressListDiffers, ///< a peer advertises other addresses under this id
    IntervalDiffers,    ///< a peer advertises another interval; its interval is followed
    ChecksumDiffers,    ///< a peer uses the other checksum style
    OwnAddressHeard,    ///< an advert came from our own address: a loop, or a duplicate address
    SplitBrain,         ///< another Active keeps advertising although it should yield to us
    SplitBrainEnded,
    Stalled,
    OverrideSettled,
    ClaimGivenUp, ///< the host keeps refusing the addresses: resigned
};

inline constexpr std::size_t NoteCount = 9;

/// Stable name: "split_brain".
[[nodiscard]] std::string_view noteName(Note note);

/// Something people should know. A finding about a peer is told when it begins: again only when it
/// ended in between, or after the settings changed.
struct Noted {
    Note what = Note::Stalled;
    net::Address peer; ///< 0.0.0.0 where no peer is involved
    std::string text;  ///< one sentence for people

    bool operator==(const Noted&) const = default;
};

/// The answer to TakeOver and ReleaseOverride.
struct CommandAnswered {
    std::string action;
    bool done = false;
    std::string text;

    bool operator==(const CommandAnswered&) const = default;
};

using RouterEffect = std::variant<SendAdvert,
                                  ClaimAddresses,
                                  RenewAddresses,
                                  ReleaseAddresses,
                                  SendGratuitousArp,
                                  StateChanged,
                                  Noted,
                                  CommandAnswered>;

} // namespace bafar::floating_ip
