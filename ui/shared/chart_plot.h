#pragma once
// Everything of Qt Charts: axes and lines, and over them the crosshair and the stretch that is
// being chosen. Mouse and keys move the group's crosshair and zoom. Time runs left to right in
// every language. What it shows is said in its chart's accessible description. GUI thread.
#include <QChartView>
#include <QPointF>
#include <QPointer>
#include <optional>
#include <vector>

#include "ui/shared/chart_group.h"

class QCategoryAxis;
class QLineSeries;

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

        bool operator==(const Tick&) const = default;
    };

    ChartSpan span;
    double top = 1;
    bool filled = false; ///< down to the time axis
    std::vector<Line> lines;
    std::vector<Tick> values; ///< lowest first; each has a line across
    std::vector<Tick> times;
    Tick begin{}; ///< the first moment of all lines, where they begin inside; no text: they do not
};

class ChartPlot : public QChartView {
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
    [[nodiscard]] double yOf(double value) const;

    [[nodiscard]] QSize sizeHint() const override { return {320, 120}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {160, 84}; }

protected:
    void drawBackground(QPainter* painter, const QRectF& scene) override;
    void drawForeground(QPainter* painter, const QRectF& scene) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QRectF area() const;
    void dress();
    void drawGrid(QPainter& painter) const;
    void drawBegin(QPainter& painter) const;
    void drawLine(const ChartPicture::Line& line);

    /// Keeps the first so many of a line's segments.
    void dropSeries(std::size_t line, std::size_t keep);

    bool pan(const QKeyEvent& event);
    bool moveCursor(int key);
    bool zoomByKey(int key);

    QPointer<ChartGroup> group_;
    ChartPicture picture_;
    QCategoryAxis* time_;
    QCategoryAxis* value_;
    std::vector<std::vector<QLineSeries*>> drawn_; ///< by line and segment
    std::optional<double> press_;                  ///< where a drag began
    double drag_ = 0;                              ///< where it is
};

} // namespace bafar::shared
