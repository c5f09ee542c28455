#include <array>
#include <cerrno>
#include <sys/epoll.h>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/poller.h"
#include "core/base/check.h"

namespace bafar::runtime {
namespace {

constexpr std::size_t BatchMax = 256;

bool isEmpty(Readiness interest)
{
    return !interest.readable && !interest.writable;
}

class EpollPoller : public Poller {
public:
    EpollPoller()
        : epoll_(epoll_create1(EPOLL_CLOEXEC))
    {
        CHECK(epoll_.get() >= 0);
    }

    void update(int descriptor, std::uint64_t id, Readiness previous, Readiness interest) override
    {
        if (previous == interest) {
            return;
        }
        // Not asked for anything means not registered: epoll reports hang-up whatever the mask is,
        // and a level-triggered one nobody reads would spin.
        const int operation = isEmpty(interest)   ? EPOLL_CTL_DEL
                              : isEmpty(previous) ? EPOLL_CTL_ADD
                                                  : EPOLL_CTL_MOD;
        epoll_event event{};
        event.events = (interest.readable ? static_cast<std::uint32_t>(EPOLLIN) : 0U) |
                       (interest.writable ? static_cast<std::uint32_t>(EPOLLOUT) : 0U);
        event.data.u64 = id;
        const int result = epoll_ctl(epoll_.get(), operation, descriptor, &event);
        // A descriptor closed before its watch has already left the set.
        CHECK(result == 0 || operation == EPOLL_CTL_DEL);
    }

    void wait(std::optional<Duration> limit, std::vector<ReadyEvent>& ready) override
    {
        ready.clear();
        const int count = waitOnce(limit);
        for (std::size_t index = 0; index < static_cast<std::size_t>(count); ++index) {
            const std::uint32_t events = events_[index].events;
            const bool broken = (events & (EPOLLERR | EPOLLHUP)) != 0;
            ready.push_back(
                {events_[index].data.u64,
                 {broken || (events & EPOLLIN) != 0, broken || (events & EPOLLOUT) != 0}});
        }
    }

private:
    /// The number of events; 0 also when interrupted.
    int waitOnce(std::optional<Duration> limit)
    {
        if (havePwait2_) {
            timespec time{};
            if (limit) {
                const auto seconds = std::chrono::floor<std::chrono::seconds>(*limit);
                time.tv_sec = seconds.count();
                time.tv_nsec = (*limit - seconds).count();
            }
            const int count = epoll_pwait2(epoll_.get(), events_.data(), BatchMax,
                                           limit ? &time : nullptr, nullptr);
            if (count >= 0 || errno == EINTR) {
                return count < 0 ? 0 : count;
            }
            CHECK(errno == ENOSYS || errno == EPERM);
            havePwait2_ = false;
        }
        // Rounded up: waking early would spin until the timer is due.
        const int milliseconds =
            limit ? static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(*limit).count())
                  : -1;
        const int count = epoll_wait(epoll_.get(), events_.data(), BatchMax, milliseconds);
        CHECK(count >= 0 || errno == EINTR);
        return count < 0 ? 0 : count;
    }

    Descriptor epoll_;
    std::array<epoll_event, BatchMax> events_{};
    bool havePwait2_ = true; ///< false on Linux before 5.11 or behind an older seccomp filter
};

} // namespace

std::unique_ptr<Poller> makeEpollPoller()
{
    return std::make_unique<EpollPoller>();
}

} // namespace bafar::runtime
