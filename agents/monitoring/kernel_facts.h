#pragma once
// What the kernel answers to calls rather than in a file, as values for probes.
//
// The driver fills them and refreshes each as often as it can change; tests write them by hand.
// Values only.
#include <map>
#include <string>
#include <vector>

#include "agents/series/sample.h"
#include "core/base/bytes.h"

namespace bafar::monitoring {

/// statfs(2) of one mounted file system.
struct FilesystemUse {
    std::string device;
    std::string mountPoint;
    std::string type;
    double sizeBytes = 0;
    double freeBytes = 0;
    double availableBytes = 0; ///< to users other than root
    double files = 0;
    double filesFree = 0;
    bool readOnly = false;
    bool failed = false; ///< it did not answer, or with an error: only device_error is known

    bool operator==(const FilesystemUse&) const = default;
};

/// uname(2).
struct SystemName {
    std::string sysname;
    std::string release;
    std::string version;
    std::string machine;
    std::string nodename;
    std::string domainname;

    bool operator==(const SystemName&) const = default;
};

/// adjtimex(2), in the kernel's own units.
struct ClockDiscipline {
    bool known = false;
    int state = 5;            ///< the call's result; 5 (TIME_ERROR): not synchronised
    std::uint32_t status = 0; ///< STA_* bits
    std::int64_t offset = 0;  ///< microseconds, or nanoseconds with STA_NANO
    std::int64_t frequency = 0;
    std::int64_t maximumErrorUs = 0;
    std::int64_t estimatedErrorUs = 0;
    std::int64_t constant = 0;
    std::int64_t tickUs = 0;
    std::int64_t ppsFrequency = 0;
    std::int64_t jitter = 0;
    std::int64_t shift = 0;
    std::int64_t stability = 0;
    std::int64_t jitterCount = 0;
    std::int64_t calibrationCount = 0;
    std::int64_t errorCount = 0;
    std::int64_t stabilityCount = 0;
    std::int64_t taiOffset = 0;

    bool operator==(const ClockDiscipline&) const = default;
};

/// What a network device's driver says of its link (ETHTOOL_GSET).
struct LinkSpeed {
    std::int64_t megabitPerSecond = -1; ///< -1: the driver does not know
    std::uint8_t duplex = 0xff;         ///< 0 half, 1 full, 0xff unknown

    bool operator==(const LinkSpeed&) const = default;
};

/// What the kernel answers to calls rather than in a file. The driver keeps one and refreshes it.
struct HostFacts {
    WallTime wall;
    double ticksPerSecond = 100;
    double pageBytes = 4096;
    std::vector<FilesystemUse> filesystems;
    Bytes links; ///< the messages of one RTM_GETLINK dump, in host byte order
    std::map<std::string, LinkSpeed, std::less<>>
        linkSpeeds; ///< by device; only those that have one
    SystemName system;
    std::string timeZone = "UTC";
    double timeZoneOffsetSeconds = 0;
    ClockDiscipline clock;
    double openDescriptors = Absent; ///< of this process
    double descriptorsMax = Absent;
    double virtualMemoryMaxBytes = Absent;
};

} // namespace bafar::monitoring
