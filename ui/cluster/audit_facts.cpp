#include "ui/cluster/audit_facts.h"

#include <QCoreApplication>

#include "ui/cluster/audit_words.h"
#include "ui/shared/format.h"

namespace bafar::ui::cluster {
namespace {

struct AuditFacts {
    Q_DECLARE_TR_FUNCTIONS(AuditFacts)
};

/// A token, in its font; or that there is none.
shared::FactList::Row tokenRow(const QString& name, const std::string& token)
{
    return {name, token.empty() ? AuditFacts::tr("none") : shared::technical(token),
            !token.empty()};
}

} // namespace

std::vector<shared::FactList::Row> auditDeed(const AuditLine& line)
{
    const schema::AuditEntry& entry = line.entry;
    const AuditVerdict verdict = auditVerdict(entry);
    return {
        tokenRow(AuditFacts::tr("Who"), entry.actor),
        {AuditFacts::tr("What"), auditWhat(entry)},
        {AuditFacts::tr("Outcome"), verdict.word},
        {AuditFacts::tr("Why"),
         verdict.reason.isEmpty() ? AuditFacts::tr("nothing more is recorded") : verdict.reason},
        tokenRow(AuditFacts::tr("From"), entry.from),
        tokenRow(AuditFacts::tr("Certificate"), entry.serial),
    };
}

std::vector<shared::FactList::Row> auditOrigin(const AuditLine& line)
{
    const schema::Record& record = line.record;
    QStringList tellers;
    for (const std::string& node : line.tellers) {
        tellers.append(shared::technical(node));
    }
    // What was agreed carries a hash over the line before it; the agent's own lines do not.
    const QString index = shared::ordinal(record.index);
    const QString log = record.chain ? AuditFacts::tr("agreed, record %1 of term %2")
                                           .arg(index, shared::ordinal(record.term))
                                     : AuditFacts::tr("the agent's own, record %1").arg(index);
    return {
        {AuditFacts::tr("Local time"), shared::dateAndTime(record.at)},
        tokenRow(AuditFacts::tr("Universal time"), toIso8601(record.at)),
        tokenRow(AuditFacts::tr("Recorded by"), record.node),
        {AuditFacts::tr("Told by"), shared::listed(tellers)},
        {AuditFacts::tr("Log"), log},
        tokenRow(AuditFacts::tr("Chain"), record.chain.value_or("")),
    };
}

QString auditText(const AuditLine& line)
{
    QStringList lines;
    for (const auto& rows : {auditDeed(line), auditOrigin(line)}) {
        for (const shared::FactList::Row& row : rows) {
            lines.append(AuditFacts::tr("%1: %2").arg(row.name, row.value));
        }
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace bafar::ui::cluster
