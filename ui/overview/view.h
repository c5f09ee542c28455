#pragma once
// The map by role, painted: lanes, cards with state, facts and age, typed edges.
//
// State is shape, colour and word: failed has a thick border, stale is hatched, unknown is dashed.
// Control connections are drawn only for what is selected or not well (rule T2). Every lane's
// title, every card and every drawn edge is an accessible item. Arrow keys and the mouse select.
// GUI thread.
#include <QWidget>

#include "core/topology/topology.h"
#include "ui/overview/layout.h"
#include "ui/shared/item_text.h"

namespace bafar::ui::overview {

class MapView : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    explicit MapView(QWidget* parent = nullptr);

    void setTopology(const topology::Topology& topology);
    void setSelection(const QString& entity);

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void selected(const QString& entity);

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] shared::PaintedItem cardItem(const topology::Thing& thing,
                                               const QRectF& card) const;
    [[nodiscard]] shared::PaintedItem edgeItem(const PlacedEdge& placed) const;
    void layOutAgain();
    void moveSelection(int dx, int dy);
    [[nodiscard]] bool isDrawn(const topology::Edge& edge) const;
    [[nodiscard]] std::string idAt(const QPoint& at) const;

    topology::Topology topology_;
    Layout layout_;
    std::string selection_;
};

} // namespace bafar::ui::overview
