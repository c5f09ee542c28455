// What an agent does when it is told to: signals, a new spec, the watchdog, its log.
#include <algorithm>
#include <csignal>

#include "agents/agent.h"
#include "agents/node/typed_port.h"
#include "agents/runtime/file.h"
#include "agents/runtime/log.h"

namespace bafar {

namespace {

constexpr Duration StopLimit = std::chrono::milliseconds(300); ///< for what is still to be sent

runtime::LogLevel levelOf(schema::Severity severity)
{
    switch (severity) {
    case schema::Severity::Info: return runtime::LogLevel::Info;
    case schema::Severity::Notice: return runtime::LogLevel::Notice;
    case schema::Severity::Warning: return runtime::LogLevel::Warning;
    case schema::Severity::Critical: return runtime::LogLevel::Error;
    }
    return runtime::LogLevel::Error;
}

/// Keys that take effect at the next start only, where the two differ.
std::string needingRestart(const Settings& before, const Settings& after)
{
    std::string keys;
    const auto differ = [&keys](bool different, std::string_view key) {
        if (different) {
            keys += (keys.empty() ? "" : ", ") + std::string(key);
        }
    };
    differ(before.config.node != after.config.node, "node");
    differ(before.cluster().name != after.cluster().name, "cluster.name");
    differ(before.apiListen() != after.apiListen(), "listen");
    differ(before.metricsListen() != after.metricsListen() ||
               before.metricsPlain() != after.metricsPlain(),
           "metrics");
    differ(before.config.state != after.config.state, "state");
    differ(before.config.realtimePriority != after.config.realtimePriority, "realtime_priority");
    differ(before.config.lockMemory != after.config.lockMemory, "lock_memory");
    return keys;
}

/// Several problems on one line, as events and reasons are.
std::string oneLine(std::string text)
{
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', end)) {
        text.replace(end, 1, "; ");
    }
    return text;
}

} // namespace

void Agent::logEvent(const events::Published& message)
{
    const Result<schema::Message> told = schema::fromJson<schema::Message>(*message.text);
    if (!told || !told->event) {
        return;
    }
    const schema::Event& event = *told->event;
    runtime::logEvent(
        levelOf(event.severity), event.concept_ + "." + event.kind,
        {{"number", event.sequence}, {"subject", event.subject}, {"text", event.text}});
}

/// What was done here, for whoever doubts it afterwards: one line for each command, before its
/// effect.
void Agent::commandBegins(const std::string& from, const node::RemoteCommand& command)
{
    runtime::logEvent(runtime::LogLevel::Info, "command_begins",
                      {{"command", command.id},
                       {"concept", command.concept_},
                       {"from", from},
                       {"fence", command.fence},
                       {"boot", boot_}});
}

void Agent::onSignal(int number)
{
    if (number == SIGHUP) {
        if (!stopping_) { // the drivers are gone while the last bytes leave
            reload();
        }
    } else {
        stop();
    }
}

void Agent::reload()
{
    Result<Settings> read = Settings::read(settings_.file);
    if (read && read->config.node != settings_.config.node) {
        read = fail(Code::InvalidInput, settings_.file + ": node: a running agent keeps its node; "
                                                         "restart it to make it another");
    }
    if (!read) {
        refusedFiles_ = "the files on disk are not in force: " + oneLine(read.error().text);
        tellRefused(read.error());
        return;
    }
    const bool edited = read->spec.text() != settings_.spec.text();
    const std::string editedFile = read->specFile;
    read->spec = settings_.spec; // agreed on, whatever the file says
    read->specFile = settings_.specFile;
    const std::string later = needingRestart(settings_, *read);
    const runtime::PeerIdentity before = tls_->self();
    const std::string authorityBefore = authority_;
    Settings old = std::exchange(settings_, std::move(*read));
    if (const Result<void> fine = loadTls(); !fine) {
        settings_ = std::move(old);
        refusedTls_ = "the certificate on disk is not in force: " + fine.error().text;
        tellRefused(fine.error());
        return;
    }
    settings_.config.listen = settings_.apiListen();
    refusedFiles_.clear();
    refusedTls_.clear();
    if (before != tls_->self() || authorityBefore != authority_) {
        api_->setTls(tls_);
        metrics_->setTls(tls_);
        const schema::AgentConfig& config = settings_.config;
        if (Result<void> fine = agreement_->setTls({config.ca, config.certificate, config.key, {}});
            !fine) {
            refusedTls_ = fine.error().text;
        }
        if (Result<void> fine = features_.cluster->reloadTls(settings_.config); !fine) {
            refusedTls_ = fine.error().text;
        }
    }
    node_->configure(settings_.spec);
    tellFacts();
    tell(schema::Severity::Notice, "reloaded",
         "the configuration was reloaded" +
             (later.empty() ? std::string() : "; these need a restart: " + later));
    if (edited) {
        tell(schema::Severity::Warning, "spec_file_edited",
             editedFile +
                 " is not the spec that the agents agreed on and was not taken; apply it: "
                 "bafarctl spec apply " +
                 editedFile);
    }
}

void Agent::tellRefused(const Error& why)
{
    tell(schema::Severity::Warning, "reload_refused",
         "the configuration was not reloaded, the old one stays: " + oneLine(why.text));
    tellFacts();
}

/// Planned: drivers end first, so that a floating IP is handed over while the rest still answers.
void Agent::stop()
{
    if (stopping_) {
        return;
    }
    stopping_ = true;
    if (const Result<void> told = manager_.stopping(); !told) {
        runtime::logEvent(runtime::LogLevel::Warning, "systemd_not_told",
                          {{"why", told.error().text}});
    }
    tell(schema::Severity::Notice, "agent_stopping", "the agent is stopping as planned");
    features_.stop();
    agreement_->stop([] {});
    api_->drain({Code::Unavailable, "the agent is stopping"});
    metrics_->drain({Code::Unavailable, "the agent is stopping"});
    watchdog_.cancel();
    nodeTimer_.cancel();
    end_.emplace(loop_, [this] { loop_.stop(); });
    end_->armAfter(StopLimit);
}

void Agent::feedWatchdog()
{
    const std::optional<Duration> interval = manager_.watchdogInterval();
    if (!interval) {
        return;
    }
    if (const Result<void> told = manager_.watchdog(); !told) {
        runtime::logEvent(runtime::LogLevel::Warning, "watchdog_not_fed",
                          {{"why", told.error().text}});
    }
    watchdog_.armAfter(*interval / 2);
}

} // namespace bafar
