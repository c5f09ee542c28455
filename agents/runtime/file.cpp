#include "agents/runtime/file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agents/runtime/pki.h"
#include "agents/runtime/system_error.h"

namespace bafar::runtime {
namespace {

tl::unexpected<Error> failed(const std::string& doing, const std::string& path)
{
    return tl::unexpected(systemError(errno, doing + " " + path));
}

std::string folderOf(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

/// All of `text`, or false with errno.
bool writeAll(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

/// A name just given or taken away is on the disk only with its folder.
bool syncFolder(const std::string& path)
{
    const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder && ::fsync(folder.get()) == 0;
}

} // namespace

Result<std::string> readFile(const std::string& path, std::size_t max)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!file) {
        return failed("reading", path);
    }
    std::string content;
    std::array<char, 16384> buffer; // NOLINT: filled by the read
    while (true) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return failed("reading", path);
        }
        if (got == 0) {
            return content;
        }
        if (static_cast<std::size_t>(got) > max - content.size()) {
            return fail(Code::LimitExceeded, "reading " + path + ": it is longer than " +
                                                 std::to_string(max) + " bytes");
        }
        content.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

Result<void> writeFileAtomically(const std::string& path, std::string_view content, mode_t mode)
{
    const std::string temporary = path + ".new-" + secureRandomId().substr(0, 8);
    Descriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
    if (!file) {
        return failed("writing", path);
    }
    // fchmod, because the mode given to open() is cut by the umask.
    if (::fchmod(file.get(), mode) != 0 || !writeAll(file.get(), content) ||
        ::fsync(file.get()) != 0 || ::rename(temporary.c_str(), path.c_str()) != 0) {
        const tl::unexpected<Error> error = failed("writing", path);
        ::unlink(temporary.c_str());
        return error;
    }
    if (!syncFolder(folderOf(path))) {
        return failed("making durable the folder of", path);
    }
    return {};
}

Result<void> checkSecretFile(const std::string& path)
{
    struct stat status {};

    if (::stat(path.c_str(), &status) != 0) {
        return failed("reading", path);
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(Code::Denied, path + " is not a regular file");
    }
    if (status.st_uid != 0 && status.st_uid != ::geteuid()) {
        return fail(Code::Denied, path + " belongs to another user; run: chown " +
                                      std::to_string(::geteuid()) + " " + path);
    }
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return fail(Code::Denied,
                    path + " holds a secret and others may open it; run: chmod 600 " + path);
    }
    return {};
}

Result<void> makeFolders(const std::string& path, mode_t mode)
{
    for (std::size_t end = path.find('/', 1); !path.empty(); end = path.find('/', end + 1)) {
        const std::string part = path.substr(0, end);
        if (::mkdir(part.c_str(), mode) != 0 && errno != EEXIST) {
            // A parent on a read-only or foreign file system is no trouble when it is there.
            const int error = errno;

            struct stat status {};

            if (::stat(part.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
                errno = error;
                return failed("making the folder", part);
            }
        }
        if (end == std::string::npos) {
            break;
        }
    }

    struct stat status {};

    if (::stat(path.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
        return fail(Code::Conflict, path + " is in the way: it is not a folder");
    }
    return {};
}

AppendFile::AppendFile(std::string path, Descriptor file, std::size_t size)
    : path_(std::move(path))
    , file_(std::move(file))
    , size_(size)
{
}

Result<AppendFile> AppendFile::open(const std::string& path, mode_t mode)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode));

    struct stat status {};

    if (!file || ::fstat(file.get(), &status) != 0) {
        return failed("opening", path);
    }
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        return fail(Code::Conflict, path + " is being written by another process");
    }
    if (status.st_size == 0 && !syncFolder(folderOf(path))) {
        return failed("making durable the folder of", path);
    }
    return AppendFile(path, std::move(file), static_cast<std::size_t>(status.st_size));
}

Result<void> AppendFile::append(std::string_view text)
{
    // Written at our own offset instead of with O_APPEND, so that a failed write can be cut off.
    if (::lseek(file_.get(), static_cast<off_t>(size_), SEEK_SET) < 0 ||
        !writeAll(file_.get(), text)) {
        const tl::unexpected<Error> error = failed("writing", path_);
        if (::ftruncate(file_.get(), static_cast<off_t>(size_)) != 0) {
            return fail(Code::Corrupt, error.value().text + "; the half-written end stays in it");
        }
        return error;
    }
    size_ += text.size();
    return {};
}

Result<void> AppendFile::sync()
{
    if (::fdatasync(file_.get()) != 0) {
        return failed("making durable", path_);
    }
    return {};
}

} // namespace bafar::runtime
