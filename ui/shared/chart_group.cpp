#include "ui/shared/chart_group.h"

#include <algorithm>

namespace bafar::shared {

void ChartGroup::setCursor(std::optional<qint64> atMs)
{
    const ChartSpan span = time_.span();
    const auto wanted = atMs ? std::optional(std::clamp(*atMs, span.fromMs, span.toMs)) : atMs;
    if (wanted != cursor_) {
        cursor_ = wanted;
        Q_EMIT changed();
    }
}

void ChartGroup::keepCursorShown()
{
    const ChartSpan span = time_.span();
    if (cursor_ && (*cursor_ < span.fromMs || *cursor_ > span.toMs)) {
        cursor_.reset();
    }
}

} // namespace bafar::shared
