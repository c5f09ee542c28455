#include "agents/cluster/raft_folder.h"

#include <cerrno>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "agents/cluster/raft_examination.h"
#include "agents/runtime/file.h"
#include "agents/runtime/system_error.h"

namespace bafar::cluster {
namespace {

constexpr std::size_t PathMax = 512; ///< libraft keeps paths of files in 1,024 bytes

tl::unexpected<Error> failed(const std::string& doing, const std::string& path)
{
    return tl::unexpected(runtime::systemError(errno, doing + " " + path));
}

Result<void> syncFolder(const std::string& path)
{
    const runtime::Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder || ::fsync(folder.get()) != 0) {
        return failed("making durable", path);
    }
    return {};
}

Result<void> removeFile(const std::string& folder, const RemoveFile& repair)
{
    const std::string path = folder + "/" + repair.name;
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) {
        return failed("removing", path);
    }
    return {};
}

Result<void> closeSegment(const std::string& folder, const CloseSegment& repair)
{
    const std::string path = folder + "/" + repair.name;
    const std::string as = folder + "/" + repair.as;
    const runtime::Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file || ::ftruncate(file.get(), static_cast<off_t>(repair.bytes)) != 0 ||
        ::fsync(file.get()) != 0 || ::rename(path.c_str(), as.c_str()) != 0) {
        return failed("closing the segment", path);
    }
    return {};
}

/// The way libraft alternates its two files.
Result<void> storeBallot(const std::string& folder, const StoreBallot& repair)
{
    Bytes bytes;
    for (const std::uint64_t number :
         {std::uint64_t{1}, repair.version, repair.ballot.term, repair.ballot.vote}) {
        putLittle64(bytes, number);
    }
    const std::string path = folder + "/metadata" + (repair.version % 2 == 1 ? "1" : "2");
    const runtime::Descriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file ||
        ::pwrite(file.get(), bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()) ||
        ::fsync(file.get()) != 0) {
        return failed("writing", path);
    }
    return {};
}

} // namespace

RaftFolder::RaftFolder(std::string path, std::string node)
    : path_(std::move(path))
    , node_(std::move(node))
{
}

Result<LogState> RaftFolder::examine() const
{
    if (path_.size() > PathMax) {
        return fail(Code::InvalidInput,
                    "the path " + path_ + " is longer than " + std::to_string(PathMax) + " bytes");
    }
    if (Result<void> made = runtime::makeFolders(path_); !made) {
        return tl::unexpected(std::move(made.error()));
    }
    Examination examination(path_);
    Result<LogState> state = examination.run();
    if (!state && state.error().code == Code::Corrupt) {
        return tl::unexpected(damaged(examination.file(), state.error().text));
    }
    return state;
}

Result<void> RaftFolder::settle(const LogState& state) const
{
    for (const Repair& repair : state.repairs) {
        Result<void> done;
        if (const auto* remove = std::get_if<RemoveFile>(&repair)) {
            done = removeFile(path_, *remove);
        } else if (const auto* close = std::get_if<CloseSegment>(&repair)) {
            done = closeSegment(path_, *close);
        } else {
            done = storeBallot(path_, std::get<StoreBallot>(repair));
        }
        if (!done) {
            return done;
        }
    }
    return state.repairs.empty() ? Result<void>() : syncFolder(path_);
}

std::uint64_t RaftFolder::bytes() const
{
    std::uint64_t sum = 0;
    DIR* const folder = ::opendir(path_.c_str());
    while (const dirent* const entry = folder != nullptr ? ::readdir(folder) : nullptr) {
        struct stat status {};

        if (::fstatat(::dirfd(folder), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(status.st_mode)) {
            sum += static_cast<std::uint64_t>(status.st_size);
        }
    }
    if (folder != nullptr) {
        ::closedir(folder);
    }
    return sum;
}

std::optional<std::uint64_t> RaftFolder::room() const
{
    struct statvfs status {};

    if (::statvfs(path_.c_str(), &status) != 0) {
        return std::nullopt;
    }
    return std::uint64_t{status.f_bavail} * status.f_frsize;
}

Error RaftFolder::damaged(const std::string& file, const std::string& what) const
{
    return {Code::Corrupt, path_ + "/" + file + ": " + what +
                               "; nothing was changed. Set the folder aside: mv " + path_ + " " +
                               path_ +
                               ".damaged; then restart this agent and admit it again: "
                               "bafarctl act cluster.replace node=" +
                               node_};
}

} // namespace bafar::cluster
