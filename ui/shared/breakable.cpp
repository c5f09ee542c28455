// Where a line may break, and where it may not.
#include <QCoreApplication>
#include <QFontMetrics>
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

constexpr int LettersOnLine = 22; ///< of a token, that a narrow panel has room for
constexpr int AsideLetters = 24;  ///< of words, that it has room for
constexpr int LineLettersMin = 8; ///< as few stand on no line of their own
constexpr int DigestLetters = 40; ///< from which nobody reads them as a word

/// A space at which no line ends; its second letter tells withoutIsolation() it from a text's own.
QString keptSpace()
{
    return QStringLiteral("\u00A0\uFEFF");
}

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
            text.replace(at, 1, keptSpace());
        }
    }
    return text;
}

/// Does a part of what is in parentheses end before this letter?
bool endsPart(const QString& text, qsizetype at)
{
    static const QString Marks = QStringLiteral(",;\u00B7\u060C\u061B");
    const bool isMark =
        Marks.contains(text[at]) && at + 1 < text.size() && text[at + 1] == QLatin1Char(' ');
    return isMark || text[at] == QLatin1Char(')');
}

/// On one line if it is short and tells a number: "p95 12 ms".
QString keptTogether(QString part)
{
    const bool tells =
        std::any_of(part.cbegin(), part.cend(), [](QChar letter) { return letter.isDigit(); });
    const bool keeps = tells && part.size() <= AsideLetters;
    return keeps ? part.replace(QLatin1Char(' '), keptSpace()) : part;
}

/// A line ends before "(40/s · p95 12 ms)", between the figures of a longer one, and not inside of
/// one.
QString withAsides(const QString& text)
{
    QString out;
    qsizetype begin = 0; // of what is not in there yet
    bool isInside = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool opens = text[at] == QLatin1Char('(');
        if (!opens && !(isInside && endsPart(text, at))) {
            continue;
        }
        const QString part = text.mid(begin, at - begin);
        if (const qsizetype end = text.indexOf(QLatin1Char(')'), at);
            opens && end > at && end - at <= AsideLetters) {
            out += part + keptTogether(text.mid(at, end - at));
            begin = at = end;
            continue;
        }
        const bool closes = text[at] == QLatin1Char(')');
        begin = at + (opens || closes ? 1 : 2); // the space behind a mark, too
        out += opens ? part : keptTogether(part);
        out += text.mid(at, begin - at);
        isInside = !closes;
    }
    return out + text.mid(begin);
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

/// Behind this letter a line breaks best, given so many since the last place where it may: between
/// the parts of a path and before the port of an address.
bool isBestBehind(const QString& text, qsizetype at, int run, bool isSentence)
{
    if (run <= LineLettersMin) {
        return false;
    }
    switch (text[at].unicode()) {
    case u'/':
    case u'@': return true;
    // A line of a sentence has room for an address and its port, a narrow cell may not have.
    case u':': return !isSentence && isBeforePort(text, at);
    default: return false;
    }
}

/// How many letters stand from this one to where a line breaks best, or to the end of the word; of
/// many, DigestLetters.
int lettersToBest(const QString& text, qsizetype begin, bool isSentence)
{
    int count = 0;
    for (qsizetype at = begin; at < text.size() && isJoined(text[at]); ++at) {
        ++count;
        if (count == DigestLetters || isBestBehind(text, at, count, isSentence)) {
            break;
        }
    }
    return count;
}

/// A line may end behind this hyphen: of so many letters between the best places it has no room for
/// all, and `run` of them are enough for one.
bool isHyphenToPartAt(QChar letter, int run, int letters)
{
    return letter == QLatin1Char('-') && run > LineLettersMin && letters > LettersOnLine;
}

/// A line ends behind such a hyphen of itself.
bool breaksByItself(const QString& text, qsizetype at)
{
    return text[at] == QLatin1Char('-') && at + 1 < text.size() && text[at + 1].isLetter();
}

} // namespace

QString breakable(const QString& given)
{
    constexpr int Together = 20;
    constexpr int DigestTogether = 8; // its lines fill
    const QString text = withRates(withUnits(withAsides(given)));
    const bool isSentence = text.contains(QLatin1Char(' '));
    QString out;
    int run = 0;     // letters since the word began, or since a break that was made
    int whole = 0;   // the same, or since a hyphen that keeps its letters together
    int letters = 0; // that stand from there to where a line breaks best
    int together = Together;
    bool begins = true; // a word, or what stands behind a slash of one
    for (qsizetype i = 0; i < text.size(); ++i) {
        out += text[i];
        if (!isJoined(text[i])) {
            run = whole = 0;
            begins = true;
            continue;
        }
        if (run == 0) {
            letters = lettersToBest(text, i, isSentence);
        }
        if (begins) {
            together = letters >= DigestLetters ? DigestTogether : Together;
            begins = false;
        }
        ++run;
        ++whole;
        // Behind the last letter of a word a break would only make room for an empty line.
        const bool goesOn = i + 1 < text.size() && isJoined(text[i + 1]);
        const bool isBest = isBestBehind(text, i, run, isSentence);
        if (goesOn && (isBest || whole >= together || isHyphenToPartAt(text[i], run, letters))) {
            out += QChar(0x200B);
            run = whole = 0;
            begins = isBest;
        } else if (text[i] == QLatin1Char(':') && together == DigestTogether) {
            whole = 0; // "sha256:" and the first letters are one piece
        } else if (breaksBeforeNumber(text, i)) {
            out += LineJoiner;
        } else if (breaksByItself(text, i)) {
            // A token that has room on a line, or on one behind a slash, is read as one.
            out += LineJoiner;
            whole = letters <= LettersOnLine ? 0 : whole;
        }
    }
    return out;
}

QString breakableIn(const QString& given, const QFontMetrics& metrics, int width)
{
    QString text = breakable(given);
    const QRect room(0, 0, width, 10'000);
    const int used = metrics.boundingRect(room, Qt::TextWordWrap, text).width();
    if (used > width + 1) { // a last letter may lean out
        text.replace(QStringLiteral("-\uFEFF"), QStringLiteral("-"));
    }
    return text;
}

} // namespace bafar::shared
