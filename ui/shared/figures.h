#pragma once
// The digits and the calendar that people chose for what they read; without a choice, the
// language's. Technical tokens keep Latin digits whatever is chosen. GUI thread.
#include <QCalendar>
#include <QLocale>

namespace bafar::shared {

enum class Digits : std::uint8_t { OfLanguage, Latin };
enum class Calendar : std::uint8_t { OfLanguage, Gregorian, Persian };

struct Figures {
    Digits digits = Digits::OfLanguage;
    Calendar calendar = Calendar::OfLanguage;

    bool operator==(const Figures&) const = default;
};

[[nodiscard]] const Figures& figures();

/// From now on; what is on the screen says so when it is next refreshed.
void setFigures(const Figures& figures);

/// What numbers, times and dates in figures are written with.
[[nodiscard]] QLocale figuresLocale();

[[nodiscard]] QCalendar calendarNow();

} // namespace bafar::shared
