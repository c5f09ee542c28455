#include "agents/monitoring/probes/filesystem.h"

#include <algorithm>
#include <array>
#include <memory>

#include "agents/monitoring/scan.h"
#include "core/schema/space.h"

namespace bafar::monitoring {
namespace {

constexpr std::string_view File = "/proc/self/mountinfo";

constexpr std::array<std::string_view, 27> IgnoredTypes = {
    "autofs",   "binfmt_misc", "bpf",     "cgroup",    "cgroup2",    "configfs",   "debugfs",
    "devpts",   "devtmpfs",    "fusectl", "hugetlbfs", "iso9660",    "mqueue",     "nsfs",
    "overlay",  "proc",        "procfs",  "pstore",    "rpc_pipefs", "securityfs", "selinuxfs",
    "squashfs", "sysfs",       "tracefs", "ramfs",     "efivarfs",   "fuse.lxcfs"};

/// These and all below them.
constexpr std::array<std::string_view, 3> IgnoredPoints = {"/dev", "/proc", "/sys"};
/// Only what is below them.
constexpr std::array<std::string_view, 3> IgnoredBelow = {"/run/credentials/", "/var/lib/docker/",
                                                          "/var/lib/containers/storage/"};

enum Column : std::size_t {
    Size,
    Free,
    Available,
    Used,
    Files,
    FilesFree,
    ReadOnly,
    DeviceError,
    ColumnCount
};

constexpr std::array<Family, ColumnCount> Families = {{
    {"node_filesystem_size_bytes", SeriesType::Gauge, "Size of the file system.", "bytes"},
    {"node_filesystem_free_bytes", SeriesType::Gauge, "Free space, root's reserve included.",
     "bytes"},
    {"node_filesystem_avail_bytes", SeriesType::Gauge, "Free space for users other than root.",
     "bytes"},
    {"bafar_filesystem_used_ratio", SeriesType::Gauge,
     "Share in use of what users other than root may have, as df tells it."},
    {"node_filesystem_files", SeriesType::Gauge, "Files the file system can hold."},
    {"node_filesystem_files_free", SeriesType::Gauge, "Files that can still be made."},
    {"node_filesystem_readonly", SeriesType::Gauge, "1: mounted read-only."},
    {"node_filesystem_device_error", SeriesType::Gauge, "1: the file system did not answer."},
}};

/// The kernel writes blanks and backslashes as three octal digits.
std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto code =
            text[at] == '\\' ? wordAs<unsigned>(text.substr(at + 1, 3), 8) : std::nullopt;
        if (code && at + 3 < text.size() && *code < 256) {
            plain += static_cast<char>(*code);
            at += 3;
        } else {
            plain += text[at];
        }
    }
    return plain;
}

bool hasOption(std::string_view options, std::string_view wanted)
{
    Scanner scanner(options);
    while (!scanner.atEnd()) {
        if (scanner.until(',') == wanted) {
            return true;
        }
    }
    return false;
}

bool measured(const Mount& mount)
{
    const std::string_view point = mount.mountPoint;
    const bool ignoredPoint =
        std::any_of(IgnoredPoints.begin(), IgnoredPoints.end(), [point](std::string_view ignored) {
            return point == ignored || (point.starts_with(ignored) && point[ignored.size()] == '/');
        });
    const bool below =
        std::any_of(IgnoredBelow.begin(), IgnoredBelow.end(), [point](std::string_view ignored) {
            return point.starts_with(ignored) && point.size() > ignored.size();
        });
    return !ignoredPoint && !below &&
           std::find(IgnoredTypes.begin(), IgnoredTypes.end(), mount.type) == IgnoredTypes.end();
}

/// A line of mountinfo, and what tells bind mounts from others.
struct MountLine {
    Mount mount;
    std::string_view number; ///< of the device, "254:0"
    std::string_view root;   ///< which folder of the file system is mounted
};

/// "36 35 98:0 /root /point rw,noatime shared:1 - ext3 /dev/sda1 rw,errors=continue", proc(5).
std::optional<MountLine> mountOf(std::string_view line)
{
    const std::size_t separator = line.find(" - ");
    if (separator == std::string_view::npos) {
        return std::nullopt;
    }
    Scanner left(line.substr(0, separator));
    left.word();
    left.word();
    const std::string_view number = left.word();
    const std::string_view root = left.word();
    const std::string_view point = left.word();
    Scanner right(line.substr(separator + 3));
    const std::string_view type = right.word();
    const std::string_view device = right.word();
    if (point.empty() || type.empty()) {
        return std::nullopt;
    }
    // The file system's own option, not the mount's: a service manager shows its services a
    // read-only view of what is writable.
    const bool readOnly = hasOption(right.word(), "ro");
    return MountLine{
        {unescaped(device), unescaped(point), std::string(type), readOnly, mayBlock(type)},
        number,
        root};
}

