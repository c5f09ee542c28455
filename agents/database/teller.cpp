#include "agents/database/teller.h"

#include <utility>

#include "agents/database/judge.h"
#include "agents/database/promise.h"
#include "core/base/text.h"

namespace bafar::database {

namespace {

namespace contract = schema::database;
using contract::Cause;
using contract::Thread;
using schema::Severity;

std::string nameOf(contract::Role role)
{
    return std::string(contract::RoleNames[static_cast<std::size_t>(role)]);
}

std::string channelName(const contract::Channel& channel)
{
    return "replication from " + sourceText(channel) +
           (channel.name.empty() ? "" : " (channel " + channel.name + ")");
}

} // namespace

Teller::Teller(std::string node)
    : node_(std::move(node))
{
}

std::vector<schema::Event> Teller::tell(const contract::Status& status,
                                        const contract::Config& config,
                                        bool known)
{
    tellLife(status, known);
    if (known && status.cause == Cause::Answered) {
        tellRole(status);
        tellChannels(status, config);
        tellPromise(status.promise);
    }
    return std::exchange(events_, {});
}

std::vector<schema::Event> Teller::tell(const Graph& graph, bool leads)
{
    std::set<Fault> faults;
    for (const GraphFinding& finding : graph.findings) {
        if (finding.state != schema::State::Failed || finding.fault == Fault::Stopped) {
            continue; // a channel's own agent tells that it stopped
        }
        const bool isNew = !faults_.contains(finding.fault) && faults.insert(finding.fault).second;
        faults.insert(finding.fault);
        if (isNew && leads) {
            schema::Event event;
            event.concept_ = contract::Name;
            event.kind =
                std::string(FaultNames[static_cast<std::size_t>(finding.fault)]) + "_found";
            event.severity = Severity::Critical;
            event.subject = finding.nodes.empty() ? "" : "database/" + finding.nodes.front();
            event.text = finding.text;
            events_.push_back(std::move(event));
        }
    }
    for (const Fault fault : faults_) {
        if (!faults.contains(fault) && leads) {
            schema::Event event;
            event.concept_ = contract::Name;
            event.kind = std::string(FaultNames[static_cast<std::size_t>(fault)]) + "_ended";
            event.severity = Severity::Notice;
            event.subject = graph.primary.empty() ? "" : "database/" + graph.primary;
            event.text = "database: " + std::string(FaultNames[static_cast<std::size_t>(fault)]) +
                         " is over";
            events_.push_back(std::move(event));
        }
    }
    faults_ = std::move(faults);
    return std::exchange(events_, {});
}

void Teller::add(Severity severity, std::string_view kind, std::string text)
{
    schema::Event event;
    event.concept_ = contract::Name;
    event.kind = kind;
    event.severity = severity;
    event.subject = "database/" + node_;
    event.text = "MariaDB on " + node_ + ": " + std::move(text);
    events_.push_back(std::move(event));
}

void Teller::tellLife(const contract::Status& status, bool known)
{
    const bool lost = !known && status.state == schema::State::Failed;
    if (lost && !std::exchange(lost_, true)) {
        const bool alive =
            status.cause == Cause::LoginRefused || status.cause == Cause::TooManyConnections;
        add(alive ? Severity::Warning : Severity::Critical, "server_lost",
            status.reasons.empty() ? std::string() : status.reasons.front());
    } else if (status.cause == Cause::Answered && std::exchange(lost_, false)) {
        add(Severity::Notice, "server_back",
            "it answers again, as " + nameOf(status.role) + ", MariaDB " + status.version);
    }
}

void Teller::tellRole(const contract::Status& status)
{
    if (status.role != contract::Role::Unknown) {
        const auto before = std::exchange(role_, status.role);
        if (before && *before != status.role) {
            add(Severity::Notice, "role_changed",
                "it is " + nameOf(status.role) + " now, it was " + nameOf(*before));
        }
    }
    const auto before = std::exchange(readOnly_, status.readOnly);
    if (before && status.readOnly && *before != *status.readOnly) {
        add(Severity::Notice, "read_only_changed",
            *status.readOnly ? "ordinary accounts cannot write to it any more (read_only = ON)"
                             : "ordinary accounts can write to it now (read_only = OFF)");
    }
}

void Teller::tellChannels(const contract::Status& status, const contract::Config& config)
{
    std::set<std::string> stopped;
    std::set<std::string> lagging;
    for (const contract::Channel& channel : status.channels) {
        const bool runs = channel.io == Thread::Yes && channel.sql == Thread::Yes;
        if (!runs) {
            stopped.insert(channel.name);
            if (!stopped_.contains(channel.name)) {
                add(Severity::Critical, "replication_stopped",
                    channelName(channel) + " " + channel.problem);
            }
            continue;
        }
        if (stopped_.contains(channel.name)) {
            add(Severity::Notice, "replication_resumed", channelName(channel) + " goes on");
        }
        // Half the limit ends it, so that a lag around the limit does not tell every second.
        const bool was = lagging_.contains(channel.name);
        const Duration limit = was ? config.lagDegraded / 2 : config.lagDegraded;
        if (channel.lag && *channel.lag >= limit) {
            lagging.insert(channel.name);
            if (!was) {
                add(Severity::Warning, "lag_exceeded",
                    channelName(channel) + ": lag " + lagText(*channel.lag));
            }
        } else if (was && !channel.lag) {
            lagging.insert(channel.name);
        } else if (was) {
            add(Severity::Notice, "lag_recovered",
                channelName(channel) + ": lag " + lagText(*channel.lag));
        }
    }
    stopped_ = std::move(stopped);
    lagging_ = std::move(lagging);
}

void Teller::tellPromise(const contract::PromiseStatus& promise)
{
    if (promise.state == schema::State::Unknown) {
        return;
    }
    std::vector<std::string> broken;
    for (const contract::BrokenSetting& setting : promise.broken) {
        broken.push_back(setting.name);
    }
    const std::string wanted = "the promise \"" + std::string(promiseText(promise.wanted)) + "\"";
    if (broken != broken_) {
        if (broken.empty()) {
            add(Severity::Notice, "promise_kept", "every setting keeps " + wanted + " again");
        } else {
            add(Severity::Warning, "promise_broken",
                "settings that break " + wanted + ": " + listed(broken));
        }
        broken_ = std::move(broken);
    }
    if (promise.holding == contract::Holding::Unknown) {
        protected_.reset();
        return;
    }
    const bool safe = promise.holding == contract::Holding::SemiSync ||
                      promise.holding == contract::Holding::NoLoss;
    const auto before = std::exchange(protected_, safe);
    if (before && *before != safe) {
        add(safe ? Severity::Notice : Severity::Critical,
            safe ? "semi_sync_restored" : "semi_sync_lost",
            safe ? "a replica acknowledges again"
            : promise.holding == contract::Holding::Blocked
                ? "commits wait: no replica acknowledges"
                : "commits are confirmed before any "
                  "replica has them");
    }
}

} // namespace bafar::database
