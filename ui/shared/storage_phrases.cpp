// What agents say of volumes, bricks and storage peers.
#include <QtGlobal>

#include "ui/shared/agent_phrases.h"

namespace bafar::shared {
namespace {

constexpr const char* StoragePhrases[] = {
    // What a look at GlusterFS found.
    QT_TRANSLATE_NOOP(
        "Agent",
        "glusterd does not answer here: start it with systemctl start glusterd.service, and see "
        "/var/log/glusterfs/glusterd.log when it ends again"),
    QT_TRANSLATE_NOOP("Agent", "gluster did not answer in time"),
    QT_TRANSLATE_NOOP("Agent", "gluster is not installed here: apt install glusterfs-server"),
    QT_TRANSLATE_NOOP("Agent", "gluster is busy with another command: %1"),
    QT_TRANSLATE_NOOP("Agent", "gluster says: %1"),
    QT_TRANSLATE_NOOP("Agent", "no, without a word"),
    QT_TRANSLATE_NOOP("Agent", "Another transaction is in progress"),
    QT_TRANSLATE_NOOP("Agent", "Locking failed"),
    QT_TRANSLATE_NOOP("Agent", "Unable to acquire lock"),
    QT_TRANSLATE_NOOP("Agent", "gluster's answer is longer than %1 bytes: it is not read"),
    QT_TRANSLATE_NOOP("Agent", "gluster's answer is no XML of its own: \"%1\" (exit %2)"),
    QT_TRANSLATE_NOOP(
        "Agent", "gluster's answer has no %1: is it older than version 7? Bafar is written for 10"),
    QT_TRANSLATE_NOOP("Agent", "gluster did not say who it is"),
    QT_TRANSLATE_NOOP("Agent", "gluster accepted it"),
    QT_TRANSLATE_NOOP("Agent", "%1 (%2 times in a row)"),
    QT_TRANSLATE_NOOP("Agent", "the mount did not answer in time"),
    QT_TRANSLATE_NOOP("Agent", "the helper's look at the mount failed: %1"),
    QT_TRANSLATE_NOOP("Agent", "exit %1"),
    QT_TRANSLATE_NOOP("Agent", "not looked at yet"),
    QT_TRANSLATE_NOOP("Agent", "not heard for %1"),
    QT_TRANSLATE_NOOP("Agent", "gluster says nothing of it"),
    QT_TRANSLATE_NOOP("Agent", "down: %1"),
    QT_TRANSLATE_NOOP("Agent", "not seen: %1"),
    QT_TRANSLATE_NOOP("Agent", "%1 are needed to write"),
    QT_TRANSLATE_NOOP("Agent", "quorum lost: %1"),
    QT_TRANSLATE_NOOP("Agent", "files are out of reach: %1"),
    QT_TRANSLATE_NOOP("Agent", "gluster volume heal %1 info split-brain names them"),
    QT_TRANSLATE_NOOP("Agent",
                      "gluster has no volume \"%1\": create it, or correct its name in the spec"),
    QT_TRANSLATE_NOOP("Agent", "its bricks were not asked for yet"),
    QT_TRANSLATE_NOOP("Agent", "the quota of %1 is used up"),
    QT_TRANSLATE_NOOP("Agent", "%1 is %2 of %3, not the volume %4"),
    QT_TRANSLATE_NOOP("Agent", "no reason is known"),
    QT_TRANSLATE_NOOP("Agent", "%1 files with copies that contradict each other"),
    QT_TRANSLATE_NOOP("Agent", "no file is in split brain any more"),
    QT_TRANSLATE_NOOP("Agent", "%1 files wait to be healed"),
    QT_TRANSLATE_NOOP("Agent", "every file is healed"),
    QT_TRANSLATE_NOOP("Agent", "works again"),
    QT_TRANSLATE_NOOP("Agent", "self-heal was switched off"),
    QT_TRANSLATE_NOOP("Agent", "self-heal was switched on"),
    // Plans and steps.
    QT_TRANSLATE_NOOP("Agent", "the parameter \"%1\" is missing: give volume=NAME node=NODE"),
    QT_TRANSLATE_NOOP("Agent", "the parameter \"%1\" is missing: give volume=NAME"),
    QT_TRANSLATE_NOOP("Agent", "the brick of %1 on %2 serves"),
    QT_TRANSLATE_NOOP("Agent", "The volume"),
    QT_TRANSLATE_NOOP("Agent", "Where the brick is"),
    QT_TRANSLATE_NOOP(
        "Agent", "no node is heard that knows the volume %1 from gluster: see bafarctl status"),
    QT_TRANSLATE_NOOP("Agent", "no node is heard that knows this volume from gluster"),
    QT_TRANSLATE_NOOP("Agent", "self-heal of %1 is on already"),
    QT_TRANSLATE_NOOP("Agent", "self-heal of %1 is off already"),
    QT_TRANSLATE_NOOP("Agent", "%1 of %2 serve"),
    QT_TRANSLATE_NOOP("Agent", "there is no brick"),
    QT_TRANSLATE_NOOP("Agent", "process %1"),
    QT_TRANSLATE_NOOP("Agent", "%1 last saw it %2 ago"),
    QT_TRANSLATE_NOOP("Agent", "%1, as %2 says"),
    QT_TRANSLATE_NOOP(
        "Agent",
        "what waits is healed at once: reads and writes between the bricks until it is done"),
    QT_TRANSLATE_NOOP("Agent", "%1 start, too"),
    QT_TRANSLATE_NOOP("Agent", "files to heal into it afterwards"),
    QT_TRANSLATE_NOOP("Agent", "healing was begun"),
    QT_TRANSLATE_NOOP("Agent", "its stopped bricks were started"),
    QT_TRANSLATE_NOOP("Agent", "the spec has no volume \"%1\": plan again"),
    QT_TRANSLATE_NOOP("Agent", "gluster has %1 orders to carry out already"),
    QT_TRANSLATE_NOOP("Agent", "Started"),
    QT_TRANSLATE_NOOP("Agent", "Stopped"),
    QT_TRANSLATE_NOOP("Agent", "Created"),
    QT_TRANSLATE_NOOP("Agent", "Error : Request timed out"),
    QT_TRANSLATE_NOOP("Agent", "split brain: %1 files with copies that contradict each other"),
    QT_TRANSLATE_NOOP("Agent", "split brain: %1 file with copies that contradict each other"),
    QT_TRANSLATE_NOOP("Agent", "no brick of %1 on \"%2\""),
};

} // namespace

std::span<const char* const> storagePhrases()
{
    return StoragePhrases;
}

} // namespace bafar::shared
