#include "agents/cluster/driver.h"

namespace bafar::cluster {

Driver::Driver(runtime::Loop& loop,
               std::shared_ptr<runtime::TlsContext> tls,
               std::optional<net::Address> from,
               runtime::MachineHandle<Machine>& machine,
               std::function<bool(const std::string&)> revoked,
               Random random)
    : machine_(machine)
    , random_(random)
    , shared_{loop, std::move(tls),
              [this](Machine::Input input) { machine_.feed(std::move(input)); }, std::move(revoked),
              from}
{
    machine_.onEffect([this](const Machine::Effect& effect) { take(effect); });
}

Driver::~Driver()
{
    machine_.onEffect({}); // the machine lives on while the agent says its last words
}

void Driver::take(const Machine::Effect& effect)
{
    if (const auto* wanted = std::get_if<FollowPeers>(&effect)) {
        wanted_ = *wanted;
        followOnly(wanted_);
    } else if (const auto* order = std::get_if<GroupOrder>(&effect)) {
        const auto answered = [this, id = order->id](Result<std::string> outcome) {
            machine_.feed(OrderDone{id, std::move(outcome)});
        };
        if (orders_) {
            orders_(*order, answered);
        } else {
            answered(fail(Code::Unavailable, "the agent is starting or stopping"));
        }
    } else if (const auto* revoked = std::get_if<EndSessions>(&effect)) {
        for (const auto& [node, link] : links_) {
            link->dropIf(revoked->serial);
        }
    }
}

Result<void> Driver::reloadTls(const schema::AgentConfig& config)
{
    Result<std::shared_ptr<runtime::TlsContext>> tls = loadClientTls(config);
    if (!tls) {
        return tl::unexpected(tls.error());
    }
    shared_.tls = std::move(*tls);
    links_.clear();
    followOnly(wanted_);
    return {};
}

Result<std::shared_ptr<runtime::TlsContext>> loadClientTls(const schema::AgentConfig& config)
{
    return runtime::TlsContext::load(runtime::TlsSide::Client,
                                     {config.ca, config.certificate, config.key, {}});
}

void Driver::followOnly(const FollowPeers& wanted)
{
    std::map<std::string, std::unique_ptr<PeerLink>> kept;
    for (const schema::cluster::NodeConfig& peer : wanted.peers) {
        const auto found = links_.find(peer.id);
        if (found != links_.end() && found->second->config() == peer) {
            found->second->setHeartbeat(wanted.heartbeat);
            kept.emplace(peer.id, std::move(found->second));
        } else {
            kept.emplace(peer.id, std::make_unique<PeerLink>(shared_, peer, wanted.heartbeat,
                                                             random_.fork()));
        }
    }
    links_.swap(kept);
}

void Driver::send(const std::string& node,
                  const node::RemoteCommand& command,
                  std::function<void(Result<std::string>)> done)
{
    const auto found = links_.find(node);
    if (found == links_.end()) {
        done(fail(Code::Unavailable, "no agent \"" + node + "\" is followed from here"));
        return;
    }
    found->second->send(command, std::move(done));
}

void Driver::propose(const std::string& node,
                     const schema::Proposal& proposal,
                     std::function<void(Result<void>)> done)
{
    const auto found = links_.find(node);
    if (found == links_.end()) {
        done(fail(Code::Unavailable, "no agent \"" + node + "\" is followed from here"));
        return;
    }
    found->second->propose(proposal, std::move(done));
}

} // namespace bafar::cluster
