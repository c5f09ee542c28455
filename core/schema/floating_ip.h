#pragma once
// The floating IP concept: addresses that one node of several owns, elected by VRRP version 3 (RFC
// 9568).
// It is larger than the budget because a concept is one header: Config, Status, Command and Event
// together.
#include <string>
#include <vector>

#include "core/schema/event.h"

namespace bafar::schema::floating_ip {

inline constexpr std::string_view Name = "floating_ip";

/// How the checksum of IPv4 adverts is made; both are understood on receipt.
enum class Dialect : std::uint8_t {
    Keepalived, ///< with the IPv4 pseudo-header, as Keepalived and FRR send it
    Rfc9568,    ///< over the message only
};
inline constexpr std::string_view DialectNames[] = {"keepalived", "rfc9568"};

constexpr std::span<const std::string_view> enumNames(Dialect)
{
    return DialectNames;
}

/// The highest priority a member may have. A hand-over claims one above every member, settles there
/// where its target is not the highest, and the next claim is one more: the rest up to 254 is left
/// for that and for claims against an owner that is not one of ours. 255 is RFC 9568's own, for the
/// host whose fixed address it is.
inline constexpr std::uint8_t MemberPriorityMax = 250;

struct Member {
    std::string node;
    std::uint8_t priority = 100;
    std::string interface; ///< empty: the address's own setting

    bool operator==(const Member&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One node that may own the addresses.");
        fields.add("node", &Member::node, "Node id from cluster.nodes").required();
        fields
            .add("priority", &Member::priority,
                 "Higher wins; 251 to 254 are kept for hand-overs, 255 is not offered")
            .range(1, MemberPriorityMax);
        fields
            .add("interface", &Member::interface, "Network interface on this node, when it differs")
            .range(0, 15);
    }
};

/// One virtual router: one or more addresses that move together.
struct RouterConfig {
    std::string id;                 ///< "web"
    std::uint8_t virtualRouter = 0; ///< VRID
    std::string interface;          ///< "eth0"
    std::vector<net::Prefix> addresses;
    Duration interval = std::chrono::seconds{1};
    bool preempt = true;
    Duration preemptDelay{};
    Dialect dialect = Dialect::Keepalived;
    std::vector<Member> members;

    bool operator==(const RouterConfig&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One or more addresses that move together.");
        fields.add("id", &RouterConfig::id, "Short name, unique").required().range(1, 63);
        fields
            .add("virtual_router", &RouterConfig::virtualRouter,
                 "VRID, unique on the network segment")
            .required()
            .range(1, 255);
        fields
            .add("interface", &RouterConfig::interface,
                 "Network interface that carries the addresses")
            .required()
            .range(1, 15);
        fields.add("addresses", &RouterConfig::addresses, "With prefix length: 192.0.2.100/24")
            .required()
            .range(1, 20);
        fields.add("interval", &RouterConfig::interval, "Between adverts; whole centiseconds")
            .range(0.01, 40.95);
        fields.add("preempt", &RouterConfig::preempt, "A higher priority takes the addresses back");
        fields
            .add("preempt_delay", &RouterConfig::preemptDelay,
                 "Wait this long before taking them back")
            .range(0, 1000);
        fields.add("dialect", &RouterConfig::dialect, "Checksum of the adverts sent");
        fields.add("members", &RouterConfig::members, "Who may own the addresses")
            .required()
            .range(1, 64);
    }
};

/// Refuses duplicate ids, VRIDs on one interface, addresses and members, intervals that are not
/// whole centiseconds, equal priorities.
std::vector<Problem> verifyRouters(const std::vector<RouterConfig>& routers);

struct Config {
    std::vector<RouterConfig> routers;

    bool operator==(const Config&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Addresses that one node of several owns.");
        fields.add("routers", &Config::routers, "Virtual routers").range(0, 64);
        fields.check(+[](const Config& config) { return verifyRouters(config.routers); });
    }
};

enum class RouterState : std::uint8_t { Initialize, Backup, Active };
inline constexpr std::string_view RouterStateNames[] = {"initialize", "backup", "active"};

constexpr std::span<const std::string_view> enumNames(RouterState)
{
    return RouterStateNames;
}

/// One virtual router as this node runs it.
struct RouterStatus {
    std::string id;
    std::uint8_t virtualRouter = 0;
    std::string interface;
    std::vector<net::Prefix> addresses;
    RouterState state = RouterState::Initialize;
    std::uint8_t basePriority = 0; ///< configured
    std::uint8_t priority = 0;     ///< in force; above the base while a hand-over holds
    bool holdsAddresses = false;   ///< seen on the interface, not assumed
    bool linkUp = false;
    Duration interval{};       ///< our own
    Duration activeInterval{}; ///< learned from the owner
    Duration masterDown{};     ///< silence after which this node takes over
    net::Address owner;        ///< who advertises; 0.0.0.0: nobody heard
    std::uint8_t ownerPriority = 0;
    WallTime preemptAt;    ///< it outranks the owner and takes over then; 0: it does not wait
    WallTime pausedUntil;  ///< its host refused the addresses: not the owner before; 0: none
    std::string ownerNode; ///< its node id, when it is one of ours
    Dialect ownerDialect = Dialect::Keepalived;
    WallTime changedAt; ///< last change of state
    std::string changedWhy;
    std::uint64_t transitions = 0;
    std::uint64_t advertsSent = 0;
    std::uint64_t advertsReceived = 0;
    std::uint64_t advertsRefused = 0;
    std::string lastRefusal; ///< why the last one was refused, with its source
    std::string problem;     ///< what is wrong here: "link down", "heard two owners", ...
    Duration jitterWorst{};  ///< lateness of our own adverts in the last minute

