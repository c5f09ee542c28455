#include "ui/cluster/audit_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>
#include <optional>

#include "core/schema/action_record.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::cluster {
namespace {

struct AuditWords {
    Q_DECLARE_TR_FUNCTIONS(AuditWords)
};

/// The end of an action begins with its state's name: "succeeded: Hand over: seen to hold".
std::optional<schema::ActionState> endIn(const schema::AuditEntry& entry)
{
    if (!entry.what.starts_with("run ")) {
        return std::nullopt;
    }
    const std::string name = entry.outcome.substr(0, entry.outcome.find(':'));
    const auto& names = schema::ActionStateNames;
    const auto found = std::find(std::begin(names), std::end(names), name);
    return found == std::end(names)
               ? std::nullopt
               : std::optional(static_cast<schema::ActionState>(found - std::begin(names)));
}

/// What was refused before it was known which action it would be has the plan's id alone, in
/// quotes.
bool isQuoted(const QString& text)
{
    constexpr QLatin1Char Quote('"');
    return text.size() > 2 && text.startsWith(Quote) && text.endsWith(Quote);
}

} // namespace

QString auditWhat(const schema::AuditEntry& entry)
{
    const QString what = shared::fromPeer(entry.what, 300);
    const qsizetype space = what.indexOf(QLatin1Char(' '));
    const QString deed = what.left(space);
    const QString object = what.mid(space + 1);
    const QString about = shared::technical(object);
    if (space > 0 && deed == QLatin1String("plan")) {
        return AuditWords::tr("plan %1").arg(about);
    }
    if (space > 0 && deed == QLatin1String("confirm") && isQuoted(object)) {
        return AuditWords::tr("confirm the plan %1")
            .arg(shared::technical(object.mid(1, object.size() - 2)));
    }
    if (space > 0 && deed == QLatin1String("confirm")) {
        return AuditWords::tr("confirm %1").arg(about);
    }
    if (space > 0 && deed == QLatin1String("run")) {
        return AuditWords::tr("run %1").arg(about);
    }
    if (space > 0 && deed == QLatin1String("cancel")) {
        return AuditWords::tr("cancel %1").arg(about);
    }
    return shared::technical(what);
}

AuditVerdict auditVerdict(const schema::AuditEntry& entry)
{
    if (!entry.allowed) {
        return {AuditWords::tr("refused"), schema::State::Degraded,
                shared::sentence(entry.outcome)};
    }
    if (const auto end = endIn(entry)) {
        const std::size_t colon = entry.outcome.find(": ");
        const std::string seen =
            colon == std::string::npos ? std::string() : entry.outcome.substr(colon + 2);
        return {shared::resultWord(*end), shared::markOf(*end), shared::sentence(seen)};
    }
    return {AuditWords::tr("allowed"), schema::State::NotMonitored,
            entry.outcome == "allowed" ? QString() : shared::sentence(entry.outcome)};
}

} // namespace bafar::ui::cluster
