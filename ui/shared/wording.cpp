#include "ui/shared/wording.h"

#include <QCoreApplication>

#include "ui/shared/agent_speech.h"
#include "ui/shared/format.h"

namespace bafar::shared {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

} // namespace

QString thingTitle(std::string_view title)
{
    const QString text = fromPeer(title);
    const QLatin1String between(" on ");
    const qsizetype at = text.lastIndexOf(between);
    return at <= 0 ? technical(text)
                   : Words::tr("%1 on %2")
                         .arg(technical(text.left(at)), technical(text.mid(at + between.size())));
}

QString factName(std::string_view name)
{
    if (name == "gtid") {
        return QStringLiteral("GTID"); // in every language
    }
    if (name == "cpu") {
        return Words::tr("CPU");
    }
    if (name == "gap") { // of no agent: two of them are compared
        return Words::tr("gap");
    }
    return spoken(fromPeer(name));
}

QString factHead(std::string_view name)
{
    QString head = factName(name);
    if (!head.isEmpty()) {
        head[0] = head[0].toUpper();
    }
    return head;
}

/// Some tokens have words between them, "51 on eth0"; empty: this one has none, or none to
/// translate.
static QString wordedToken(const schema::Fact& fact)
{
    if (fact.name == "ports") {
        return spokenPorts(fromPeer(fact.value));
    }
    if (fact.name != "virtual router") {
        return {};
    }
    const QString text = fromPeer(fact.value);
    const QString said = spoken(text);
    return said == technical(text) ? QString() : said;
}

bool isToken(const schema::Fact& fact)
{
    return fact.technical && wordedToken(fact).isEmpty();
}

QString factValue(const schema::Fact& fact)
{
    if (const QString said = wordedToken(fact); !said.isEmpty()) {
        return said;
    }
    if (fact.name == "load") { // other numbers with a point and no unit may be versions
        bool isNumber = false;
        const double load = fromPeer(fact.value).toDouble(&isNumber);
        if (isNumber) {
            return number(load, 2);
        }
    }
    return fact.technical ? technical(fact.value) : spoken(fromPeer(fact.value));
}

QString sentence(std::string_view text)
{
    return text.empty() ? QString() : spoken(fromPeer(text));
}

QString takenOverText(const schema::ActionRecord& record)
{
    return sentence(record.takenOver);
}

QString resultText(const schema::ActionRecord& record)
{
    std::string_view text = record.result;
    const std::string told = "; " + record.takenOver;
    if (!record.takenOver.empty() && text.ends_with(told)) {
        text.remove_suffix(told.size());
    }
    return sentence(text);
}

QString laneTitle(schema::Lane lane)
{
    switch (lane) {
    case schema::Lane::Clients: return Words::tr("Clients");
    case schema::Lane::FloatingIp: return Words::tr("Floating IP");
    case schema::Lane::LoadBalancer: return Words::tr("Load balancer");
    case schema::Lane::Services: return Words::tr("Services");
    case schema::Lane::Data: return Words::tr("Data");
    case schema::Lane::Storage: return Words::tr("Storage");
    case schema::Lane::Nodes: return Words::tr("Nodes");
    }
    return {};
}

QString relationWord(schema::RelationKind kind)
{
    switch (kind) {
    case schema::RelationKind::Owns: return Words::tr("owns");
    case schema::RelationKind::Standby: return Words::tr("stands by for");
    case schema::RelationKind::Traffic: return Words::tr("sends requests to");
    case schema::RelationKind::Write: return Words::tr("writes to");
    case schema::RelationKind::Read: return Words::tr("reads from");
    case schema::RelationKind::Replicates: return Words::tr("replicates to");
    case schema::RelationKind::Mirrors: return Words::tr("mirrors to");
    case schema::RelationKind::RunsOn: return Words::tr("runs on");
    case schema::RelationKind::Peers: return Words::tr("hears");
    }
    return {};
}

QString relationWordBack(schema::RelationKind kind)
{
    switch (kind) {
    case schema::RelationKind::Owns: return Words::tr("owned by");
    case schema::RelationKind::Standby: return Words::tr("on standby");
    case schema::RelationKind::Traffic: return Words::tr("gets requests from");
    case schema::RelationKind::Write: return Words::tr("written by");
    case schema::RelationKind::Read: return Words::tr("read by");
    case schema::RelationKind::Replicates: return Words::tr("replica of");
    case schema::RelationKind::Mirrors: return Words::tr("mirror of");
    case schema::RelationKind::RunsOn: return Words::tr("runs");
    case schema::RelationKind::Peers: return Words::tr("heard by");
    }
    return {};
}

/// Of a volume's relations by what is at its ends: a part's id begins with that of its volume.
static bool isBrickOf(const schema::Relation& relation)
{
    return relation.kind == schema::RelationKind::Traffic &&
           relation.from.starts_with("storage/") && relation.to.starts_with(relation.from + "/");
}

