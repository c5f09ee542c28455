#include "app/areas.h"

#include <QApplication>
#include <QScrollArea>
#include <algorithm>

namespace bafar::app {
namespace {

/// Which of the areas a widget belongs to: the innermost; the number of areas: none.
std::size_t areaOf(const std::vector<QWidget*>& areas, const QWidget* widget)
{
    std::size_t found = areas.size();
    for (std::size_t i = 0; i < areas.size() && widget != nullptr; ++i) {
        if (areas[i] == widget || areas[i]->isAncestorOf(widget)) {
            found = i;
        }
    }
    return found;
}

bool takesFocus(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget.isVisible() &&
           widget.isEnabled();
}

/// The first of an area in the order of its making; what is checked comes first: the page that is
/// shown.
QWidget* firstOf(const std::vector<QWidget*>& areas, std::size_t area)
{
    QWidget* first = nullptr;
    QWidget* start = areas[area];
    for (QWidget* at = start->nextInFocusChain(); at != start; at = at->nextInFocusChain()) {
        if (areaOf(areas, at) != area || !takesFocus(*at)) {
            continue;
        }
        if (area == 0 && at->property("checked").toBool()) {
            return at;
        }
        first = first == nullptr ? at : first;
    }
    return first == nullptr && takesFocus(*start) ? start : first;
}

} // namespace

std::vector<QWidget*> inspectorsOf(const QWidget& page)
{
    std::vector<QWidget*> found;
    for (QScrollArea* area : page.findChildren<QScrollArea*>()) {
        if (area->isVisible() && area->property("surface").toByteArray() == "panel") {
            found.push_back(area);
        }
    }
    return found;
}

void focusNextArea(const std::vector<QWidget*>& areas, bool forward)
{
    const std::size_t count = areas.size();
    const std::size_t now = areaOf(areas, QApplication::focusWidget());
    std::size_t at = now == count && !forward ? 0 : now == count ? count - 1 : now;
    for (std::size_t i = 0; i < count; ++i) {
        at = (at + (forward ? 1 : count - 1)) % count;
        if (QWidget* first = firstOf(areas, at)) {
            first->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return;
        }
    }
}

} // namespace bafar::app
