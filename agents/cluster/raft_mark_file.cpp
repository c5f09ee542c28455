#include "agents/cluster/raft_mark_file.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

#include "agents/runtime/file.h"
#include "agents/runtime/system_error.h"

namespace bafar::cluster {

Result<std::shared_ptr<MarkFile>> MarkFile::open(const std::string& folder)
{
    const std::string path = folder + "/" + std::string(Name);
    // Each write is on the disk when it returns.
    constexpr int Flags = O_WRONLY | O_DSYNC | O_CLOEXEC | O_NOFOLLOW;
    runtime::Descriptor file(::open(path.c_str(), Flags));
    if (!file && errno == ENOENT) {
        const Result<void> made =
            runtime::writeFileAtomically(path, std::string(Mark::FileBytes, '\0'), 0600);
        if (!made) {
            return tl::unexpected(made.error());
        }
        file = runtime::Descriptor(::open(path.c_str(), Flags));
    }
    if (!file) {
        return tl::unexpected(runtime::systemError(errno, "opening " + path));
    }
    return std::shared_ptr<MarkFile>(new MarkFile(path, std::move(file)));
}

MarkFile::MarkFile(std::string path, runtime::Descriptor file)
    : path_(std::move(path))
    , file_(std::move(file))
{
}

Result<void> MarkFile::write(const Mark& mark, std::size_t place)
{
    const Bytes bytes = encodeMark(mark);
    const ssize_t wrote = ::pwrite(file_.get(), bytes.data(), bytes.size(),
                                   static_cast<off_t>(place * Mark::PlaceBytes));
    if (wrote < 0) {
        return tl::unexpected(runtime::systemError(errno, "writing " + path_));
    }
    if (static_cast<std::size_t>(wrote) != bytes.size()) {
        return fail(Code::Unavailable, "writing " + path_ + ": only a part was written");
    }
    return {};
}

} // namespace bafar::cluster
