#include "agents/runtime/realtime.h"

#include <algorithm>
#include <alloca.h>
#include <cerrno>
#include <climits>
#include <csignal>
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <unistd.h>

#include "agents/runtime/system_error.h"

namespace bafar::runtime {
namespace {

constexpr std::size_t ThreadNameMax = 15;

struct Body {
    std::function<void()> run;
    std::string name;
};

void* runBody(void* argument)
{
    const std::unique_ptr<Body> body(static_cast<Body*>(argument));
    pthread_setname_np(pthread_self(), body->name.c_str());
    body->run();
    return nullptr;
}

std::size_t pageBytes()
{
    return static_cast<std::size_t>(std::max(::sysconf(_SC_PAGESIZE), 1L));
}

} // namespace

Result<void> becomeRealtime(int priority)
{
    sched_param parameters{};
    parameters.sched_priority = priority;
    // RESET_ON_FORK: children and helper threads must not inherit it.
    const int error =
        pthread_setschedparam(pthread_self(), SCHED_FIFO | SCHED_RESET_ON_FORK, &parameters);
    if (error == EPERM) {
        return fail(Code::Denied,
                    "real-time priority " + std::to_string(priority) +
                        " refused; set LimitRTPRIO= in the unit, or with CONFIG_RT_GROUP_SCHED "
                        "give the control group a real-time budget");
    }
    if (error != 0) {
        return tl::unexpected(
            systemError(error, "asking for real-time priority " + std::to_string(priority)));
    }
    return {};
}

Result<void> lockMemory()
{
    if (::mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) != 0) {
        const Error error = systemError(errno, "locking memory");
        return fail(Code::Denied, error.text + "; set LimitMEMLOCK=infinity in the unit");
    }
    return {};
}

void prefaultStack(std::size_t bytes)
{
    auto* memory = static_cast<volatile std::uint8_t*>(alloca(bytes));
    for (std::size_t offset = 0; offset < bytes; offset += pageBytes()) {
        memory[offset] = 0;
    }
}

Result<NamedThread> NamedThread::start(const ThreadOptions& options, std::function<void()> body)
{
    const std::size_t page = pageBytes();
    const std::size_t wanted =
        std::max(options.stackBytes, static_cast<std::size_t>(PTHREAD_STACK_MIN));
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    int error = pthread_attr_setstacksize(&attributes, (wanted + page - 1) / page * page);
    auto given =
        std::make_unique<Body>(Body{std::move(body), options.name.substr(0, ThreadNameMax)});
    NamedThread thread;
    if (error == 0) {
        // The new thread inherits a mask that blocks all: signals are main's (signals.h).
        sigset_t all;
        sigset_t before;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        error = pthread_create(&thread.handle_, &attributes, runBody, given.get());
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
    }
    pthread_attr_destroy(&attributes);
    if (error != 0) {
        return tl::unexpected(systemError(error, "starting the thread " + options.name));
    }
    (void)given.release(); // now the thread's
    thread.running_ = true;
    return thread;
}

NamedThread::NamedThread(NamedThread&& other) noexcept
    : handle_(other.handle_)
    , running_(std::exchange(other.running_, false))
{
}

NamedThread& NamedThread::operator=(NamedThread&& other) noexcept
{
    if (this != &other) {
        join();
        handle_ = other.handle_;
        running_ = std::exchange(other.running_, false);
    }
    return *this;
}

NamedThread::~NamedThread()
{
    join();
}

void NamedThread::join()
{
    if (std::exchange(running_, false)) {
        pthread_join(handle_, nullptr);
    }
}

} // namespace bafar::runtime
