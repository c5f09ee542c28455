#pragma once
// How the rules for looks go through a window and name what they found. GUI thread.
#include <QWidget>

namespace bafar::test {

/// Its class and name, and the nearest named widget around it.
[[nodiscard]] QString nameOf(const QWidget& widget);

/// The beginning of a text, in quotes.
[[nodiscard]] QString inShort(const QString& text);

/// Every visible widget of a kind.
template <class Kind, class Visit>
void eachOf(const QWidget& window, const Visit& visit)
{
    for (const Kind* widget : window.findChildren<Kind*>()) {
        if (widget->isVisible() && !widget->size().isEmpty()) {
            visit(*widget);
        }
    }
}

} // namespace bafar::test
