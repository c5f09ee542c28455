#include "agents/monitoring/host_reader.h"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <dirent.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/timex.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "agents/monitoring/link_reader.h"
#include "agents/monitoring/scan.h"
#include "agents/runtime/clock.h"
#include "agents/runtime/file.h"

namespace bafar::monitoring {
namespace {

constexpr std::size_t ReadStep = 32768;
constexpr std::size_t FileMax = 4U << 20U; ///< what a runaway file may take of the buffer

/// PRETTY_NAME of os-release(5).
std::string systemName()
{
    const auto text = runtime::readFile("/etc/os-release", 65536);
    constexpr std::string_view Key = "PRETTY_NAME=";
    Scanner lines(text ? std::string_view(*text) : std::string_view());
    while (!lines.atEnd()) {
        std::string_view line = lines.line();
        if (line.starts_with(Key)) {
            line.remove_prefix(Key.size());
            const bool quoted = line.size() >= 2 && line.front() == '"' && line.back() == '"';
            return std::string(quoted ? line.substr(1, line.size() - 2) : line);
        }
    }
    return {};
}

double limitOf(decltype(RLIMIT_NOFILE) which)
{
    rlimit limit{};
    return ::getrlimit(which, &limit) == 0 ? static_cast<double>(limit.rlim_cur) : 0;
}

std::uint64_t microseconds()
{
    return static_cast<std::uint64_t>(runtime::monotonicNow().time_since_epoch() /
                                      std::chrono::microseconds(1));
}

} // namespace

HostReader::HostReader()
    : probes_(allProbes())
    , buffer_(ReadStep * 4)
    , netlink_(openLinkSocket())
    , control_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    , descriptors_(::open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    , system_(systemName())
{
    for (const std::string& path : probes_.files()) {
        files_.push_back({path, runtime::Descriptor(), 0, 0});
    }
    texts_.resize(files_.size());
    facts_.ticksPerSecond = static_cast<double>(::sysconf(_SC_CLK_TCK));
    facts_.pageBytes = static_cast<double>(::sysconf(_SC_PAGESIZE));
    facts_.openDescriptors = 0;
}

FramePtr HostReader::take(std::span<const ConceptMeasures> measures)
{
    if (samples_ % RarelySamples == 0) {
        readRarely();
    }
    readFiles();
    readLinkDump(netlink_.get(), facts_.links);
    if (samples_ % RarelySamples == 0) {
        readLinkSpeeds(control_.get(), facts_.links, facts_.linkSpeeds);
    }
    mounts_.measure(samples_, facts_.filesystems);
    readDescriptors();
    readClock();
    ++samples_;
    const Sample& sample =
        probes_.take(runtime::monotonicNow(), facts_, texts_, microseconds, measures);
    if (!table_ || table_->revision() != probes_.table().revision()) {
        table_ = std::make_shared<const SeriesTable>(probes_.table());
    }
    return std::make_shared<const Frame>(Frame{table_, sample, facts_.system.nodename,
                                               facts_.system.release, system_, probes_.failures()});
}

void HostReader::readFiles()
{
    std::size_t used = 0;
    for (File& file : files_) {
        file.start = used;
        readFile(file);
        used += file.length;
    }
    for (std::size_t i = 0; i < files_.size(); ++i) {
        texts_[i] = {buffer_.data() + files_[i].start, files_[i].length};
    }
}

void HostReader::readFile(File& file)
{
    file.length = 0;
    if (!file.descriptor && samples_ % RarelySamples == 0) {
        file.descriptor = runtime::Descriptor(::open(file.path.c_str(), O_RDONLY | O_CLOEXEC));
    }
    while (file.descriptor && file.length < FileMax) {
        const std::size_t at = file.start + file.length;
        if (buffer_.size() < at + ReadStep) {
            buffer_.resize(at + ReadStep * 4);
        }
        const ssize_t got = ::pread(file.descriptor.get(), buffer_.data() + at, ReadStep,
                                    static_cast<off_t>(file.length));
        if (got < 0 && errno != EINTR) {
            file.descriptor.reset(); // its module was unloaded; opened again when it is back
            file.length = 0;
        }
        if (got == 0) {
            return;
        }
        file.length += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
}

void HostReader::readClock()
{
    facts_.wall = runtime::wallClockNow();
    timex answer{};
    const int state = ::adjtimex(&answer);
    ClockDiscipline& clock = facts_.clock;
    clock.known = state >= 0;
    clock.state = state;
    clock.status = static_cast<std::uint32_t>(answer.status);
    clock.offset = answer.offset;
    clock.frequency = answer.freq;
    clock.maximumErrorUs = answer.maxerror;
    clock.estimatedErrorUs = answer.esterror;
    clock.constant = answer.constant;
    clock.tickUs = answer.tick;
    clock.ppsFrequency = answer.ppsfreq;
    clock.jitter = answer.jitter;
    clock.shift = answer.shift;
    clock.stability = answer.stabil;
    clock.jitterCount = answer.jitcnt;
    clock.calibrationCount = answer.calcnt;
    clock.errorCount = answer.errcnt;
    clock.stabilityCount = answer.stbcnt;
    clock.taiOffset = answer.tai;
}

void HostReader::readRarely()
{
    utsname name{};
    if (::uname(&name) == 0) {
        facts_.system = {name.sysname, name.release,  name.version,
                         name.machine, name.nodename, name.domainname};
    }
    const std::time_t now = runtime::wallClockNow().unixMs / 1000;
    tm local{};
    if (::localtime_r(&now, &local) != nullptr) {
        facts_.timeZone = local.tm_zone != nullptr ? local.tm_zone : "UTC";
        facts_.timeZoneOffsetSeconds = static_cast<double>(local.tm_gmtoff);
    }
    facts_.descriptorsMax = limitOf(RLIMIT_NOFILE);
    facts_.virtualMemoryMaxBytes = limitOf(RLIMIT_AS);
}

void HostReader::readDescriptors()
{
    struct stat answer {};

    if (descriptors_ && ::fstat(descriptors_.get(), &answer) == 0 && answer.st_size > 0) {
        facts_.openDescriptors =
            static_cast<double>(answer.st_size); // the kernel counts, since Linux 6.2
        return;
    }
    if (samples_ % RarelySamples != 0) {
        return; // listing them costs by their number
    }
    if (DIR* folder = ::opendir("/proc/self/fd")) {
        int count = -3; // ".", ".." and the folder itself
        while (::readdir(folder) != nullptr) {
            ++count;
        }
        ::closedir(folder);
        facts_.openDescriptors = count;
    }
}

} // namespace bafar::monitoring
