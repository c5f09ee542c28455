#pragma once
// The heat map painted: a row for each upstream, a cell for each stretch of time; the darker, the
// more answers; hatched where some of them were errors, filled where many were. Time runs left to
// right in every language. Each row says its worst stretch to a screen reader, each cell its own in
// a tip. GUI thread.
#include <QWidget>

#include "ui/load_balancer/heat.h"
#include "ui/shared/item_text.h"

namespace bafar::ui::load_balancer {

class HeatView : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    explicit HeatView(QWidget* parent = nullptr);

    /// `nowMs`: the end of the last stretch.
    void setRows(std::vector<Heat::Row> rows, std::int64_t nowMs);

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRect nameOf(std::size_t row) const;
    [[nodiscard]] QRect cellsOf(std::size_t row) const;
    [[nodiscard]] QRect cellAt(std::size_t row, std::size_t column) const;
    [[nodiscard]] QString cellText(std::size_t row, std::size_t column) const;

    std::vector<Heat::Row> rows_;
    std::int64_t nowMs_ = 0;
};

/// "30/s; worst: 12% 5xx at 09:41:15", "0.2/s; no 5xx".
[[nodiscard]] QString heatText(const Heat::Row& row, std::int64_t nowMs);

} // namespace bafar::ui::load_balancer
