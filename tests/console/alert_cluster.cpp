#include "tests/console/alert_cluster.h"

#include "core/schema/json.h"

namespace bafar::test {

using schema::Severity;
using schema::alerting::Alert;
using schema::alerting::AlertState;
using schema::alerting::Status;

schema::alerting::Alert alertOf(const QString& text)
{
    const QStringList words =
        text.section(QLatin1String(" | "), 0, 0).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    Alert alert;
    alert.rule = words[0].toStdString();
    alert.severity = words[1] == QLatin1String("critical")  ? Severity::Critical
                     : words[1] == QLatin1String("warning") ? Severity::Warning
                                                            : Severity::Info;
    alert.state = words[2] == QLatin1String("firing")    ? AlertState::Firing
                  : words[2] == QLatin1String("pending") ? AlertState::Pending
                                                         : AlertState::Resolved;
    alert.subject = words[3] == QLatin1String("-") ? "" : words[3].toStdString();
    for (const QString& word : words.mid(4)) {
        const std::string name = word.section(QLatin1Char('='), 0, 0).toStdString();
        const std::string value = word.section(QLatin1Char('='), 1).toStdString();
        (name == "by" ? alert.inhibitedBy : alert.labels[name]) = value;
    }
    alert.labels.erase("by");
    alert.fingerprint = (words[0] + words[1] + words[3]).toStdString();
    alert.ofCluster = !alert.labels.contains("node");
    alert.hasRunbook = true;
    alert.summary = text.section(QLatin1String(" | "), 1).toStdString();
    alert.value = "97.1%";
    alert.since = {SomeDay.unixMs - 600'000};
    alert.firedAt = alert.state == AlertState::Pending ? WallTime{} : SomeDay;
    alert.resolvedAt = alert.state == AlertState::Resolved ? SomeDay : WallTime{};
    return alert;
}

Status alertStatus(const QStringList& alerts, bool leads)
{
    Status status;
    status.state = schema::State::Ok;
    status.leads = leads;
    for (const QString& alert : alerts) {
        status.alerts.push_back(alertOf(alert));
    }
    return status;
}

Status noAlerting()
{
    Status status;
    status.state = schema::State::NotMonitored;
    status.reasons = {"not in the cluster spec"};
    return status;
}

void sayAlerting(FakeLink& link, const Status& status)
{
    schema::Message message;
    message.kind = schema::MessageKind::Report;
    message.concept_ = std::string(schema::alerting::Name);
    message.at = SomeDay;
    message.report.emplace();
    message.report->status.text = schema::toJson(status);
    link.say(message);
}

void speakAlerts(const std::map<std::string, FakeLink*>& agents, const QStringList& alerts)
{
    Full wish;
    wish.trouble = true;
    speakFull(agents, wish);
    for (const auto& [name, link] : agents) {
        sayAlerting(*link, alertStatus(name == "n1" ? alerts : QStringList(), name == "n1"));
    }
}

QStringList someAlerts()
{
    return {
        QStringLiteral("ReplicationStopped critical firing database/n3 node=n3 master_host=n1 | "
                       "replication from n1 to n3 has stopped"),
        QStringLiteral("RedisEvicting warning firing cache/n1 node=n1 | Redis of n1 throws keys "
                       "away to make room: 140/s"),
        QStringLiteral("DiskOver95 critical firing node/n2 node=n2 device=/dev/vda1 mountpoint=/ "
                       "| / on n2 is 97.1% full"),
        QStringLiteral("DiskOver85 warning firing node/n2 node=n2 device=/dev/vda1 mountpoint=/ "
                       "| / on n2 is 97.1% full"),
        QStringLiteral("SwarmNoLeader critical firing services/swarm | the swarm has no leader: "
                       "nothing can be changed in it"),
        QStringLiteral("ServiceShort warning pending services/api service=api | api runs 67% of "
                       "the tasks it should have"),
        QStringLiteral("VrrpFailover info firing floating_ip/web address=web | the floating IP "
                       "web moved"),
        QStringLiteral("HostCpuHigh warning resolved node/n1 node=n1 | the processors of n1 are "
                       "91.2% busy"),
    };
}

} // namespace bafar::test
