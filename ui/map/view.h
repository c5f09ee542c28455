#pragma once
// The map, painted: lanes or hosts, cards with state, facts and age, typed edges.
//
// State is shape, colour and word: failed has a thick border, degraded a thin one in its colour,
// stale is hatched, unknown is dashed.
// Parts of a thing are marks in its card, and many things one card, until it is opened (fold.h).
// Seen from further away cards say less (zoom.h). Every lane's title, every card and every drawn
// edge is an accessible item. Arrow keys and the mouse select; Return, Space and a double click
// open and close a card. What has alerts is marked with their number; a click on the mark, or A on
// the card, leads to them. Cards are moved by the mouse, or by Alt and the arrow keys, and put back
// by their menu. Requests move along the edges, unless nobody sees it or nothing may move. It is
// larger than the budget because all that a map can do to a person is here. GUI thread.
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "ui/map/alert_mark.h"
#include "ui/map/card_cache.h"
#include "ui/map/flow.h"
#include "ui/map/ground.h"
#include "ui/map/layout.h"
#include "ui/map/standing.h"
#include "ui/shared/item_text.h"

class QMenu;
class QPainter;

namespace bafar::ui::map {

class MapView : public QWidget, public shared::PaintedItems {
    Q_OBJECT

public:
    explicit MapView(QWidget* parent = nullptr);

    void setTopology(const topology::Topology& topology);
    void setSelection(const QString& entity);

    /// Their cards, and the edges between them, stand out as if each were selected.
    void setTogether(const std::set<std::string>& entities);

    /// Urgent alerts by what they are about.
    void setMarks(const bafar::alerts::Marks& marks);

    void setProjection(Projection projection);

    [[nodiscard]] Projection projection() const { return projection_; }

    /// As a person chose it, within ZoomMin and ZoomMax.
    void setZoom(double zoom);

    /// Until a zoom is chosen.
    void showAt(double zoom);

    /// As if none had been chosen; what is shown stays until showAt().
    void unchooseZoom();

    [[nodiscard]] bool isZoomChosen() const { return isZoomChosen_; }

    [[nodiscard]] const Lens& lens() const { return lens_; }

    /// Nothing moves along the edges, as in a picture of the past.
    void setPaused(bool paused);

    [[nodiscard]] bool isFlowing() const { return flowing_.isActive(); }

    void setArrangement(const MapArrangement& arrangement);
    [[nodiscard]] MapArrangement arrangement() const;

    /// Opens or closes a card that stands for others.
    void toggle(const std::string& card);

    /// What can be done to a card's place.
    [[nodiscard]] std::unique_ptr<QMenu> makeMenu(const std::string& card);

    /// The place that it is seen through, its parent, has another size.
    void fitRoom() { layOutAgain(); }

    /// The frame is another one: cards stand elsewhere the next time that they are laid out.
    void placeAnew() { standing_.relax(); }

    /// What it would take at a zoom of 1.
    [[nodiscard]] QSizeF contentSize() const;

    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Of the lines.
    [[nodiscard]] std::set<schema::RelationKind> drawnKinds() const;

    /// Where the card that shows a thing is; empty: nowhere.
    [[nodiscard]] QRect placeOf(const QString& entity) const;

    /// A card goes further down than where a place of the parent begins, in that place's columns;
    /// how far down the map is scrolled does not count.
    [[nodiscard]] bool reachesInto(const QRect& place) const;

    /// The same of a line.
    [[nodiscard]] bool hasLineIn(const QRect& place) const;

    /// Pixels of this widget that something else stands on: labels keep clear of them.
    void setCovered(std::vector<QRect> places);

    /// Where the card of what is worst is; empty: all is well.
    [[nodiscard]] QRect worstPlace() const;

    /// A card: it is chosen, and the current one opened or closed. A mark leads to its alerts.
    void press(const std::string& key) override;

Q_SIGNALS:
    void selected(const QString& entity);

    /// arrangement() is another one, or the zoom that fits.
    void arrangementChanged();

    /// contentSize() is another one, and no hand holds a card.
    void contentResized();

    /// Cards and lines are others, or stand elsewhere.
    void laidOut();

    /// Keys lead to a card there.
    void reached(const QRect& place);

