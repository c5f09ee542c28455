#pragma once
// The sockets of one exchange: the client's and, while a request is under way, a server's.
//
// It feeds what the kernel says and carries out what the exchange asks for; it decides nothing.
// Loop thread only.
#include "agents/load_balancer/exchange.h"
#include "agents/load_balancer/network_stock.h"
#include "agents/runtime/descriptor.h"
#include "agents/runtime/loop.h"

namespace bafar::load_balancer {

class ProxyLoop;

class Connection final : public Picker {
public:
    /// `proxy` outlives it; `settings` are those of the plan in force when the client came.
    Connection(ProxyLoop& proxy,
               std::shared_ptr<const ExchangeSettings> settings,
               std::string listener,
               runtime::Descriptor client,
               const net::Endpoint& from);
    ~Connection() override;

    /// No request after the present one.
    void drain();

    /// Of the listener that it came by.
    [[nodiscard]] const std::string& listener() const { return listener_; }

    std::variant<std::shared_ptr<Server>, http::Refusal> pick(const http::RequestHead& request,
                                                              const Server* tried) override;

private:
    void clientReady(runtime::Readiness ready);
    void serverReady(runtime::Readiness ready);
    void readClient();
    void readServer();
    [[nodiscard]] bool clientIsGone() const;

    void settle();
    void carryOut(const Open& effect);
    void carryOut(const Release& effect);
    void carryOut(const Judge& effect);
    void carryOut(const Done& effect);
    void carryOut(const EndClient& effect);
    void carryOut(const CloseClient& effect);
    void connect(runtime::Descriptor socket);
    void socketCame(Result<runtime::Descriptor> socket);
    void forgetServer();
    [[nodiscard]] bool writeClient();
    [[nodiscard]] bool writeServer();
    void updateInterest();
    void arm();
    void expired();

    ProxyLoop& proxy_;
    std::shared_ptr<const ExchangeSettings> settings_;
    std::string listener_;
    runtime::Descriptor client_;
    runtime::Descriptor server_;
    std::optional<ServerEntry> serverAt_; ///< of the present attempt
    bool connecting_ = false;
    NetworkStock::Wait wait_; ///< for a socket, before it connects
    bool serverDeaf_ = false; ///< it takes no more; what it says may still count
    bool endWhenWritten_ = false;
    bool clientShut_ = false;
    bool closed_ = false;
    bool settling_ = false;
    Exchange exchange_;
    Instant armedFor_{};
    runtime::Timer timer_;
    runtime::Watch clientWatch_;
    runtime::Watch serverWatch_;
};

} // namespace bafar::load_balancer
