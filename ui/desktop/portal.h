#pragma once
// The desktop's settings as its portal tells them (org.freedesktop.portal.Settings), and again when
// they change or the portal comes back. Without a portal there are none. Nothing waits. GUI thread.
#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QObject>

#include "ui/desktop/appearance.h"

class QDBusPendingCallWatcher;

namespace bafar::ui::desktop {

class Portal : public QObject {
    Q_OBJECT

public:
    explicit Portal(const QDBusConnection& bus, QObject* parent = nullptr);

    /// Asks; changed() follows if there is an answer.
    void start();

    /// Of the namespaces that appearanceOf() reads, as of the last changed().
    [[nodiscard]] const DesktopSettings& settings() const { return settings_; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void change(const QString& space, const QString& key, const QDBusVariant& value);

private:
    void answered(QDBusPendingCallWatcher* call);

    QDBusConnection bus_;
    QDBusServiceWatcher watcher_;
    DesktopSettings settings_;
};

} // namespace bafar::ui::desktop
