#pragma once
// The replication graph painted: a card for each server, an arrow for each channel whose line, mark
// and word say what runs along it, and a legend of the lines in use. A click or an arrow key
// chooses a server. Every card, arrow and word of the legend is an accessible item. GUI thread.
#include <QWidget>

#include "ui/database/graph_legend.h"
#include "ui/shared/item_text.h"

namespace bafar::ui::database {

class GraphView : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    explicit GraphView(QWidget* parent = nullptr);

    /// Nothing is painted anew where nothing changed.
    void setFleet(const replication::Fleet& fleet);

    /// In a low window the cards say less: the positions are told elsewhere, too.
    void setLow(bool isLow);

    /// The chosen server's node; empty: none.
    void setChosen(const std::string& node);

    /// Where a server's card is, in the widget's coordinates; empty: it is not there.
    [[nodiscard]] QRect placeOf(const std::string& title) const;

    /// Chooses the server of that node.
    void press(const std::string& key) override { Q_EMIT chosen(key); }

Q_SIGNALS:
    /// A person chose the server of this node.
    void chosen(const std::string& node);

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    [[nodiscard]] QPointF at(const QPointF& logical) const;
    [[nodiscard]] QRectF at(const QRectF& logical) const;
    [[nodiscard]] QString cardText(const replication::Server& server) const;
    void paintLink(QPainter& painter, const replication::Link& link) const;
    void paintCard(QPainter& painter, std::size_t server) const;
    void paintLegend(QPainter& painter) const;

    replication::Fleet fleet_;
    Layout layout_;
    std::vector<LegendSample> legend_;
    std::string chosen_;
    bool isLow_ = false;
};

} // namespace bafar::ui::database
