// What agents say of Redis.
#include <QtGlobal>

#include "ui/shared/agent_phrases.h"

namespace bafar::shared {
namespace {

constexpr const char* CachePhrases[] = {
    // What Redis on a node does: after "Redis on n1 ", or alone.
    QT_TRANSLATE_NOOP("Agent", "Redis on %1 %2"),
    QT_TRANSLATE_NOOP("Agent", "Redis %1"),
    QT_TRANSLATE_NOOP("Agent", "%1 (it said: %2)"),
    QT_TRANSLATE_NOOP("Agent", "wants a password: name its file in cache.password_file"),
    QT_TRANSLATE_NOOP("Agent",
                      "refuses the login: check cache.user and the content of cache.password_file"),
    QT_TRANSLATE_NOOP("Agent", "refuses the login: check the content of cache.password_file"),
    QT_TRANSLATE_NOOP("Agent", "knows no users (they came with Redis 6): leave cache.user out"),
    QT_TRANSLATE_NOOP(
        "Agent", "does not let this user look: ACL SETUSER NAME +info +config|get +client|setname"),
    QT_TRANSLATE_NOOP("Agent",
                      "is in protected mode and lets only loopback in: set a password, or bind it "
                      "to the address it is reached at"),
    QT_TRANSLATE_NOOP("Agent",
                      "takes no more clients: raise maxclients, or see who keeps connections open "
                      "with CLIENT LIST"),
    QT_TRANSLATE_NOOP("Agent", "reads its data set from disk: wait until it has"),
    QT_TRANSLATE_NOOP(
        "Agent", "runs a script and answers nobody: SCRIPT KILL ends one that has written nothing"),
    QT_TRANSLATE_NOOP(
        "Agent", "lost its primary and may not serve what it has: restore the link, or promote it"),
    QT_TRANSLATE_NOOP("Agent", "is a read-only replica: ask its primary"),
    QT_TRANSLATE_NOOP("Agent", "answers with an error"),
    QT_TRANSLATE_NOOP("Agent", "is it a Redis server, and is the port right?"),
    QT_TRANSLATE_NOOP(
        "Agent", "does not answer within %1 at %2: look at its load, its disk and the network"),
    QT_TRANSLATE_NOOP("Agent",
                      "takes no connection at %1 (%2): start it, or correct the port in the spec"),
    QT_TRANSLATE_NOOP("Agent",
                      "takes no connection at %1: start it, or correct the port in the spec"),
    QT_TRANSLATE_NOOP("Agent", "hung up at %1 before it answered (%2): look at its log"),
    QT_TRANSLATE_NOOP("Agent", "hung up at %1 before it answered: look at its log"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "does not speak Redis' protocol at %1 (%2): is it a Redis server, and is the port right?"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "does not speak Redis' protocol at %1: is it a Redis server, and is the port right?"),
    QT_TRANSLATE_NOOP("Agent",
                      "is not understood: %1: is it a Redis server, and is the port right?"),
    QT_TRANSLATE_NOOP("Agent",
                      "its answer to INFO has no version or no role and begins with \"%1\""),
    QT_TRANSLATE_NOOP("Agent", "it answers more than is taken"),
    QT_TRANSLATE_NOOP("Agent", "it sends what nobody asked for"),
    QT_TRANSLATE_NOOP("Agent", "it answers a list of %1"),
    QT_TRANSLATE_NOOP("Agent", "it is not known whether it did what was asked"),
    QT_TRANSLATE_NOOP("Agent", "Redis said %1"),
    QT_TRANSLATE_NOOP("Agent",
                      "NOT kept in its configuration file, so its next start undoes it: %1"),
    QT_TRANSLATE_NOOP("Agent", "kept in its configuration file"),
    QT_TRANSLATE_NOOP("Agent", "cannot be asked, its password is not to be had: %1"),
    QT_TRANSLATE_NOOP("Agent", "is not looked at: the agent's own driver did not answer"),
    QT_TRANSLATE_NOOP("Agent",
                      "has %1 of %2 clients: raise maxclients, or see who keeps connections open "
                      "with CLIENT LIST"),
    QT_TRANSLATE_NOOP("Agent",
                      "lets everyone in: it has no password, though cache.password_file names one"),
    QT_TRANSLATE_NOOP("Agent", "set requirepass"),
    QT_TRANSLATE_NOOP("Agent", "is a Sentinel and holds no data: check the port"),
    QT_TRANSLATE_NOOP("Agent", "is version %1, older than 4.0: some figures are missing"),
    QT_TRANSLATE_NOOP("Agent", "upgrade it"),
    QT_TRANSLATE_NOOP("Agent", "reads its data set from disk: %1 read, about %2 left"),
    QT_TRANSLATE_NOOP("Agent", "copies the whole data set from %1"),
    QT_TRANSLATE_NOOP("Agent", "connects to %1"),
    QT_TRANSLATE_NOOP("Agent",
                      "follows %1, but the link is down for %2, and it answers reads with "
                      "MASTERDOWN: look at %3, at masterauth and at the network between them"),
    QT_TRANSLATE_NOOP("Agent",
                      "follows %1, but the link is down, and it answers reads with MASTERDOWN: "
                      "look at %2, at masterauth and at the network between them"),
    QT_TRANSLATE_NOOP("Agent", "follows %1, but the link is down for %2"),
    QT_TRANSLATE_NOOP("Agent", "follows %1, but the link is down"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "it serves what it had: look at %1, at masterauth and at the network between them"),
    QT_TRANSLATE_NOOP("Agent",
                      "uses %1 and may evict nothing (noeviction), so it will refuse writes: raise "
                      "maxmemory, or delete keys"),
    QT_TRANSLATE_NOOP(
        "Agent", "evicts %1 keys a second (%2): raise maxmemory, or give keys shorter lifetimes"),
    QT_TRANSLATE_NOOP("Agent", "could not save its last snapshot: look at its log and its disk"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "could not save its last snapshot and so refuses writes: look at its log and its disk"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "could not write its append-only file and so refuses writes: look at its log and its disk"),
    QT_TRANSLATE_NOOP("Agent", "has not answered yet"),
    QT_TRANSLATE_NOOP("Agent", "answered last %1 ago"),
    QT_TRANSLATE_NOOP("Agent", "shown is what it said then"),
    QT_TRANSLATE_NOOP("Agent", "answers again, after %1"),
    QT_TRANSLATE_NOOP("Agent", "evicts hardly any keys now: %1 a second, %2 in use"),
    QT_TRANSLATE_NOOP("Agent", "evicts keys: %1 a second, %2 in use"),
    QT_TRANSLATE_NOOP("Agent", "was started again"),
    QT_TRANSLATE_NOOP("Agent", "became a replica of %1"),
    QT_TRANSLATE_NOOP("Agent", "became a primary, after it was a %1"),
    QT_TRANSLATE_NOOP("Agent", "became a server without a role, after it was a %1"),
    QT_TRANSLATE_NOOP("Agent", "follows %1 now, after %2"),
    QT_TRANSLATE_NOOP("Agent", "hears its primary %1 again"),
    QT_TRANSLATE_NOOP("Agent", "lost the link to its primary %1"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no server in the spec's cache section"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no server in the spec's cache section: plan again"),
    // Plans and steps.
    QT_TRANSLATE_NOOP("Agent",
                      "a command of the cache concept is replica_of or flush, and one of them"),
    QT_TRANSLATE_NOOP("Agent", "Redis on %1 is not seen to be a primary: flush the primary"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "Redis on %1 cannot follow \"%2\" port %3: give another server's address and port"),
    QT_TRANSLATE_NOOP("Agent", "the spec's server of this node became another one meanwhile"),
    QT_TRANSLATE_NOOP("Agent", "too many commands to this Redis server at a time"),
    QT_TRANSLATE_NOOP("Agent", "%1 is a replica of %2: flush the primary, its replicas follow"),
    QT_TRANSLATE_NOOP("Agent", "Redis server on a node"),
    QT_TRANSLATE_NOOP("Agent", "the parameter \"node\" is missing: give node=NODE"),
    QT_TRANSLATE_NOOP("Agent", "Promote by force"),
    QT_TRANSLATE_NOOP("Agent",
                      "Makes this replica the primary; the old primary stays as it is, and writes "
                      "may be lost"),
    QT_TRANSLATE_NOOP("Agent", "Make %1 the Redis primary by force after %2"),
    QT_TRANSLATE_NOOP("Agent", "promote %1 by force"),
    QT_TRANSLATE_NOOP("Agent", "The replica that shall be the primary"),
    QT_TRANSLATE_NOOP("Agent", "The primary that is emptied"),
    QT_TRANSLATE_NOOP("Agent", "REPLICAOF NO ONE, and CONFIG REWRITE so that it stays so"),
    QT_TRANSLATE_NOOP("Agent", "REPLICAOF, and CONFIG REWRITE so that it stays so"),
    QT_TRANSLATE_NOOP("Agent",
                      "those that %1 takes after %2 stopped following it, which is about a second: "
                      "stop writers first where none may be lost"),
    QT_TRANSLATE_NOOP("Agent", "those that %1 did not receive: at least %2"),
    QT_TRANSLATE_NOOP("Agent", "those that %1 did not receive: none is known"),
    QT_TRANSLATE_NOOP("Agent", "those that %1 did not receive"),
    QT_TRANSLATE_NOOP("Agent", "how many is not known"),
    QT_TRANSLATE_NOOP("Agent", "none: %1 has no replica then"),
    QT_TRANSLATE_NOOP("Agent", "those that write to %1 must be pointed to %2"),
    QT_TRANSLATE_NOOP("Agent", "until then they get READONLY"),
    QT_TRANSLATE_NOOP("Agent",
                      "%1 is not in the spec, is not touched, and may go on taking writes"),
    QT_TRANSLATE_NOOP("Agent", "not changed, because they do not answer"),
    QT_TRANSLATE_NOOP("Agent",
                      "%1: make them follow %2 when they are back, or there may be two primaries"),
    QT_TRANSLATE_NOOP("Agent",
                      "%1 does not answer and may go on taking writes: what it takes is lost once "
                      "it follows %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 takes no writes any more"),
    QT_TRANSLATE_NOOP("Agent", "%1 is a primary already"),
    QT_TRANSLATE_NOOP("Agent",
                      "Redis on %1 is part of a Redis Cluster, which elects its primaries itself: "
                      "use CLUSTER FAILOVER there"),
    QT_TRANSLATE_NOOP("Agent", "a primary, %1"),
    QT_TRANSLATE_NOOP("Agent", "a replica of %1, %2, link up"),
    QT_TRANSLATE_NOOP("Agent", "a replica of %1, %2, link down"),
    QT_TRANSLATE_NOOP("Agent", "a replica of %1, %2"),
    QT_TRANSLATE_NOOP("Agent", "%1, link up"),
    QT_TRANSLATE_NOOP("Agent", "%1, link down"),
    QT_TRANSLATE_NOOP("Agent", "up, %1"),
    QT_TRANSLATE_NOOP("Agent", "down, %1"),
    QT_TRANSLATE_NOOP("Agent", "its primary does not say how far behind it is"),
    QT_TRANSLATE_NOOP("Agent", "%1 not acknowledged, primary heard %2 ago"),
    QT_TRANSLATE_NOOP("Agent", "%1 has %2 more: promote that one"),
    QT_TRANSLATE_NOOP("Agent", "%1 had %2 more when last heard, and it would be lost"),
    QT_TRANSLATE_NOOP("Agent", "%1 may have more that would be lost"),
    QT_TRANSLATE_NOOP("Agent", "offset %1"),
    QT_TRANSLATE_NOOP("Agent", "%1: make it a replica first"),
    QT_TRANSLATE_NOOP("Agent", "%1 would stay with the old primary"),
    QT_TRANSLATE_NOOP("Agent", "%1 keys, %2"),
    QT_TRANSLATE_NOOP("Agent", "its node has no server in the spec any more"),
};

} // namespace

std::span<const char* const> cachePhrases()
{
    return CachePhrases;
}

} // namespace bafar::shared
