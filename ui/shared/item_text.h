#pragma once
// Painted items for screen readers and tests: what a custom-painted widget shows, one interface
// for each item.
//
// A widget that paints its own items also implements PaintedItems; after exposePaintedItems() each
// item is a child in the accessibility tree with its name, its state as value, its facts as
// description, and its geometry on the screen. Items are made when they are first asked for after a
// change, and kept until the next: a screen reader asks for every property of every item. What keys
// or a click reach is told to it by tellCurrent(), and it presses items by press(). GUI thread.
#include <QAccessible>
#include <QRect>
#include <QString>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/shared/figures.h"

class QWidget;

namespace bafar::shared {

struct PaintedItem {
    QString name;        ///< "n1"
    QString value;       ///< the state's word, or the number shown
    QString description; ///< everything else that is painted in it, in reading order
    QRect rectangle;     ///< in the widget's own coordinates
    QAccessible::Role role = QAccessible::ListItem;
    bool selected = false;
    bool current = false; ///< keys go on from it; one of a widget at most
    std::string key{};    ///< what a press of it is told by; empty: it cannot be pressed

    bool operator==(const PaintedItem&) const = default;
};

/// Implemented by widgets that paint items.
class PaintedItems {
public:
    PaintedItems() = default;
    PaintedItems(const PaintedItems&) = delete;
    PaintedItems& operator=(const PaintedItems&) = delete;
    virtual ~PaintedItems();

    /// What is painted, as of the last change, or since other figures were chosen.
    [[nodiscard]] const std::vector<PaintedItem>& items() const;

    /// Does what a click on the item with this key does.
    virtual void press(const std::string& key);

protected:
    [[nodiscard]] virtual std::vector<PaintedItem> paintedItems() const = 0;

    /// The widget calls it whenever it will paint something else.
    void itemsChanged() { items_.reset(); }

    /// The widget, `view`, calls it when another item may have become current, or the current one
    /// selected: a screen reader says it, while `view` has the focus. What it has said is not said
    /// again.
    void tellCurrent(QWidget& view);

private:
    /// The current item, as it was told.
    struct Told {
        int index = -1; ///< none: the widget had no focus, or no item was current
        std::string key;
        QString value;
        bool selected = false;
    };

    mutable std::optional<std::vector<PaintedItem>> items_;
    mutable Figures figures_; ///< that they are written with
    Told told_;
};

/// Makes every PaintedItems widget of this process accessible. Once, before the first window.
void exposePaintedItems();

/// Told what a screen reader would be told of painted items, in its place; empty: nobody is. For
/// tests: while no reader is at work nothing is told, and Qt's own handlers hear nothing.
using ItemHearer = std::function<void(QAccessibleEvent& event)>;
void hearItems(ItemHearer hearer);

} // namespace bafar::shared
