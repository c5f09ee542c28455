#pragma once
// Starting a child with pipes to it: the system calls behind Process, without a loop. For
// process.cpp. Any thread. posix_spawn(3).
#include <array>
#include <string_view>
#include <sys/types.h>

#include "agents/runtime/descriptor.h"
#include "agents/runtime/process.h"

namespace bafar::runtime {

struct Pipe {
    Descriptor read;
    Descriptor write;
};

/// Our end is the non-blocking one; the child gets an ordinary pipe. Errors: LimitExceeded.
[[nodiscard]] Result<Pipe> openPipe(bool weRead);

/// write() that reports a reader who is gone as EPIPE and lets no SIGPIPE through, whatever the
/// program has set up.
[[nodiscard]] ssize_t writeQuietly(int pipe, std::string_view text);

/// Starts the program with `standard` as its descriptors 0, 1 and 2, alone in a new group. The
/// errno, or 0 and `child` is set.
[[nodiscard]] int spawn(const ProcessOptions& options,
                        const std::array<int, 3>& standard,
                        pid_t& child);

} // namespace bafar::runtime
