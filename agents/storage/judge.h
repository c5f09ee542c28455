#pragma once
// What gluster's facts mean: the state and the reasons of a volume, a brick, a mount.
//
// A brick whose glusterd is away is UNKNOWN, never down: it may serve. A set of copies with less
// than its quorum is FAILED, with less than all DEGRADED. Sets are consecutive bricks, in gluster's
// order. Pure; safe on every thread. Source: Gluster documentation, "Arbiter volumes and quorum".
#include <functional>

#include "agents/storage/facts.h"

namespace bafar::storage {

/// What is known of one volume; a null or empty part was never heard.
struct VolumeFacts {
    const VolumeInfo* info = nullptr;
    const std::vector<BrickSeen>* bricks = nullptr;
    const HealSeen* heal = nullptr;
    const QuotaSeen* quota = nullptr;
    bool backlogLasts = false; ///< seen in two counts in a row
};

/// The node of a gluster host name; empty: none of the spec.
using NodeOf = std::function<std::string(const std::string& host)>;

/// True where the pool says that this glusterd is connected, or is our own.
using IsConnected = std::function<bool(const std::string& uuid)>;

[[nodiscard]] schema::storage::Volume judgeVolume(const schema::storage::VolumeConfig& config,
                                                  const VolumeFacts& facts,
                                                  const NodeOf& nodeOf,
                                                  const IsConnected& isConnected);

/// State and reason of a mount by what was found there, marks of others aside.
void judgeMount(schema::storage::Mount& mount,
                const schema::storage::MountFound& found,
                bool marking);

/// Bricks of one set that must serve for it to take writes.
[[nodiscard]] std::size_t quorumOf(const VolumeInfo& volume, bool firstServes);

/// Bricks of one set.
[[nodiscard]] std::size_t setSize(const VolumeInfo& volume);

/// Share of a brick's file system in use; 0 where its size is not known.
[[nodiscard]] double usedShare(const schema::storage::Brick& brick);

} // namespace bafar::storage
