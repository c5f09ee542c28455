#pragma once
// The headroom painted: for each resource its name, a bar with what is used now and a mark where it
// would be without the largest node, and both in words. As many columns as there is room for. GUI
// thread.
#include <QWidget>

#include "ui/overview/headroom.h"
#include "ui/shared/item_text.h"
#include "ui/shared/theme.h"

class QPainter;

namespace bafar::ui::overview {

inline constexpr int BarHeight = 8; ///< pixels

/// What is used now as a stretch, what the loss would add hatched, and a mark where it would lead
/// to, 3 pixels higher and lower than `bar`; no mark where the loss changes nothing. Of what would
/// move, that part of the stretch is hatched, without a mark.
void paintHeadroomBar(QPainter& painter,
                      const Headroom& row,
                      const QRect& bar,
                      bool mirrored,
                      const shared::Tokens& tokens);

class HeadroomView : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    explicit HeadroomView(QWidget* parent = nullptr);

    /// Nothing is painted anew where nothing changed.
    void setRows(const std::vector<Headroom>& rows);

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fitHeight();
    [[nodiscard]] QRect placeOf(std::size_t row) const;
    void paintRow(QPainter& painter, const Headroom& row, const QRect& place) const;

    std::vector<Headroom> rows_;
};

} // namespace bafar::ui::overview
