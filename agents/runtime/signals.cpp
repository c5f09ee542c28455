#include "agents/runtime/signals.h"

#include <cerrno>
#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

#include "agents/runtime/system_error.h"

namespace bafar::runtime {
namespace {

sigset_t setOf(std::span<const int> signals)
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : signals) {
        sigaddset(&set, signal);
    }
    return set;
}

} // namespace

void blockSignals(std::span<const int> signals)
{
    const sigset_t set = setOf(signals);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

Result<std::unique_ptr<Signals>> Signals::open(Loop& loop,
                                               std::span<const int> signals,
                                               std::function<void(int)> onSignal)
{
    blockSignals(signals);
    const sigset_t set = setOf(signals);
    Descriptor descriptor(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!descriptor) {
        return tl::unexpected(systemError(errno, "watching signals"));
    }
    return std::unique_ptr<Signals>(new Signals(loop, std::move(descriptor), std::move(onSignal)));
}

Signals::Signals(Loop& loop, Descriptor descriptor, std::function<void(int)> onSignal)
    : descriptor_(std::move(descriptor))
    , onSignal_(std::move(onSignal))
    , watch_(loop, descriptor_.get(), {.readable = true, .writable = false}, [this](Readiness) {
        read();
    })
{
}

void Signals::read()
{
    // One a turn: the callback may destroy this, and another signal makes it readable again.
    signalfd_siginfo info{};
    if (::read(descriptor_.get(), &info, sizeof info) == sizeof info) {
        onSignal_(static_cast<int>(info.ssi_signo));
    }
}

} // namespace bafar::runtime
