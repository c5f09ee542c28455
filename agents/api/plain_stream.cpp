#include "agents/api/plain_stream.h"

#include <array>
#include <cerrno>
#include <sys/socket.h>

#include "agents/runtime/socket.h"

namespace bafar::api {

struct PlainStream::State {
    State(runtime::Loop& loop, runtime::Descriptor descriptor, Events handlers)
        : socket(std::move(descriptor))
        , held(std::move(handlers.held))
        , events(std::move(handlers))
        , linger(loop, [this] { self.reset(); })
    {
    }

    void ready(runtime::Readiness readiness);
    void read();
    bool flush();
    void tellDrained();
    void lose(Error error);

    void want() { watch.setInterest({reading && !closing, !out.empty()}); }

    runtime::Descriptor socket;
    std::shared_ptr<void> held;
    Events events;
    runtime::Watch watch;
    runtime::Timer linger;
    std::string out;
    bool reading = true;
    bool closing = false;
    bool lost = false;
    std::shared_ptr<State> self; ///< set by close()
    std::optional<runtime::PeerIdentity> peer;
    std::optional<runtime::Refusal> refusal;
};

void PlainStream::State::ready(runtime::Readiness readiness)
{
    const bool hadBytes = !out.empty();
    if (readiness.writable && hadBytes && !flush()) {
        return;
    }
    if (closing) {
        if (out.empty()) {
            self.reset(); // the last owner: `this` is gone
        }
        return;
    }
    if (hadBytes && out.empty()) {
        tellDrained();
    }
    if (readiness.readable && reading && !closing && !lost) {
        read();
        // What was just read is answered already: no turn for that alone.
        if (!closing && !lost && !out.empty() && flush() && out.empty()) {
            tellDrained();
        }
    }
}

void PlainStream::State::tellDrained()
{
    if (const auto onDrained = events.onDrained) { // outlives a stream that is destroyed in it
        onDrained();
    }
}

void PlainStream::State::read()
{
    std::array<std::uint8_t, 16384> bytes;
    const ssize_t got = ::recv(socket.get(), bytes.data(), bytes.size(), 0);
    if (got > 0) {
        const auto onBytes = events.onBytes; // outlives a stream that is destroyed in it
        onBytes({bytes.data(), static_cast<std::size_t>(got)});
    } else if (got == 0) {
        lose({Code::Unavailable, "closed"});
    } else if (errno != EAGAIN && errno != EINTR) {
        lose(runtime::systemError(errno, "reading"));
    }
}

/// False when the connection is lost, and then `this` may be gone.
bool PlainStream::State::flush()
{
    while (!out.empty()) {
        const ssize_t sent = ::send(socket.get(), out.data(), out.size(), MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno == EAGAIN || errno == EINTR) {
                break;
            }
            lose(runtime::systemError(errno, "writing"));
            return false;
        }
        out.erase(0, static_cast<std::size_t>(sent));
    }
    if (out.empty()) {
        out.shrink_to_fit();
    }
    want();
    return true;
}

void PlainStream::State::lose(Error error)
{
    lost = true;
    watch = {};
    if (closing) {
        self.reset();
    } else if (const auto onClosed = std::exchange(events.onClosed, nullptr)) {
        onClosed(error); // may destroy this
    }
}

std::unique_ptr<PlainStream> PlainStream::accept(runtime::Loop& loop,
                                                 runtime::Descriptor socket,
                                                 Events events)
{
    auto state = std::make_shared<State>(loop, std::move(socket), std::move(events));
    State* raw = state.get();
    const std::weak_ptr<State> weak = state;
    state->watch = runtime::Watch(loop, raw->socket.get(), {true, false},
                                  [weak](runtime::Readiness readiness) {
                                      if (const std::shared_ptr<State> held = weak.lock()) {
                                          held->ready(readiness);
                                      }
                                  });
    return std::unique_ptr<PlainStream>(new PlainStream(std::move(state)));
}

PlainStream::PlainStream(std::shared_ptr<State> state)
    : state_(std::move(state))
{
}

PlainStream::~PlainStream()
{
    if (!state_->closing) {
        state_->events = {};
        state_->watch = {};
        state_->lost = true;
    }
}

bool PlainStream::write(ByteView bytes)
{
    if (state_->lost || state_->closing || state_->out.size() + bytes.size() > OutgoingMax) {
        return false;
    }
    state_->out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    state_->want();
    return true;
}

void PlainStream::close(Duration linger)
{
    if (state_->lost || state_->closing) {
        return;
    }
    state_->closing = true;
    state_->events = {};
    if (state_->out.empty()) {
        state_->watch = {};
        return;
    }
    state_->self = state_;
    state_->linger.armAfter(linger);
    state_->want();
}

void PlainStream::setDeadAfter(Duration limit)
{
    runtime::tuneTcp(state_->socket.get(), limit);
}

void PlainStream::setReading(bool on)
{
    state_->reading = on;
    if (!state_->lost) {
        state_->want();
    }
}

std::size_t PlainStream::queuedBytes() const
{
    return state_->out.size();
}

net::Endpoint PlainStream::remote() const
{
    return runtime::remoteEndpoint(state_->socket.get());
}

net::Endpoint PlainStream::local() const
{
    return runtime::localEndpoint(state_->socket.get());
}

const std::optional<runtime::PeerIdentity>& PlainStream::peer() const
{
    return state_->peer;
}

const std::optional<runtime::Refusal>& PlainStream::refusal() const
{
    return state_->refusal;
}

} // namespace bafar::api
