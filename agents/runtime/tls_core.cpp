// It is larger than the budget because the life of a connection is one machine.
#include "agents/runtime/tls_core.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>

#include "agents/runtime/socket.h"

namespace bafar::runtime {
namespace {

constexpr std::size_t RecordMax = 16U << 10U;      ///< bytes in one TLS record
constexpr std::size_t ReadPerTurn = 4 * RecordMax; ///< one peer must not starve the others
constexpr std::size_t SendPerTurn = 32 * RecordMax;
constexpr std::size_t KeptCapacity = 8 * RecordMax; ///< a page of metrics must not be paged in anew

} // namespace

TlsCore::TlsCore(Loop& loop,
                 std::shared_ptr<TlsContext> context,
                 Descriptor socket,
                 net::Endpoint remote,
                 std::string expectedName,
                 TlsStream::Events events)
    : loop_(loop)
    , socket_(std::move(socket))
    , remote_(remote)
    , session_(std::move(context), socket_.get(), std::move(expectedName))
    , held_(std::move(events.held))
    , events_(std::move(events))
    , soon_(loop, [this] { onSoon(); })
    , deadline_(loop, [this] { onDeadline(); })
{
}

void TlsCore::start(Phase phase, Duration limit)
{
    phase_ = phase;
    limit_ = limit;
    deadline_.armAfter(limit);
    const bool connecting = phase == Phase::Connecting;
    watch_ = Watch(loop_, socket_.get(), {.readable = !connecting, .writable = connecting},
                   [this](Readiness) { onReadiness(); });
}

void TlsCore::failSoon(Error error)
{
    phase_ = Phase::Connecting;
    soonError_ = std::move(error);
    soon_.arm(loop_.now());
}

bool TlsCore::write(ByteView bytes)
{
    if (muted_ || phase_ == Phase::Closed || bytes.size() > TlsStream::OutgoingMax ||
        queuedBytes() > TlsStream::OutgoingMax - bytes.size()) {
        return false;
    }
    putBytes(outgoing_, bytes);
    if (phase_ == Phase::Open && !sendBlocked_) {
        soon_.arm(loop_.now());
    }
    return true;
}

void TlsCore::sendNow()
{
    const auto self = shared_from_this();
    if (phase_ == Phase::Open && queuedBytes() > 0 && !sendBlocked_) {
        soon_.cancel();
        flush();
        updateInterest();
    }
}

void TlsCore::setReading(bool on)
{
    reading_ = on;
    updateInterest();
}

void TlsCore::setDeadAfter(Duration limit)
{
    if (socket_) {
        tuneTcp(socket_.get(), limit);
    }
}

void TlsCore::close(Duration linger)
{
    muted_ = true;
    if (phase_ != Phase::Open) {
        finish({});
        return;
    }
    phase_ = Phase::Closing;
    deadline_.armAfter(linger);
    watch_ = Watch(); // a descriptor has one watch at a time
    watch_ = Watch(loop_, socket_.get(), {.readable = false, .writable = true},
                   [self = shared_from_this()](Readiness) { self->onReadiness(); });
}

void TlsCore::abandon()
{
    muted_ = true;
    if (phase_ != Phase::Closing && phase_ != Phase::Draining) {
        finish({});
    }
    if (telling_ == 0) {
        events_ = {};
    }
}

net::Endpoint TlsCore::local() const
{
    return localEndpoint(socket_.get());
}

void TlsCore::onReadiness()
{
    const auto self = shared_from_this();
    switch (phase_) {
    case Phase::Connecting: finishConnect(); break;
    case Phase::Handshaking: stepHandshake(); break;
    case Phase::Open:
        if (queuedBytes() > 0) {
            flush();
        }
        if (phase_ == Phase::Open && reading_) {
            readSome();
        }
        if (phase_ == Phase::Open && queuedBytes() > 0 && !sendBlocked_) {
            soon_.cancel(); // what was just read is answered already: no turn for that alone
            flush();
        }
        break;
    case Phase::Closing: flush(); break;
    case Phase::Draining: drain(); break;
    case Phase::Closed: break;
    }
    updateInterest();
}

void TlsCore::onSoon()
{
    const auto self = shared_from_this();
    if (soonError_) {
        finish(*soonError_);
    } else if (phase_ == Phase::Open && queuedBytes() > 0) {
        flush();
        updateInterest();
    }
}

void TlsCore::onDeadline()
{
    const auto self = shared_from_this();
    const bool connecting = phase_ == Phase::Connecting;
    finish({Code::Timeout, remote_.toString() +
                               (connecting ? ": no answer" : ": no TLS handshake") + " within " +
                               toHumanText(limit_)});
}

void TlsCore::finishConnect()
{
    if (Result<void> connected = pendingError(socket_.get(), remote_); !connected) {
        finish(connected.error());
        return;
    }
    phase_ = Phase::Handshaking;
    stepHandshake();
}

void TlsCore::stepHandshake()
{
    handshakeWaits_ = session_.handshake();
    switch (handshakeWaits_) {
    case TlsStep::Done: finishHandshake(); break;
    case TlsStep::WantsRead:
    case TlsStep::WantsWrite: break;
    case TlsStep::Closed:
    case TlsStep::Failed:
        session_.sendClose();
        finish(session_.error());
        break;
    }
}

void TlsCore::finishHandshake()
{
    deadline_.cancel();
    phase_ = Phase::Open;
    if (queuedBytes() > 0) {
        soon_.arm(loop_.now());
    }
    if (!session_.refusal()) {
        tell(events_.onReady, *session_.peer());
    } else if (events_.onRefused) {
        tell(events_.onRefused, *session_.refusal());
    } else {
        session_.sendClose();
        finish({Code::Denied, session_.refusal()->text});
    }
}

void TlsCore::readSome()
{
    std::array<std::uint8_t, RecordMax> buffer; // NOLINT: filled by the read
    readBlocked_ = false;
    for (std::size_t total = 0; total < ReadPerTurn && phase_ == Phase::Open && reading_;) {
        const TlsTransfer transfer = session_.read(buffer);
        switch (transfer.step) {
        case TlsStep::Done:
            total += transfer.bytes;
            tell(events_.onBytes, ByteView(buffer).first(transfer.bytes));
            if (transfer.bytes < buffer.size()) {
                return; // most often all there is; if not, the loop comes back at once
            }
            break;
        case TlsStep::WantsRead: return;
        case TlsStep::WantsWrite: readBlocked_ = true; return;
        case TlsStep::Closed:
        case TlsStep::Failed: finish(session_.error()); return;
        }
    }
}

void TlsCore::flush()
{
    sendBlocked_ = false;
    for (std::size_t total = 0; queuedBytes() > 0;) {
        const ByteView rest = ByteView(outgoing_).subspan(sent_);
        const std::size_t size = std::min(rest.size(), RecordMax);
        const TlsTransfer transfer = session_.write(rest.first(size), rest.size() > size);
        if (transfer.step == TlsStep::Closed || transfer.step == TlsStep::Failed) {
            finish(session_.error());
            return;
        }
        sent_ += transfer.bytes;
        total += transfer.bytes;
        if (transfer.step != TlsStep::Done || (total >= SendPerTurn && queuedBytes() > 0)) {
            sendBlocked_ = true;
            outgoing_.erase(outgoing_.begin(),
                            outgoing_.begin() + static_cast<std::ptrdiff_t>(sent_));
            sent_ = 0;
            return;
        }
    }
    sent_ = 0;
    outgoing_.clear();
    if (outgoing_.capacity() > KeptCapacity) {
        outgoing_ = Bytes();
    }
    if (phase_ == Phase::Closing) {
        sayGoodbye();
    } else {
        tell(events_.onDrained);
    }
}

void TlsCore::sayGoodbye()
{
    // Closing with unread bytes in the socket would reset the connection and could destroy the
    // answer on its way; so the peer's bytes are read away until it closes too.
    session_.sendClose();
    ::shutdown(socket_.get(), SHUT_WR);
    phase_ = Phase::Draining;
}

void TlsCore::drain()
{
    std::array<std::uint8_t, RecordMax> buffer; // NOLINT: content is dropped
    const ssize_t got = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
        finish({});
    }
}

