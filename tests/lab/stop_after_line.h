#pragma once
// Stops a process between a line of its log and what it does next.
//
// As a debugger does it: the process's first thread is traced from system call to system call until
// it has written the line. Needs root.
#include <QByteArray>
#include <sys/types.h>

namespace bafar::test {

/// Stops the process (SIGSTOP) when its first thread has written a line with this in it to its
/// standard error, or after the limit. False: it did not write one. Blocks while the thread makes
/// no system call.
[[nodiscard]] bool stopAfterLine(pid_t process, const QByteArray& part, int limitMs);

} // namespace bafar::test
