#pragma once
// What a designer would send back, found by rule in a real window: text that is cut, controls that
// lie on each other, controls without a name, text too faint to read, words nobody can translate.
// Every fault is one line that names the widget. GUI thread; the window is visible and laid out.
#include <QRgb>
#include <QStringList>
#include <set>
#include <utility>
#include <vector>

class QImage;
class QWidget;

namespace bafar::test {

struct PaintedInk;

/// Labels, buttons, check boxes, fields, choices, tabs, titles of groups and heads of tables that
/// have less room than they need. A label that may be shortened needs room for a few letters, and
/// tells its whole text in its tip and its accessible name.
[[nodiscard]] QStringList clippedIn(const QWidget& window);

/// Widgets of one layout that lie on each other or outside of what holds them, and painted texts
/// that do.
[[nodiscard]] QStringList overlapsIn(const QWidget& window);

/// What can have the focus and says no name.
[[nodiscard]] QStringList namelessIn(const QWidget& window);

/// Cells that are painted with "…" and whose tip does not tell the whole text.
[[nodiscard]] QStringList untoldIn(const std::vector<PaintedInk>& painted);

/// Enabled labels, buttons, fields, choices, cells and painted items whose strongest ink has less
/// than `ratio` of contrast with what is around it, whatever it was painted with. `picture` is the
/// window's. The ratio is less than WCAG's because the edge of a letter is mixed with its ground:
/// weakIn() knows the pen.
[[nodiscard]] QStringList faintIn(const QWidget& window, const QImage& picture, double ratio = 3.9);

/// What weakIn() looked at, added up over windows.
struct InkMeasured {
    std::set<std::pair<QRgb, QRgb>> pairs; ///< colours of a text or an icon and of its ground
    int texts = 0;                         ///< and icons that were measured
    int disabled = 0;                      ///< that may be faint
    int hidden = 0; ///< not measured: a part is scrolled away, or something else lies on it
    int unread = 0; ///< painted items without a text of their own: marks, and what a widget keeps
                    ///< as a picture, so that only faintIn() sees it
};

/// Texts with less than 4.5 of contrast, and large texts and icons with less than 3, between the
/// colour that each is painted with and the one that most of its place has in `picture`, which is
/// the window's.
[[nodiscard]] QStringList weakIn(const QWidget& window,
                                 const std::vector<PaintedInk>& painted,
                                 const QImage& picture,
                                 InkMeasured& measured);

/// Words in Latin letters on labels and buttons, and accessible names, that did not come through a
/// translation (see PseudoLanguage), are no sentence of an agent and not marked as technical.
[[nodiscard]] QStringList untranslatedIn(const QWidget& window);

} // namespace bafar::test
