#include "tests/console/looks_painted.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHash>
#include <QImage>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPaintEvent>
#include <QPainter>
#include <QPixmap>
#include <QRegion>
#include <algorithm>
#include <limits>

namespace bafar::test {
namespace {

/// Whose turn it is to paint, and what of it is seen: parents and opaque children are taken off.
class Turn : public QObject {
public:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && object->isWidgetType()) {
            widget_ = static_cast<QWidget*>(object);
            seen_ = static_cast<QPaintEvent*>(event)->region();
        }
        return false;
    }

    [[nodiscard]] const QWidget* widget() const { return widget_; }

    [[nodiscard]] const QRegion& seen() const { return seen_; }

private:
    const QWidget* widget_ = nullptr;
    QRegion seen_;
};

/// `area` is in the coordinates of `widget`.
bool isEnabledAt(const QWidget& widget, const QRect& area)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(widget.parentWidget());
    if (!widget.isEnabled() || view == nullptr || view->viewport() != &widget) {
        return widget.isEnabled();
    }
    const QModelIndex at = view->indexAt(area.center());
    return !at.isValid() || (at.flags() & Qt::ItemIsEnabled) != 0;
}

/// The colour of most of what is not clear; invalid: all of it is.
QColor mainColour(const QImage& picture)
{
    constexpr int Clear = 128; // the edge of a stroke is not its colour
    QHash<QRgb, int> counts;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            if (const QRgb pixel = picture.pixel(x, y); qAlpha(pixel) >= Clear) {
                ++counts[pixel | 0xff000000U];
            }
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return most == counts.end() ? QColor() : QColor(most.key());
}

/// Keeps what is written, and drops every shape.
class InkEngine : public QPaintEngine {
public:
    InkEngine(const QWidget& window, const Turn& turn)
        : QPaintEngine(AllFeatures)
        , window_(window)
        , turn_(turn)
    {
    }

    bool begin(QPaintDevice*) override { return true; }

    bool end() override { return true; }

    [[nodiscard]] Type type() const override { return User; }

    void updateState(const QPaintEngineState&) override {}

    void drawTextItem(const QPointF& at, const QTextItem& item) override;
    void drawPixmap(const QRectF& area, const QPixmap& pixmap, const QRectF& part) override;

    void drawRects(const QRect*, int) override {}

    void drawRects(const QRectF*, int) override {}

    void drawLines(const QLine*, int) override {}

    void drawLines(const QLineF*, int) override {}

    void drawEllipse(const QRectF&) override {}

    void drawEllipse(const QRect&) override {}

    void drawPath(const QPainterPath&) override {}

    void drawPoints(const QPointF*, int) override {}

    void drawPoints(const QPoint*, int) override {}

    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}

    void drawPolygon(const QPoint*, int, PolygonDrawMode) override {}

    void drawTiledPixmap(const QRectF&, const QPixmap&, const QPointF&) override {}

    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override
    {
    }

    [[nodiscard]] const std::vector<PaintedInk>& kept() const { return kept_; }

private:
    void keep(PaintedInk ink, const QRectF& area);

    const QWidget& window_;
    const Turn& turn_;
    std::vector<PaintedInk> kept_;
};

/// `area` is in the painter's coordinates. How the painter of a child begins on the device of its
/// parent is Qt's own; within its widget it begins at the corner.
void InkEngine::keep(PaintedInk ink, const QRectF& area)
{
    const QPainter* by = painter();
    const QTransform inWidget = by->combinedTransform();
    const QRect local = inWidget.mapRect(area).toAlignedRect();
    QRegion seen = turn_.seen().intersected(local);
    if (by->hasClipping()) {
        seen &= inWidget.mapRect(by->clipBoundingRect()).toAlignedRect();
    }
    const QRect shown = seen.boundingRect();
    if (shown.isEmpty()) {
        return;
    }
    constexpr int Rounded = 2; // an area is as large as its line, not as its letters
    ink.widget = turn_.widget();
    ink.colour.setAlphaF(static_cast<float>(ink.colour.alphaF() * by->opacity()));
    ink.isWhole =
        shown.height() + Rounded >= local.height() && shown.width() + Rounded >= local.width();
    ink.isEnabled = isEnabledAt(*ink.widget, local);
    ink.area = local.translated(ink.widget->mapTo(&window_, QPoint(0, 0)));
    kept_.push_back(std::move(ink));
}

void InkEngine::drawTextItem(const QPointF& at, const QTextItem& item)
{
    if (painter() == nullptr || turn_.widget() == nullptr) {
        return;
    }
    PaintedInk ink;
    ink.text = item.text();
    ink.colour = painter()->pen().color();
    ink.font = item.font();
    keep(std::move(ink),
         QRectF(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent()));
}

void InkEngine::drawPixmap(const QRectF& area, const QPixmap& pixmap, const QRectF& part)
{
    constexpr double Least = 8; // pixels of an icon; what is larger is a picture
    constexpr double Most = 32;
    const auto fits = [](double side) { return side >= Least && side <= Most; };
    if (painter() == nullptr || turn_.widget() == nullptr || !fits(area.width()) ||
        !fits(area.height())) {
        return;
    }
    PaintedInk ink;
    ink.isIcon = true;
    ink.colour = mainColour(
        pixmap.copy(part.toAlignedRect()).toImage().convertToFormat(QImage::Format_ARGB32));
    if (ink.colour.isValid()) {
        keep(std::move(ink), area);
    }
}

/// As large as the window, a pixel for a point.
class InkDevice : public QPaintDevice {
public:
    InkDevice(const QWidget& window, const Turn& turn)
        : window_(window)
        , engine_(window, turn)
    {
    }

    [[nodiscard]] QPaintEngine* paintEngine() const override { return &engine_; }

    [[nodiscard]] const std::vector<PaintedInk>& kept() const { return engine_.kept(); }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric asked) const override
    {
        switch (asked) {
        case PdmWidth: return window_.width();
        case PdmHeight: return window_.height();
        case PdmWidthMM: return window_.widthMM();
        case PdmHeightMM: return window_.heightMM();
        case PdmNumColors: return std::numeric_limits<int>::max();
        case PdmDepth: return 32;
        case PdmDpiX: return window_.logicalDpiX();
        case PdmDpiY: return window_.logicalDpiY();
        case PdmPhysicalDpiX: return window_.physicalDpiX();
        case PdmPhysicalDpiY: return window_.physicalDpiY();
        case PdmDevicePixelRatio: return 1;
        case PdmDevicePixelRatioScaled: return qRound(devicePixelRatioFScale());
        }
        return 0;
    }

private:
    const QWidget& window_;
    mutable InkEngine engine_;
};

} // namespace

std::vector<PaintedInk> paintedIn(QWidget& window)
{
    Turn turn;
    InkDevice device(window, turn);
    qApp->installEventFilter(&turn);
    window.render(&device);
    qApp->removeEventFilter(&turn);
    return device.kept();
}

} // namespace bafar::test
