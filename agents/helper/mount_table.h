#pragma once
// What the kernel's mount table says of one place, and the marks that nodes leave in a volume.
// Pure; safe on every thread. proc_pid_mountinfo(5).
#include <optional>
#include <string>
#include <string_view>

namespace bafar::helper {

struct MountEntry {
    std::string type;   ///< "fuse.glusterfs"
    std::string source; ///< "n1:/shared"
    bool readOnly = false;

    bool operator==(const MountEntry&) const = default;
};

/// What is mounted at exactly `point`: the last entry, which covers earlier ones. Empty: nothing.
/// Lines that do not parse are passed over.
[[nodiscard]] std::optional<MountEntry> mountAt(std::string_view mountinfo, std::string_view point);

/// The folder of the marks within a volume, and the text of one.
inline constexpr std::string_view MarkFolder = ".bafar";
inline constexpr std::size_t MarkMax = 256; ///< bytes; a longer file is no mark

[[nodiscard]] std::string markText(std::string_view node, std::uint64_t round);

/// The round in a mark of this node; empty: it is none.
[[nodiscard]] std::optional<std::uint64_t> markRound(std::string_view text, std::string_view node);

} // namespace bafar::helper
