#pragma once
// Unix stream sockets by path, and who is at the other end. Any thread. unix(7).
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "agents/runtime/descriptor.h"
#include "core/base/result.h"

namespace bafar::helper {

/// A listening socket of mode 0660 and this group; a socket file that nobody listens on any more is
/// replaced. Errors: Conflict (somebody listens there), Denied, NotFound (its folder), InvalidInput
/// (the path is longer than a socket's can be).
[[nodiscard]] Result<runtime::Descriptor> listenLocal(const std::string& path, gid_t group);

/// A connected socket. Errors: NotFound (no socket there), Unavailable (nobody listens), Denied.
[[nodiscard]] Result<runtime::Descriptor> connectLocal(const std::string& path);

/// Descriptors that one message may carry; more of them end the connection.
inline constexpr std::size_t PassedMax = 32;

/// As send(2) without waiting; with `passed`, those go with the first byte, of which at least one
/// is sent then or nothing at all.
[[nodiscard]] ssize_t sendWith(int socket,
                               std::string_view bytes,
                               const std::vector<runtime::Descriptor>& passed);

/// As recv(2) without waiting; what was passed is appended, CLOEXEC. Descriptors beyond PassedMax
/// in one message are an error: EBADMSG.
[[nodiscard]] ssize_t receiveWith(int socket,
                                  char* into,
                                  std::size_t size,
                                  std::vector<runtime::Descriptor>& passed);

/// Who connected, as the kernel knows it.
struct LocalPeer {
    pid_t pid = 0;
    uid_t user = 0;
};

/// Errors: Internal.
[[nodiscard]] Result<LocalPeer> peerOf(int socket);

} // namespace bafar::helper
