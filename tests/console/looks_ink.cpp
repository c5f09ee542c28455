// The rules about colours. The pen that a text is painted with is told by looks_painted; the ground
// that it stands on is seen in the picture.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QFontInfo>
#include <QHash>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <algorithm>

#include "tests/console/looks.h"
#include "tests/console/looks_painted.h"
#include "tests/console/looks_walk.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

namespace bafar::test {
namespace {

using Counts = QHash<QRgb, int>;

/// `picture` has 32 bits a pixel, and `area` lies in it.
Counts coloursOf(const QImage& picture, const QRect& area)
{
    Counts counts;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(picture.constScanLine(y));
        for (int x = area.left(); x <= area.right(); ++x) {
            ++counts[line[x]];
        }
    }
    return counts;
}

/// The colour that most of it has; there is one.
QRgb mostOf(const Counts& counts)
{
    return std::max_element(counts.begin(), counts.end()).key();
}

/// The strongest contrast with the colour that most of the area has; 21 where there is only one.
double strongestInk(const QImage& picture, const QRect& area)
{
    const Counts counts = coloursOf(picture, area);
    if (counts.size() < 2) {
        return 21;
    }
    const QColor most(mostOf(counts));
    double best = 1;
    for (auto one = counts.begin(); one != counts.end(); ++one) {
        best = std::max(best, shared::contrast(QColor(one.key()), most));
    }
    return best;
}

/// A picture may have more pixels than the window.
QRect inPixels(const QRect& area, const QImage& picture)
{
    const double scale = picture.devicePixelRatio();
    return QRectF(area.x() * scale, area.y() * scale, area.width() * scale, area.height() * scale)
               .toRect() &
           picture.rect();
}

/// What is seen of a part of a widget, in the window's coordinates.
QRect seenOf(const QWidget& widget, const QRect& part, const QWidget& window)
{
    QRect area = part.translated(widget.mapTo(&window, QPoint(0, 0)));
    for (const QWidget* up = &widget; up != nullptr && up != &window; up = up->parentWidget()) {
        area &= QRect(up->mapTo(&window, QPoint(0, 0)), up->size());
    }
    return area & window.rect();
}

bool hasLetters(const QString& text)
{
    return std::any_of(text.begin(), text.end(), [](QChar one) { return one.isLetterOrNumber(); });
}

/// A text by itself, or with other things, as a card.
bool isWritten(const shared::PaintedItem& item)
{
    return item.role == QAccessible::StaticText || item.role == QAccessible::Heading ||
           item.role == QAccessible::ListItem;
}

/// Goes through what has no pen of its own to ask for, and finds what is too weak.
class FaintLook {
public:
    FaintLook(const QWidget& window, const QImage& picture, double ratio, QStringList& faults)
        : window_(window)
        , picture_(picture)
        , ratio_(ratio)
        , faults_(faults)
    {
    }

    /// `part` is in the coordinates of `widget`.
    void at(const QWidget& widget, const QRect& part, const QString& text) const
    {
        const QRect area = seenOf(widget, part, window_);
        constexpr int Little = 6; // a strip of a scrolled text has no ink
        if (!hasLetters(text) || !widget.isEnabled() || area.height() < part.height() ||
            area.width() < Little) {
            return;
        }
        const double ink = strongestInk(picture_, inPixels(area, picture_));
        if (ink < ratio_) {
            faults_.append(QStringLiteral("faint: %1 %2 has %3, needs %4")
                               .arg(nameOf(widget), inShort(text))
                               .arg(ink, 0, 'f', 1)
                               .arg(ratio_, 0, 'f', 1));
        }
    }