static bool isMountOf(const schema::Relation& relation)
{
    return relation.kind == schema::RelationKind::Traffic && relation.to.starts_with("storage/") &&
           relation.from.starts_with(relation.to + "/");
}

QString relationWord(const schema::Relation& relation)
{
    return isBrickOf(relation)   ? Words::tr("has a brick on")
           : isMountOf(relation) ? Words::tr("mounts")
                                 : relationWord(relation.kind);
}

QString relationWordBack(const schema::Relation& relation)
{
    return isBrickOf(relation)   ? Words::tr("brick of")
           : isMountOf(relation) ? Words::tr("mounted at")
                                 : relationWordBack(relation.kind);
}

QString severityWord(schema::Severity severity)
{
    switch (severity) {
    case schema::Severity::Info: return Words::tr("info");
    case schema::Severity::Notice: return Words::tr("notice");
    case schema::Severity::Warning: return Words::tr("warning");
    case schema::Severity::Critical: return Words::tr("critical");
    }
    return {};
}

QString stepWord(schema::StepState state)
{
    switch (state) {
    case schema::StepState::Waiting: return Words::tr("waiting");
    case schema::StepState::Running: return Words::tr("running");
    case schema::StepState::Done: return Words::tr("done");
    case schema::StepState::Failed: return Words::tr("failed");
    case schema::StepState::Skipped: return Words::tr("skipped");
    case schema::StepState::Undone: return Words::tr("undone");
    case schema::StepState::Undoing: return Words::tr("being undone");
    case schema::StepState::Unknown: return Words::tr("not known");
    }
    return {};
}

QString resultWord(schema::ActionState state)
{
    switch (state) {
    case schema::ActionState::Running: return Words::tr("running");
    case schema::ActionState::Verifying: return Words::tr("verifying what is seen");
    case schema::ActionState::Succeeded: return Words::tr("succeeded");
    case schema::ActionState::SucceededWithLosses: return Words::tr("succeeded with losses");
    case schema::ActionState::Cancelled: return Words::tr("cancelled");
    case schema::ActionState::FailedUndone: return Words::tr("failed and taken back");
    case schema::ActionState::FailedNeedsHands: return Words::tr("failed, needs hands");
    case schema::ActionState::Unknown: return Words::tr("unknown, contact lost");
    }
    return {};
}

QString riskWord(schema::ActionClass risk)
{
    switch (risk) {
    case schema::ActionClass::Safe: return Words::tr("safe");
    case schema::ActionClass::Disruptive: return Words::tr("disruptive");
    case schema::ActionClass::DataRisk: return Words::tr("data at risk");
    }
    return {};
}

QString verdictWord(schema::Verdict verdict)
{
    switch (verdict) {
    case schema::Verdict::Pass: return Words::tr("holds");
    case schema::Verdict::Fail: return Words::tr("does not hold");
    case schema::Verdict::Unknown: return Words::tr("not known");
    }
    return {};
}

schema::State markOf(schema::Severity severity)
{
    switch (severity) {
    case schema::Severity::Info:
    case schema::Severity::Notice: return schema::State::NotMonitored; // they are no states
    case schema::Severity::Warning: return schema::State::Degraded;
    case schema::Severity::Critical: return schema::State::Failed;
    }
    return schema::State::NotMonitored;
}

QString markWord(schema::Severity severity)
{
    return severity == schema::Severity::Info ? QString() : severityWord(severity);
}

schema::State markOf(schema::StepState state)
{
    switch (state) {
    case schema::StepState::Waiting: return schema::State::NotMonitored;
    case schema::StepState::Running: return schema::State::Transition;
    case schema::StepState::Done: return schema::State::Ok;
    case schema::StepState::Failed: return schema::State::Failed;
    case schema::StepState::Skipped: return schema::State::Disabled;
    case schema::StepState::Undone: return schema::State::Degraded;
    case schema::StepState::Undoing: return schema::State::Transition;
    case schema::StepState::Unknown: return schema::State::Unknown;
    }
    return schema::State::Unknown;
}

schema::State markOf(schema::ActionState state)
{
    switch (state) {
    case schema::ActionState::Running:
    case schema::ActionState::Verifying: return schema::State::Transition;
    case schema::ActionState::Succeeded: return schema::State::Ok;
    case schema::ActionState::SucceededWithLosses:
    case schema::ActionState::Cancelled:
    case schema::ActionState::FailedUndone: return schema::State::Degraded;
    case schema::ActionState::FailedNeedsHands: return schema::State::Failed;
    case schema::ActionState::Unknown: return schema::State::Unknown;
    }
    return schema::State::Unknown;
}

schema::State markOf(schema::Verdict verdict)
{
    switch (verdict) {
    case schema::Verdict::Pass: return schema::State::Ok;
    case schema::Verdict::Fail: return schema::State::Failed;
    case schema::Verdict::Unknown: return schema::State::Unknown;
    }
    return schema::State::Unknown;
}

} // namespace bafar::shared
