#include "ui/shared/agent_values.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include "ui/shared/format.h"

namespace bafar::shared {
namespace {

/// "1 m 30 s", "8 d 2 h" or "2 h" in the interface's words; empty: it is none.
QString translatedDuration(const QString& text)
{
    static const QRegularExpression Pattern(QRegularExpression::anchoredPattern(
        QStringLiteral("(\\d{1,6}) ([dhm])(?: (\\d{1,2}) ([hms]))?")));
    const QRegularExpressionMatch match = Pattern.match(text);
    if (!match.hasMatch()) {
        return {};
    }
    const auto secondsIn = [](const QString& unit) {
        return unit == QLatin1String("d")   ? 86400
               : unit == QLatin1String("h") ? 3600
               : unit == QLatin1String("m") ? 60
                                            : 1;
    };
    return duration(std::chrono::seconds(match.captured(1).toInt() * secondsIn(match.captured(2)) +
                                         match.captured(3).toInt() * secondsIn(match.captured(4))));
}

/// "2/3", as this console says it elsewhere; empty: it is none.
QString translatedCount(const QString& text)
{
    static const QRegularExpression Pattern(
        QRegularExpression::anchoredPattern(QStringLiteral("(\\d{1,9})/(\\d{1,9})")));
    const QRegularExpressionMatch match = Pattern.match(text);
    if (!match.hasMatch()) {
        return {};
    }
    const QString form = speaksAsAgents() ? QStringLiteral("%1/%2")
                                          : QCoreApplication::translate("Agent", "%1 of %2");
    return form.arg(number(match.captured(1).toDouble()), number(match.captured(2).toDouble()));
}

/// "2026-11-23T14:34:54.120Z" in local time; empty: it is none.
QString translatedMoment(const QString& text)
{
    if (!text.endsWith(QLatin1Char('Z'))) { // most of them, and cheaper than to read it
        return {};
    }
    const Result<WallTime> moment = wallTimeFromIso8601(text.toStdString());
    return moment ? dateAndTime(*moment) : QString();
}

} // namespace

bool speaksAsAgents()
{
    const QLocale::Language language = QLocale().language();
    return language == QLocale::English || language == QLocale::C;
}

QString spokenValue(const QString& text)
{
    if (const QString known = translatedDuration(text); !known.isEmpty()) {
        return known;
    }
    if (const QString known = translatedCount(text); !known.isEmpty()) {
        return known;
    }
    if (const QString known = translatedMoment(text); !known.isEmpty()) {
        return known;
    }
    // What begins with a zero that counts for nothing is a name of digits.
    static const QRegularExpression Pattern(QRegularExpression::anchoredPattern(QStringLiteral(
        "((?:0|[1-9]\\d{0,8})(?:\\.(\\d{1,3}))?)( ?%| us| µs| ms| s| B| [KMGT]iB)?")));
    const QRegularExpressionMatch match = Pattern.match(text);
    if (!match.hasMatch()) {
        return {};
    }
    const double amount = match.captured(1).toDouble();
    const int decimals = static_cast<int>(match.capturedLength(2));
    QString unit = match.captured(3);
    unit.replace(QLatin1String(" %"), QLatin1String("%"));
    if (unit.isEmpty()) {
        return decimals > 0 ? QString() : number(amount); // "7.2" may be a version
    }
    if (speaksAsAgents()) {
        return number(amount, decimals) + unit;
    }
    if (!unit.endsWith(QLatin1Char('s'))) {
        return QCoreApplication::translate("Format",
                                           (QStringLiteral("%1") + unit).toUtf8().constData())
            .arg(number(amount, decimals));
    }
    if (unit == QLatin1String(" s") && decimals == 0 && amount < 60) { // as exact as it was told
        return QCoreApplication::translate("Format", "%1 s").arg(number(amount));
    }
    const double scale = unit == QLatin1String(" s")    ? 1e9
                         : unit == QLatin1String(" ms") ? 1e6
                                                        : 1e3;
    return duration(std::chrono::nanoseconds(static_cast<std::int64_t>(amount * scale)));
}

std::string_view withoutRegistry(std::string_view image)
{
    return image.substr(image.rfind('/') + 1); // none: npos + 1 is the beginning
}

} // namespace bafar::shared