/// Those of the kernel itself never wait, though they are not on the list of local ones.
bool hinders(const Mount& mount)
{
    const bool ignored =
        std::find(IgnoredTypes.begin(), IgnoredTypes.end(), mount.type) != IgnoredTypes.end();
    return mayBlock(mount.type) &&
           (!ignored || mount.type == "autofs" || mount.type.starts_with("fuse."));
}

/// A path is walked from the root on: what lies below a mount that hangs is reached as little as
/// the mount, even if a later mount hides it.
void markHindered(std::vector<MountLine>& lines, const std::vector<std::string>& hindering)
{
    for (MountLine& line : lines) {
        Mount& mount = line.mount;
        mount.mayBlock =
            mount.mayBlock ||
            std::any_of(hindering.begin(), hindering.end(), [&mount](const std::string& point) {
                return mount.mountPoint.starts_with(point) &&
                       (point == "/" || mount.mountPoint.substr(point.size()).starts_with('/'));
            });
    }
}

/// Folders of a file system that is mounted whole elsewhere: bind mounts, such as a service manager
/// makes for its services, would only repeat its figures.
void dropBindMounts(std::vector<MountLine>& lines)
{
    std::vector<std::string_view> whole;
    for (const MountLine& line : lines) {
        if (line.root == "/") {
            whole.push_back(line.number);
        }
    }
    std::erase_if(lines, [&](const MountLine& line) {
        return line.root != "/" &&
               std::find(whole.begin(), whole.end(), line.number) != whole.end();
    });
}

struct State {
    Rows rows;
    std::string key; ///< kept for its memory
};

void setUse(const FilesystemUse& use, State& state, Recorder& recorder)
{
    state.key.assign(use.device);
    for (const std::string* part : {&use.mountPoint, &use.type}) {
        state.key += '\0';
        state.key += *part;
    }
    const auto indexes = state.rows.find(state.key, recorder, [](std::vector<SeriesIndex>& made) {
        made.assign(ColumnCount, NoSeries);
    });
    const std::array<double, ColumnCount> values = {
        use.sizeBytes,
        use.freeBytes,
        use.availableBytes,
        schema::usedShare(use.sizeBytes, use.freeBytes, use.availableBytes),
        use.files,
        use.filesFree,
        use.readOnly ? 1.0 : 0.0,
        use.failed ? 1.0 : 0.0};
    for (std::size_t i = 0; i < ColumnCount; ++i) {
        if ((use.failed && i != DeviceError) || (use.sizeBytes == 0 && i == Used)) {
            continue;
        }
        if (indexes[i] == NoSeries) {
            indexes[i] = recorder.series(
                Families[i],
                {{"device", use.device}, {"fstype", use.type}, {"mountpoint", use.mountPoint}});
        }
        recorder.set(indexes[i], values[i]);
    }
}

void describe(MetricList& list)
{
    for (const auto& one : Families) {
        list.add(one, "device fstype mountpoint");
    }
}

} // namespace

Result<std::vector<Mount>> measuredMounts(std::string_view mountinfo)
{
    std::vector<MountLine> found;
    std::vector<std::string> hindering; ///< mount points
    Scanner lines(mountinfo);
    while (!lines.atEnd()) {
        const std::string_view line = lines.line();
        auto mount = mountOf(line);
        if (!mount) {
            return unexpectedText(File, line);
        }
        if (hinders(mount->mount)) {
            hindering.push_back(mount->mount.mountPoint);
        }
        if (!measured(mount->mount)) {
            continue;
        }
        const auto same = std::find_if(found.begin(), found.end(), [&](const MountLine& known) {
            return known.mount.mountPoint == mount->mount.mountPoint;
        });
        if (same != found.end()) {
            *same = std::move(*mount);
        } else {
            found.push_back(std::move(*mount));
        }
    }
    dropBindMounts(found);
    markHindered(found, hindering);
    std::vector<Mount> mounts;
    mounts.reserve(found.size());
    for (MountLine& line : found) {
        mounts.push_back(std::move(line.mount));
    }
    return mounts;
}

bool mayBlock(std::string_view type)
{
    // Whatever is not known to be this kernel's own may be another host's, or a process's.
    constexpr std::array<std::string_view, 18> Local = {
        "ext2", "ext3",  "ext4",  "xfs",   "btrfs",    "bcachefs", "f2fs", "jfs",     "nilfs2",
        "vfat", "msdos", "exfat", "ntfs3", "reiserfs", "tmpfs",    "udf",  "hfsplus", "zfs"};
    return std::find(Local.begin(), Local.end(), type) == Local.end();
}

Probe filesystemProbe()
{
    auto state = std::make_shared<State>();
    return {"filesystem",
            {},
            [state](const Reading& reading, Recorder& recorder) -> Result<void> {
                state->rows.rewind();
                for (const FilesystemUse& use : reading.facts.filesystems) {
                    setUse(use, *state, recorder);
                }
                return {};
            },
            &describe};
}

} // namespace bafar::monitoring
