#include "ui/alerts/message.h"

#include <QCoreApplication>

#include "ui/alerts/text.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::alerts {
namespace {

using bafar::alerts::Notice;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AlertsPage)
};

/// Some desktops read markup in a message and some do not: none must find any.
QString unmarked(QString text)
{
    return text.replace(QLatin1Char('<'), QChar(0x2039))
        .replace(QLatin1Char('>'), QChar(0x203A))
        .replace(QLatin1Char('&'), QChar(0xFF06));
}

QString titleOf(const Notice& notice, schema::Severity worst, const QString& cluster)
{
    const int count = static_cast<int>(notice.critical + notice.warning);
    switch (notice.kind) {
    case Notice::Kind::One: return Words::tr("%1: %2").arg(cluster, shared::severityWord(worst));
    case Notice::Kind::Several:
        return Words::tr("%1: %Ln new alert(s)", nullptr, count).arg(cluster);
    case Notice::Kind::Already:
        return Words::tr("%1: %Ln alert(s) are already firing", nullptr, count).arg(cluster);
    }
    return cluster;
}

} // namespace

Message messageOf(const Notice& notice, const QString& cluster)
{
    Message message;
    message.worst = notice.critical > 0 ? schema::Severity::Critical : schema::Severity::Warning;
    message.title = unmarked(titleOf(notice, message.worst, shared::technical(cluster)));
    QStringList lines;
    const std::size_t count = notice.critical + notice.warning;
    if (notice.kind != Notice::Kind::One) {
        schema::alerting::Counts counts;
        counts.critical = notice.critical;
        counts.warning = notice.warning;
        lines.append(countsText(counts));
    }
    for (const Alert& alert : notice.alerts) {
        lines.append(shared::sentence(alert.summary));
    }
    if (count > notice.alerts.size()) {
        lines.append(
            Words::tr("and %Ln more", nullptr, static_cast<int>(count - notice.alerts.size())));
    }
    message.text = unmarked(lines.join(QLatin1Char('\n')));
    if (count == 1 && !notice.alerts.empty()) {
        message.entity = shared::fromPeer(notice.alerts.front().subject);
        message.fingerprint = shared::fromPeer(notice.alerts.front().fingerprint);
    }
    return message;
}

} // namespace bafar::ui::alerts
