#pragma once
// What the bars of HeadroomView are made of, each with its word. GUI thread.
class QWidget;

namespace bafar::ui::overview {

/// One line: what is in use now, and where it would be without the largest node.
[[nodiscard]] QWidget* makeHeadroomKey(QWidget* parent);

} // namespace bafar::ui::overview
