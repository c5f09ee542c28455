#include "tests/lab/stop_after_line.h"

#include <QElapsedTimer>
#include <algorithm>
#include <csignal>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bafar::test {
namespace {

constexpr quint64 LineMax = 4096; ///< bytes; an agent's lines are no longer

/// The text that the thread is about to write to its standard error; empty: it does another thing.
QByteArray aboutToWrite(pid_t thread)
{
    __ptrace_syscall_info call{};
    if (::ptrace(PTRACE_GET_SYSCALL_INFO, thread, sizeof(call), &call) <= 0 ||
        call.op != PTRACE_SYSCALL_INFO_ENTRY || call.entry.nr != SYS_write ||
        call.entry.args[0] != STDERR_FILENO) {
        return {};
    }
    QByteArray text(static_cast<qsizetype>(std::min<quint64>(call.entry.args[2], LineMax)), ' ');
    const iovec here{text.data(), static_cast<std::size_t>(text.size())};
    const iovec there{reinterpret_cast<void*>(call.entry.args[1]), here.iov_len};
    return ::process_vm_readv(thread, &here, 1, &there, 1, 0) == text.size() ? text : QByteArray();
}

/// Traces the process's first thread until it has written such a line, and it then stands still.
bool traceToLine(pid_t process, const QByteArray& part, int limitMs)
{
    int status = 0;
    if (::ptrace(PTRACE_SEIZE, process, nullptr, PTRACE_O_TRACESYSGOOD) != 0 ||
        ::ptrace(PTRACE_INTERRUPT, process, nullptr, nullptr) != 0 ||
        ::waitpid(process, &status, __WALL) != process) {
        return false;
    }
    QElapsedTimer timer;
    timer.start();
    bool found = false;
    while (timer.elapsed() < limitMs) { // it has something to do ten times a second
        if (::ptrace(PTRACE_SYSCALL, process, nullptr, nullptr) != 0 ||
            ::waitpid(process, &status, __WALL) != process || !WIFSTOPPED(status)) {
            return false;
        }
        if (found) {
            return true; // the line is out
        }
        found = aboutToWrite(process).contains(part);
    }
    return false;
}

} // namespace

bool stopAfterLine(pid_t process, const QByteArray& part, int limitMs)
{
    const bool written = traceToLine(process, part, limitMs);
    ::kill(process, SIGSTOP); // its other threads, and the traced one when it is let go
    ::ptrace(PTRACE_DETACH, process, nullptr, nullptr);
    return written;
}

} // namespace bafar::test
