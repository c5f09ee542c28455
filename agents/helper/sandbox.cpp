#include "agents/helper/sandbox.h"

#include <cerrno>
#include <fcntl.h>
#include <linux/nsfs.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "agents/runtime/realtime.h"
#include "agents/runtime/system_error.h"

namespace bafar::helper {
namespace {

using runtime::Descriptor;
using runtime::systemError;

Result<Descriptor> openNamespace(const std::string& path)
{
    Descriptor opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!opened && errno == ENOENT) {
        return fail(Code::NotFound, "there is no " + path + ": the network is not on this node");
    }
    if (!opened) {
        return tl::unexpected(systemError(errno, "opening " + path));
    }
    if (::ioctl(opened.get(), NS_GET_NSTYPE) != CLONE_NEWNET) {
        return fail(Code::InvalidInput, path + " is no network namespace");
    }
    return opened;
}

/// In the thread that enters.
Result<std::vector<Descriptor>> openInside(int sandbox, const SocketOrder& order)
{
    if (::setns(sandbox, CLONE_NEWNET) != 0) {
        return tl::unexpected(systemError(errno, "entering " + order.sandbox));
    }
    std::vector<Descriptor> sockets;
    for (unsigned i = 0; i < order.count; ++i) {
        Descriptor socket(::socket(order.ipv6 ? AF_INET6 : AF_INET,
                                   SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, IPPROTO_TCP));
        if (!socket) {
            return tl::unexpected(systemError(errno, "opening a socket in " + order.sandbox));
        }
        sockets.push_back(std::move(socket));
    }
    return sockets;
}

} // namespace

Result<std::vector<Descriptor>> openSockets(const SocketOrder& order)
{
    const Result<Descriptor> sandbox = openNamespace(order.sandbox);
    if (!sandbox) {
        return tl::unexpected(sandbox.error());
    }
    Result<std::vector<Descriptor>> sockets;
    auto thread = runtime::NamedThread::start({"sandbox"},
                                              [&] { sockets = openInside(sandbox->get(), order); });
    if (!thread) {
        return tl::unexpected(std::move(thread.error()));
    }
    thread->join();
    return sockets;
}

} // namespace bafar::helper