    void at(const QWidget& widget, const QString& text) const { at(widget, widget.rect(), text); }

private:
    const QWidget& window_;
    const QImage& picture_;
    double ratio_;
    QStringList& faults_;
};

void lookAtCells(const QAbstractItemView& view, const FaintLook& look)
{
    eachCell(view, [&](const QModelIndex& index, const QRect& area) {
        if ((index.flags() & Qt::ItemIsEnabled) != 0 &&
            view.viewport()->rect().contains(area)) { // one that is cut off is seen when scrolled
            look.at(*view.viewport(), area, index.data().toString());
        }
    });
}

void lookAtItems(const QWidget& widget, const FaintLook& look)
{
    const auto* painted = dynamic_cast<const shared::PaintedItems*>(&widget);
    if (painted == nullptr) {
        return;
    }
    constexpr int LineHigh = 9; // what is less high is a mark
    for (const shared::PaintedItem& item : painted->items()) {
        if (isWritten(item) && item.rectangle.height() >= LineHigh) {
            look.at(widget, item.rectangle, item.name);
        }
    }
}

/// Something else lies on its middle. What lets clicks through is not found there, nor behind.
bool isCovered(const PaintedInk& ink, const QWidget& window)
{
    for (const QWidget* up = ink.widget; up != nullptr && up != &window; up = up->parentWidget()) {
        if (up->testAttribute(Qt::WA_TransparentForMouseEvents)) {
            return false;
        }
    }
    const QWidget* top = window.childAt(ink.area.center());
    return top != nullptr && top != ink.widget && !top->isAncestorOf(ink.widget);
}

/// By WCAG 2.1: 18 points, or 14 in bold, at 96 pixels an inch.
double neededRatio(const PaintedInk& ink)
{
    constexpr int Large = 24;
    constexpr int LargeInBold = 19;
    const int pixels = QFontInfo(ink.font).pixelSize();
    return ink.isIcon || pixels >= Large || (ink.font.bold() && pixels >= LargeInBold) ? 3 : 4.5;
}

/// Most of a text's line is ground, but an icon may fill its place: then what is around it is.
QColor groundOf(const PaintedInk& ink, const QImage& picture)
{
    Counts counts = coloursOf(picture, inPixels(ink.area, picture));
    if (ink.isIcon) {
        constexpr int Ring = 2; ///< pixels
        Counts around =
            coloursOf(picture, inPixels(ink.area.adjusted(-Ring, -Ring, Ring, Ring), picture));
        for (auto one = counts.begin(); one != counts.end(); ++one) {
            around[one.key()] -= one.value();
        }
        counts = around;
    }
    return QColor(mostOf(counts));
}

QString weaknessOf(const PaintedInk& ink, const QColor& colour, const QColor& ground, double needed)
{
    return QStringLiteral("weak: %1 %2 has %3, needs %4: %5 on %6")
        .arg(nameOf(*ink.widget), ink.isIcon ? QStringLiteral("(icon)") : inShort(ink.text))
        .arg(shared::contrast(colour, ground), 0, 'f', 2)
        .arg(needed, 0, 'f', 1)
        .arg(colour.name(), ground.name());
}

/// Items of widgets that paint themselves in which nothing was written that could be measured.
int unreadIn(const QWidget& window, const std::vector<PaintedInk>& painted)
{
    int unread = 0;
    eachOf<QWidget>(window, [&](const QWidget& one) {
        const auto* holder = dynamic_cast<const shared::PaintedItems*>(&one);
        if (holder == nullptr) {
            return;
        }
        for (const shared::PaintedItem& item : holder->items()) {
            const QRect area = seenOf(one, item.rectangle, window);
            const auto isIn = [&](const PaintedInk& ink) {
                return !ink.isIcon && area.intersects(ink.area) &&
                       (ink.widget == &one || one.isAncestorOf(ink.widget));
            };
            if (isWritten(item) && !area.isEmpty() &&
                std::none_of(painted.begin(), painted.end(), isIn)) {
                ++unread;
            }
        }
    });
    return unread;
}

} // namespace

QStringList faintIn(const QWidget& window, const QImage& picture, double ratio)
{
    const QImage pixels = picture.convertToFormat(QImage::Format_RGB32);
    QStringList faults;
    const FaintLook look(window, pixels, ratio, faults);
    eachOf<QLabel>(window, [&](const QLabel& one) { look.at(one, one.text()); });
    eachOf<QAbstractButton>(window, [&](const QAbstractButton& one) { look.at(one, one.text()); });
    eachOf<QLineEdit>(window, [&](const QLineEdit& one) {
        look.at(one, one.text().isEmpty() ? one.placeholderText() : one.text());
    });
    eachOf<QComboBox>(window, [&](const QComboBox& one) { look.at(one, one.currentText()); });
    eachOf<QAbstractItemView>(window,
                              [&](const QAbstractItemView& one) { lookAtCells(one, look); });
    eachOf<QWidget>(window, [&](const QWidget& one) { lookAtItems(one, look); });
    return faults;
}

QStringList weakIn(const QWidget& window,
                   const std::vector<PaintedInk>& painted,
                   const QImage& picture,
                   InkMeasured& measured)
{
    const QImage pixels = picture.convertToFormat(QImage::Format_RGB32);
    QStringList faults;
    for (const PaintedInk& ink : painted) {
        if (!ink.isIcon && !hasLetters(ink.text)) {
            continue; // a dash or a dot between words
        }
        if (!ink.isEnabled) {
            ++measured.disabled;
            continue;
        }
        if (!ink.isWhole || inPixels(ink.area, pixels).isEmpty() || isCovered(ink, window)) {
            ++measured.hidden;
            continue;
        }
        const QColor ground = groundOf(ink, pixels);
        const QColor colour = shared::blend(ink.colour, ground, ink.colour.alphaF());
        const double needed = neededRatio(ink);
        ++measured.texts;
        measured.pairs.emplace(colour.rgb(), ground.rgb());
        if (shared::contrast(colour, ground) < needed) {
            faults.append(weaknessOf(ink, colour, ground, needed));
        }
    }
    measured.unread += unreadIn(window, painted);
    return faults;
}

} // namespace bafar::test
