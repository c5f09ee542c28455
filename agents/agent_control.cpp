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
        if (Result<void> fine = features_.cluster->reloadTls(settings_.config); !fine) {
            refusedTls_ = fine.error().text;
        }
    }
    node_->configure(settings_.spec);
    tellFacts();
    tell(schema::Severity::Notice, "reloaded",
         "the configuration was reloaded, the spec from " + settings_.specFile +
             (later.empty() ? std::string() : "; these need a restart: " + later));
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

void Agent::writeSpec(const api::Caller& caller,
                      const api::WriteSpec& wanted,
                      std::function<void(Result<std::string>)> done)
{
    if (stopping_) {
        done(fail(Code::Unavailable, "the agent is stopping"));
        return;
    }
    if (writingSpec_) {
        done(fail(Code::Conflict,
                  "another change of the spec is being written; read the spec again and merge"));
        return;
    }
    const std::string present = node_->cluster().status(loop_.now()).specRevision;
    if (wanted.revision != "*" && wanted.revision != present) {
        done(fail(Code::Conflict, "the spec in force is revision " + present +
                                      ", not the one in If-Match; read it again and merge"));
        return;
    }
    Result<schema::Spec> spec = readSpecText("spec", wanted.text);
    if (!spec) {
        done(tl::unexpected(spec.error()));
        return;
    }
    Settings after = settings_;
    after.spec = *spec;
    const auto& nodes = after.cluster().nodes;
    const bool known = std::any_of(nodes.begin(), nodes.end(), [this](const auto& node) {
        return node.id == settings_.config.node;
    });
    if (!known || after.cluster().name != settings_.cluster().name) {
        done(fail(Code::InvalidInput, known ? "cluster.name: a running agent keeps its cluster"
                                            : "cluster.nodes: node \"" + settings_.config.node +
                                                  "\", which runs this agent, is missing"));
        return;
    }
    const std::string who = api::actorOf(caller);
    const bool begun = worker_->compute(
        [path = settings_.specTarget(), text = wanted.text] {
            return runtime::writeFileAtomically(path, text);
        },
        [this, who, spec = std::move(*spec), done](const Result<void>& wrote) {
            writingSpec_ = false;
            done(wrote ? useSpec(who, spec) : failWith("the spec was not changed", wrote.error()));
        });
    writingSpec_ = begun;
    if (!begun) {
        done(fail(Code::Unavailable, "the disk is too slow: too many writes wait; try again"));
    }
}

/// Puts a spec in force whose file is written; answers its revision.
Result<std::string> Agent::useSpec(const std::string& who, schema::Spec spec)
{
    schema::Record record;
    record.kind = schema::RecordKind::Spec;
    record.at = loop_.wallNow();
    record.body.text.clear();
    schema::appendJsonString(record.body.text, spec.text());
    settings_.spec = std::move(spec);
    settings_.specFile = settings_.specTarget();
    node_->configure(settings_.spec);
    if (!refusedFiles_.empty() && Settings::read(settings_.file)) {
        refusedFiles_.clear(); // what was wrong with them is mended now
        tellFacts();
    }
    const std::string revision = node_->cluster().status(loop_.now()).specRevision;
    agreement_->append(std::move(record), [](const Result<std::uint64_t>& index) {
        if (!index) {
            runtime::logEvent(runtime::LogLevel::Warning, "spec_revision_not_kept",
                              {{"why", index.error().text}});
        }
    });
    tell(schema::Severity::Notice, "spec_changed",
         who + " changed the spec to revision " + revision);
    return revision;
}

} // namespace bafar
