// Where a line may break, and where it may not.
#include <QCoreApplication>
#include <QSet>
#include <algorithm>

#include "ui/shared/format.h"

namespace bafar::shared {
namespace {

struct UnitWords {
    Q_DECLARE_TR_FUNCTIONS(Format)
};

/// Has no width, and no line ends beside it. Not U+2060: the typefaces lack it, and one that has it
/// would make the line higher.
constexpr QChar LineJoiner(0xFEFF);
constexpr QChar LetterJoiner(0x200C);

/// "/s", in the language of the moment.
QString eachSecond()
{
    return UnitWords::tr("%1/s").remove(QStringLiteral("%1"));
}

/// The words that stand behind numbers in what format.cpp writes, in the language of the moment.
const QSet<QString>& units()
{
    static QSet<QString> known;
    static QString language;
    const QString sample = UnitWords::tr("%1 m %2 s");
    if (language == sample) {
        return known;
    }
    language = sample;
    known.clear();
    for (const QString& text :
         {sample, UnitWords::tr("%1 d %2 h"), UnitWords::tr("%1 ms"), UnitWords::tr("%1 µs"),
          UnitWords::tr("%1 B"), UnitWords::tr("%1 KiB"), UnitWords::tr("%1 MiB"),
          UnitWords::tr("%1 GiB"), UnitWords::tr("%1 TiB"), UnitWords::tr("%1 bit/s"),
          UnitWords::tr("%1 kbit/s"), UnitWords::tr("%1 Mbit/s"), UnitWords::tr("%1 Gbit/s"),
          UnitWords::tr("%1 Tbit/s")}) {
        const QStringList words = text.split(QLatin1Char(' '));
        for (qsizetype i = 1; i < words.size(); ++i) {
            if (words[i - 1].contains(QLatin1Char('%'))) {
                known.insert(words[i]);
                known.insert(words[i] + eachSecond());
            }
        }
    }
    return known;
}

/// No line begins with the unit of a number.
QString withUnits(QString text)
{
    // The second tells withoutIsolation() this space from a text's own one.
    const QString glue = QStringLiteral("\u00A0\uFEFF");
    for (qsizetype at = text.indexOf(QLatin1Char(' ')); at >= 0;
         at = text.indexOf(QLatin1Char(' '), at + 1)) {
        if (at == 0 || !text[at - 1].isDigit()) {
            continue;
        }
        qsizetype end = at + 1;
        while (end < text.size() && (text[end].isLetter() || text[end] == QLatin1Char('/') ||
                                     text[end] == LetterJoiner)) {
            ++end;
        }
        if (units().contains(text.mid(at + 1, end - at - 1))) {
            text.replace(at, 1, glue);
        }
    }
    return text;
}

/// Does a number end before `end`, or one and what it counts: "12", "8.0 KiB", "7 commits"?
bool isAmount(const QString& text, qsizetype end)
{
    const auto isWord = [](QChar letter) { return letter.isLetter() || letter == LetterJoiner; };
    const auto isBetween = [](QChar letter) { return letter.isSpace() || letter == LineJoiner; };
    while (end > 0 && isWord(text[end - 1])) {
        --end;
    }
    while (end > 0 && isBetween(text[end - 1])) {
        --end;
    }
    return end > 0 && text[end - 1].isDigit();
}

/// No line begins with the "s" of "12/s" or "8.0 KiB/s".
QString withRates(QString text)
{
    const QString rate = eachSecond();
    if (!rate.startsWith(QLatin1Char('/'))) {
        return text;
    }
    for (qsizetype at = text.indexOf(rate); at >= 0; at = text.indexOf(rate, at + 1)) {
        const qsizetype end = at + rate.size();
        const bool isWhole = end == text.size() || !text[end].isLetterOrNumber();
        if (isWhole && isAmount(text, at)) {
            text.insert(at + 1, LineJoiner);
        }
    }
    return text;
}

/// Is what follows the colon at `at` a number and no more: the port of an address? That of a
/// registry stays with it, for a line breaks better behind the slash.
bool isBeforePort(const QString& text, qsizetype at)
{
    qsizetype end = at + 1;
    while (end < text.size() && text[end].isDigit()) {
        ++end;
    }
    const bool isVersion =
        end + 1 < text.size() && text[end] == QLatin1Char('.') && text[end + 1].isLetterOrNumber();
    return text[at] == QLatin1Char(':') && end > at + 1 && !isVersion &&
           (end == text.size() || (text[end] != QLatin1Char('/') && !text[end].isLetterOrNumber()));
}

/// A line ends behind the colon of "web:2.4.0" and the dot of "worker.2", by itself: within a
/// number, as in "12:30", it does not.
bool breaksBeforeNumber(const QString& text, qsizetype at)
{
    const bool isMark = text[at] == QLatin1Char(':') || text[at] == QLatin1Char('.');
    return isMark && at > 0 && !text[at - 1].isDigit() && at + 1 < text.size() &&
           text[at + 1].isDigit();
}

bool isJoined(QChar letter)
{
    return letter.isLetterOrNumber() || letter.isPunct() || letter.isSymbol();
}

/// How many letters of a word stand behind this one, up to `most`.
int lettersAfter(const QString& text, qsizetype at, int most)
{
    qsizetype end = at + 1;
    while (end < text.size() && end - at <= most && isJoined(text[end])) {
        ++end;
    }
    return static_cast<int>(end - at - 1);
}

/// Behind this letter of a word of so many a line breaks best: between the parts of a path, before
/// the port of an address, and at a hyphen of what is too long for a line anyway.
bool isBestBehind(const QString& text, qsizetype at, int run, bool isSentence)
{
    constexpr int Some = 8;  ///< before one of these
    constexpr int Line = 24; ///< letters that stand on one
    if (run <= Some) {
        return false;
    }
    switch (text[at].unicode()) {
    case u'/':
    case u'@': return true;
    // A line of a sentence has room for an address and its port, a narrow cell may not have.
    case u':': return !isSentence && isBeforePort(text, at);
    case u'-': return run + lettersAfter(text, at, Line) > Line;
    default: return false;
    }
}

/// A line ends behind such a hyphen of itself.
bool breaksByItself(const QString& text, qsizetype at)
{
    return text[at] == QLatin1Char('-') && at + 1 < text.size() && text[at + 1].isLetter();
}

/// One deeper behind the beginning of what is isolated, and one less behind its end.
int isolatesBehind(QChar letter, int depth)
{
    const char16_t code = letter.unicode();
    const bool begins = code >= 0x2066 && code <= 0x2068;
    return begins ? depth + 1 : code == 0x2069 ? std::max(0, depth - 1) : depth;
}

} // namespace

QString breakable(const QString& given)
{
    constexpr int Together = 20;
    constexpr int Digest = 40;        // letters, from which nobody reads them as a word
    constexpr int DigestTogether = 8; // its lines fill
    const QString text = withRates(withUnits(given));
    const bool isSentence = text.contains(QLatin1Char(' '));
    QString out;
    int run = 0;   // letters since the word began, or since a break that was made
    int whole = 0; // the same, or since a hyphen
    int together = Together;
    int isolates = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text[i];
        if (i == 0 || !isJoined(text[i - 1])) {
            together = lettersAfter(text, i, Digest) >= Digest ? DigestTogether : Together;
        }
        run = isJoined(letter) ? run + 1 : 0;
        whole = isJoined(letter) ? whole + 1 : 0;
        isolates = isolatesBehind(letter, isolates);
        out += letter;
        // Behind the last letter of a word a break would only make room for an empty line.
        const bool goesOn = i + 1 < text.size() && isJoined(text[i + 1]);
        if (goesOn && (whole >= together || isBestBehind(text, i, run, isSentence))) {
            out += QChar(0x200B);
            run = whole = 0;
        } else if (breaksBeforeNumber(text, i)) {
            out += LineJoiner;
        } else if (breaksByItself(text, i)) {
            // The halves of an isolated token would stand at the far ends of two lines.
            if (isolates > 0 && run + lettersAfter(text, i, Together) <= Together) {
                out += LineJoiner;
            } else {
                whole = 0;
            }
        }
    }
    return out;
}

} // namespace bafar::shared
