#pragma once

// A test program's own mount namespace, for disks that fill up or stop.

namespace bafar::test {

/// Makes it, once for the whole program: libuv's pool is made by the first raft thread and keeps
/// the namespace that it was made in. To be called before that. False: it is not allowed here.
[[nodiscard]] bool ownMounts();

} // namespace bafar::test
