#include "agents/monitoring/mount_watch.h"

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <poll.h>
#include <sys/vfs.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace bafar::monitoring {
namespace {

constexpr std::size_t ReadStep = 32768;
constexpr std::size_t TableMax = 4U << 20U; ///< of the mount table's text
constexpr std::uint64_t SlowEvery = 10;     ///< samples between two questions to a mount

FilesystemUse unanswered(const Mount& mount)
{
    return {mount.device, mount.mountPoint, mount.type, 0, 0, 0, 0, 0, mount.readOnly, true};
}

FilesystemUse measured(const Mount& mount)
{
    FilesystemUse use = unanswered(mount);

    struct statfs answer {};

    if (::statfs(mount.mountPoint.c_str(), &answer) == 0) {
        const auto block = static_cast<double>(answer.f_bsize);
        use.sizeBytes = static_cast<double>(answer.f_blocks) * block;
        use.freeBytes = static_cast<double>(answer.f_bfree) * block;
        use.availableBytes = static_cast<double>(answer.f_bavail) * block;
        use.files = static_cast<double>(answer.f_files);
        use.filesFree = static_cast<double>(answer.f_ffree);
        use.failed = false;
    }
    return use;
}

} // namespace

MountWatch::MountWatch()
    : mountinfo_(::open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC))
{
}

void MountWatch::read()
{
    // The kernel reports a changed mount table as an error condition on the open file (proc(5)).
    pollfd changed{mountinfo_.get(), POLLPRI, 0};
    if (!mountinfo_ || (mountsRead_ && (::poll(&changed, 1, 0) != 1 ||
                                        (changed.revents & (POLLERR | POLLPRI)) == 0))) {
        return;
    }
    std::string text;
    std::array<char, ReadStep> part;
    for (ssize_t got = 1; got > 0 && text.size() < TableMax;) {
        got = ::pread(mountinfo_.get(), part.data(), part.size(), static_cast<off_t>(text.size()));
        text.append(part.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    }
    auto mounts = measuredMounts(text);
    if (!mounts) {
        return;
    }
    mountsRead_ = true;
    std::vector<Watched> before = std::exchange(mounts_, {});
    for (Mount& mount : *mounts) {
        // A mount that hangs stays asked, or every container's start would leave a thread there.
        const auto known = std::find_if(before.begin(), before.end(), [&](const Watched& watched) {
            return watched.mount == mount;
        });
        mounts_.push_back(known != before.end() ? std::move(*known)
                                                : Watched{std::move(mount), {}, nullptr});
    }
}

void MountWatch::measure(std::uint64_t sample, std::vector<FilesystemUse>& into)
{
    read();
    sample_ = sample;
    into.clear();
    for (Watched& watched : mounts_) {
        if (watched.mount.mayBlock) {
            measureSlow(watched, into);
        } else {
            into.push_back(measured(watched.mount));
        }
    }
}

void MountWatch::measureSlow(Watched& watched, std::vector<FilesystemUse>& into)
{
    const std::shared_ptr<SlowMount>& asked = watched.asked;
    const bool answered = asked && asked->done.load(std::memory_order_acquire);
    const bool due = !asked || sample_ - asked->startedAt >= SlowEvery;
    if (answered) {
        watched.last = asked->use;
    } else if (asked && due) {
        watched.last = unanswered(watched.mount);
    }
    if (due && (!asked || answered)) {
        ask(watched);
    }
    if (!watched.last.mountPoint.empty()) {
        into.push_back(watched.last);
    }
}

void MountWatch::ask(Watched& watched)
{
    watched.asked = std::make_shared<SlowMount>();
    watched.asked->mount = watched.mount;
    watched.asked->startedAt = sample_;
    try {
        // Not joined: it may hang for as long as the mount's server is gone, and it owns its share.
        std::thread([shared = watched.asked] {
            shared->use = measured(shared->mount);
            shared->done.store(true, std::memory_order_release);
        }).detach();
    } catch (const std::system_error&) { // no thread is to be had now
        watched.asked->use = unanswered(watched.mount);
        watched.asked->done.store(true, std::memory_order_release);
    }
}

} // namespace bafar::monitoring
