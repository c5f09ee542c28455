#include "agents/agent.h"

#include "agents/floating_ip/machine.h"
#include "agents/node/typed_port.h"
#include "agents/runtime/file.h"
#include "agents/runtime/log.h"
#include "agents/runtime/pki.h"

namespace bafar {

namespace {

constexpr std::string_view Version = BAFAR_VERSION;
constexpr std::size_t AuthorityMax = 1U << 20U; ///< bytes

/// A failure that the operator mends in agent.yaml, with file and key in front.
tl::unexpected<Error> atKey(const Settings& settings, std::string_view key, Error error)
{
    return failWith(settings.file + ": " + std::string(key), std::move(error));
}

} // namespace

Agent::Agent(Settings settings)
    : settings_(std::move(settings))
    , manager_(runtime::ServiceManager::fromEnvironment())
    , nodeTimer_(loop_,
                 [this] {
                     node_->tick();
                     deadlineMoved();
                 })
    , watchdog_(loop_, [this] { feedWatchdog(); })
    , startedAt_(loop_.wallNow())
    , boot_(runtime::secureRandomId())
{
    // Drivers connect from where peers expect this node, not from an address that may move.
    settings_.config.listen = settings_.apiListen();
}

Agent::~Agent()
{
    signals_.reset();
    features_.stop();
    metrics_.reset();
    api_.reset();
    node_.reset();
    desk_.reset();
    agreement_.reset();
    worker_.reset();
}

Result<std::unique_ptr<Agent>> Agent::start(Settings settings)
{
    std::unique_ptr<Agent> agent(new Agent(std::move(settings)));
    if (Result<void> fine = agent->loadTls(); !fine) {
        return tl::unexpected(fine.error());
    }
    if (Result<void> fine = agent->openState(); !fine) {
        return tl::unexpected(fine.error());
    }
    if (Result<void> fine = agent->openDoors(); !fine) {
        return tl::unexpected(fine.error());
    }
    if (Result<void> fine = agent->listenForSignals(); !fine) {
        return tl::unexpected(fine.error());
    }
    agent->tell(schema::Severity::Notice, "agent_started",
                "the agent of " + agent->settings_.config.node + " started, version " +
                    std::string(Version));
    const Result<void> ready = agent->manager_.ready(
        "node " + agent->settings_.config.node + " of cluster " + agent->settings_.cluster().name);
    if (!ready) {
        runtime::logEvent(runtime::LogLevel::Warning, "systemd_not_told",
                          {{"why", ready.error().text}});
    }
    agent->feedWatchdog();
    return agent;
}

/// The server's certificate: it must be this node's, or no peer would accept it.
Result<void> Agent::loadTls()
{
    const schema::AgentConfig& config = settings_.config;
    Result<std::shared_ptr<runtime::TlsContext>> loaded = runtime::TlsContext::load(
        runtime::TlsSide::Server, {config.ca, config.certificate, config.key, {}});
    if (!loaded) {
        return atKey(settings_, "ca, certificate and key", loaded.error());
    }
    const runtime::PeerIdentity& self = (*loaded)->self();
    runtime::PeerIdentity wanted;
    wanted.cluster = settings_.cluster().name;
    wanted.role = "agent";
    wanted.name = config.node;
    if (self.cluster != wanted.cluster || self.role != wanted.role || self.name != wanted.name) {
        return atKey(settings_, "certificate",
                     {Code::Denied, config.certificate + " is " + runtime::identityUri(self) +
                                        ", this node needs " + runtime::identityUri(wanted) +
                                        "; issue it with: bafarctl pki issue agent " +
                                        config.node});
    }
    tls_ = std::move(*loaded);
    authority_ = runtime::readFile(config.ca, AuthorityMax).value_or(std::string());
    return {};
}

/// Folder, log, node and drivers.
Result<void> Agent::openState()
{
    const schema::AgentConfig& config = settings_.config;
    if (Result<void> there = runtime::makeFolders(config.state); !there) {
        return atKey(settings_, "state", there.error());
    }
    worker_ = std::make_unique<runtime::Worker>(loop_, "bafar-files");
    if (Result<void> opened = openAgreement(); !opened) {
        return atKey(settings_, "state, listen or cluster.nodes.agreement_port", opened.error());
    }
    const std::string damage = agreement_->ownLog().damage();
    node::Birth birth;
    birth.version = std::string(Version);
    birth.boot = boot_;
    birth.startedAt = startedAt_;
    node::Surroundings& outside = *this;
    node_ = std::make_unique<node::Node>(Self{settings_.cluster().name, config.node}, birth,
                                         outside, *agreement_);
    service_ = std::make_unique<AgentService>(*node_, *agreement_, features_);
    node_->restore();
    service_->refreshRevocations(loop_.now());
    environment_.reset(new runtime::Environment{loop_, *worker_, settings_.config});
    Result<Features> features = startFeatures(*environment_, *node_);
    if (!features) {
        return tl::unexpected(features.error());
    }
    features_ = std::move(*features);
    features_.cluster->onOrder(
        [this](const cluster::GroupOrder& order, std::function<void(Result<std::string>)> done) {
            desk_->carryOut(order, std::move(done));
        });
    node_->configure(settings_.spec);
    tellFacts();
    ledgerReplaced();
    agreementMoved();
    if (!damage.empty()) {
        tell(schema::Severity::Warning, "records_damaged", damage);
    }
    return {};
}

Result<void> Agent::openDoors()
{
    api::ServerOptions options;
    options.listen = settings_.apiListen();
    options.routes = api::apiRoutes();
    options.cluster = settings_.cluster().name;
    options.tls = tls_;
    Result<std::unique_ptr<api::Server>> api = api::Server::open(loop_, options, *service_);
    if (!api) {
        return atKey(settings_, "listen", api.error());
    }
    api_ = std::move(*api);
    options.listen = settings_.metricsListen();
    options.routes = api::metricsRoutes();
    if (settings_.metricsPlain()) {
        options.tls = nullptr;
    }
    Result<std::unique_ptr<api::Server>> metrics = api::Server::open(loop_, options, *service_);
    if (!metrics) {
        return atKey(settings_, "metrics.listen", metrics.error());
    }
    metrics_ = std::move(*metrics);
    return {};
}

Result<void> Agent::listenForSignals()
{
    Result<std::unique_ptr<runtime::Signals>> signals =
        runtime::Signals::open(loop_, Signals, [this](int number) { onSignal(number); });
    if (!signals) {
        return tl::unexpected(signals.error());
    }
    signals_ = std::move(*signals);
    return {};
}

void Agent::tellFacts()
{
    const runtime::PeerIdentity& self = tls_->self();
    cluster::LocalFacts facts;
    facts.version = std::string(Version);
    facts.boot = boot_;
    facts.startedAt = startedAt_;
    facts.certificateSerial = self.serial;
    facts.certificateExpires = self.notAfter;
    for (const std::string* refused : {&refusedFiles_, &refusedTls_}) {
        if (!refused->empty()) {
            facts.reasons.push_back(*refused);
        }
    }
    facts.reasons.insert(facts.reasons.end(), troubles_.begin(), troubles_.end());
    node_->handle<cluster::Machine>().feed(std::move(facts));
}

void Agent::tell(schema::Severity severity, std::string kind, std::string text)
{
    schema::Event event;
    event.concept_ = std::string(cluster::Machine::Name);
    event.kind = std::move(kind);
    event.severity = severity;
    event.subject = "node/" + settings_.config.node;
    event.text = std::move(text);
    node_->tell(std::move(event));
}

std::string Agent::newId()
{
    return runtime::secureRandomId();
}

void Agent::deadlineMoved()
{
    if (node_ == nullptr) {
        return;
    }
    if (const std::optional<Deadline> next = node_->deadline()) {
        nodeTimer_.arm(next->at);
    } else {
        nodeTimer_.cancel();
    }
}

void Agent::published(const events::Published& message)
{
    if (api_ != nullptr) {
        api_->published(message);
    }
    if (message.kind == schema::MessageKind::Event) {
        logEvent(message);
    } else if (message.kind == schema::MessageKind::Report && environment_ != nullptr) {
        lookAtTroubles();
    }
}

/// Without its deadlines or with swapped memory the whole node is less than promised.
void Agent::lookAtTroubles()
{
    const auto& now = node_->machine<floating_ip::Machine>().threadTroubles();
    if (now != troubles_) {
        troubles_ = now;
        tellFacts();
    }
}

void Agent::sendCommand(const std::string& node,
                        const node::RemoteCommand& command,
                        std::function<void(Result<std::string>)> done)
{
    if (features_.cluster == nullptr) {
        done(fail(Code::Unavailable, "the agent is starting or stopping"));
        return;
    }
    features_.cluster->send(node, command, std::move(done));
}

void Agent::endSessions(const std::string& serial)
{
    if (service_ == nullptr) {
        return; // before the first session
    }
    runtime::logEvent(runtime::LogLevel::Notice, "certificate_revoked", {{"serial", serial}});
    service_->refreshRevocations(loop_.now());
    refuseRevokedMembers();
    for (const auto& server : {api_.get(), metrics_.get()}) {
        if (server != nullptr) {
            server->recheck();
        }
    }
}

} // namespace bafar
