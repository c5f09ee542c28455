// It is larger than the budget because every word for a state stands here once.
#include "ui/shared/wording.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <cstring>
#include <vector>

#include "ui/shared/agent_phrases.h"
#include "ui/shared/format.h"

namespace bafar::shared {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

struct Template {
    const char* source;
    QRegularExpression pattern;
    int values = 0;
};

std::vector<Template> compiled()
{
    std::vector<Template> all;
    for (const char* phrase : agentPhrases()) {
        Template one;
        one.source = phrase;
        QString pattern = QRegularExpression::escape(QString::fromUtf8(phrase));
        for (int value = 1; value <= 9; ++value) {
            // escape() writes "%1" as "\\%1".
            const QString place = QStringLiteral("\\%") + QString::number(value);
            if (!pattern.contains(place)) {
                break;
            }
            pattern.replace(place, QStringLiteral("(.+?)"));
            one.values = value;
        }
        one.pattern = QRegularExpression(QRegularExpression::anchoredPattern(pattern));
        all.push_back(one);
    }
    // The most specific first: "%1 owns %2" would swallow longer sentences with these words.
    std::stable_sort(all.begin(), all.end(), [](const Template& a, const Template& b) {
        return std::strlen(a.source) > std::strlen(b.source);
    });
    return all;
}

/// A bare number, share, size or duration in the interface's digits and units; empty: it is none.
QString translatedValue(const QString& text)
{
    static const QRegularExpression Pattern(QRegularExpression::anchoredPattern(
        QStringLiteral("(\\d{1,9}(?:\\.(\\d{1,3}))?)(%| us| µs| ms| s| B| [KMGT]iB)?")));
    const QRegularExpressionMatch match = Pattern.match(text);
    if (!match.hasMatch() || QLocale().language() == QLocale::English) {
        return {};
    }
    const double amount = match.captured(1).toDouble();
    const int decimals = static_cast<int>(match.capturedLength(2));
    const QString unit = match.captured(3);
    if (unit.isEmpty()) {
        return decimals > 0 ? QString() : number(amount);
    }
    if (!unit.endsWith(QLatin1Char('s'))) {
        return QCoreApplication::translate("Format",
                                           (QStringLiteral("%1") + unit).toUtf8().constData())
            .arg(number(amount, decimals));
    }
    const double scale = unit == QLatin1String(" s")    ? 1e9
                         : unit == QLatin1String(" ms") ? 1e6
                                                        : 1e3;
    return duration(std::chrono::nanoseconds(static_cast<std::int64_t>(amount * scale)));
}

QString translated(const QString& text, int depth);

/// Sentences that an agent strung together, one by one.
QString translatedParts(const QString& text, int depth)
{
    const QStringList parts = text.split(QStringLiteral("; "));
    if (parts.size() < 2 || depth >= 3) {
        return technical(text);
    }
    QStringList out;
    for (const QString& part : parts) {
        out.append(translated(part, depth + 1));
    }
    return out.join(QCoreApplication::translate("Wording", "; "));
}

QString translatedAnew(const QString& text, int depth)
{
    static const std::vector<Template> Templates = compiled();
    const QString direct = QCoreApplication::translate("Agent", text.toUtf8().constData());
    if (direct != text) {
        return direct;
    }
    const QString plain = translatedValue(text);
    if (!plain.isEmpty()) {
        return plain;
    }
    for (const Template& one : Templates) {
        if (one.values == 0) {
            continue;
        }
        const QRegularExpressionMatch match = one.pattern.match(text);
        if (!match.hasMatch()) {
            continue;
        }
        const QString target = QCoreApplication::translate("Agent", one.source);
        if (target == QString::fromUtf8(one.source)) {
            return technical(text);
        }
        QString out = target;
        for (int value = one.values; value >= 1; --value) {
            // A value may be a phrase itself: "n1 owns web: the owner was silent".
            const QString held = match.captured(value);
            out.replace(QLatin1Char('%') + QString::number(value),
                        depth < 3 ? translated(held, depth + 1) : technical(held));
        }
        return out;
    }
    return translatedParts(text, depth);
}

/// What is said again and again is looked up once, in each language.
QString translated(const QString& text, int depth)
{
    constexpr qsizetype KnownMax = 4096;
    static QHash<QString, QString> known;
    static QLocale language;
    const QLocale::Language spoken = QLocale().language();
    if (spoken == QLocale::English || spoken == QLocale::C) {
        return technical(text); // as agents speak
    }
    if (depth > 0) {
        return translatedAnew(text, depth);
    }
    if (language != QLocale() || known.size() >= KnownMax) {
        known.clear();
        language = QLocale();
    }
    const auto found = known.constFind(text);
    if (found != known.constEnd()) {
        return *found;
    }
    const QString made = translatedAnew(text, depth);
    known.insert(text, made);
    return made;
}

} // namespace

QString factName(std::string_view name)
{
    return translated(fromPeer(name), 0);
}

QString factValue(const schema::Fact& fact)
{
    return fact.technical ? technical(fact.value) : translated(fromPeer(fact.value), 0);
}

QString sentence(std::string_view text)
{
    return text.empty() ? QString() : translated(fromPeer(text), 0);
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
    case schema::Severity::Info: return schema::State::NotMonitored;
    case schema::Severity::Notice: return schema::State::Maintenance;
    case schema::Severity::Warning: return schema::State::Degraded;
    case schema::Severity::Critical: return schema::State::Failed;
    }
    return schema::State::NotMonitored;
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
