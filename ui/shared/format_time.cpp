// Moments as people read them, in local time.
#include <QDateTime>
#include <cstdlib>

#include "ui/shared/figures.h"
#include "ui/shared/format.h"

namespace bafar::shared {

QString timeOfDay(WallTime time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.unixMs);
    return figuresLocale().toString(local.time(), QStringLiteral("HH:mm:ss"));
}

QString day(WallTime time)
{
    const QLocale locale = figuresLocale();
    const QCalendar calendar = calendarNow();
    const bool isPersian = locale.language() == QLocale::Persian && !calendar.isGregorian();
    return locale.toString(QDateTime::fromMSecsSinceEpoch(time.unixMs).date(),
                           isPersian ? QStringLiteral("yyyy/MM/dd") : QStringLiteral("yyyy-MM-dd"),
                           calendar);
}

QString dateAndTime(WallTime time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.unixMs);
    const int offset = local.offsetFromUtc() / 60;
    const QTime ahead(std::abs(offset) / 60, std::abs(offset) % 60);
    const QString zone = QLatin1Char(offset < 0 ? '-' : '+') +
                         figuresLocale().toString(ahead, QStringLiteral("HH:mm"));
    // Each of them on its own, so that the date comes first in Persian, too.
    const QStringList parts{technical(day(time)), technical(timeOfDay(time)), technical(zone)};
    return parts.join(QLatin1Char(' '));
}

QString moment(WallTime at, WallTime now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.unixMs);
    const QDateTime present = QDateTime::fromMSecsSinceEpoch(now.unixMs);
    if (local.date() == present.date()) {
        return timeOfDay(at);
    }
    const QCalendar calendar = calendarNow();
    if (local.date().year(calendar) != present.date().year(calendar)) {
        return technical(day(at));
    }
    const QLocale locale = figuresLocale();
    const QString text = locale.toString(local.date(), QStringLiteral("d MMM"), calendar) +
                         QLatin1Char(' ') + locale.toString(local.time(), QStringLiteral("HH:mm"));
    return locale.textDirection() == Qt::RightToLeft ? text : technical(text);
}

} // namespace bafar::shared
