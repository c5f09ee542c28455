#include <array>
#include <sys/socket.h>

#include "agents/runtime/socket.h"
#include "agents/runtime/tls_core.h"

namespace bafar::runtime {
namespace {

/// What the owner holds; the core may outlive it while it says goodbye.
class Handle : public TlsStream {
public:
    explicit Handle(std::shared_ptr<TlsCore> core)
        : core_(std::move(core))
    {
    }

    ~Handle() override { core_->abandon(); }

    bool write(ByteView bytes) override { return core_->write(bytes); }

    void sendNow() override { core_->sendNow(); }

    void close(Duration linger) override { core_->close(linger); }

    void setReading(bool on) override { core_->setReading(on); }

    void setDeadAfter(Duration limit) override { core_->setDeadAfter(limit); }

    std::size_t queuedBytes() const override { return core_->queuedBytes(); }

    net::Endpoint remote() const override { return core_->remote(); }

    net::Endpoint local() const override { return core_->local(); }

    const std::optional<PeerIdentity>& peer() const override { return core_->session().peer(); }

    const std::optional<Refusal>& refusal() const override { return core_->session().refusal(); }

private:
    std::shared_ptr<TlsCore> core_;
};

} // namespace

std::unique_ptr<TlsStream> TlsStream::accept(Loop& loop,
                                             std::shared_ptr<TlsContext> context,
                                             int descriptor,
                                             Events events,
                                             Duration handshakeLimit)
{
    tuneTcp(descriptor);
    Descriptor socket(descriptor);
    const net::Endpoint from = remoteEndpoint(descriptor);
    auto core = std::make_shared<TlsCore>(loop, std::move(context), std::move(socket), from,
                                          std::string(), std::move(events));
    core->start(TlsCore::Phase::Handshaking, handshakeLimit);
    return std::make_unique<Handle>(std::move(core));
}

std::unique_ptr<TlsStream> TlsStream::connect(Loop& loop,
                                              std::shared_ptr<TlsContext> context,
                                              net::Endpoint to,
                                              std::string expectedName,
                                              Duration limit,
                                              Events events,
                                              std::optional<net::Address> from)
{
    Result<Descriptor> socket = connectTcp(to, from);
    auto core = std::make_shared<TlsCore>(loop, std::move(context),
                                          socket ? std::move(*socket) : Descriptor(), to,
                                          std::move(expectedName), std::move(events));
    if (socket) {
        core->start(TlsCore::Phase::Connecting, limit);
    } else {
        core->failSoon(std::move(socket.error()));
    }
    return std::make_unique<Handle>(std::move(core));
}

} // namespace bafar::runtime
