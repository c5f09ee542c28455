#pragma once
// A session bus of the test's own, and on it a desktop that says how programs shall look.
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusVariant>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

#include "ui/desktop/appearance.h"

namespace bafar::test {

/// A dbus-daemon, ended with this.
class PrivateBus {
public:
    ~PrivateBus();

    /// False: it cannot be started here.
    bool start();

    [[nodiscard]] const QString& address() const { return address_; }

    /// A connection of its own for each name.
    [[nodiscard]] QDBusConnection connection(const QString& name);

private:
    QTemporaryDir folder_;
    QProcess daemon_;
    QString address_;
    QStringList names_;
};

/// What stands where the desktop's portal would.
class FakePortal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit FakePortal(const QDBusConnection& bus);

    /// Takes the portal's name; it can be given up and taken again.
    bool appear();
    void vanish();

    /// Changes a setting, and tells of it.
    void say(const QString& space, const QString& key, const QVariant& value);

    ui::desktop::DesktopSettings settings;

public Q_SLOTS:
    QMap<QString, QVariantMap> ReadAll(const QStringList& spaces);

private:
    QDBusConnection bus_;
};

/// What shows the desktop's messages.
class FakeNotifications : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        uint id = 0;
        uint replaces = 0;
        QString title;
        int urgency = 0;
    };

    explicit FakeNotifications(const QDBusConnection& bus);

    bool appear();

    /// As a person clicks on it.
    void click(uint id);

    QList<Shown> shown;
    bool refuses = false; ///< says that it is there, and shows nothing

public Q_SLOTS:
    QString GetServerInformation(QString& vendor, QString& version, QString& specification);
    uint Notify(const QString& program,
                uint replaces,
                const QString& icon,
                const QString& title,
                const QString& text,
                const QStringList& actions,
                const QVariantMap& hints,
                int timeout);

private:
    QDBusConnection bus_;
};

} // namespace bafar::test
