#include "agents/helper/local_socket.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "agents/runtime/system_error.h"
#include "core/base/check.h"

namespace bafar::helper {
namespace {

using runtime::Descriptor;
using runtime::systemError;

constexpr int Backlog = 16;

Result<sockaddr_un> addressOf(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.empty() || path[0] != '/' || path.size() >= sizeof address.sun_path) {
        return fail(Code::InvalidInput,
                    "\"" + path + "\" is no path for a socket: absolute, at most 107 bytes");
    }
    std::copy(path.begin(), path.end(), address.sun_path);
    return address;
}

const sockaddr* pointerTo(const sockaddr_un& address)
{
    return reinterpret_cast<const sockaddr*>(&address);
}

Descriptor openStream()
{
    return Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

/// Removes a socket file that nobody listens on.
Result<void> clear(const std::string& path)
{
    struct stat found {};

    if (::lstat(path.c_str(), &found) != 0) {
        return {};
    }
    if (!S_ISSOCK(found.st_mode)) {
        return fail(Code::Conflict, path + " is in the way and is no socket: remove it");
    }
    if (connectLocal(path)) {
        return fail(Code::Conflict, "another helper listens on " + path);
    }
    ::unlink(path.c_str());
    return {};
}

} // namespace

Result<Descriptor> listenLocal(const std::string& path, gid_t group)
{
    const Result<sockaddr_un> address = addressOf(path);
    if (!address) {
        return tl::unexpected(address.error());
    }
    if (Result<void> cleared = clear(path); !cleared) {
        return tl::unexpected(std::move(cleared.error()));
    }
    Descriptor socket = openStream();
    if (!socket) {
        return tl::unexpected(systemError(errno, "opening a socket"));
    }
    const mode_t before = ::umask(0177); // nobody else's for the moment until its group is set
    const int bound = ::bind(socket.get(), pointerTo(*address), sizeof *address);
    const int error = errno;
    ::umask(before);
    if (bound != 0) {
        return tl::unexpected(systemError(error, "making " + path));
    }
    if (::chown(path.c_str(), static_cast<uid_t>(-1), group) != 0 ||
        ::chmod(path.c_str(), 0660) != 0 || ::listen(socket.get(), Backlog) != 0) {
        const int refused = errno;
        ::unlink(path.c_str());
        return tl::unexpected(systemError(refused, "opening " + path + " to its group"));
    }
    return socket;
}

Result<Descriptor> connectLocal(const std::string& path)
{
    const Result<sockaddr_un> address = addressOf(path);
    if (!address) {
        return tl::unexpected(address.error());
    }
    Descriptor socket = openStream();
    if (!socket || ::connect(socket.get(), pointerTo(*address), sizeof *address) != 0) {
        return tl::unexpected(systemError(errno, "connecting to " + path));
    }
    return socket;
}

ssize_t sendWith(int socket, std::string_view bytes, const std::vector<Descriptor>& passed)
{
    iovec part{const_cast<char*>(bytes.data()), bytes.size()}; // NOLINT: sendmsg only reads it
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(PassedMax * sizeof(int))> control{};
    if (!passed.empty()) {
        CHECK(passed.size() <= PassedMax);
        message.msg_control = control.data();
        message.msg_controllen = CMSG_SPACE(passed.size() * sizeof(int));
        cmsghdr* head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(passed.size() * sizeof(int));
        for (std::size_t i = 0; i < passed.size(); ++i) {
            const int number = passed[i].get();
            std::memcpy(CMSG_DATA(head) + i * sizeof number, &number, sizeof number);
        }
    }
    return ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
}

ssize_t receiveWith(int socket, char* into, std::size_t size, std::vector<Descriptor>& passed)
{
    iovec part{into, size};
    msghdr message{};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(PassedMax * sizeof(int))> control{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t got = ::recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got < 0) {
        return got;
    }
    for (cmsghdr* head = CMSG_FIRSTHDR(&message); head != nullptr;
         head = CMSG_NXTHDR(&message, head)) {
        if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS) {
            continue;
        }
        const std::size_t count = (head->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (std::size_t i = 0; i < count; ++i) {
            int number = -1;
            std::memcpy(&number, CMSG_DATA(head) + i * sizeof number, sizeof number);
            passed.emplace_back(number);
        }
    }
    if ((static_cast<unsigned>(message.msg_flags) & MSG_CTRUNC) != 0) {
        errno = EBADMSG;
        return -1;
    }
    return got;
}

Result<LocalPeer> peerOf(int socket)
{
    ucred known{};
    socklen_t length = sizeof known;
    if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &known, &length) != 0) {
        return tl::unexpected(systemError(errno, "asking who connected"));
    }
    return LocalPeer{known.pid, known.uid};
}

} // namespace bafar::helper