    /// Of this thing; empty: all.
    void alertsWanted(const QString& entity);

    /// The alerts of what has no card.
    void marksElsewhereChanged(const bafar::alerts::Mark& mark);

protected:
    [[nodiscard]] std::vector<shared::PaintedItem> paintedItems() const override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// What the mouse holds.
    struct Drag {
        std::string unit; ///< empty: nothing
        QPointF from;
        double grabbed = 0; ///< below the card's upper side, in pixels of the layout
        bool isOn = false;  ///< it moved far enough
    };

    struct PlacedMark {
        std::string card;
        const bafar::alerts::Mark* mark = nullptr;
        QRectF area;
    };

    struct PlacedLabel {
        QRectF box; ///< pixels of the widget
        QString text;
        schema::State state = schema::State::Ok;
        std::string election; ///< of which it is one label; empty: it stands for itself
    };

    [[nodiscard]] std::vector<PlacedLabel> placedLabels() const;
    [[nodiscard]] const std::vector<PlacedMark>& placedMarks() const;
    [[nodiscard]] std::string markAt(const QPoint& at) const; ///< its card; empty: none
    [[nodiscard]] shared::PaintedItem markItem(const PlacedMark& placed) const;
    void placeMarks();
    void showAlertsOf(const std::string& card);
    [[nodiscard]] QString tipAt(const QPoint& at) const;
    [[nodiscard]] QStringList edgeLinesAt(const QPoint& at) const;
    [[nodiscard]] shared::PaintedItem cardItem(const topology::Thing& thing,
                                               const QRectF& card) const;
    [[nodiscard]] shared::PaintedItem edgeItem(const PlacedEdge& placed) const;

    [[nodiscard]] bool isMirrored() const { return layoutDirection() == Qt::RightToLeft; }

    [[nodiscard]] QSizeF room() const;
    void layOutAgain();
    [[nodiscard]] int linesOn(const topology::Thing& thing) const;
    [[nodiscard]] std::set<std::string> agesShown() const;
    void takeSize();
    void takeZoom(double zoom);
    [[nodiscard]] Ground groundNow(const shared::Tokens& tokens) const;
    void paintCards(QPainter& painter, const QRegion& exposed, const shared::Tokens& tokens);
    void paintParticles(QPainter& painter, const shared::Tokens& tokens) const;
    void followFlow();
    void flowOn();
    void moveSelection(int dx, int dy);
    void choose(const std::string& card);
    [[nodiscard]] std::string unitOf(const std::string& card) const;
    [[nodiscard]] std::vector<std::string> shownHosts() const;
    void holdLaneOf(const std::string& unit);
    void dragTo(const QPointF& at);
    void moveByKey(int dx, int dy);
    void putBack(const std::string& unit);
    void putAllBack();
    [[nodiscard]] bool isChosen(const topology::Edge& edge) const;
    [[nodiscard]] bool isChosen(const topology::Thing& thing) const;
    [[nodiscard]] std::string idAt(const QPoint& at) const;

    topology::Topology topology_;
    Picture picture_; ///< of the topology, as it is folded now
    Layout layout_;   ///< at a zoom of 1
    Lens lens_;
    bool isZoomChosen_ = false;
    Projection projection_ = Projection::Role;
    Arranged arranged_;
    Standing standing_;
    Drag drag_;
    std::vector<QRect> covered_;                     ///< by something else
    std::optional<std::vector<PlacedLabel>> labels_; ///< none: to be placed when painted
    std::vector<Flow> flows_;
    std::vector<Particle> particles_; ///< those that are seen
    QTimer flowing_;
    qint64 flowedMs_ = 0;
    bool paused_ = false;
    mutable CardCache cards_; ///< what is said is told and painted from it
    GroundPicture ground_;
    bafar::alerts::Marks marks_; ///< by subject
    CardMarks cardMarks_;
    mutable std::optional<std::vector<PlacedMark>> placedMarks_; ///< none: to be placed when asked
    std::string selection_;                                      ///< an entity
    std::set<std::string> together_;                             ///< what stands out beside it
    std::string focused_; ///< the card that keys move from: the selected one, or one of many
    std::set<std::string> opened_;
    std::set<std::string> withAges_; ///< cards that show one
};

} // namespace bafar::ui::map
