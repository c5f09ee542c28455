#pragma once
// Paints one row of a log. GUI thread.
#include <QPalette>
#include <QRect>

#include "ui/services/log_layout.h"

class QPainter;

namespace bafar::ui::services {

/// Where the columns of a log stand, in letters from the left edge.
struct LogColumns {
    /// `letters`: of the whole width. A narrow view has narrow names.
    LogColumns(int letters, int writerWidth);

    static constexpr int TimeWidth = 12;  ///< "14:03:07.123"
    static constexpr int StreamWidth = 3; ///< "err"

    int writer = 0;
    int writerWidth = 0;
    int stream = 0;
    int text = 0;
    int textWidth = 0; ///< at least 8
};

struct LogPaint {
    const LogLetters& letters;
    LogColumns columns;
    int wrap = 0;  ///< letters of a line; 0: not wrapped
    int shift = 0; ///< letters that are scrolled out at the left, of texts
    bool selected = false;
    bool current = false;
    QString word; ///< searched for; marked
};

/// `area`: the row's, in pixels; as high as its lines.
void paintLogRow(QPainter& painter,
                 const QPalette& palette,
                 const LogRow& row,
                 const QRect& area,
                 const LogPaint& paint);

/// "14:03:07.123" of this machine's zone, in Latin digits; blanks where it is not known.
[[nodiscard]] QString logTime(WallTime at);

} // namespace bafar::ui::services
