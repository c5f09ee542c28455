#pragma once
// The connections to one peer: its stream, followed for ever; pings; commands of actions.
//
// Connections of their own, so that neither a snapshot nor a long command delays a measurement or a
// proposal; the one for proposals is opened when there is a first one. It decides
// nothing but when to try again (core/base/reconnect.h). Loop thread only.
#include <map>
#include <memory>

#include "agents/api/client.h"
#include "agents/api/stream_client.h"
#include "agents/cluster/machine.h"
#include "agents/node/remote.h"
#include "core/base/reconnect.h"

namespace bafar::cluster {

class PeerLink {
public:
    /// What every link of an agent shares; outlives them.
    struct Shared {
        runtime::Loop& loop;
        std::shared_ptr<runtime::TlsContext> tls;
        std::function<void(Machine::Input)> feed;
        std::function<bool(const std::string& serial)> revoked;
        std::optional<net::Address> from;
    };

    PeerLink(const Shared& shared,
             const schema::cluster::NodeConfig& peer,
             Duration heartbeat,
             Random random);
    PeerLink(const PeerLink&) = delete;
    PeerLink& operator=(const PeerLink&) = delete;

    /// `done` once, in a later turn. Errors as node::Surroundings::sendCommand.
    void send(const node::RemoteCommand& command, std::function<void(Result<std::string>)> done);

    /// Gives the peer something for the log of the group that it leads; `done` once, in a later
    /// turn: taken, or not. Errors: Unavailable, Timeout, the peer's own.
    void propose(const schema::Proposal& proposal, std::function<void(Result<void>)> done);

    /// Ends all connections when the peer showed this certificate on one; commands under way are
    /// answered with Denied.
    void dropIf(const std::string& serial);

    void setHeartbeat(Duration heartbeat) { heartbeat_ = heartbeat; }

    [[nodiscard]] const schema::cluster::NodeConfig& config() const { return peer_; }

private:
    void follow();
    void received(const http::StreamEvent& event);
    void lost(const Error& error);
    void connect();
    void answer(std::uint64_t command, const Result<std::string>& outcome);
    void beat();
    void pinged(Instant asked, bool warm, const Result<api::Response>& response);
    [[nodiscard]] api::Target target() const;

    const Shared& shared_;
    schema::cluster::NodeConfig peer_;
    Duration heartbeat_;
    Reconnect reconnect_;
    Random random_;
    std::unique_ptr<api::StreamClient> stream_;
    std::unique_ptr<api::Client> pings_;
    std::unique_ptr<api::Client> commands_;
    std::unique_ptr<api::Client> proposals_; ///< null: none was made yet
    std::map<std::uint64_t, std::function<void(Result<std::string>)>> asked_; ///< by number
    std::uint64_t lastCommand_ = 0;
    std::string boot_; ///< of the last message; with sequence_ where to resume
    std::uint64_t sequence_ = 0;
    bool pinging_ = false;
    int pinged_ = 0; ///< of this connection
    runtime::Timer again_;
    runtime::Timer beat_;
};

} // namespace bafar::cluster