void TlsCore::updateInterest()
{
    if (!watch_.active()) {
        return;
    }
    switch (phase_) {
    case Phase::Handshaking:
        watch_.setInterest(
            {handshakeWaits_ == TlsStep::WantsRead, handshakeWaits_ == TlsStep::WantsWrite});
        break;
    case Phase::Open: watch_.setInterest({reading_, sendBlocked_ || readBlocked_}); break;
    case Phase::Draining: watch_.setInterest({.readable = true, .writable = false}); break;
    default: break;
    }
}

void TlsCore::finish(const Error& error)
{
    if (phase_ == Phase::Closed) {
        return;
    }
    const auto self = shared_from_this();
    phase_ = Phase::Closed;
    watch_ = Watch();
    soon_.cancel();
    deadline_.cancel();
    socket_.reset();
    outgoing_ = Bytes();
    sent_ = 0;
    held_.reset();
    tell(events_.onClosed, Error(error)); // a copy: it may live in what the callback destroys
}

template <class Callback, class... Values>
void TlsCore::tell(const Callback& callback, const Values&... values)
{
    if (muted_ || !callback) {
        return;
    }
    ++telling_;
    callback(values...);
    --telling_;
    if (muted_ && telling_ == 0) {
        events_ = {}; // what the owner's functions hold is let go as soon as none of them runs
    }
}

} // namespace bafar::runtime
