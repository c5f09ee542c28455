#include "agents/helper/mount_check.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "agents/helper/mount_table.h"
#include "agents/runtime/descriptor.h"
#include "agents/runtime/file.h"

namespace bafar::helper {
namespace {

using runtime::Descriptor;
using schema::storage::MountFound;

constexpr std::size_t TableMax = 4U << 20U; ///< bytes of the mount table
constexpr std::size_t MarksMax = 128;       ///< nodes whose marks are read
constexpr int Folder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

std::string troubleText(const std::string& what)
{
    return what + ": " + std::strerror(errno);
}

/// A regular file of one name: nobody who can write to the volume makes us follow a link.
bool isPlainFile(int file)
{
    struct stat known {};

    return ::fstat(file, &known) == 0 && S_ISREG(known.st_mode) && known.st_nlink == 1;
}

/// Empty, or what went wrong.
std::string writeMark(int folder, const OwnMark& own)
{
    const std::string name = std::string(MarkFolder) + "/" + own.node;
    const Descriptor file(::openat(folder, own.node.c_str(),
                                   O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0644));
    if (!file) {
        return troubleText("opening " + name);
    }
    if (!isPlainFile(file.get())) {
        return name + " is no plain file: remove it";
    }
    const std::string text = markText(own.node, own.round);
    // To the disks of all bricks, or "written" would only mean "remembered".
    if (::pwrite(file.get(), text.data(), text.size(), 0) != static_cast<ssize_t>(text.size()) ||
        ::ftruncate(file.get(), static_cast<off_t>(text.size())) != 0 || ::fsync(file.get()) != 0) {
        return troubleText("writing " + name);
    }
    return {};
}

void readMark(int folder, const char* node, MountFound& found)
{
    const Descriptor file(::openat(folder, node, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file || !isPlainFile(file.get())) {
        return;
    }
    std::array<char, MarkMax + 1> text{};
    const ssize_t got = ::pread(file.get(), text.data(), text.size(), 0);
    const auto round = markRound({text.data(), got > 0 ? static_cast<std::size_t>(got) : 0}, node);
    if (round) {
        found.marks.emplace(node, *round);
    }
}

void readMarks(int folder, MountFound& found)
{
    // fdopendir() takes the descriptor over.
    DIR* listing = ::fdopendir(::fcntl(folder, F_DUPFD_CLOEXEC, 0));
    if (listing == nullptr) {
        found.problem = troubleText("listing " + std::string(MarkFolder));
        return;
    }
    while (const dirent* entry = ::readdir(listing)) {
        if (entry->d_name[0] != '.' && found.marks.size() < MarksMax) {
            readMark(folder, entry->d_name, found);
        }
    }
    ::closedir(listing);
}

} // namespace

void exchangeMarks(int folder, const std::optional<OwnMark>& own, MountFound& found)
{
    const std::string name(MarkFolder);
    if (own && ::mkdirat(folder, name.c_str(), 0755) != 0 && errno != EEXIST) {
        found.problem = troubleText("making the folder " + name);
        return;
    }
    const Descriptor marks(::openat(folder, name.c_str(), Folder));
    if (!marks) {
        if (own) {
            found.problem = troubleText("opening the folder " + name);
        }
        return;
    }
    if (own) {
        found.problem = writeMark(marks.get(), *own);
        found.written = found.problem.empty();
    }
    readMarks(marks.get(), found);
}

MountFound lookAtMount(const std::string& volume,
                       const std::string& mount,
                       const std::optional<OwnMark>& own)
{
    MountFound found;
    const Result<std::string> table = runtime::readFile("/proc/self/mountinfo", TableMax);
    if (!table) {
        found.problem = table.error().text;
        return found;
    }
    const std::optional<MountEntry> entry = mountAt(*table, mount);
    if (!entry) {
        return found;
    }
    found.type = entry->type;
    found.source = entry->source;
    found.readOnly = entry->readOnly;
    if (!schema::storage::isMountOf(found.type, found.source, volume)) {
        return found;
    }
    const Descriptor root(::open(mount.c_str(), Folder));

    struct statvfs use {};

    if (!root || ::fstatvfs(root.get(), &use) != 0) {
        found.problem = troubleText("opening " + mount);
        return found;
    }
    found.sizeBytes = use.f_blocks * use.f_frsize;
    found.freeBytes = use.f_bfree * use.f_frsize;
    found.availableBytes = use.f_bavail * use.f_frsize;
    exchangeMarks(root.get(), found.readOnly ? std::nullopt : own, found);
    return found;
}

} // namespace bafar::helper
