#pragma once
// Files that survive a crash and say plainly when the disk is full.
//
// Everything here may block for as long as the disk does: the agent calls it at start, or on a
// Worker. A full disk or quota is always Code::LimitExceeded, and nothing half-written stays
// visible. Any thread; an AppendFile has one owner.
#include <cstddef>
#include <string>
#include <string_view>
#include <sys/types.h>

#include "agents/runtime/descriptor.h"
#include "core/base/result.h"

namespace bafar::runtime {

/// The whole file. Errors: NotFound, Denied, LimitExceeded (longer than `max` bytes), Unavailable.
[[nodiscard]] Result<std::string> readFile(const std::string& path, std::size_t max);

/// Replaces the file as one step that survives power loss: temporary file, fsync, rename, fsync of
/// the folder. Errors: LimitExceeded (disk full; the old content stays), Denied, NotFound (folder).
[[nodiscard]] Result<void> writeFileAtomically(const std::string& path,
                                               std::string_view content,
                                               mode_t mode = 0640);

/// Fails unless `path` is a regular file of this user or root that group and others cannot read or
/// write. Errors: Denied with the chmod to run, NotFound.
[[nodiscard]] Result<void> checkSecretFile(const std::string& path);

/// Makes a folder and its parents where missing. Errors: Denied, LimitExceeded.
[[nodiscard]] Result<void> makeFolders(const std::string& path, mode_t mode = 0750);

/// A file that only grows, for journals and the audit log.
class AppendFile {
public:
    /// Opens or creates it and locks it against other processes. Errors: Conflict (locked), Denied,
    /// NotFound, LimitExceeded.
    static Result<AppendFile> open(const std::string& path, mode_t mode = 0640);

    /// Adds all of `text` or, on an error, none of it: a partial write is cut off again. Errors:
    /// LimitExceeded (disk full), Unavailable.
    [[nodiscard]] Result<void> append(std::string_view text);

    /// Returns when everything appended is on the disk.
    [[nodiscard]] Result<void> sync();

    [[nodiscard]] std::size_t size() const { return size_; }

    [[nodiscard]] const std::string& path() const { return path_; }

private:
    AppendFile(std::string path, Descriptor file, std::size_t size);

    std::string path_;
    Descriptor file_;
    std::size_t size_ = 0; ///< bytes
};

} // namespace bafar::runtime
