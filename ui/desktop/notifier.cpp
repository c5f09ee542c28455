#include "ui/desktop/notifier.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QGuiApplication>
#include <QVariantMap>

namespace bafar::ui::desktop {
namespace {

const QString NotifyService = QStringLiteral("org.freedesktop.Notifications");
const QString NotifyPath = QStringLiteral("/org/freedesktop/Notifications");
const QString DefaultAction = QStringLiteral("default"); ///< a click on the message itself
constexpr int ShownMs = 15'000;
constexpr int ShownMax = 64; ///< ids that are remembered

QDBusMessage call(const char* method)
{
    return QDBusMessage::createMethodCall(NotifyService, NotifyPath, NotifyService,
                                          QString::fromLatin1(method));
}

} // namespace

bool Pace::take(Instant now)
{
    while (!taken_.empty() && now - taken_.front() >= Within) {
        taken_.pop_front();
    }
    if (taken_.size() >= Burst) {
        return false;
    }
    taken_.push_back(now);
    return true;
}

Notifier::Notifier(const QDBusConnection& bus, QObject* parent)
    : QObject(parent)
    , bus_(bus)
    , watcher_(NotifyService, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    connect(&watcher_, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString&, const QString& owner) {
                shown_.clear();
                there_ = !owner.isEmpty();
            });
    bus_.connect(NotifyService, NotifyPath, NotifyService, QStringLiteral("ActionInvoked"), this,
                 SLOT(invoked(uint, QString)));
    bus_.connect(NotifyService, NotifyPath, NotifyService, QStringLiteral("NotificationClosed"),
                 this, SLOT(closed(uint, uint)));
    ask();
}

/// Wakes the service where the bus can start it.
void Notifier::ask()
{
    auto* asked = new QDBusPendingCallWatcher(bus_.asyncCall(call("GetServerInformation")), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this, asked] {
        there_ = asked->reply().type() == QDBusMessage::ReplyMessage;
        asked->deleteLater();
    });
}

/// Without what a service may take for markup: not each says whether it does.
static QString harmless(QString text)
{
    return text.replace(QLatin1Char('<'), QChar(0x2039)).replace(QLatin1Char('&'), QChar(0xFF06));
}

bool Notifier::show(const Notification& notification, Instant now)
{
    if (!there_ || !pace_.take(now)) {
        return false;
    }
    QVariantMap hints;
    hints[QStringLiteral("urgency")] =
        QVariant::fromValue(static_cast<uchar>(notification.critical ? 2 : 1));
    hints[QStringLiteral("desktop-entry")] = QGuiApplication::desktopFileName();
    QDBusMessage message = call("Notify");
    message.setArguments(
        {QStringLiteral("Bafar"), idOf(notification.key), QGuiApplication::desktopFileName(),
         notification.title, harmless(notification.text),
         QStringList{DefaultAction, QCoreApplication::translate("Notifier", "Show")}, hints,
         notification.critical ? 0 : ShownMs});
    auto* sent = new QDBusPendingCallWatcher(bus_.asyncCall(message), this);
    connect(sent, &QDBusPendingCallWatcher::finished, this, [this, sent, key = notification.key] {
        sent->deleteLater();
        const QDBusMessage reply = sent->reply();
        if (reply.type() != QDBusMessage::ReplyMessage) {
            there_ = false; // the next ones are shown in the window, too
            Q_EMIT refused(key);
        } else if (shown_.size() < ShownMax) {
            shown_[reply.arguments().value(0).toUInt()] = key;
        }
    });
    return true;
}

uint Notifier::idOf(const QString& key) const
{
    return key.isEmpty() ? 0U : shown_.key(key, 0U);
}

void Notifier::invoked(uint id, const QString& action)
{
    const auto found = shown_.constFind(id);
    if (found != shown_.constEnd() && action == DefaultAction) {
        Q_EMIT chosen(*found);
    }
}

void Notifier::closed(uint id, uint)
{
    shown_.remove(id);
}

} // namespace bafar::ui::desktop
