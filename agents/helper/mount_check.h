#pragma once
// The child that looks at a mount: what is mounted there, how full it is, and every node's mark.
//
// A program of its own (bafar-agent --mount-check VOLUME MOUNT [NODE ROUND]) because each of its
// calls may hang for as long as the volume's servers are gone: only a process can be given up. It
// writes nothing where anything but the named volume is mounted. The answer is one JSON document,
// schema::storage::MountFound, on standard output. Blocks.
#include <cstdint>
#include <optional>
#include <string>

#include "core/schema/storage.h"

namespace bafar::helper {

/// Whose mark to write, and its round.
struct OwnMark {
    std::string node;
    std::uint64_t round = 0;
};

/// Looks, and writes the mark where one is given.
[[nodiscard]] schema::storage::MountFound lookAtMount(const std::string& volume,
                                                      const std::string& mount,
                                                      const std::optional<OwnMark>& own);

/// Reads and writes the marks in a folder that is the root of a volume, whatever is mounted there.
void exchangeMarks(int folder,
                   const std::optional<OwnMark>& own,
                   schema::storage::MountFound& found);

} // namespace bafar::helper
