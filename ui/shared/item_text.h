#pragma once
// Painted items for screen readers and tests: what a custom-painted widget shows, one interface
// for each item.
//
// A widget that paints its own items also implements PaintedItems; after exposePaintedItems() each
// item is a child in the accessibility tree with its name, its state as value, its facts as
// description, and its geometry on the screen. Items are made when they are first asked for after a
// change, and kept until the next: a screen reader asks for every property of every item. GUI
// thread.
#include <QAccessible>
#include <QRect>
#include <QString>
#include <optional>
#include <vector>

namespace bafar::shared {

struct PaintedItem {
    QString name;        ///< "n1"
    QString value;       ///< the state's word, or the number shown
    QString description; ///< everything else that is painted in it, in reading order
    QRect rectangle;     ///< in the widget's own coordinates
    QAccessible::Role role = QAccessible::ListItem;
    bool selected = false;

    bool operator==(const PaintedItem&) const = default;
};

/// Implemented by widgets that paint items.
class PaintedItems {
public:
    PaintedItems() = default;
    PaintedItems(const PaintedItems&) = delete;
    PaintedItems& operator=(const PaintedItems&) = delete;
    virtual ~PaintedItems();

    /// What is painted, as of the last change.
    [[nodiscard]] const std::vector<PaintedItem>& items() const;

protected:
    [[nodiscard]] virtual std::vector<PaintedItem> paintedItems() const = 0;

    /// The widget calls it whenever it will paint something else.
    void itemsChanged() { items_.reset(); }

private:
    mutable std::optional<std::vector<PaintedItem>> items_;
};

/// Makes every PaintedItems widget of this process accessible. Once, before the first window.
void exposePaintedItems();

} // namespace bafar::shared
