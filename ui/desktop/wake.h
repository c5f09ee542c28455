#pragma once
// Notices that this machine, or the virtual one it is, stood still and goes on.
//
// logind says so where there is one; the clocks show it everywhere: between two looks more time
// went by than a timer would have let pass. GUI thread; nothing waits.
#include <QDBusConnection>
#include <QObject>
#include <QTimer>

#include "ui/link/clock.h"

namespace bafar::ui::desktop {

/// What two looks at the clocks show. Virtual time.
class SleepDesk {
public:
    /// More than this is no late timer any more.
    static constexpr Duration Gap = std::chrono::seconds{8};

    /// True: it stood still since the look before. Looks are at most a second or two apart.
    [[nodiscard]] bool look(const link::Moment& now);

private:
    std::optional<link::Moment> before_;
};

class Wake : public QObject {
    Q_OBJECT

public:
    static constexpr int LookMs = 1000;

    /// `bus` is the system's, where logind is.
    explicit Wake(QDBusConnection bus, QObject* parent = nullptr);

Q_SIGNALS:
    /// At once, and once for each time it slept.
    void awake();

private Q_SLOTS:
    void prepareForSleep(bool begins);

private:
    void look();
    void tell();

    SleepDesk desk_;
    QTimer looking_;
    std::optional<Instant> toldAt_;
};

} // namespace bafar::ui::desktop
