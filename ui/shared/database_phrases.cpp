// What agents say of MariaDB.
#include <QtGlobal>

#include "ui/shared/agent_phrases.h"

namespace bafar::shared {
namespace {

constexpr const char* DatabasePhrases[] = {
    // What a look at MariaDB found.
    QT_TRANSLATE_NOOP("Agent",
                      "%1 closes the connection (%2: %3): see the error log of mariadbd, or what "
                      "else listens there"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "%1 closes the connection (%2): see the error log of mariadbd, or what else listens there"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "%1 closes the connection: see the error log of mariadbd, or what else listens there"),
    QT_TRANSLATE_NOOP("Agent",
                      "nothing answers at %1 (%2: %3): see whether mariadbd runs on this node, and "
                      "its error log"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "nothing answers at %1 (%2): see whether mariadbd runs on this node, and its error log"),
    QT_TRANSLATE_NOOP("Agent", "%1 refuses the account \"%2\" (%3: %4): the server is alive"),
    QT_TRANSLATE_NOOP("Agent", "%1 refuses the account \"%2\" (%3): the server is alive"),
    QT_TRANSLATE_NOOP("Agent", "%1 refuses the account \"%2\": the server is alive"),
    QT_TRANSLATE_NOOP("Agent", "check database.user and its password file"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no connection left (%2: %3): the server is alive"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no connection left (%2): the server is alive"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no connection left: the server is alive"),
    QT_TRANSLATE_NOOP("Agent", "raise max_connections or end idle ones"),
    QT_TRANSLATE_NOOP("Agent",
                      "%1 does not answer as MariaDB does (%2: %3): see what listens there"),
    QT_TRANSLATE_NOOP("Agent", "%1 does not answer as MariaDB does (%2): see what listens there"),
    QT_TRANSLATE_NOOP("Agent", "%1 does not answer as MariaDB does: see what listens there"),
    QT_TRANSLATE_NOOP("Agent", "the agent cannot look at %1 (%2: %3)"),
    QT_TRANSLATE_NOOP("Agent", "the agent cannot look at %1 (%2)"),
    QT_TRANSLATE_NOOP("Agent", "the agent cannot look at %1"),
    QT_TRANSLATE_NOOP("Agent", "its password file could not be read within %1"),
    QT_TRANSLATE_NOOP("Agent", "its own driver does not answer"),
    QT_TRANSLATE_NOOP("Agent", "restart bafar-agent if this stays"),
    QT_TRANSLATE_NOOP("Agent", "it was last seen as %1, MariaDB %2"),
    QT_TRANSLATE_NOOP("Agent",
                      "it does not tell %1 (%2: %3): GRANT %4 ON *.* TO the agents' account"),
    QT_TRANSLATE_NOOP("Agent", "it does not tell %1 (%2: %3)"),
    QT_TRANSLATE_NOOP("Agent", "its positions"),
    QT_TRANSLATE_NOOP("Agent", "its replication"),
    QT_TRANSLATE_NOOP("Agent", "its counters"),
    QT_TRANSLATE_NOOP("Agent", "its settings"),
    QT_TRANSLATE_NOOP("Agent", "its threads"),
    QT_TRANSLATE_NOOP("Agent", "an answer of %1 columns"),
    QT_TRANSLATE_NOOP("Agent", "an answer of more than %1 rows"),
    QT_TRANSLATE_NOOP("Agent", "an answer of more than %1 bytes"),
    QT_TRANSLATE_NOOP("Agent", "it answered %1 rows where one was asked for"),
    QT_TRANSLATE_NOOP("Agent", "it calls itself \"%1\", which is not MariaDB"),
    QT_TRANSLATE_NOOP("Agent", "MariaDB %1 is too old: 10.5 and newer are understood"),
    QT_TRANSLATE_NOOP("Agent", "last look %1 ago"),
    QT_TRANSLATE_NOOP("Agent", "no look was answered yet"),
    QT_TRANSLATE_NOOP("Agent", "no database server on this node in the cluster spec"),
    QT_TRANSLATE_NOOP("Agent",
                      "it listens on every address of the node, floating ones included: set "
                      "bind-address = %1 below [mariadbd] in its configuration and restart it"),
    QT_TRANSLATE_NOOP("Agent",
                      "it listens on the floating address %1: set bind-address = %2 below "
                      "[mariadbd] in its configuration and restart it"),
    // Replication and who may be written to.
    QT_TRANSLATE_NOOP("Agent",
                      "%1 can all be written to: what is written to both will never agree"),
    QT_TRANSLATE_NOOP("Agent", "set read_only = ON on all but the primary, %1"),
    QT_TRANSLATE_NOOP("Agent", "set read_only = ON on all but the primary"),
    QT_TRANSLATE_NOOP("Agent", "no server can be written to: read_only is ON on all of them"),
    QT_TRANSLATE_NOOP("Agent", "set it OFF on the primary, %1"),
    QT_TRANSLATE_NOOP("Agent", "set it OFF on the primary"),
    QT_TRANSLATE_NOOP("Agent", "no server that is heard can be written to"),
    QT_TRANSLATE_NOOP("Agent", "not heard: %1"),
    QT_TRANSLATE_NOOP("Agent",
                      "%1 replicate in a circle: no fail-over can tell who is the primary"),
    QT_TRANSLATE_NOOP(
        "Agent", "end it with STOP SLAVE and RESET SLAVE ALL on the one that is to be the primary"),
    QT_TRANSLATE_NOOP("Agent", "there are several primaries: %1"),
    QT_TRANSLATE_NOOP("Agent", "%1 (followed by %2)"),
    QT_TRANSLATE_NOOP("Agent", "point all replicas at one of them"),
    QT_TRANSLATE_NOOP("Agent",
                      "%1 have the same server_id, %2: replicas throw each other out and GTIDs "
                      "lose their meaning"),
    QT_TRANSLATE_NOOP("Agent", "give each its own"),
    QT_TRANSLATE_NOOP("Agent", "%1: replication from %2 %3"),
    QT_TRANSLATE_NOOP("Agent",
                      "%1 replicates from %2, which is no server of the spec: nobody watches it, "
                      "and no fail-over reaches it"),
    QT_TRANSLATE_NOOP(
        "Agent", "%1 follows %2, but %3: look at its Replicate_Do_Domain_Ids and gtid_slave_pos"),
    QT_TRANSLATE_NOOP("Agent", "%1 went its own way from %2: %3"),
    QT_TRANSLATE_NOOP("Agent", "do not promote it, and rebuild it from %1"),
    QT_TRANSLATE_NOOP("Agent", "it has %1 and its source only %2"),
    QT_TRANSLATE_NOOP("Agent", "it has %1 and its source has nothing in domain %2"),
    QT_TRANSLATE_NOOP("Agent", "it has %1, which its source, at %2, never had"),
    QT_TRANSLATE_NOOP("Agent", "it has nothing of domain %1, where its source is at %2"),
    QT_TRANSLATE_NOOP("Agent",
                      "the promise to lose nothing needs three servers: with %1, commits wait as "
                      "soon as one is lost"),
    QT_TRANSLATE_NOOP("Agent", "more than %1 GTIDs in one position"),
    QT_TRANSLATE_NOOP("Agent", "\"%1\" is not a GTID (domain-server-sequence)"),
    QT_TRANSLATE_NOOP("Agent", "writers: %1"),
    QT_TRANSLATE_NOOP("Agent", "no writer is heard"),
    QT_TRANSLATE_NOOP("Agent", "no writer"),
    QT_TRANSLATE_NOOP("Agent", "no server on this node in the spec"),
    QT_TRANSLATE_NOOP("Agent", "not heard, or it does not answer"),
    QT_TRANSLATE_NOOP("Agent", "it replicates from nobody"),
    QT_TRANSLATE_NOOP("Agent", "the database concept takes no commands"),
    QT_TRANSLATE_NOOP("Agent", "the database concept has no action \"%1\""),
    QT_TRANSLATE_NOOP("Agent", "replication from %1 (channel %2) %3"),
    QT_TRANSLATE_NOOP("Agent", "replication from %1 (channel %2) goes on"),
    QT_TRANSLATE_NOOP("Agent", "replication from %1 (channel %2): lag %3"),
    QT_TRANSLATE_NOOP("Agent", "replication from %1 %2"),
    QT_TRANSLATE_NOOP("Agent", "replication from %1: lag %2"),
    QT_TRANSLATE_NOOP("Agent", "stopped applying: error %1"),
    QT_TRANSLATE_NOOP("Agent", "stopped receiving: error %1"),
    QT_TRANSLATE_NOOP("Agent", "not connected to %1: error %2"),
    QT_TRANSLATE_NOOP("Agent", "every setting keeps the promise \"%1\" again"),
    QT_TRANSLATE_NOOP("Agent", "settings that break the promise \"%1\": %2"),
    QT_TRANSLATE_NOOP("Agent", "the promise \"%1\" is not kept: %2"),
    QT_TRANSLATE_NOOP("Agent", "first: %1"),
    // Why a setting should be another one.
    QT_TRANSLATE_NOOP("Agent", "nobody can replicate from it once it is the primary"),
    QT_TRANSLATE_NOOP("Agent", "promoted, it could not give the others what it received"),
    QT_TRANSLATE_NOOP("Agent", "a server that went its own way is taken back without a word"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "after a crash of its host it returns behind its own replicas and uses GTIDs twice"),
    QT_TRANSLATE_NOOP("Agent", "a crash of its host takes up to a second of commits with it"),
    QT_TRANSLATE_NOOP("Agent", "whoever writes here makes it differ from its primary for ever"),
    QT_TRANSLATE_NOOP("Agent",
                      "others read a commit before a replica has it, and a failover takes it back"),
    QT_TRANSLATE_NOOP("Agent", "it acknowledges nothing, so no commit counts on it"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "after this time without a replica commits are confirmed that only this server has"),
    QT_TRANSLATE_NOOP(
        "Agent", "without a connected replica commits are confirmed that only this server has"),
    QT_TRANSLATE_NOOP("Agent", "a crash of its host loses what it acknowledged"),
    QT_TRANSLATE_NOOP("Agent",
                      "restarted after a crash, it keeps commits that no replica acknowledged"),
    QT_TRANSLATE_NOOP("Agent",
                      "what it applies waits for an acknowledgement that nobody gives, with this "
                      "timeout for ever"),
    QT_TRANSLATE_NOOP("Agent", "[mariadbd] %1, then restart it"),
    QT_TRANSLATE_NOOP("Agent", "SET GLOBAL rpl_semi_sync_master_wait_point = 'AFTER_SYNC'"),
    QT_TRANSLATE_NOOP("Agent", "SET GLOBAL %1 = %2"),
    QT_TRANSLATE_NOOP("Agent", "and the same below [mariadbd] in its configuration"),
    QT_TRANSLATE_NOOP("Agent", "once it has caught up: STOP SLAVE%1"),
    QT_TRANSLATE_NOOP("Agent", "once it has caught up: STOP SLAVE"),
    QT_TRANSLATE_NOOP("Agent", "CHANGE MASTER%1 TO %2"),
    QT_TRANSLATE_NOOP("Agent", "CHANGE MASTER TO %1"),
    QT_TRANSLATE_NOOP("Agent", "START SLAVE%1"),
    QT_TRANSLATE_NOOP("Agent", "START SLAVE"),
    QT_TRANSLATE_NOOP("Agent", "an idle primary that died is taken for a quiet one"),
    QT_TRANSLATE_NOOP("Agent", "it cannot be pointed at another primary without losing its place"),
    // Names of promises, faults that are over, and settings.
    QT_TRANSLATE_NOOP("Agent", "semi_sync"),
    QT_TRANSLATE_NOOP("Agent", "no_loss"),
    QT_TRANSLATE_NOOP("Agent", "commits are asynchronous"),
    QT_TRANSLATE_NOOP("Agent", "commits are semi-synchronous"),
    QT_TRANSLATE_NOOP("Agent", "no commit is lost"),
    QT_TRANSLATE_NOOP("Agent", "database: no_writer is over"),
    QT_TRANSLATE_NOOP("Agent", "database: two_writers is over"),
    QT_TRANSLATE_NOOP("Agent", "database: cycle is over"),
    QT_TRANSLATE_NOOP("Agent", "database: two_primaries is over"),
    QT_TRANSLATE_NOOP("Agent", "database: strange_source is over"),
    QT_TRANSLATE_NOOP("Agent", "database: stopped is over"),
    QT_TRANSLATE_NOOP("Agent", "database: diverged is over"),
    QT_TRANSLATE_NOOP("Agent", "database: domain_gap is over"),
    QT_TRANSLATE_NOOP("Agent", "database: same_server_id is over"),
    QT_TRANSLATE_NOOP("Agent", "database: too_few_servers is over"),
    QT_TRANSLATE_NOOP("Agent", "database: %1 is over"),
};

} // namespace

std::span<const char* const> databasePhrases()
{
    return DatabasePhrases;
}

} // namespace bafar::shared
