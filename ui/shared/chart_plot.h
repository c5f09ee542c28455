#pragma once
// The part of a chart that is painted: axes, lines, the crosshair, and the stretch that is being
// chosen. Mouse and keys move the group's crosshair and zoom. Time runs left to right in every
// language. What it paints is said in its chart's accessible description. GUI thread.
//
// Painted by hand, not by Qt Charts: a picture of six charts changes once a second, and Qt Charts
// lays out every label and series anew each time, which cost several times as much.
#include <QPointF>
#include <QPointer>
#include <QWidget>
#include <vector>

#include "ui/shared/chart_group.h"

namespace bafar::shared {

/// What is painted.
struct ChartPicture {
    struct Line {
        std::size_t number = 0; ///< decides the colour
        std::vector<std::vector<QPointF>> segments;
    };

    struct Tick {
        double at = 0; ///< a value, or a moment in milliseconds
        QString text;
    };

    ChartSpan span;
    double top = 1;
    std::vector<Line> lines;
    std::vector<Tick> values; ///< lowest first; each has a line across
    std::vector<Tick> times;
};

class ChartPlot : public QWidget {
    Q_OBJECT

public:
    explicit ChartPlot(QWidget* parent = nullptr);

    void setGroup(ChartGroup* group);
    void setPicture(ChartPicture picture);

    [[nodiscard]] const ChartPicture& picture() const { return picture_; }

    /// Pixel columns of the lines.
    [[nodiscard]] int columns() const;

    /// The moment at a pixel, and the pixel of a moment.
    [[nodiscard]] qint64 momentAt(double x) const;
    [[nodiscard]] double xOf(double atMs) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] double yOf(double value) const;
    void paintAxes(QPainter& painter) const;
    void paintLines(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    bool moveCursor(int key);
    bool zoomByKey(int key);

    QPointer<ChartGroup> group_;
    ChartPicture picture_;
    int margin_ = 0;              ///< for the values' texts
    std::optional<double> press_; ///< where a drag began
    double drag_ = 0;             ///< where it is
};

} // namespace bafar::shared
