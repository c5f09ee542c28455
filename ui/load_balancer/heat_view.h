#pragma once
// The heat map painted: a row for each upstream, a cell for each stretch of time; the darker, the
// more answers; hatched where some of them were errors, filled where many were, and a ring around
// the worst of a row. A stretch that nobody told of is an empty track. Time runs left to right in
// every language. Each row says its worst stretch to a screen reader, each cell its own in a tip.
// GUI thread.
#include <QWidget>

#include "ui/load_balancer/heat.h"
#include "ui/shared/item_text.h"

class QPainter;

namespace bafar::shared {
struct Tokens;
}

namespace bafar::ui::load_balancer {

/// Shares of 5xx from which a stretch is hatched, and from which it is filled.
inline constexpr double SomeErrors = 0.01;
inline constexpr double ManyErrors = 0.05;

void paintHeatCell(QPainter& painter,
                   const QRect& area,
                   const Answers& answers,
                   const shared::Tokens& tokens);

/// Along the edge of the worst of a row.
void paintHeatRing(QPainter& painter, const QRect& area, const shared::Tokens& tokens);

class HeatView : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    explicit HeatView(QWidget* parent = nullptr);

    /// `nowMs`: the last stretch has ended by then. `pastTold`: nothing more of the past is to
    /// come.
    void setRows(std::vector<Heat::Row> rows, std::int64_t nowMs, bool pastTold);

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRect nameOf(std::size_t row) const;
    [[nodiscard]] QRect cellsOf(std::size_t row) const;
    [[nodiscard]] QRect cellAt(std::size_t row, std::size_t column) const;
    [[nodiscard]] QRect wordsAt(std::size_t row) const;
    [[nodiscard]] QString cellText(std::size_t row, std::size_t column) const;
    [[nodiscard]] QString beginText(std::size_t row) const;
    void paintRow(QPainter& painter, std::size_t row) const;
    void paintTrack(QPainter& painter, std::size_t row) const;
    void paintAxis(QPainter& painter) const;

    std::vector<Heat::Row> rows_;
    std::int64_t nowMs_ = 0;
    bool pastTold_ = false;
};

} // namespace bafar::ui::load_balancer
