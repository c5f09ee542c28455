#pragma once
// The digits and the calendar that people chose for what they read; without a choice, the
// language's. Technical tokens keep Latin digits whatever is chosen. GUI thread.
#include <QCalendar>
#include <QLocale>
#include <QObject>
#include <functional>

namespace bafar::shared {

enum class Digits : std::uint8_t { OfLanguage, Latin };
enum class Calendar : std::uint8_t { OfLanguage, Gregorian, Persian };

struct Figures {
    Digits digits = Digits::OfLanguage;
    Calendar calendar = Calendar::OfLanguage;

    bool operator==(const Figures&) const = default;
};

[[nodiscard]] const Figures& figures();

/// From now on. What is painted, and what is refreshed with the cluster, has them with that; what
/// is set once, or seldom, has sayInFigures().
void setFigures(const Figures& figures);

/// Calls it now, and whenever others are chosen while `context` is there.
void sayInFigures(QObject* context, const std::function<void()>& say);

/// For sayInFigures().
class FiguresNews : public QObject {
    Q_OBJECT

Q_SIGNALS:
    void changed();
};

/// What numbers, times and dates in figures are written with.
[[nodiscard]] QLocale figuresLocale();

[[nodiscard]] QCalendar calendarNow();

} // namespace bafar::shared
