#pragma once
// A connection without TLS under the same contract as runtime::TlsStream: for /metrics on loopback,
// or where agent.yaml asks for it by name.
//
// Nobody is known here: peer() stays empty and every byte can be read on the way. Loop thread only.
#include "agents/runtime/descriptor.h"
#include "agents/runtime/tls.h"

namespace bafar::api {

class PlainStream final : public runtime::TlsStream {
public:
    static std::unique_ptr<PlainStream> accept(runtime::Loop& loop,
                                               runtime::Descriptor socket,
                                               Events events);

    ~PlainStream() override;

    [[nodiscard]] bool write(ByteView bytes) override;
    void close(Duration linger) override;
    void setReading(bool on) override;
    void setDeadAfter(Duration limit) override;
    [[nodiscard]] std::size_t queuedBytes() const override;
    [[nodiscard]] net::Endpoint remote() const override;
    [[nodiscard]] net::Endpoint local() const override;
    [[nodiscard]] const std::optional<runtime::PeerIdentity>& peer() const override;
    [[nodiscard]] const std::optional<runtime::Refusal>& refusal() const override;

private:
    struct State;
    explicit PlainStream(std::shared_ptr<State> state);

    std::shared_ptr<State> state_; ///< after close() it keeps itself until all is sent
};

} // namespace bafar::api
