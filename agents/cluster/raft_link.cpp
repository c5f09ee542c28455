#include "agents/cluster/raft_link.h"

#include <algorithm>

#include "core/base/text.h"

namespace bafar::cluster {
namespace {

constexpr std::size_t QueueHigh = 256U << 10U; ///< bytes in TLS, above which libraft has to wait
constexpr Duration FarewellLimit = std::chrono::seconds(1); ///< for a refusal to get out
constexpr std::size_t NameMax = 63;

ByteView viewOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace

std::unique_ptr<RaftLink> RaftLink::connect(runtime::Loop& loop,
                                            std::shared_ptr<runtime::TlsContext> context,
                                            const net::Endpoint& to,
                                            const std::string& node,
                                            Hello hello,
                                            Duration patience,
                                            Events events)
{
    std::unique_ptr<RaftLink> link(new RaftLink(loop, true, patience, std::move(events)));
    link->hello_ = std::move(hello);
    link->name_ = node;
    link->stream_ = runtime::TlsStream::connect(loop, std::move(context), to, node, patience,
                                                link->streamEvents());
    return link;
}

std::unique_ptr<RaftLink> RaftLink::accept(runtime::Loop& loop,
                                           std::shared_ptr<runtime::TlsContext> context,
                                           runtime::Descriptor socket,
                                           Duration patience,
                                           Events events)
{
    std::unique_ptr<RaftLink> link(new RaftLink(loop, false, patience, std::move(events)));
    link->stream_ = runtime::TlsStream::accept(loop, std::move(context), socket.release(),
                                               link->streamEvents(), patience);
    link->name_ = link->stream_->remote().toString();
    return link;
}

RaftLink::RaftLink(runtime::Loop& loop, bool connecting, Duration patience, Events events)
    : loop_(loop)
    , connecting_(connecting)
    , patience_(patience)
    , events_(std::move(events))
    , since_(loop.now())
    , patienceTimer_(loop, [this] { beImpatient(); })
{
    patienceTimer_.armAfter(patience_);
}

RaftLink::~RaftLink()
{
    *alive_ = false;
}

void RaftLink::close()
{
    pipe_.reset();
    patienceTimer_.cancel();
    if (stream_) {
        stream_->close(FarewellLimit);
        stream_.reset();
    }
}

runtime::TlsStream::Events RaftLink::streamEvents()
{
    runtime::TlsStream::Events events;
    events.onReady = [this](const runtime::PeerIdentity&) { ready(); };
    events.onRefused = [this](const runtime::Refusal& refusal) { refused(refusal); };
    events.onBytes = [this](ByteView bytes) { received(bytes); };
    events.onDrained = [this] { drained(); };
    events.onClosed = [this](const Error& error) { end(error); };
    return events;
}

void RaftLink::ready()
{
    stream_->setDeadAfter(patience_);
    serial_ = stream_->peer()->serial;
    name_ = sanitized(stream_->peer()->name, NameMax);
    if (!connecting_) {
        return;
    }
    if (const Result<void> judged = events_.judge(hello_, shown()); !judged) {
        end(judged.error());
        return;
    }
    send(viewOf(helloLine(hello_)));
}

/// The accepting side's: the reason goes to the peer as an answer, as it would to a wrong hello.
void RaftLink::refused(const runtime::Refusal& refusal)
{
    if (refusal.claimed) {
        name_ = refusal.claimed->name;
    }
    turnAway({Code::Denied, refusal.text});
}

Shown RaftLink::shown() const
{
    const runtime::PeerIdentity& peer = *stream_->peer();
    return {peer.cluster, peer.role, peer.name, peer.serial};
}

void RaftLink::received(ByteView bytes)
{
    if (!greeted_) {
        const auto end = std::ranges::find(bytes, std::uint8_t{'\n'});
        const auto length = static_cast<std::size_t>(end - bytes.begin());
        if (line_.size() + length >= HelloBytesMax) {
            turnAway({Code::LimitExceeded,
                      "the hello is longer than " + std::to_string(HelloBytesMax) + " bytes"});
            return;
        }
        line_.append(reinterpret_cast<const char*>(bytes.data()), length);
        if (end == bytes.end()) {
            return;
        }
        greeted_ = true;
        bytes = bytes.subspan(length + 1);
        const std::shared_ptr<bool> alive = alive_;
        receivedLine(std::exchange(line_, {}));
        if (!*alive || !stream_) {
            return; // turned away
        }
    }
    if (bytes.empty()) {
        return;
    }
    if (connecting_ || !frame_) {
        end({Code::InvalidInput, "it sends what nobody asked for"});
        return;
    }
    if (Result<void> checked = frame_->feed(bytes); !checked) {
        end(checked.error());
        return;
    }
    pipe_->give(bytes);
    events_.given();
}

void RaftLink::receivedLine(const std::string& line)
{
    if (!connecting_) {
        receivedHello(line);
    } else if (const Result<void> answer = readAnswer(line); answer) {
        openPipe();
    } else {
        end(answer.error());
    }
}

void RaftLink::receivedHello(const std::string& line)
{
    Result<Hello> hello = readHello(line);
    if (!hello) {
        turnAway(hello.error());
        return;
    }
    hello_ = std::move(*hello);
    if (const Result<void> judged = events_.judge(hello_, shown()); !judged) {
        turnAway(judged.error());
        return;
    }
    frame_.emplace(hello_.member);
    send(viewOf(answerLine({})));
    openPipe();
}

void RaftLink::openPipe()
{
    auto ends = RaftPipe::open();
    if (!ends) {
        end(ends.error());
        return;
    }
    patienceTimer_.cancel();
    RaftPipe::Events events;
    events.onBytes = [this](ByteView bytes) { send(bytes); };
    events.onPressure = [this](bool full) { stream_->setReading(!full); };
    events.onEnd = [this] { end({Code::Unavailable, "closed"}); };
    pipe_ = std::make_unique<RaftPipe>(loop_, std::move(ends->second), std::move(events));
    events_.opened(*this, std::move(ends->first));
}

void RaftLink::send(ByteView bytes)
{
    if (!connecting_ && pipe_) {
        return; // libraft does not write there
    }
    if (!stream_->write(bytes)) {
        end({Code::LimitExceeded, "more waits to be sent than is allowed"});
        return;
    }
    sent_ += bytes.size();
    if (pipe_ && stream_->queuedBytes() > QueueHigh) {
        pipe_->setReading(false);
    }
    if (pipe_ && !patienceTimer_.armed()) {
        takenBefore_ = sent_ - stream_->queuedBytes();
        patienceTimer_.armAfter(patience_);
    }
}

void RaftLink::carryOn()
{
    const std::shared_ptr<bool> alive = alive_;
    if (pipe_) {
        pipe_->readNow();
    }
    if (*alive && stream_) {
        stream_->sendNow();
    }
}

void RaftLink::drained()
{
    if (pipe_) {
        patienceTimer_.cancel();
        pipe_->setReading(true);
    }
}

void RaftLink::beImpatient()
{
    if (!pipe_) {
        end({Code::Timeout, "no hello within " + toHumanText(patience_)});
        return;
    }
    const std::uint64_t taken = sent_ - stream_->queuedBytes();
    if (taken == takenBefore_) {
        end({Code::Timeout, "it took no bytes for " + toHumanText(patience_)});
        return;
    }
    takenBefore_ = taken;
    patienceTimer_.armAfter(patience_);
}

void RaftLink::end(const Error& error)
{
    const Error why = error; // it may live in what dies here
    pipe_.reset();
    patienceTimer_.cancel();
    const std::unique_ptr<runtime::TlsStream> dying = std::move(stream_);
    events_.ended(*this, why);
}

/// The peer is told before the connection closes.
void RaftLink::turnAway(const Error& error)
{
    if (!connecting_) {
        (void)stream_->write(viewOf(answerLine(tl::unexpected(error))));
        stream_->close(FarewellLimit);
    }
    end(error);
}

} // namespace bafar::cluster