    bool operator==(const RouterStatus&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One virtual router as this node runs it.");
        fields.add("id", &RouterStatus::id, "Its name").required();
        fields.add("virtual_router", &RouterStatus::virtualRouter, "VRID");
        fields.add("interface", &RouterStatus::interface, "Network interface");
        fields.add("addresses", &RouterStatus::addresses, "The addresses that move");
        fields.add("state", &RouterStatus::state, "Of RFC 9568");
        fields.add("base_priority", &RouterStatus::basePriority, "Configured");
        fields.add("priority", &RouterStatus::priority,
                   "In force; above the base while a hand-over holds");
        fields.add("holds_addresses", &RouterStatus::holdsAddresses, "Seen on the interface");
        fields.add("link_up", &RouterStatus::linkUp, "The interface can carry traffic");
        fields.add("interval", &RouterStatus::interval, "Our own");
        fields.add("active_interval", &RouterStatus::activeInterval, "Learned from the owner");
        fields.add("master_down", &RouterStatus::masterDown,
                   "Silence after which this node takes over");
        fields.add("owner", &RouterStatus::owner, "Who advertises");
        fields.add("owner_priority", &RouterStatus::ownerPriority, "As it advertises");
        fields.add("preempt_at", &RouterStatus::preemptAt,
                   "It outranks the owner and waits until then (preempt_delay)");
        fields.add("paused_until", &RouterStatus::pausedUntil,
                   "Its host refused the addresses: not the owner before");
        fields.add("owner_node", &RouterStatus::ownerNode, "Its node id, when it is one of ours");
        fields.add("owner_dialect", &RouterStatus::ownerDialect, "Checksum style it uses");
        fields.add("changed_at", &RouterStatus::changedAt, "Last change of state");
        fields.add("changed_why", &RouterStatus::changedWhy, "Its cause");
        fields.add("transitions", &RouterStatus::transitions, "Changes of state since start");
        fields.add("adverts_sent", &RouterStatus::advertsSent, "Since start");
        fields.add("adverts_received", &RouterStatus::advertsReceived, "Valid ones, since start");
        fields.add("adverts_refused", &RouterStatus::advertsRefused, "Since start");
        fields.add("last_refusal", &RouterStatus::lastRefusal, "Why, and from whom");
        fields.add("problem", &RouterStatus::problem, "What is wrong here");
        fields.add("jitter_worst", &RouterStatus::jitterWorst,
                   "Lateness of own adverts in the last minute");
    }
};

struct Status {
    State state = State::Ok;
    std::vector<std::string> reasons; ///< "real-time priority refused: ..."
    bool realtime = false;
    bool memoryLocked = false;
    std::vector<RouterStatus> routers;

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The virtual routers of one node.");
        fields.add("state", &Status::state, "Of this concept on this node");
        fields.add("reasons", &Status::reasons, "Why it is not ok");
        fields.add("realtime", &Status::realtime, "The VRRP thread has real-time priority");
        fields.add("memory_locked", &Status::memoryLocked, "The agent cannot be swapped out");
        fields.add("routers", &Status::routers, "One entry for each virtual router");
    }
};

/// Take an address over now, with this priority, and fall to `settle` once the old owner is silent.
struct TakeOver {
    std::string router;
    std::uint8_t claimPriority = 0;
    std::uint8_t settlePriority = 0; ///< 0: back to the configured one
    std::string action;              ///< id, for the event

    bool operator==(const TakeOver&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Take an address over now.");
        fields.add("router", &TakeOver::router, "Its name").required();
        fields.add("claim_priority", &TakeOver::claimPriority, "To advertise at once")
            .required()
            .range(1, 254);
        fields
            .add("settle_priority", &TakeOver::settlePriority,
                 "To fall to afterwards; 0: the configured one")
            .range(0, 254);
        fields.add("action", &TakeOver::action, "Id of the action behind it");
    }
};

/// What a step may ask of this concept. Exactly one member is set.
struct Command {
    std::optional<TakeOver> takeOver;

    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A step's command to the floating IP concept.");
        fields.add("take_over", &Command::takeOver, "Own the addresses from now on");
    }
};

/// The body of this concept's events ("became_active", "became_backup", "split_brain",
/// "advert_refused", ...).
struct Event {
    std::string router;
    RouterState from = RouterState::Initialize;
    RouterState to = RouterState::Initialize;
    std::string why;
    net::Address peer;
    std::uint8_t peerPriority = 0;

    bool operator==(const Event&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Something that happened to a virtual router.");
        fields.add("router", &Event::router, "Its name").required();
        fields.add("from", &Event::from, "State before");
        fields.add("to", &Event::to, "State after");
        fields.add("why", &Event::why, "The cause");
        fields.add("peer", &Event::peer, "The other router, when one was involved");
        fields.add("peer_priority", &Event::peerPriority, "As it advertised");
    }
};

} // namespace bafar::schema::floating_ip

namespace bafar::schema {

// described_concepts.cpp makes them, once.
extern template const Description& descriptionOf<floating_ip::Config>();
extern template const Description& descriptionOf<floating_ip::Status>();
extern template const Description& descriptionOf<floating_ip::Command>();

} // namespace bafar::schema
