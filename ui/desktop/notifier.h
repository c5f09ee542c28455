#pragma once
// Messages outside of the window, by the desktop's own notification service
// (org.freedesktop.Notifications), which needs no tray.
//
// Not more than a person can read: Pace::Burst within Pace::Within. Nothing waits. GUI
// thread.
#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QHash>
#include <QObject>
#include <deque>

#include "core/base/time.h"

class QDBusPendingCallWatcher;

namespace bafar::ui::desktop {

/// How many messages a desktop gets. Virtual time.
class Pace {
public:
    static constexpr std::size_t Burst = 4;
    static constexpr Duration Within = std::chrono::seconds{60};

    /// One more is allowed now, and counted.
    [[nodiscard]] bool take(Instant now);

private:
    std::deque<Instant> taken_;
};

struct Notification {
    QString key; ///< what it is about; the next one with the same replaces it
    QString title;
    QString text;
    bool critical = false; ///< stays until it is seen
};

class Notifier : public QObject {
    Q_OBJECT

public:
    explicit Notifier(const QDBusConnection& bus, QObject* parent = nullptr);

    /// False: there is no such service (as far as is known), or it was too much; show it elsewhere.
    bool show(const Notification& notification, Instant now);

Q_SIGNALS:
    /// A person clicked on it.
    void chosen(const QString& key);

    /// What show() took was not shown after all; show it elsewhere.
    void refused(const QString& key);

private Q_SLOTS:
    void invoked(uint id, const QString& action);
    void closed(uint id, uint reason);

private:
    void ask();
    [[nodiscard]] uint idOf(const QString& key) const;

    QDBusConnection bus_;
    QDBusServiceWatcher watcher_;
    bool there_ = false;
    Pace pace_;
    QHash<uint, QString> shown_; ///< keys by the service's ids
};

} // namespace bafar::ui::desktop
