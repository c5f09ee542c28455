// What agents say of floating IPs.
#include <QtGlobal>

#include "ui/shared/agent_phrases.h"

namespace bafar::shared {
namespace {

constexpr const char* FloatingIpPhrases[] = {
    // Of a virtual router's state, and why it changed.
    QT_TRANSLATE_NOOP("Agent", "startup"),
    QT_TRANSLATE_NOOP("Agent", "link up: %1"),
    QT_TRANSLATE_NOOP("Agent", "link up, priority 255"),
    QT_TRANSLATE_NOOP("Agent", "started, priority 255"),
    QT_TRANSLATE_NOOP("Agent", "link down or without address"),
    QT_TRANSLATE_NOOP("Agent", "advert: %1"),
    QT_TRANSLATE_NOOP("Agent", "higher priority"),
    QT_TRANSLATE_NOOP("Agent", "equal priority, greater source address"),
    QT_TRANSLATE_NOOP("Agent", "stall: %1"),
    QT_TRANSLATE_NOOP("Agent", "stall"),
    QT_TRANSLATE_NOOP("Agent", "silent for three intervals or told so"),
    QT_TRANSLATE_NOOP("Agent", "claim refused: %1"),
    QT_TRANSLATE_NOOP("Agent", "the third in a row"),
    QT_TRANSLATE_NOOP("Agent", "the first after a take-over or an earlier such end"),
    QT_TRANSLATE_NOOP("Agent", "take over"),
    QT_TRANSLATE_NOOP("Agent", "not started"),
    QT_TRANSLATE_NOOP("Agent", "%1 (%2) on %3: %4"),
    QT_TRANSLATE_NOOP("Agent", "%1 on %2: %3"),
    QT_TRANSLATE_NOOP("Agent", "settled on priority %1 after the take-over"),
    QT_TRANSLATE_NOOP("Agent", "no other owner is heard any more"),
    QT_TRANSLATE_NOOP("Agent", "this node is no longer an owner"),
    QT_TRANSLATE_NOOP("Agent", "an advertisement from %1 was refused: %2"),
    QT_TRANSLATE_NOOP("Agent",
                      "an advertisement came from our own address %1: a loop on the segment, or "
                      "another host has the same address"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "%1 advertises %2 and we advertise %3 under the same virtual router id: make the lists "
        "equal (Keepalived before 2.3.3 ignores adverts with another list)"),
    QT_TRANSLATE_NOOP("Agent",
                      "%1 advertises every %2, we every %3: the owner's interval is followed"),
    QT_TRANSLATE_NOOP("Agent",
                      "%1 sends checksums of profile %2, we of profile %3: it may not accept ours, "
                      "set the profile that it uses"),
    QT_TRANSLATE_NOOP("Agent", "%1 also acts as the owner, with priority %2 against our %3: %4"),
    QT_TRANSLATE_NOOP("Agent", "it uses the other checksum profile (%1) and refuses ours"),
    QT_TRANSLATE_NOOP("Agent", "set the profile that it uses"),
    QT_TRANSLATE_NOOP(
        "Agent", "its address list differs (%1) and Keepalived before 2.3.3 ignores such adverts"),
    QT_TRANSLATE_NOOP("Agent", "make the lists equal"),
    QT_TRANSLATE_NOOP("Agent", "it does not hear us"),
    QT_TRANSLATE_NOOP("Agent",
                      "look for a filter of protocol 112, or a switch that drops multicast to "
                      "224.0.0.18, between us and it"),
    QT_TRANSLATE_NOOP("Agent",
                      "this host refuses the addresses (%1): it resigns and tries again in %2"),
    QT_TRANSLATE_NOOP("Agent", "this host refuses the addresses, so it does not own them: %1"),
    QT_TRANSLATE_NOOP("Agent", "owner, but the addresses are not on %1: %2"),
    QT_TRANSLATE_NOOP("Agent",
                      "the agent did not run for %1: it lets the addresses go and listens first"),
    QT_TRANSLATE_NOOP("Agent", "the agent did not run for %1: it listens anew"),
    QT_TRANSLATE_NOOP("Agent", "the VRRP thread says nothing for more than %1"),
    QT_TRANSLATE_NOOP("Agent", "shown is its last word"),
    QT_TRANSLATE_NOOP("Agent", "the VRRP thread does not take orders now: its queue is full"),
    QT_TRANSLATE_NOOP("Agent", "messages lost between the VRRP thread and the agent: %1"),
    QT_TRANSLATE_NOOP("Agent", "real-time priority %1 refused"),
    QT_TRANSLATE_NOOP("Agent",
                      "set LimitRTPRIO= in the unit, or with CONFIG_RT_GROUP_SCHED give the "
                      "control group a real-time budget"),
    QT_TRANSLATE_NOOP("Agent", "asking for real-time priority %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "locking memory: %1"),
    QT_TRANSLATE_NOOP("Agent", "set LimitMEMLOCK=infinity in the unit"),
    QT_TRANSLATE_NOOP("Agent", "opening route netlink: %1"),
    QT_TRANSLATE_NOOP("Agent", "listing through netlink: %1"),
    QT_TRANSLATE_NOOP("Agent", "adding %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "removing %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "no interface \"%1\" here"),
    QT_TRANSLATE_NOOP("Agent", "joining 224.0.0.18 on %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "opening a packet socket on %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "opening a raw socket on %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "sending an advertisement on %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "sending gratuitous ARP on %1: %2"),
    // Why an advertisement was refused.
    QT_TRANSLATE_NOOP("Agent", "VRRP over IPv6 is not handled by this build"),
    QT_TRANSLATE_NOOP("Agent", "TTL is %1, must be 255: the sender is not on this network segment"),
    QT_TRANSLATE_NOOP("Agent", "sent to %1 instead of 224.0.0.18: the sender uses unicast peers"),
    QT_TRANSLATE_NOOP("Agent", "message has %1 bytes, the fixed part alone has 8"),
    QT_TRANSLATE_NOOP("Agent", "VRRP version %1, must be 3: set vrrp_version 3 on the sender"),
    QT_TRANSLATE_NOOP("Agent", "VRRP type %1, must be 1 (advertisement)"),
    QT_TRANSLATE_NOOP("Agent", "message has %1 bytes, %2 addresses ask for %3"),
    QT_TRANSLATE_NOOP("Agent", "checksum is wrong both with and without the pseudo-header"),
    QT_TRANSLATE_NOOP("Agent", "virtual router id is 0, must be 1 to 255"),
    QT_TRANSLATE_NOOP("Agent", "the advertisement carries no address"),
    QT_TRANSLATE_NOOP("Agent", "the advertised interval is 0: every backup would time out at once"),
    // Handing over.
    QT_TRANSLATE_NOOP("Agent", "the floating IP is not in the spec any more"),
    QT_TRANSLATE_NOOP("Agent", "its agent is there, but says nothing of this address"),
    QT_TRANSLATE_NOOP("Agent", "%1 is without the addresses"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no carrier or no address, %2"),
    QT_TRANSLATE_NOOP("Agent", "owners: %1"),
    QT_TRANSLATE_NOOP("Agent", "%1, which is not one of these agents"),
    QT_TRANSLATE_NOOP("Agent", "nobody advertises"),
    QT_TRANSLATE_NOOP("Agent", "claim %1 against %2: a claim cannot be above 254"),
    QT_TRANSLATE_NOOP("Agent", "lower what the owner advertises in its own configuration"),
    QT_TRANSLATE_NOOP("Agent",
                      "the floating IP concept knows one command, take_over, and it is not set"),
    QT_TRANSLATE_NOOP("Agent", "%1 runs no virtual router \"%2\": plan again"),
    QT_TRANSLATE_NOOP("Agent", "no virtual router \"%1\" runs on this node: plan again"),
    QT_TRANSLATE_NOOP("Agent", "%1 owns %2 already"),
    QT_TRANSLATE_NOOP("Agent", "floating IP"),
    QT_TRANSLATE_NOOP("Agent", "member of %1"),
    QT_TRANSLATE_NOOP("Agent", "the parameter \"%1\" is missing: give address=NAME to=NODE"),
    QT_TRANSLATE_NOOP("Agent", "The floating IP"),
    QT_TRANSLATE_NOOP("Agent", "The node that shall own it"),
    QT_TRANSLATE_NOOP("Agent",
                      "the interface %1 has no carrier or no IPv4 address: bring it up first"),
    QT_TRANSLATE_NOOP("Agent", "the virtual router is not started: enable it in the spec first"),
    QT_TRANSLATE_NOOP("Agent", "this node is the owner already"),
    QT_TRANSLATE_NOOP("Agent", "the claim priority is %1, must be 1 to 254"),
    QT_TRANSLATE_NOOP("Agent", "the settle priority %1 is above the claim priority %2"),
    QT_TRANSLATE_NOOP(
        "Agent", "the owner %1 advertises priority %2, a claim with %3 would not win: plan again"),
    QT_TRANSLATE_NOOP("Agent", "no override was held"),
    QT_TRANSLATE_NOOP("Agent", "advertises its own priority %1 again"),
    // What a new spec does to a floating IP.
    QT_TRANSLATE_NOOP("Agent", "floating IP %1"),
    QT_TRANSLATE_NOOP("Agent", "about %1"),
    QT_TRANSLATE_NOOP("Agent", "is released and elected anew on %1, VRID %2: silent for %3"),
    QT_TRANSLATE_NOOP("Agent", "sends its adverts with the other checksum"),
    QT_TRANSLATE_NOOP("Agent", "the owner stays"),
    QT_TRANSLATE_NOOP("Agent", "has no owner that is heard: where it is afterwards is not known"),
    QT_TRANSLATE_NOOP(
        "Agent", "is owned by %1, which is not one of our agents: it stays there until outranked"),
    QT_TRANSLATE_NOOP("Agent", "leaves %1, and nobody that is heard may own it: silent"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "moves from %1 to %2, which outranks it then (%3 over %4), after %5, without silence"),
    QT_TRANSLATE_NOOP("Agent", "moves from %1 to %2: silent for %3"),
    QT_TRANSLATE_NOOP("Agent", "loses %1"),
    QT_TRANSLATE_NOOP("Agent", "gets %1"),
    QT_TRANSLATE_NOOP(
        "Agent", "adverts every %1 instead of %2: a dead owner is replaced after %3 instead of %4"),
    QT_TRANSLATE_NOOP("Agent", "may move to %1, too (priority %2)"),
    QT_TRANSLATE_NOOP("Agent", "may not move to %1 any more"),
    QT_TRANSLATE_NOOP("Agent", "comes, %1: nobody that is heard may own it"),
    QT_TRANSLATE_NOOP("Agent", "comes, %1: on %2 after %3"),
    QT_TRANSLATE_NOOP("Agent", "goes: %1 answers no more, now on %2"),
    QT_TRANSLATE_NOOP("Agent", "goes: %1 answers no more"),
    QT_TRANSLATE_NOOP("Agent", "only VRRP version 3 can be sent"),
    QT_TRANSLATE_NOOP("Agent", "a virtual router id is 1 to 255, not 0"),
    QT_TRANSLATE_NOOP("Agent", "an advertised interval is 10 ms to 40.95 s, not %1"),
    QT_TRANSLATE_NOOP("Agent", "an advertisement carries 1 to 255 addresses, not %1"),
    QT_TRANSLATE_NOOP("Agent", "only IPv4 addresses can be advertised"),
    QT_TRANSLATE_NOOP("Agent", "advertisements are sent over IPv4 only"),
    QT_TRANSLATE_NOOP("Agent", "not an IPv4 datagram"),
    QT_TRANSLATE_NOOP("Agent", "the IPv4 header's lengths contradict the datagram"),
    QT_TRANSLATE_NOOP("Agent", "a fragment: an advertisement always fits one datagram"),
    QT_TRANSLATE_NOOP("Agent", "protocol %1, must be 112"),
};

} // namespace

std::span<const char* const> floatingIpPhrases()
{
    return FloatingIpPhrases;
}

} // namespace bafar::shared
