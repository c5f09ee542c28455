// What agents say of alerts: the shipped rules' sentences, and their notes.
#include <QtGlobal>

#include "ui/shared/agent_phrases.h"

namespace bafar::shared {
namespace {

constexpr const char* Phrases[] = {
    // Labels.
    QT_TRANSLATE_NOOP("Agent", "device"),
    QT_TRANSLATE_NOOP("Agent", "mountpoint"),
    QT_TRANSLATE_NOOP("Agent", "proxy"),
    QT_TRANSLATE_NOOP("Agent", "peer"),
    QT_TRANSLATE_NOOP("Agent", "service"),
    // Sentences.
    QT_TRANSLATE_NOOP("Agent", "the agent of %1 was not heard for %2"),
    QT_TRANSLATE_NOOP("Agent", "nothing new is known of %1: %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 runs %2 of the tasks it should have"),
    QT_TRANSLATE_NOOP("Agent", "tasks of %1 failed %2 times in %3"),
    QT_TRANSLATE_NOOP("Agent", "%1 on %2 uses %3 of the memory it may have"),
    QT_TRANSLATE_NOOP("Agent", "%1 on %2 was held back in %3 of the periods"),
    QT_TRANSLATE_NOOP("Agent", "%1 nodes of the swarm are not ready"),
    QT_TRANSLATE_NOOP("Agent", "the swarm has no leader: nothing can be changed in it"),
    QT_TRANSLATE_NOOP("Agent", "the brick %1 of %2 on %3 is down"),
    QT_TRANSLATE_NOOP("Agent", "storage peer %1 is not connected"),
    QT_TRANSLATE_NOOP("Agent", "%1 entries of %2 are in split brain"),
    QT_TRANSLATE_NOOP("Agent", "%1 entries of %2 wait to be healed"),
    QT_TRANSLATE_NOOP("Agent", "no database server takes writes"),
    QT_TRANSLATE_NOOP("Agent", "%1 database servers take writes at the same time: %2"),
    QT_TRANSLATE_NOOP("Agent", "the database server of %1 began or ceased to take writes"),
    QT_TRANSLATE_NOOP("Agent", "the database server of %1 does not answer"),
    QT_TRANSLATE_NOOP("Agent", "%1 of the connections of the database server of %2 are taken"),
    QT_TRANSLATE_NOOP("Agent", "replication from %1 to %2 has stopped"),
    QT_TRANSLATE_NOOP("Agent", "the database server of %1 is %2 behind %3"),
    QT_TRANSLATE_NOOP("Agent", "how far %1 is behind %2 is not known"),
    QT_TRANSLATE_NOOP("Agent", "Redis of %1 does not answer"),
    QT_TRANSLATE_NOOP("Agent", "%1 Redis servers are masters (%2); it should be one"),
    QT_TRANSLATE_NOOP("Agent", "Redis of %1 throws keys away to make room: %2"),
    QT_TRANSLATE_NOOP("Agent", "Redis of %1 uses %2 of the memory it may have"),
    QT_TRANSLATE_NOOP("Agent", "Redis of %1 has lost its master %2"),
    QT_TRANSLATE_NOOP("Agent", "the processors of %1 are %2 busy"),
    QT_TRANSLATE_NOOP("Agent", "%1 tasks wait for each processor of %2"),
    QT_TRANSLATE_NOOP("Agent", "%1 of the memory of %2 is available"),
    QT_TRANSLATE_NOOP("Agent", "the kernel of %1 killed %2 processes for want of memory"),
    QT_TRANSLATE_NOOP("Agent", "%1 on %2 is %3 full"),
    QT_TRANSLATE_NOOP("Agent", "%1 on %2 will be full within a day if it goes on so"),
    QT_TRANSLATE_NOOP("Agent", "%1 of the inodes of %2 on %3 are free"),
    QT_TRANSLATE_NOOP("Agent", "a read on %1 of %2 takes %3"),
    QT_TRANSLATE_NOOP("Agent", "a write on %1 of %2 takes %3"),
    QT_TRANSLATE_NOOP("Agent", "the link %1 of %2 is down and was up before"),
    QT_TRANSLATE_NOOP("Agent", "the link %1 of %2 went up or down %3 times in %4"),
    QT_TRANSLATE_NOOP("Agent", "%1 does not hear %2"),
    QT_TRANSLATE_NOOP("Agent", "a round trip from %1 to %2 takes %3"),
    QT_TRANSLATE_NOOP("Agent", "the clock of %1 is %2 off"),
    QT_TRANSLATE_NOOP("Agent", "nothing keeps the clock of %1 right"),
    QT_TRANSLATE_NOOP("Agent", "the certificate of %1 is accepted for %2 more"),
    QT_TRANSLATE_NOOP("Agent", "nobody owns the floating IP %1"),
    QT_TRANSLATE_NOOP("Agent", "%1 nodes own the floating IP %2 at the same time: %3"),
    QT_TRANSLATE_NOOP("Agent", "the floating IP %1 moved; its owner is now: %2"),
    QT_TRANSLATE_NOOP("Agent", "the floating IP %1 moved %2 times in %3; its owner is now: %4"),
    QT_TRANSLATE_NOOP("Agent", "%1 cannot take its part in %2: %3"),
    QT_TRANSLATE_NOOP("Agent", "%1 of the answers of %2 through %3 are 5xx"),
    QT_TRANSLATE_NOOP("Agent", "one in twenty requests to %1 through %2 takes %3 or more"),
    QT_TRANSLATE_NOOP("Agent", "%1 has no server left that %2 could send requests to"),
    QT_TRANSLATE_NOOP("Agent", "of the servers of %1, %2 has %3 left and had more"),
    QT_TRANSLATE_NOOP("Agent", "%1 requests to %2 wait on %3"),
    QT_TRANSLATE_NOOP("Agent", "%1 of %2 went down %3 times in %4, seen from %5"),
    QT_TRANSLATE_NOOP("Agent", "its rule is not in force any more"),
    QT_TRANSLATE_NOOP("Agent", "its rule was changed: it is judged anew"),
    QT_TRANSLATE_NOOP("Agent", "last word of a node that is not heard"),
};

} // namespace

std::span<const char* const> alertPhrases()
{
    return Phrases;
}

} // namespace bafar::shared
