#include "app/access_words.h"

#include <QCoreApplication>
#include <map>

#include "ui/link/key.h"
#include "ui/link/session.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::app {
namespace {

struct AccessWords {
    Q_DECLARE_TR_FUNCTIONS(AccessTrouble)
};

QString placeOf(const link::Identity& identity)
{
    if (identity.place.isEmpty()) {
        return {};
    }
    const QString whose = shared::technical(identity.role + QLatin1Char('/') + identity.name);
    const std::optional<std::string> entry = link::keyringEntryOf(identity.place.toStdString());
    const QString place = entry ? AccessWords::tr("keyring entry %1").arg(shared::technical(*entry))
                                : shared::technical(identity.place);
    return identity.notAfter.unixMs == 0
               ? AccessWords::tr("This console shows the certificate of %1 in %2.")
                     .arg(whose, place)
               : AccessWords::tr("This console shows the certificate of %1 in %2, valid until %3.")
                     .arg(whose, place, shared::dateAndTime(identity.notAfter));
}

QString commandOf(const link::Identity& identity)
{
    const QString role = identity.role.isEmpty() ? QStringLiteral("ROLE") : identity.role;
    const QString name = identity.name.isEmpty() ? QStringLiteral("NAME") : identity.name;
    return QStringLiteral("bafarctl pki issue ") + role + QLatin1Char(' ') + name;
}

/// Without the agent's advice after it: the command is said once, where it can be copied.
QString withoutAdvice(const QString& problem)
{
    return problem.section(QStringLiteral("; issue a new one with"), 0, 0);
}

} // namespace

std::optional<AccessTrouble> accessTroubleOf(const link::Session& session)
{
    std::map<QString, QStringList> nodes; ///< by cause
    QStringList refusing;
    bool heard = false;
    for (const auto& [node, facts] : session.store().agents()) {
        heard = heard || (facts.connected && facts.freshness == schema::State::Ok);
        if (facts.refused) {
            nodes[withoutAdvice(facts.problem)].append(shared::technical(node));
            refusing.append(shared::technical(node));
        }
    }
    if (refusing.isEmpty()) {
        return std::nullopt;
    }
    AccessTrouble trouble;
    trouble.nobody = !heard && refusing.size() == std::ssize(session.store().agents());
    trouble.unknown = trouble.nobody && session.topology().things.empty();
    trouble.title = trouble.nobody
                        ? AccessWords::tr("No agent lets this console in")
                        : AccessWords::tr("Not let in by %1").arg(shared::listed(refusing));
    for (const auto& [cause, of] : nodes) {
        trouble.reasons.append(AccessWords::tr("%1: %2").arg(
            shared::listed(of), shared::sentence(cause.toStdString())));
    }
    trouble.place = placeOf(session.identity());
    trouble.remedy = AccessWords::tr(
        "Compare the profile with the cluster, or have an admin of the cluster issue a certificate "
        "by this command. A new profile or certificate is read when the console starts.");
    trouble.command = commandOf(session.identity());
    return trouble;
}

} // namespace bafar::app
