#include "ui/link/identity.h"

#include <QCoreApplication>
#include <QLocale>

namespace bafar::link {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Identity)
};

/// A name, or a command, is read left to right.
QString isolated(const QString& text)
{
    return QLocale().textDirection() == Qt::RightToLeft ? QChar(0x2066) + text + QChar(0x2069)
                                                        : text;
}

} // namespace

QString whoMayInstead(const Identity& identity)
{
    return Words::tr("The certificate of %1 may look and plan, and carry nothing out. Who has the "
                     "role operator or admin may; an admin of the cluster issues such a "
                     "certificate: %2")
        .arg(isolated(identity.role + QLatin1Char('/') + identity.name),
             isolated(QStringLiteral("bafarctl pki issue operator ") + identity.name));
}

} // namespace bafar::link
