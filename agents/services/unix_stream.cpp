#include "agents/services/unix_stream.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <utility>

#include "agents/runtime/system_error.h"

namespace bafar::services {
namespace {

constexpr Duration TryAgain = std::chrono::milliseconds{50};
constexpr std::size_t ReadBytes = 64U << 10U;
constexpr int ReadsAtOnce = 8; ///< then others of this loop get their turn

} // namespace

UnixStream::UnixStream(runtime::Loop& loop, std::string path, Events events)
    : loop_(loop)
    , path_(std::move(path))
    , events_(std::make_shared<const Events>(std::move(events)))
    , again_(loop, [this] { connect(); })
    , alive_(std::make_shared<bool>(true))
{
    again_.armAfter(Duration{});
}

UnixStream::~UnixStream()
{
    *alive_ = false;
}

void UnixStream::connect()
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path_.empty() || path_.size() >= sizeof(address.sun_path)) {
        close({Code::NotFound, path_ + ": no path of a socket"});
        return;
    }
    std::memcpy(address.sun_path, path_.data(), path_.size());
    socket_ = runtime::Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket_) {
        close(runtime::systemError(errno, "a socket for " + path_));
        return;
    }
    if (::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) !=
        0) {
        if (errno == EAGAIN) {
            socket_.reset();
            again_.armAfter(TryAgain);
            return;
        }
        const int number = errno;
        Error why = runtime::systemError(number, path_);
        if (number == ECONNREFUSED) {
            why = {Code::Unavailable, path_ + ": connection refused: it does not run; see "
                                              "systemctl status docker"};
        }
        close(std::move(why));
        return;
    }
    if (reading_) {
        watch();
    }
}

void UnixStream::write(std::string_view bytes)
{
    outgoing_.append(bytes);
    interest();
}

void UnixStream::setReading(bool on)
{
    if (reading_ == on) {
        return;
    }
    reading_ = on;
    // A hang-up is reported whatever is waited for, so a pause waits for nothing at all.
    watch_ = runtime::Watch();
    if (on && socket_) {
        watch();
    }
}

void UnixStream::watch()
{
    watch_ = runtime::Watch(loop_, socket_.get(), {true, !outgoing_.empty()},
                            [this](runtime::Readiness readiness) { ready(readiness); });
}

void UnixStream::interest()
{
    if (watch_.active()) {
        watch_.setInterest({true, !outgoing_.empty()});
    }
}

void UnixStream::ready(runtime::Readiness readiness)
{
    const std::shared_ptr<bool> alive = alive_;
    if (readiness.writable) {
        flush();
    }
    if (*alive && readiness.readable && reading_ && socket_) {
        read();
    }
}

void UnixStream::flush()
{
    while (!outgoing_.empty()) {
        const ssize_t sent =
            ::send(socket_.get(), outgoing_.data(), outgoing_.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent < 0 && errno == EAGAIN) {
            break;
        }
        if (sent < 0) {
            outgoing_.clear(); // the answer, if there is one, still counts
            break;
        }
        outgoing_.erase(0, static_cast<std::size_t>(sent));
    }
    interest();
}

void UnixStream::read()
{
    const std::shared_ptr<bool> alive = alive_;
    const std::shared_ptr<const Events> events = events_;
    std::array<char, ReadBytes> buffer;
    for (int reads = 0; *alive && socket_ && reading_ && reads < ReadsAtOnce; ++reads) {
        const ssize_t count = ::recv(socket_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (count > 0) {
            events->onBytes({buffer.data(), static_cast<std::size_t>(count)});
        } else if (count == 0 || errno == ECONNRESET) {
            // Reset: it closed before it read what we sent just then.
            close({Code::Unavailable, "closed"});
        } else if (errno == EAGAIN) {
            return;
        } else if (errno != EINTR) {
            close(runtime::systemError(errno, path_));
        }
    }
}

void UnixStream::close(Error why)
{
    watch_ = runtime::Watch();
    socket_.reset();
    const std::shared_ptr<const Events> events = events_; // the call may destroy us
    events->onClosed(why);
}

} // namespace bafar::services
