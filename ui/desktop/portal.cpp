#include "ui/desktop/portal.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace bafar::ui::desktop {
namespace {

const QString Service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString Path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString Interface = QStringLiteral("org.freedesktop.portal.Settings");

QStringList spaces()
{
    return {QStringLiteral("org.freedesktop.appearance"),
            QStringLiteral("org.gnome.desktop.interface")};
}

} // namespace

Portal::Portal(const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
    , bus_(bus)
    , watcher_(Service, bus, QDBusServiceWatcher::WatchForRegistration)
{
    connect(&watcher_, &QDBusServiceWatcher::serviceRegistered, this, &Portal::start);
    bus_.connect(Service, Path, Interface, QStringLiteral("SettingChanged"), this,
                 SLOT(change(QString, QString, QDBusVariant)));
}

void Portal::start()
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(Service, Path, Interface, QStringLiteral("ReadAll"));
    question.setArguments({spaces()});
    auto* call = new QDBusPendingCallWatcher(bus_.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &Portal::answered);
}

void Portal::answered(QDBusPendingCallWatcher* call)
{
    call->deleteLater();
    const QDBusMessage reply = call->reply();
    if (reply.type() != QDBusMessage::ReplyMessage ||
        reply.signature() != QLatin1String("a{sa{sv}}")) {
        return; // no portal, or none that has settings
    }
    settings_ = qdbus_cast<DesktopSettings>(reply.arguments().value(0));
    Q_EMIT changed();
}

void Portal::change(const QString& space, const QString& key, const QDBusVariant& value)
{
    if (spaces().contains(space)) {
        settings_[space][key] = value.variant();
        Q_EMIT changed();
    }
}

} // namespace bafar::ui::desktop
