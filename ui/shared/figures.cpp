#include "ui/shared/figures.h"

namespace bafar::shared {

static Figures chosen;

static FiguresNews& news()
{
    static FiguresNews only;
    return only;
}

const Figures& figures()
{
    return chosen;
}

void setFigures(const Figures& figures)
{
    if (figures != chosen) {
        chosen = figures;
        Q_EMIT news().changed();
    }
}

void sayInFigures(QObject* context, const std::function<void()>& say)
{
    say();
    QObject::connect(&news(), &FiguresNews::changed, context, say);
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
