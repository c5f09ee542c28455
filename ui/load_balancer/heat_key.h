#pragma once
// What the cells of HeatView mean, each with its word. GUI thread.
class QWidget;

namespace bafar::ui::load_balancer {

/// One line: how many answers, how many errors, and which is the worst.
[[nodiscard]] QWidget* makeHeatKey(QWidget* parent);

} // namespace bafar::ui::load_balancer
