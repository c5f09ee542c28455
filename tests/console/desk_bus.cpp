#include "tests/console/desk_bus.h"

#include <QDBusMessage>
#include <QDBusMetaType>

namespace bafar::test {

static const QString Service = QStringLiteral("org.freedesktop.portal.Desktop");
static const QString Path = QStringLiteral("/org/freedesktop/portal/desktop");

PrivateBus::~PrivateBus()
{
    for (const QString& name : names_) {
        QDBusConnection::disconnectFromBus(name);
    }
    daemon_.terminate();
    if (!daemon_.waitForFinished(5000)) {
        daemon_.kill();
        daemon_.waitForFinished(5000);
    }
}

bool PrivateBus::start()
{
    daemon_.start(QStringLiteral("dbus-daemon"),
                  {QStringLiteral("--session"), QStringLiteral("--nofork"),
                   QStringLiteral("--nosyslog"), QStringLiteral("--print-address=1"),
                   QStringLiteral("--address=unix:dir=") + folder_.path()});
    while (daemon_.waitForStarted(5000) && !daemon_.canReadLine()) {
        if (!daemon_.waitForReadyRead(5000)) {
            return false;
        }
    }
    address_ = QString::fromUtf8(daemon_.readLine()).trimmed();
    return !address_.isEmpty();
}

QDBusConnection PrivateBus::connection(const QString& name)
{
    names_.append(name);
    return QDBusConnection::connectToBus(address_, name);
}

FakePortal::FakePortal(const QDBusConnection& bus)
    : bus_(bus)
{
    qDBusRegisterMetaType<QMap<QString, QVariantMap>>();
    bus_.registerObject(Path, this, QDBusConnection::ExportAllSlots);
}

bool FakePortal::appear()
{
    return bus_.registerService(Service);
}

void FakePortal::vanish()
{
    bus_.unregisterService(Service);
}

void FakePortal::say(const QString& space, const QString& key, const QVariant& value)
{
    settings[space][key] = value;
    QDBusMessage told = QDBusMessage::createSignal(
        Path, QStringLiteral("org.freedesktop.portal.Settings"), QStringLiteral("SettingChanged"));
    told.setArguments({space, key, QVariant::fromValue(QDBusVariant(value))});
    bus_.send(told);
}

QMap<QString, QVariantMap> FakePortal::ReadAll(const QStringList& spaces)
{
    QMap<QString, QVariantMap> found;
    for (const QString& space : spaces) {
        if (settings.contains(space)) {
            found[space] = settings[space];
        }
    }
    return found;
}

static const QString NotificationsPath = QStringLiteral("/org/freedesktop/Notifications");

FakeNotifications::FakeNotifications(const QDBusConnection& bus)
    : bus_(bus)
{
    bus_.registerObject(NotificationsPath, this, QDBusConnection::ExportAllSlots);
}

bool FakeNotifications::appear()
{
    return bus_.registerService(QStringLiteral("org.freedesktop.Notifications"));
}

void FakeNotifications::click(uint id)
{
    QDBusMessage clicked = QDBusMessage::createSignal(
        NotificationsPath, QStringLiteral("org.freedesktop.Notifications"),
        QStringLiteral("ActionInvoked"));
    clicked.setArguments({id, QStringLiteral("default")});
    bus_.send(clicked);
}

QString FakeNotifications::GetServerInformation(QString& vendor,
                                                QString& version,
                                                QString& specification)
{
    vendor = version = specification = QStringLiteral("1.2");
    return QStringLiteral("fake");
}

uint FakeNotifications::Notify(const QString&,
                               uint replaces,
                               const QString&,
                               const QString& title,
                               const QString&,
                               const QStringList&,
                               const QVariantMap& hints,
                               int)
{
    if (refuses) {
        sendErrorReply(QDBusError::LimitsExceeded, QStringLiteral("too many"));
        return 0;
    }
    const uint id = replaces > 0 ? replaces : static_cast<uint>(shown.size()) + 1;
    shown.append({id, replaces, title, hints[QStringLiteral("urgency")].toInt()});
    return id;
}

} // namespace bafar::test
