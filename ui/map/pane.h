#pragma once
// The map in its frame: scrolled, moved with the mouse, zoomed.
//
// Ctrl and the wheel zoom around the pointer; Ctrl+plus, Ctrl+minus, Ctrl+0 (while the map has the
// focus) and F around the middle, as the buttons in the corner do. Where the map is larger than its
// frame, it is moved by what moves any page, and by dragging the ground. In the corner where text
// begins stands what the kinds of lines mean, in a row or stacked, where no card is. GUI thread.
#include <QScrollArea>

#include "ui/map/arrangement.h"

class QPushButton;

namespace bafar::shared {
class EmptyState;
}

namespace bafar::ui::map {

class EdgeKey;
class MapView;

class MapPane : public QScrollArea {
    Q_OBJECT

public:
    explicit MapPane(QWidget* parent = nullptr);

    [[nodiscard]] MapView& map() const { return *map_; }

    /// Why there is no card, in the map's place; empty: there are some.
    void setNothing(const QString& why, const QString& whatToDo);

    /// Around a point of the viewport.
    void zoomTo(double zoom, const QPointF& around);

    /// So that all is seen; as long as names can be read then, no zoom is chosen any more.
    void zoomToAll();

    /// Until a zoom is chosen: all is seen, as long as names can be read; else what is worst is.
    void fit();

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void addControls();
    void addKeys();
    void zoomBySteps(int steps);
    void showZoom();
    void placeControls();
    void placeKey();
    [[nodiscard]] double zoomForAll() const;
    void takeSizes();
    [[nodiscard]] bool isWhole() const;
    void showWorst();
    void heedHand();
    void moveContentTo(const QPoint& corner);

    MapView* map_;
    QWidget* controls_;
    EdgeKey* key_;
    shared::EmptyState* nothing_;
    QString said_; ///< by it, in one
    QPushButton* percent_ = nullptr;
    QPoint grabbedAt_; ///< of the viewport, while the ground is dragged
    QPoint cornerThen_;
    bool isFitting_ = false;
    bool isResizing_ = false; ///< the map is laid out for bars that come or go
    QSize fittedIn_;          ///< the viewport without bars
    QSize stoodIn_;           ///< the same, whatever the zoom
    Projection fittedAs_ = Projection::Role;
    bool isInHand_ = false; ///< a person has moved the map, or pressed on it
    int wheelLeft_ = 0;     ///< of a step, in eighths of a degree
};

} // namespace bafar::ui::map
