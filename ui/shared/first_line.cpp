#include "ui/shared/first_line.h"

#include <QTextLayout>

namespace bafar::shared {

LineHeights firstLineOf(const QString& text, const QFont& font)
{
    constexpr double Room = 10'000;
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid()) {
        line.setLineWidth(Room);
    }
    layout.endLayout();
    return line.isValid() ? LineHeights{line.ascent(), line.height()} : LineHeights{};
}

} // namespace bafar::shared
