#include "ui/shared/figures.h"

namespace bafar::shared {

static Figures chosen;

const Figures& figures()
{
    return chosen;
}

void setFigures(const Figures& figures)
{
    chosen = figures;
}

QLocale figuresLocale()
{
    const bool isLatin = chosen.digits == Digits::Latin;
    return isLatin ? QLocale(QLocale::English, QLocale::UnitedKingdom) : QLocale();
}

QCalendar calendarNow()
{
    const bool isPersian = chosen.calendar == Calendar::OfLanguage
                               ? QLocale().language() == QLocale::Persian
                               : chosen.calendar == Calendar::Persian;
    return QCalendar(isPersian ? QCalendar::System::Jalali : QCalendar::System::Gregorian);
}

} // namespace bafar::shared
