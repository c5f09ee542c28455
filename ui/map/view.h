#pragma once
// The map by role, painted: lanes, cards with state, facts and age, typed edges.
//
// State is shape, colour and word: failed has a thick border, stale is hatched, unknown is dashed.
// Parts of a thing are marks in its card, and many things one card, until it is opened (fold.h).
// Every lane's title, every card and every drawn edge is an accessible item. Arrow keys and the
// mouse select; Return, Space and a double click open and close a card. What has alerts is marked
// with their number; a click on the mark, or A on the card, leads to them. GUI thread.
#include <QWidget>

#include "ui/map/alert_mark.h"
#include "ui/map/card_cache.h"
#include "ui/map/edge.h"
#include "ui/map/layout.h"
#include "ui/shared/item_text.h"

class QPainter;

namespace bafar::shared {
struct Tokens;
}

namespace bafar::ui::map {

class MapView : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    explicit MapView(QWidget* parent = nullptr);

    void setTopology(const topology::Topology& topology);
    void setSelection(const QString& entity);

    /// Urgent alerts by what they are about.
    void setMarks(const bafar::alerts::Marks& marks);

    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Where the card that shows a thing is; empty: nowhere.
    [[nodiscard]] QRect placeOf(const QString& entity) const;

Q_SIGNALS:
    void selected(const QString& entity);

    /// Of this thing; empty: all.
    void alertsWanted(const QString& entity);

    /// The alerts of what has no card.
    void marksElsewhereChanged(const bafar::alerts::Mark& mark);

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct PlacedMark {
        std::string card;
        const bafar::alerts::Mark* mark = nullptr;
        QRectF area;
    };

    /// All that lies below the cards, as far as it can differ.
    struct Ground {
        std::vector<PlacedLane> lanes;
        std::vector<PlacedHead> heads;
        std::vector<QPainterPath> paths;
        std::vector<EdgeLook> edges;
        QSize size;
        double scale = 1; ///< device pixels per pixel
        bool mirrored = false;
        const shared::Tokens* tokens = nullptr;

        bool operator==(const Ground&) const = default;
    };

    [[nodiscard]] std::vector<PlacedMark> placedMarks() const;
    [[nodiscard]] std::string markAt(const QPoint& at) const; ///< its card; empty: none
    [[nodiscard]] shared::PaintedItem markItem(const PlacedMark& placed) const;
    void placeMarks();
    void showAlertsOf(const std::string& card);
    [[nodiscard]] shared::PaintedItem cardItem(const topology::Thing& thing,
                                               const QRectF& card) const;
    [[nodiscard]] shared::PaintedItem edgeItem(const PlacedEdge& placed) const;
    void layOutAgain();
    [[nodiscard]] Ground groundNow(const shared::Tokens& tokens) const;
    void paintGround(QPainter& painter, const shared::Tokens& tokens) const;
    void paintLanes(QPainter& painter, const shared::Tokens& tokens) const;
    void moveSelection(int dx, int dy);
    void choose(const std::string& card);
    void toggle(const std::string& card);
    [[nodiscard]] bool isChosen(const topology::Edge& edge) const;
    [[nodiscard]] std::string idAt(const QPoint& at) const;

    topology::Topology topology_;
    Picture picture_; ///< of the topology, as it is folded now
    Layout layout_;
    mutable CardCache cards_; ///< what is said is told and painted from it
    Ground ground_;           ///< as it is on groundPicture_
    QPixmap groundPicture_;
    bafar::alerts::Marks marks_; ///< by subject
    CardMarks cardMarks_;
    std::string selection_; ///< an entity
    std::string focused_;   ///< the card that keys move from: the selected one, or one of many
    std::set<std::string> opened_;
};

} // namespace bafar::ui::map
