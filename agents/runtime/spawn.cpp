#include "agents/runtime/spawn.h"

#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include "agents/runtime/system_error.h"

namespace bafar::runtime {
namespace {

std::vector<char*> pointersTo(const std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    pointers.reserve(texts.size() + 1);
    for (const std::string& text : texts) {
        pointers.push_back(const_cast<char*>(text.c_str())); // exec takes it so and only reads
    }
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

Result<Pipe> openPipe(bool weRead)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return tl::unexpected(systemError(errno, "opening a pipe"));
    }
    Pipe pipe{Descriptor(ends[0]), Descriptor(ends[1])};
    ::fcntl(weRead ? pipe.read.get() : pipe.write.get(), F_SETFL, O_NONBLOCK);
    return pipe;
}

ssize_t writeQuietly(int pipe, std::string_view text)
{
    sigset_t signal;
    sigset_t before;
    sigemptyset(&signal);
    sigaddset(&signal, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signal, &before);
    const ssize_t written = ::write(pipe, text.data(), text.size());
    const int error = errno;
    if (written < 0 && error == EPIPE && sigismember(&before, SIGPIPE) == 0) {
        const timespec now{};
        ::sigtimedwait(&signal, nullptr, &now);
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = error;
    return written;
}

int spawn(const ProcessOptions& options, const std::array<int, 3>& standard, pid_t& child)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    for (std::size_t index = 0; index < standard.size(); ++index) {
        posix_spawn_file_actions_adddup2(&actions, standard[index], static_cast<int>(index));
    }
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    if (!options.directory.empty()) {
        posix_spawn_file_actions_addchdir_np(&actions, options.directory.c_str());
    }
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    const sched_param normal{};
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setschedpolicy(&attributes, SCHED_OTHER);
    posix_spawnattr_setschedparam(&attributes, &normal);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSCHEDULER);
    const int error =
        ::posix_spawn(&child, options.arguments.front().c_str(), &actions, &attributes,
                      pointersTo(options.arguments).data(), pointersTo(options.environment).data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

} // namespace bafar::runtime
