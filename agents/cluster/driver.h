#pragma once
// Keeps a link to every peer that the machine wants followed, and carries commands to them.
//
// Loop thread only.
#include <map>

#include "agents/cluster/peer_link.h"
#include "agents/runtime/feature.h"

namespace bafar::cluster {

class Driver final : public runtime::Feature {
public:
    /// `from`: the address connections leave from; `revoked`: whether a serial is refused. It and
    /// the references outlive the driver.
    Driver(runtime::Loop& loop,
           std::shared_ptr<runtime::TlsContext> tls,
           std::optional<net::Address> from,
           runtime::MachineHandle<Machine>& machine,
           std::function<bool(const std::string& serial)> revoked,
           Random random);
    ~Driver() override;
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    /// Sends a step's command to a peer; as node::Surroundings::sendCommand.
    void send(const std::string& node,
              const node::RemoteCommand& command,
              std::function<void(Result<std::string>)> done);

    /// Who carries out what actions order about the group, and answers each order once.
    using OrderHandler =
        std::function<void(const GroupOrder&, std::function<void(Result<std::string>)>)>;

    void onOrder(OrderHandler handler) { orders_ = std::move(handler); }

    /// Gives the leader something for the group's log; as PeerLink::propose. Errors also:
    /// Unavailable (no such peer is followed).
    void propose(const std::string& node,
                 const schema::Proposal& proposal,
                 std::function<void(Result<void>)> done);

    /// Certificates and key may be others now: reads them and connects to every peer again. Errors:
    /// those of TlsContext::load; the connections then stay.
    Result<void> reloadTls(const schema::AgentConfig& config);

private:
    void take(const Machine::Effect& effect);
    void followOnly(const FollowPeers& wanted);

    runtime::MachineHandle<Machine>& machine_;
    Random random_;
    PeerLink::Shared shared_;
    FollowPeers wanted_;
    OrderHandler orders_;
    std::map<std::string, std::unique_ptr<PeerLink>> links_;
};

/// This agent's side of connections to peers. Errors: those of TlsContext::load, naming the file.
[[nodiscard]] Result<std::shared_ptr<runtime::TlsContext>> loadClientTls(
    const schema::AgentConfig& config);

} // namespace bafar::cluster
