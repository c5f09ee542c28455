#include "ui/shared/tab_order.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QSplitter>
#include <algorithm>
#include <utility>
#include <vector>

namespace bafar::shared {
namespace {

using Parts = std::vector<QWidget*>;

std::vector<QLayoutItem*> itemsOf(const QLayout& layout)
{
    std::vector<std::pair<std::pair<int, int>, QLayoutItem*>> placed;
    const auto* grid = qobject_cast<const QGridLayout*>(&layout);
    for (int i = 0; i < layout.count(); ++i) {
        int row = 0;
        int column = 0;
        int rows = 0;
        int columns = 0;
        if (grid != nullptr) {
            grid->getItemPosition(i, &row, &column, &rows, &columns);
        }
        placed.push_back({{row, column}, layout.itemAt(i)});
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<QLayoutItem*> items;
    for (const auto& [place, item] : placed) {
        items.push_back(item);
    }
    return items;
}

void addFrom(const QLayout& layout, Parts& parts)
{
    for (QLayoutItem* item : itemsOf(layout)) {
        if (item->layout() != nullptr) {
            addFrom(*item->layout(), parts);
        } else if (item->widget() != nullptr) {
            parts.push_back(item->widget());
        }
    }
}

/// What stands in a widget; what no layout places comes last, as it lies on the rest.
Parts partsOf(const QWidget& widget)
{
    Parts parts;
    if (const auto* splitter = qobject_cast<const QSplitter*>(&widget)) {
        for (int i = 0; i < splitter->count(); ++i) {
            parts.push_back(splitter->handle(i)); // before the part; the first one is hidden
            parts.push_back(splitter->widget(i));
        }
    } else if (widget.layout() != nullptr) {
        addFrom(*widget.layout(), parts);
    }
    for (QObject* child : widget.children()) {
        auto* part = qobject_cast<QWidget*>(child);
        if (part != nullptr && std::find(parts.begin(), parts.end(), part) == parts.end()) {
            parts.push_back(part);
        }
    }
    return parts;
}

/// All that is seen in a widget, in the order in which it is read.
void addSeen(const QWidget& widget, Parts& seen)
{
    for (QWidget* part : partsOf(widget)) {
        if (part->isVisible() && !part->isWindow()) {
            seen.push_back(part);
            addSeen(*part, seen);
        }
    }
}

bool isStop(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget.isEnabled() &&
           widget.focusProxy() == nullptr;
}

/// What shows a part of its content shows the stop. It is never moved for all of its content.
void scrollTo(QWidget& stop)
{
    for (QWidget* at = stop.parentWidget(); at != nullptr; at = at->parentWidget()) {
        auto* area = qobject_cast<QScrollArea*>(at);
        if (area != nullptr && area->widget() != nullptr && area->widget() != &stop &&
            area->widget()->isAncestorOf(&stop)) {
            area->ensureWidgetVisible(&stop);
        }
    }
}

} // namespace

bool moveFocus(const QWidget& window, bool next)
{
    Parts seen;
    addSeen(window, seen);
    const auto now = std::find(seen.begin(), seen.end(), window.focusWidget());
    if (now == seen.end()) {
        return false;
    }
    // The others, the next one first.
    std::rotate(seen.begin(), now, seen.end());
    seen.erase(seen.begin());
    if (!next) {
        std::reverse(seen.begin(), seen.end());
    }
    const auto stop =
        std::find_if(seen.begin(), seen.end(), [](const QWidget* one) { return isStop(*one); });
    if (stop == seen.end()) {
        return false;
    }
    (*stop)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    scrollTo(**stop);
    return true;
}

} // namespace bafar::shared
