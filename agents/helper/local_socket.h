#pragma once
// Unix stream sockets by path, and who is at the other end. Any thread. unix(7).
#include <string>
#include <sys/types.h>

#include "agents/runtime/descriptor.h"
#include "core/base/result.h"

namespace bafar::helper {

/// A listening socket of mode 0660 and this group; a socket file that nobody listens on any more is
/// replaced. Errors: Conflict (somebody listens there), Denied, NotFound (its folder), InvalidInput
/// (the path is longer than a socket's can be).
[[nodiscard]] Result<runtime::Descriptor> listenLocal(const std::string& path, gid_t group);

/// A connected socket. Errors: NotFound (no socket there), Unavailable (nobody listens), Denied.
[[nodiscard]] Result<runtime::Descriptor> connectLocal(const std::string& path);

/// Who connected, as the kernel knows it.
struct LocalPeer {
    pid_t pid = 0;
    uid_t user = 0;
};

/// Errors: Internal.
[[nodiscard]] Result<LocalPeer> peerOf(int socket);

} // namespace bafar::helper
