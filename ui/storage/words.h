#pragma once
// Volumes in words: what is to be healed, what contradicts itself, what is full, whether what one
// node writes reaches the others; and what to do. No widget here. GUI thread: texts are in the
// language of the moment.
#include <QString>
#include <vector>

#include "core/schema/storage.h"
#include "ui/shared/share_bars.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::storage {

/// One node's word on storage.
struct Word {
    std::string node;
    bool fresh = false;                              ///< its agent is heard
    const schema::storage::Status* status = nullptr; ///< null: it never said anything
};

/// What is known of one volume, by the node that asks gluster for all.
struct VolumeWord {
    std::string teller;
    bool fresh = false;
    const schema::storage::Volume* volume = nullptr; ///< null: nobody tells of it
};

/// A fresh word before an old one.
[[nodiscard]] VolumeWord volumeWord(const std::vector<Word>& words, const std::string& volume);

/// "all are the same"; or how many files are to be healed, and what to do.
[[nodiscard]] QString healText(const schema::storage::Volume& volume);

/// "none"; or how many files, and what to do.
[[nodiscard]] QString splitBrainText(const schema::storage::Volume& volume);

using FactRows = std::vector<shared::FactList::Row>;

[[nodiscard]] FactRows volumeFacts(const VolumeWord& word);
[[nodiscard]] FactRows brickFacts(const VolumeWord& word, const schema::storage::Brick& brick);

/// `volume`: of which `node` has a mount.
[[nodiscard]] FactRows mountFacts(const std::vector<Word>& words,
                                  const std::string& volume,
                                  const std::string& node);

/// Bars of what is full: bricks, then quotas; at most BarsMax.
[[nodiscard]] std::vector<shared::ShareBar> barsOf(const VolumeWord& word);

inline constexpr std::size_t BarsMax = 64;

} // namespace bafar::ui::storage
