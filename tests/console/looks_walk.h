#pragma once
// How the rules for looks go through a window and name what they found. GUI thread.
#include <QModelIndex>
#include <QWidget>
#include <functional>

class QAbstractItemView;

namespace bafar::test {

/// Its class and name, and the nearest named widget around it.
[[nodiscard]] QString nameOf(const QWidget& widget);

/// The beginning of a text, in quotes.
[[nodiscard]] QString inShort(const QString& text);

/// A tip, or a name, that has the whole of a text in it, marks and line breaks aside.
[[nodiscard]] bool tellsWhole(const QString& said, const QString& text);

/// Every cell of which something is seen, with its place in the viewport, row by row.
void eachCell(const QAbstractItemView& view,
              const std::function<void(const QModelIndex& index, const QRect& area)>& visit);

/// Every visible widget of a kind, but those with a window of their own, as tips.
template <class Kind, class Visit>
void eachOf(const QWidget& window, const Visit& visit)
{
    for (const Kind* widget : window.findChildren<Kind*>()) {
        if (widget->isVisible() && !widget->isWindow() && !widget->size().isEmpty()) {
            visit(*widget);
        }
    }
}

} // namespace bafar::test
