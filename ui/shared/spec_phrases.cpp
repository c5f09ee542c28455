// What agents say of a spec that they do not take.
#include <QtGlobal>

#include "ui/shared/agent_phrases.h"

namespace bafar::shared {
namespace {

constexpr const char* SpecPhrases[] = {
    // What is wrong with a spec: of the whole.
    QT_TRANSLATE_NOOP("Agent", "%1 is the fixed address of node %2"),
    QT_TRANSLATE_NOOP("Agent", "a floating address belongs to no node"),
    QT_TRANSLATE_NOOP("Agent", "no floating IP \"%1\" in floating_ip.routers"),
    QT_TRANSLATE_NOOP("Agent", "an id has only a-z, 0-9 and \"-\", and does not begin with \"-\""),
    QT_TRANSLATE_NOOP("Agent", "%1 is no address of one server"),
    QT_TRANSLATE_NOOP("Agent", "\"%1\" is already the id of %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 is already the address of %2"),
    QT_TRANSLATE_NOOP("Agent",
                      "the election time must be at least three heartbeats (%1), or one lost "
                      "packet ends a reign"),
    QT_TRANSLATE_NOOP("Agent", "\"%1\" is used twice"),
    QT_TRANSLATE_NOOP("Agent", "\"%1\" stands here twice"),
    QT_TRANSLATE_NOOP("Agent", "give the whole path, from / on"),
    QT_TRANSLATE_NOOP("Agent", "in order %1"),
    // Of floating IPs and the load balancer.
    QT_TRANSLATE_NOOP("Agent", "%1 is a member already"),
    QT_TRANSLATE_NOOP("Agent", "equal to that of %1"),
    QT_TRANSLATE_NOOP("Agent", "give each member its own, so that the order is what you wrote"),
    QT_TRANSLATE_NOOP("Agent", "%1 on %2 already belongs to \"%3\""),
    QT_TRANSLATE_NOOP("Agent", "%1 already belongs to \"%2\""),
    QT_TRANSLATE_NOOP("Agent", "%1 is IPv6, which this version does not move yet"),
    QT_TRANSLATE_NOOP("Agent", "use IPv4"),
    QT_TRANSLATE_NOOP("Agent", "%1 cannot be a floating address"),
    QT_TRANSLATE_NOOP("Agent", "%1 is listed twice"),
    QT_TRANSLATE_NOOP("Agent", "VRRP counts whole centiseconds: 10 ms, 20 ms, ... 40.95 s"),
    QT_TRANSLATE_NOOP("Agent", "give either floating_ip or addresses to listen on"),
    QT_TRANSLATE_NOOP("Agent", "port %1 of floating IP %2 is listened on already"),
    QT_TRANSLATE_NOOP("Agent", "port %1 of %2 is listened on already"),
    QT_TRANSLATE_NOOP("Agent", "give either servers or a service"),
    QT_TRANSLATE_NOOP("Agent", "name the port inside the containers of %1"),
    QT_TRANSLATE_NOOP("Agent", "no upstream \"%1\" in upstreams"),
    QT_TRANSLATE_NOOP("Agent", "no listener \"%1\" in listeners"),
    QT_TRANSLATE_NOOP("Agent", "a path begins with /"),
    QT_TRANSLATE_NOOP("Agent", "give the host in lower case and without a port"),
    QT_TRANSLATE_NOOP("Agent", "the same requests have a route above"),
    // Of data and storage.
    QT_TRANSLATE_NOOP(
        "Agent", "%1 is not shorter than the interval, %2: a look must end before the next begins"),
    QT_TRANSLATE_NOOP("Agent",
                      "missing, though user is given: name the file on each node that holds that "
                      "user's password"),
    QT_TRANSLATE_NOOP("Agent", "%1 has a server already; an agent watches one"),
    QT_TRANSLATE_NOOP("Agent", "%1 has a server already"),
    QT_TRANSLATE_NOOP("Agent", "an agent watches one"),
    QT_TRANSLATE_NOOP("Agent", "%1 is not below the interval of %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 is below lag_degraded, %2"),
    QT_TRANSLATE_NOOP("Agent",
                      "gluster has no volume of this name: letters, digits, \"_\" and \"-\", not "
                      "\"-\" first, not \"all\""),
    QT_TRANSLATE_NOOP("Agent", "not a plain absolute path"),
    QT_TRANSLATE_NOOP("Agent", "give one like /mnt"),
    QT_TRANSLATE_NOOP("Agent", "above capacity_failed, so it would never be told"),
    QT_TRANSLATE_NOOP("Agent", "not below the interval of %1: one look would run into the next"),
    QT_TRANSLATE_NOOP("Agent", "another volume is mounted there"),
    // Of alert rules.
    QT_TRANSLATE_NOOP("Agent", "the kind %1 does not take it"),
    QT_TRANSLATE_NOOP("Agent", "the kind %1 needs %2"),
    QT_TRANSLATE_NOOP("Agent", "only kinds that read series are merged over nodes"),
    QT_TRANSLATE_NOOP("Agent", "it is beyond the threshold: the alert would end while it begins"),
    QT_TRANSLATE_NOOP("Agent", "it is beyond the critical threshold"),
    QT_TRANSLATE_NOOP("Agent", "it is reached before the other threshold"),
    QT_TRANSLATE_NOOP("Agent", "no shipped rule has this name"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no critical level"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no threshold"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no resolve"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no window"),
    QT_TRANSLATE_NOOP("Agent", "a name has letters, digits and _, a letter first"),
    QT_TRANSLATE_NOOP("Agent", "%1 is the name of another rule"),
    QT_TRANSLATE_NOOP("Agent", "no such kind of rule"),
    QT_TRANSLATE_NOOP("Agent", "no such node in cluster.nodes"),
    QT_TRANSLATE_NOOP("Agent", "%1 does not begin with a metric's name"),
    QT_TRANSLATE_NOOP("Agent", "%1 is no selector: it must end in }"),
    QT_TRANSLATE_NOOP("Agent", "%1 is no selector: a label's name is missing before \"%2\""),
    QT_TRANSLATE_NOOP("Agent", "%1 is no selector: a value in quotes is missing before \"%2\""),
    QT_TRANSLATE_NOOP(
        "Agent",
        "%1 is no selector: a pattern takes alternatives such as a|b|c.*, no more, before \"%2\""),
    QT_TRANSLATE_NOOP("Agent", "%1 is no selector: =, !=, =~ or !~ is missing before \"%2\""),
    QT_TRANSLATE_NOOP("Agent", "%1 has no %2"),
    QT_TRANSLATE_NOOP("Agent", "node \"%1\" is listed twice"),
    QT_TRANSLATE_NOOP("Agent", "keep one entry"),
};

} // namespace

std::span<const char* const> specPhrases()
{
    return SpecPhrases;
}

} // namespace bafar::shared
