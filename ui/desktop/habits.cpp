#include "ui/desktop/habits.h"

#include <QApplication>
#include <QSettings>
#include <QTableView>

namespace bafar::ui::desktop {
namespace {

using shared::Calendar;
using shared::Density;
using shared::Digits;

const QString DensityKey = QStringLiteral("looks/density");
const QString DigitsKey = QStringLiteral("looks/digits");
const QString CalendarKey = QStringLiteral("looks/calendar");

} // namespace

void Habits::keepIn(const QString& file)
{
    file_ = file;
    const QSettings kept(file, QSettings::IniFormat);
    habit_ = {};
    if (kept.value(DensityKey) == QLatin1String("comfortable")) {
        habit_.density = Density::Comfortable;
    }
    if (kept.value(DigitsKey) == QLatin1String("latin")) {
        habit_.figures.digits = Digits::Latin;
    }
    const QString calendar = kept.value(CalendarKey).toString();
    habit_.figures.calendar = calendar == QLatin1String("gregorian") ? Calendar::Gregorian
                              : calendar == QLatin1String("persian") ? Calendar::Persian
                                                                     : Calendar::OfLanguage;
    apply();
}

void Habits::choose(const Habit& habit)
{
    habit_ = habit;
    if (!file_.isEmpty()) {
        QSettings kept(file_, QSettings::IniFormat);
        kept.setValue(DensityKey, habit.density == Density::Comfortable
                                      ? QStringLiteral("comfortable")
                                      : QStringLiteral("compact"));
        kept.setValue(DigitsKey, habit.figures.digits == Digits::Latin
                                     ? QStringLiteral("latin")
                                     : QStringLiteral("language"));
        kept.setValue(CalendarKey,
                      habit.figures.calendar == Calendar::Gregorian ? QStringLiteral("gregorian")
                      : habit.figures.calendar == Calendar::Persian ? QStringLiteral("persian")
                                                                    : QStringLiteral("language"));
    }
    apply();
    Q_EMIT changed();
}

/// What makes its words when it is painted is painted again; all else hears of the cluster twice a
/// second, or has shared::sayInFigures().
void Habits::apply()
{
    shared::setFigures(habit_.figures);
    shared::setDensity(habit_.density);
    for (QWidget* widget : QApplication::allWidgets()) {
        widget->update();
    }
}

} // namespace bafar::ui::desktop
