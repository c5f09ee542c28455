#include "ui/shared/elide.h"

#include <QFontMetrics>

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

/// Where the part of a sentence ends that `from` is in.
qsizetype partEnd(const QString& text, qsizetype from)
{
    static const QString Signs = QStringLiteral(":;\u061B");
    for (qsizetype at = from; at + 1 < text.size(); ++at) {
        if (text[at + 1] == QLatin1Char(' ') && Signs.contains(text[at])) {
            return at;
        }
    }
    return text.size();
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

QString wholeParts(const QString& text, const std::function<bool(const QString&)>& fits)
{
    // Fewer words are a head, such as "replication from n1", which says nothing by itself.
    constexpr qsizetype WordsMin = 4;
    QString kept;
    qsizetype end = partEnd(text, 0);
    while (end < text.size() && text.left(end).count(QLatin1Char(' ')) + 1 < WordsMin) {
        end = partEnd(text, end + 2);
    }
    // From the first part on: what a peer says may have hundreds of them.
    while (end < text.size()) {
        const QString parts = isolatesClosed(text.left(end));
        if (!kept.isEmpty() && !fits(parts)) {
            return kept;
        }
        kept = parts;
        end = partEnd(text, end + 2);
    }
    return kept.isEmpty() || fits(text) ? text : kept;
}

} // namespace bafar::shared
