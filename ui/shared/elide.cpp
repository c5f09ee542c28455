#include "ui/shared/elide.h"

#include <QFontMetrics>
#include <QTextLayout>
#include <algorithm>
#include <vector>

#include "ui/shared/format.h"

namespace bafar::shared {
namespace {

/// Nothing is isolated in it, or all of it is.
bool isOneToken(const QString& text)
{
    constexpr QChar Isolate(0x2066);
    constexpr QChar Pop(0x2069);
    const qsizetype count = text.count(Pop);
    const qsizetype begin = text.indexOf(Isolate); // behind the mark that technical() puts in
    return count == 0 || (count == 1 && text.endsWith(Pop) && (begin == 0 || begin == 1));
}

/// Fewer words are a head, such as "replication from n1", which says nothing by itself.
constexpr int WordsMin = 4;

/// Where a sentence may end before its end.
struct PartEnd {
    qsizetype at; ///< letters before it
    int words;    ///< before it; what stands in parentheses only says more of another
    bool leads;   ///< to what follows
};

bool isPartSign(const QString& text, qsizetype at)
{
    static const QString Signs = QStringLiteral(":;\u061B");
    return at + 1 < text.size() && text[at + 1] == QLatin1Char(' ') && Signs.contains(text[at]);
}

/// What is in parentheses ends its part, and so may be left out: not "2 of 3 bricks (n1, n3) run".
bool isAside(const QString& text, qsizetype open)
{
    qsizetype at = text.indexOf(QLatin1Char(')'), open);
    if (at < 0) {
        return false;
    }
    ++at;
    while (at < text.size() && text[at].category() == QChar::Other_Format) {
        ++at;
    }
    return at == text.size() || isPartSign(text, at);
}

std::vector<PartEnd> partEnds(const QString& text)
{
    std::vector<PartEnd> ends;
    int depth = 0;
    int words = 1;
    for (qsizetype at = 0; at + 1 < text.size(); ++at) {
        depth += text[at] == QLatin1Char('(') ? 1 : text[at] == QLatin1Char(')') ? -1 : 0;
        if (depth > 0) {
            continue;
        }
        if (isPartSign(text, at)) {
            ends.push_back({at, words, text[at] == QLatin1Char(':')});
        } else if (text[at] == QLatin1Char(' ') && text[at + 1] != QLatin1Char('(')) {
            ++words;
        } else if (text[at] == QLatin1Char(' ') && isAside(text, at + 1)) {
            ends.push_back({at, words, false});
        }
    }
    return ends;
}

} // namespace

QString elided(const QString& text, const QFontMetrics& metrics, int width, bool both)
{
    const bool isOne = isOneToken(text);
    const QString cut =
        metrics.elidedText(text, both && isOne ? Qt::ElideMiddle : Qt::ElideRight, width);
    if (isOne || cut == text) {
        return cut;
    }
    const QString whole = withoutCutIsolate(cut);
    return whole == cut ? cut : whole + QChar(0x2026);
}

QString onFewLines(const QString& text, const QFontMetrics& metrics, int width, int lines)
{
    if (metrics.horizontalAdvance(text) <= width) {
        return text; // its last letter may lean out
    }
    QString whole;
    QString rest = text;
    for (int line = 1; line < lines && metrics.horizontalAdvance(rest) > width; ++line) {
        qsizetype end = 0;
        qsizetype next = rest.indexOf(QLatin1Char(' '));
        while (next > 0 && metrics.horizontalAdvance(rest.left(next)) <= width) {
            end = next;
            next = rest.indexOf(QLatin1Char(' '), next + 1);
        }
        if (end == 0) { // its first word is too long
            break;
        }
        whole += rest.left(end) + QLatin1Char('\n');
        rest = rest.mid(end + 1);
    }
    return whole + elided(rest, metrics, width);
}

QString onLines(const QString& text, const QFont& font, int width, int lines)
{
    const QFontMetrics metrics(font);
    QString laid = text;
    laid.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    const bool isOneLine = !laid.contains(QChar(QChar::LineSeparator));
    if (isOneLine && metrics.horizontalAdvance(text) <= width) {
        return text; // most texts
    }
    QTextLayout layout(laid, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    layout.setTextOption(option);
    int begin = 0; // of the last line that there is room for
    int count = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid() && count <= lines;
         line = layout.createLine()) {
        line.setLineWidth(width);
        ++count;
        begin = count <= lines ? line.textStart() : begin;
    }
    layout.endLayout();
    if (count <= lines) {
        return text;
    }
    const QString rest = text.mid(begin);
    const QString last = rest.left(laid.mid(begin).indexOf(QChar(QChar::LineSeparator)));
    const QChar more(0x2026);
    const bool fits = metrics.horizontalAdvance(last + more) <= width;
    return isolatesClosed(text.left(begin) + (fits ? last + more : elided(last, metrics, width)));
}

QString withObjectElided(const QString& text, const QFontMetrics& metrics, int width)
{
    const int tooMuch = metrics.horizontalAdvance(text) - width;
    if (tooMuch <= 0) {
        return text;
    }
    constexpr QChar Isolate(0x2066);
    constexpr QChar Pop(0x2069);
    const qsizetype begin = text.indexOf(Isolate) + 1;
    const qsizetype end = text.indexOf(Pop, begin);
    if (begin > 0 && end > begin) {
        const QString object = text.mid(begin, end - begin);
        constexpr int Least = 40; // pixels: of less nothing could be told apart
        constexpr int Rounded = 2;
        const int room = std::max(Least, metrics.horizontalAdvance(object) - tooMuch - Rounded);
        const QString few =
            text.left(begin) + metrics.elidedText(object, Qt::ElideMiddle, room) + text.mid(end);
        if (metrics.horizontalAdvance(few) <= width) {
            return few;
        }
    }
    return isolatesClosed(metrics.elidedText(text, Qt::ElideMiddle, width));
}

QString wholeParts(const QString& text, const std::function<bool(const QString&)>& fits)
{
    QString kept;
    int before = 0; // words of what stands by itself
    // From the first part on: what a peer says may have hundreds of them.
    for (const PartEnd& end : partEnds(text)) {
        const bool isHead = end.leads && end.words - before < WordsMin; // "; last failure: "
        before = isHead ? before : end.words;
        if (end.words < WordsMin || isHead) {
            continue;
        }
        const QString parts = isolatesClosed(text.left(end.at));
        if (!kept.isEmpty() && !fits(parts)) {
            return kept;
        }
        kept = parts;
    }
    return kept.isEmpty() || fits(text) ? text : kept;
}

QString behindHead(const QString& text)
{
    const std::vector<PartEnd> ends = partEnds(text);
    const auto head =
        std::find_if(ends.begin(), ends.end(), [](const PartEnd& end) { return end.leads; });
    return head == ends.end() || head->words >= WordsMin
               ? QString()
               : isolatesOpen(text.left(head->at)) + text.mid(head->at + 2);
}

QString withoutSpacesAtEnds(QString text, const QFont& font, double width)
{
    text.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    QTextLayout layout(text, font);
    QTextOption option;
    option.setTextDirection(Qt::RightToLeft);
    option.setWrapMode(QTextOption::WordWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const int last = line.textStart() + line.textLength() - 1;
        if (last + 1 < text.size() && text[last] == QLatin1Char(' ')) {
            text[last] = QChar(QChar::LineSeparator);
        }
    }
    layout.endLayout();
    return text;
}

} // namespace bafar::shared
