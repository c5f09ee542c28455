#pragma once
// Every text and icon of a window as it is painted, in the colour that it is painted with. It
// paints the window once on a device that keeps no pixels, and so sees a pen whoever chose it: a
// palette, the style sheet, a delegate or a widget that paints itself. What a widget keeps as a
// picture of its own stays a picture, and is not seen. GUI thread; the window is visible and laid
// out.
#include <QColor>
#include <QFont>
#include <QRect>
#include <QString>
#include <vector>

class QWidget;

namespace bafar::test {

/// One run of text, or an icon.
struct PaintedInk {
    const QWidget* widget = nullptr; ///< that paints it; for a view's cell, the viewport
    QString text;                    ///< a run: of two scripts in a line there are two; of an icon
                                     ///< none
    QColor colour;                   ///< its opacity in it; of an icon the one that most of it has
    QFont font;
    QRect area;            ///< all of it, in the window's coordinates
    bool isIcon = false;   ///< a picture as small as one
    bool isWhole = true;   ///< no scrolling and no opaque child cuts a part of it off
    bool isEnabled = true; ///< its widget is, and its cell
};

/// In the order in which they are painted.
[[nodiscard]] std::vector<PaintedInk> paintedIn(QWidget& window);

} // namespace bafar::test
