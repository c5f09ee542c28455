#pragma once
// One agent: the node, its drivers, its loop, and the doors to it.
//
// It gives the pure node what it asks for (time, ids, peers, readers), starts every concept's
// driver and the two servers, and answers signals: SIGTERM and SIGINT are a planned stop (addresses
// are handed over before the drivers end), SIGHUP reads both files again and keeps what runs when
// they have problems. What the host refuses (real-time priority, locked memory) makes it DEGRADED,
// never stops it. Loop thread only.
#include <csignal>
#include <memory>
#include <optional>

#include "agents/api/server.h"
#include "agents/cluster/group_desk.h"
#include "agents/features.h"
#include "agents/runtime/signals.h"
#include "agents/runtime/systemd.h"
#include "agents/runtime/worker.h"
#include "agents/service.h"
#include "agents/settings.h"

namespace bafar {

class Agent final : private node::Surroundings {
public:
    /// What main must block before any thread starts.
    static constexpr int Signals[] = {SIGTERM, SIGINT, SIGHUP};

    /// Opens files, starts drivers, listens. Errors name the file and key to look at.
    static Result<std::unique_ptr<Agent>> start(Settings settings);
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;
    ~Agent() override;

    /// Runs until a signal ends it.
    void run() { loop_.run(); }

    [[nodiscard]] runtime::Loop& loop() { return loop_; }

    [[nodiscard]] node::Node& node() { return *node_; }

    [[nodiscard]] const api::Server& apiServer() const { return *api_; }

    [[nodiscard]] const api::Server& metricsServer() const { return *metrics_; }

private:
    explicit Agent(Settings settings);

    Result<void> openState();
    Result<void> openDoors();
    Result<void> loadTls();
    Result<void> listenForSignals();
    void tellFacts();
    void tell(schema::Severity severity, std::string kind, std::string text);
    void logEvent(const events::Published& message);
    void onSignal(int number);
    void reload();
    void tellRefused(const Error& why);
    void lookAtTroubles();
    void stop();
    void feedWatchdog();
    // The agreement (agent_agreement.cpp) and the agreed spec (agent_spec.cpp).
    Result<void> openAgreement();
    void agreementMoved();
    void agreed(const schema::Record& record);
    void ledgerReplaced();
    void refuseRevokedMembers();
    void foundSpec();
    void followSpec();
    void useSpec(schema::Spec spec);
    void writeSpecFile();

    // node::Surroundings
    [[nodiscard]] Instant now() const override { return loop_.now(); }

    [[nodiscard]] WallTime wallNow() const override { return loop_.wallNow(); }

    [[nodiscard]] std::string newId() override;
    void deadlineMoved() override;
    void published(const events::Published& message) override;
    void sendCommand(const std::string& node,
                     const node::RemoteCommand& command,
                     std::function<void(Result<std::string>)> done) override;
    void commandBegins(const std::string& from, const node::RemoteCommand& command) override;
    void endSessions(const std::string& serial) override;

    Settings settings_;
    runtime::ServiceManager manager_;
    runtime::Loop loop_;
    std::unique_ptr<runtime::Worker> worker_;
    std::unique_ptr<cluster::GroupAgreement> agreement_;
    std::unique_ptr<cluster::GroupDesk> desk_;
    std::unique_ptr<node::Node> node_;
    std::unique_ptr<AgentService> service_;
    std::shared_ptr<runtime::TlsContext> tls_;
    std::unique_ptr<runtime::Environment> environment_;
    Features features_;
    std::unique_ptr<api::Server> api_;
    std::unique_ptr<api::Server> metrics_;
    std::unique_ptr<runtime::Signals> signals_;
    runtime::Timer nodeTimer_;
    runtime::Timer watchdog_;
    std::optional<runtime::Timer> end_; ///< of the planned stop
    WallTime startedAt_;
    std::string boot_;
    std::string authority_; ///< text of the CA certificate in force
    std::string
        refusedFiles_;       ///< why agent.yaml and spec on disk are not in force; empty: they are
    std::string refusedTls_; ///< the same of CA, certificate and key
    std::vector<std::string>
        troubles_;                ///< what the host refused the real-time thread, as told last
    std::string specNotUsed_;     ///< revision in force that cannot be used here
    bool writingSpec_ = false;    ///< its file
    bool specFileLooked_ = false; ///< since the start
    bool foundingSpec_ = false;   ///< the first one is being agreed on
    bool stopping_ = false;
    bool wasCurrent_ = false; ///< the agreement, when it was last looked at
};

} // namespace bafar
