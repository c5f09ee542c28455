#include "ui/shared/format.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QSet>
#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "ui/shared/figures.h"

namespace bafar::shared {
namespace {

constexpr QChar RightToLeftMark(0x200F);
constexpr QChar LeftToRightIsolate(0x2066);
constexpr QChar PopIsolate(0x2069);

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QString inUnits(double value, double step, const std::array<QString, 5>& units)
{
    std::size_t unit = 0;
    while (std::abs(value) >= step && unit + 1 < units.size()) {
        value /= step;
        ++unit;
    }
    const int decimals = unit == 0 || std::abs(value) >= 100 ? 0 : 1;
    return units[unit].arg(number(value, decimals));
}

QString longDuration(std::int64_t seconds)
{
    const std::int64_t minutes = seconds / 60;
    const std::int64_t hours = minutes / 60;
    const std::int64_t days = hours / 24;
    const auto whole = [](std::int64_t value) { return number(static_cast<double>(value)); };
    if (days >= 10 || (days > 0 && hours % 24 == 0)) {
        return Words::tr("%1 d").arg(whole(days));
    }
    if (days > 0) {
        return Words::tr("%1 d %2 h").arg(whole(days), whole(hours % 24));
    }
    if (hours > 0 && minutes % 60 == 0) {
        return Words::tr("%1 h").arg(whole(hours));
    }
    if (hours > 0) {
        return Words::tr("%1 h %2 m").arg(whole(hours), whole(minutes % 60));
    }
    return seconds % 60 == 0 ? Words::tr("%1 m").arg(whole(minutes))
                             : Words::tr("%1 m %2 s").arg(whole(minutes), whole(seconds % 60));
}

} // namespace

QString fromPeer(std::string_view text, std::size_t limit)
{
    return QString::fromStdString(sanitized(text, limit));
}

QString technical(const QString& text)
{
    if (QGuiApplication::layoutDirection() != Qt::RightToLeft || text.isEmpty()) {
        return text;
    }
    // The mark keeps a label that begins with a token right-to-left: Qt 6.4 takes the first strong
    // letter for the direction even inside an isolate.
    return QString(RightToLeftMark) + LeftToRightIsolate + text + PopIsolate;
}

QString technical(std::string_view text)
{
    return technical(fromPeer(text));
}

QString plainTip(const QString& text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QLatin1String("<br>"));
}

