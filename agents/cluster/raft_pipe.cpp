#include "agents/cluster/raft_pipe.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>

#include "agents/runtime/system_error.h"

namespace bafar::cluster {
namespace {

constexpr std::size_t Piece = 16U << 10U;
constexpr int PiecesPerTurn = 4;

} // namespace

Result<std::pair<runtime::Descriptor, runtime::Descriptor>> RaftPipe::open()
{
    std::array<int, 2> ends{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0) {
        return tl::unexpected(runtime::systemError(errno, "making a connection to libraft"));
    }
    return std::pair{runtime::Descriptor(ends[0]), runtime::Descriptor(ends[1])};
}

RaftPipe::RaftPipe(runtime::Loop& loop, runtime::Descriptor own, Events events)
    : own_(std::move(own))
    , events_(std::move(events))
    , watch_(loop,
             own_.get(),
             {.readable = true, .writable = false},
             [this](runtime::Readiness readiness) { ready(readiness); })
{
}

RaftPipe::~RaftPipe()
{
    *alive_ = false;
}

void RaftPipe::give(ByteView bytes)
{
    const bool waited = !waiting_.empty();
    putBytes(waiting_, bytes);
    if (!waited) {
        flush();
    }
}

void RaftPipe::setReading(bool on)
{
    reading_ = on;
    update();
}

void RaftPipe::readNow()
{
    if (reading_ && watch_.active()) {
        readSome();
    }
}

void RaftPipe::ready(runtime::Readiness readiness)
{
    const std::shared_ptr<bool> alive = alive_;
    if (readiness.writable && !waiting_.empty()) {
        flush();
    }
    if (*alive && readiness.readable && reading_) {
        readSome();
    }
}

void RaftPipe::readSome()
{
    const std::shared_ptr<bool> alive = alive_;
    std::array<std::uint8_t, Piece> buffer; // NOLINT: filled by the read
    for (int piece = 0; piece < PiecesPerTurn && *alive && reading_; ++piece) {
        const ssize_t got = ::recv(own_.get(), buffer.data(), buffer.size(), 0);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
            return;
        }
        if (got <= 0) {
            watch_ = runtime::Watch();
            const auto onEnd = std::move(events_.onEnd); // it may destroy this
            onEnd();
            return;
        }
        events_.onBytes(ByteView(buffer).first(static_cast<std::size_t>(got)));
        if (static_cast<std::size_t>(got) < buffer.size()) {
            return; // most often all there is; if not, the loop comes back at once
        }
    }
}

void RaftPipe::flush()
{
    std::size_t sent = 0;
    while (sent < waiting_.size()) {
        const ssize_t wrote =
            ::send(own_.get(), waiting_.data() + sent, waiting_.size() - sent, MSG_NOSIGNAL);
        if (wrote < 0 && errno == EINTR) {
            continue;
        }
        if (wrote < 0) {
            break; // full, or closed, which reading finds
        }
        sent += static_cast<std::size_t>(wrote);
    }
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(sent));
    if (waiting_.empty() && waiting_.capacity() > 2 * Piece) {
        waiting_ = Bytes();
    }
    update();
    if (pressed_ != !waiting_.empty()) {
        pressed_ = !pressed_;
        events_.onPressure(pressed_);
    }
}

void RaftPipe::update()
{
    if (watch_.active()) {
        watch_.setInterest({.readable = reading_, .writable = !waiting_.empty()});
    }
}

} // namespace bafar::cluster
