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

} // namespace bafar::shared