QString withoutIsolation(QString text)
{
    // A no-break space without that joiner is of the text itself, as in the name of a file; no
    // joiner is: none comes from a peer.
    text.replace(QStringLiteral("\u00A0\uFEFF"), QStringLiteral(" "));
    return text.removeIf([](QChar letter) {
        const char16_t code = letter.unicode();
        // Marks, embeddings and isolates; not the joiners of letters, which belong to the text.
        return code == 0x061C || code == 0x200B || code == 0x200E || code == 0x200F ||
               (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
               code == 0xFEFF;
    });
}

QString isolatesOpen(const QString& cut)
{
    QString open;
    for (const QChar letter : cut) {
        if (letter >= LeftToRightIsolate && letter < PopIsolate) {
            open.append(letter);
        } else if (letter == PopIsolate) {
            open.chop(1);
        }
    }
    return open;
}

QString isolatesClosed(const QString& cut)
{
    return cut + QString(isolatesOpen(cut).size(), PopIsolate);
}

QString withoutCutIsolate(const QString& cut)
{
    int depth = 0;
    qsizetype begin = 0; // of the outermost that is open
    for (qsizetype at = 0; at < cut.size(); ++at) {
        if (cut[at] >= LeftToRightIsolate && cut[at] < PopIsolate) {
            begin = depth == 0 ? at : begin;
            ++depth;
        } else if (cut[at] == PopIsolate && depth > 0) {
            --depth;
        }
    }
    const QString rest = cut.left(begin);
    return depth == 0 || withoutIsolation(rest).trimmed().isEmpty() ? cut : rest;
}

QString shortened(const QString& text, qsizetype letters)
{
    return text.size() <= letters ? text : isolatesClosed(text.left(letters)) + QChar(0x2026);
}

QString separator()
{
    return Words::tr(" · ");
}

bool isFigure(const QString& text)
{
    // As the texts below write them. A language that has units of its own letters has them in the
    // same typeface as its words.
    static const QSet<QString> Units{
        QStringLiteral("s"),    QStringLiteral("m"),    QStringLiteral("h"),
        QStringLiteral("d"),    QStringLiteral("ms"),   QStringLiteral("µs"),
        QStringLiteral("B"),    QStringLiteral("KiB"),  QStringLiteral("MiB"),
        QStringLiteral("GiB"),  QStringLiteral("TiB"),  QStringLiteral("bit"),
        QStringLiteral("kbit"), QStringLiteral("Mbit"), QStringLiteral("Gbit"),
        QStringLiteral("Tbit")};
    constexpr QLatin1String EachSecond("/s");
    if (std::none_of(text.begin(), text.end(), [](QChar one) { return one.isDigit(); })) {
        return false; // most texts, and each one is asked for each time it is measured
    }
    const QString plain = withoutIsolation(text);
    bool anyDigit = false;
    bool afterNumber = false;
    for (const QString& word : plain.simplified().split(QLatin1Char(' '))) {
        const auto letter =
            std::find_if(word.begin(), word.end(), [](QChar one) { return one.isLetter(); });
        const bool digit =
            std::any_of(word.begin(), letter, [](QChar one) { return one.isDigit(); });
        QString rest = word.mid(letter - word.begin());
        if (rest.size() > EachSecond.size() && rest.endsWith(EachSecond)) {
            rest.chop(EachSecond.size());
        }
        if (!rest.isEmpty() && !((digit || afterNumber) && Units.contains(rest))) {
            return false;
        }
        anyDigit = anyDigit || digit;
        afterNumber = digit && rest.isEmpty();
    }
    return anyDigit;
}

QString comma()
{
    return Words::tr(", ");
}

QString semicolon()
{
    return Words::tr("; ");
}

QString listed(const QStringList& names)
{
    if (names.size() < 2) {
        return names.value(0);
    }
    return Words::tr("%1 and %2").arg(names.mid(0, names.size() - 1).join(comma()), names.back());
}

QString number(double value, int decimals)
{
    return figuresLocale().toString(value, 'f', decimals);
}

QString number(std::uint64_t value)
{
    return figuresLocale().toString(static_cast<qulonglong>(value));
}

QString ordinal(std::uint64_t value)
{
    QLocale plain = figuresLocale();
    plain.setNumberOptions(plain.numberOptions() | QLocale::OmitGroupSeparator);
    return plain.toString(static_cast<qulonglong>(value));
}

QString identifier(std::uint64_t value)
{
    return technical(QString::number(value));
}

QString percent(double share, int decimals)
{
    return Words::tr("%1%").arg(number(share * 100, decimals));
}

QString bytes(double count)
{
    return inUnits(count, 1024,
                   {Words::tr("%1 B"), Words::tr("%1 KiB"), Words::tr("%1 MiB"),
                    Words::tr("%1 GiB"), Words::tr("%1 TiB")});
}

QString bitRate(double bytesPerSecond)
{
    return inUnits(bytesPerSecond * 8, 1000,
                   {Words::tr("%1 bit/s"), Words::tr("%1 kbit/s"), Words::tr("%1 Mbit/s"),
                    Words::tr("%1 Gbit/s"), Words::tr("%1 Tbit/s")});
}

QString perSecond(double value)
{
    const double size = std::abs(value);
    const int decimals = size == 0 || size >= 10 ? 0
                         : size >= 1
                             ? 1
                             : std::min(6, 1 - static_cast<int>(std::floor(std::log10(size))));
    return Words::tr("%1/s").arg(number(value, decimals));
}

QString duration(Duration value)
{
    const double seconds = toSeconds(value);
    const double size = std::abs(seconds);
    if (size > 0 && size < 0.001) {
        return Words::tr("%1 µs").arg(number(seconds * 1e6));
    }
    if (size > 0 && size < 1) {
        return Words::tr("%1 ms").arg(number(seconds * 1e3, size < 0.01 ? 1 : 0));
    }
    if (size < 60) {
        return Words::tr("%1 s").arg(number(seconds, size > 0 && size < 10 ? 1 : 0));
    }
    return longDuration(static_cast<std::int64_t>(seconds));
}

QString age(Duration value)
{
    const double seconds = std::max(0.1, toSeconds(value)); // nothing is known of this moment
    if (seconds < 9.95) {
        return Words::tr("%1 s").arg(number(seconds, 1));
    }
    if (seconds < 60) {
        return Words::tr("%1 s").arg(number(std::floor(seconds)));
    }
    return longDuration(static_cast<std::int64_t>(seconds));
}

QString seenAgo(Duration value)
{
    return Words::tr("seen %1 ago").arg(age(value));
}

} // namespace bafar::shared
