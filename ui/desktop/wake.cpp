#include "ui/desktop/wake.h"

namespace bafar::ui::desktop {
namespace {

/// Of what both ways of noticing say within this time, one is told.
constexpr Duration Once = std::chrono::seconds{5};

} // namespace

bool SleepDesk::look(const link::Moment& now)
{
    const std::optional<link::Moment> before = std::exchange(before_, now);
    if (!before) {
        return false;
    }
    const Duration monotonic = now.monotonic - before->monotonic;
    // A virtual machine that was paused has only missed the time of day.
    const Duration wall = std::chrono::milliseconds(now.wall.unixMs - before->wall.unixMs);
    return monotonic >= Gap || wall >= Gap;
}

Wake::Wake(QDBusConnection bus, QObject* parent)
    : QObject(parent)
{
    bus.connect(QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
                QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"),
                this, SLOT(prepareForSleep(bool)));
    connect(&looking_, &QTimer::timeout, this, &Wake::look);
    looking_.start(LookMs);
}

void Wake::prepareForSleep(bool begins)
{
    if (!begins) {
        tell();
    }
}

void Wake::look()
{
    if (desk_.look({link::monotonicNow(), link::wallNow()})) {
        tell();
    }
}

void Wake::tell()
{
    const Instant now = link::monotonicNow();
    if (!toldAt_ || now - *toldAt_ >= Once) {
        toldAt_ = now;
        Q_EMIT awake();
    }
}

} // namespace bafar::ui::desktop
