#include "ui/map/ground.h"

#include <QFontMetricsF>
#include <algorithm>

#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::map {
namespace {

constexpr double PixelsMax = 8e6; ///< 32 MB; a larger map is painted anew each time
constexpr double LaneTitleAt = 14;
constexpr double LaneTitleSide = 6; ///< between a title and the lane's rule

/// A title that is a little too long gives up its tracking before its end.
QFont laneTitleFont(const QString& text, double room)
{
    QFont font = shared::sectionFont();
    if (QFontMetricsF(font).horizontalAdvance(text) > room) {
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0);
    }
    return font;
}

void paintLanes(QPainter& painter, const Ground& ground)
{
    const shared::Tokens& tokens = *ground.tokens;
    for (std::size_t i = 0; i < ground.lanes.size(); ++i) {
        const PlacedLane& lane = ground.lanes[i];
        const QRectF title = laneTitleArea(lane, ground.lens);
        const QString text = laneTitles(lane);
        const double room = title.width() - 2 * LaneTitleSide;
        const QFont font = laneTitleFont(text, room);
        painter.setFont(font);
        painter.setPen(tokens.muted);
        painter.drawText(title, Qt::AlignCenter,
                         QFontMetricsF(font).elidedText(text, Qt::ElideRight, room));
        if (i > 0) {
            const QRectF area = ground.lens.onScreen(lane.area);
            const double x = ground.mirrored ? area.right() : area.left();
            painter.setPen(QPen(tokens.line, 1, Qt::DashLine));
            painter.drawLine(QPointF(x, 0), QPointF(x, ground.size.height()));
        }
    }
}

/// Letters keep their size: from far away there is no room for them.
void paintHeads(QPainter& painter, const Ground& ground)
{
    if (ground.lens.detail() == Detail::Dot) {
        return;
    }
    painter.setFont(shared::captionFont());
    painter.setPen(ground.tokens->muted);
    const int side = static_cast<int>(ground.mirrored ? Qt::AlignRight : Qt::AlignLeft) |
                     static_cast<int>(Qt::AlignAbsolute) | static_cast<int>(Qt::AlignBottom) |
                     static_cast<int>(Qt::TextDontClip);
    for (const PlacedHead& head : ground.heads) {
        painter.drawText(ground.lens.onScreen(head.area), side, shared::factHead(head.conceptName));
    }
}

void paintBoxes(QPainter& painter, const Ground& ground, const QRectF& exposed)
{
    painter.setPen(QPen(ground.tokens->line, 1));
    painter.setBrush(ground.tokens->panel);
    const double radius = 12 * std::min(1.0, ground.lens.zoom);
    for (const PlacedBox& box : ground.boxes) {
        const QRectF area = ground.lens.onScreen(box.area).adjusted(0.5, 0.5, -0.5, -0.5);
        if (area.intersects(exposed)) {
            painter.drawRoundedRect(area, radius, radius);
        }
    }
}

void paintEdges(QPainter& painter, const Ground& ground, const QRectF& exposed)
{
    constexpr double WidestLine = 6;
    const QRectF seen =
        ground.lens.inLayout(exposed).adjusted(-WidestLine, -WidestLine, WidestLine, WidestLine);
    painter.save();
    painter.translate(ground.lens.origin);
    painter.scale(ground.lens.zoom, ground.lens.zoom);
    for (std::size_t i = 0; i < ground.paths.size(); ++i) {
        QRectF around = ground.paths[i].controlPointRect();
        around.adjust(-1, -1, 1, 1); // a level line has no height
        if (seen.intersects(around)) {
            paintEdge(painter, ground.paths[i], ground.edges[i], *ground.tokens);
        }
    }
    painter.restore();
}

} // namespace

QString laneTitles(const PlacedLane& placed)
{
    QStringList titles;
    for (const schema::Lane lane : placed.lanes) {
        titles.append(shared::laneTitle(lane));
    }
    return titles.join(shared::separator());
}

QRectF laneTitleArea(const PlacedLane& placed, const Lens& lens)
{
    const QRectF lane = lens.onScreen(placed.area);
    const double high = QFontMetricsF(shared::sectionFont()).height();
    const double top = std::max(1.0, lens.origin.y() + LaneTitleAt * lens.zoom);
    return {lane.left(), std::min(top, LaneTitleAt), lane.width(), high};
}

void paintGround(QPainter& painter, const Ground& ground, const QRectF& exposed)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(exposed, ground.tokens->background);
    paintLanes(painter, ground);
    paintHeads(painter, ground);
    paintBoxes(painter, ground, exposed);
    paintEdges(painter, ground, exposed);
}

void GroundPicture::draw(QPainter& painter, Ground now, const QRectF& exposed)
{
    const QSizeF pixels = QSizeF(now.size) * now.scale;
    if (pixels.width() * pixels.height() > PixelsMax) {
        picture_ = {};
        paintGround(painter, now, exposed);
        return;
    }
    if (picture_.isNull() || now != ground_) {
        picture_ = QPixmap(pixels.toSize());
        picture_.setDevicePixelRatio(now.scale);
        QPainter once(&picture_);
        once.setLayoutDirection(painter.layoutDirection());
        paintGround(once, now, QRectF(QPointF(0, 0), QSizeF(now.size)));
        ground_ = std::move(now);
    }
    painter.drawPixmap(0, 0, picture_); // of which the painter's clip takes what is exposed
}

} // namespace bafar::ui::map
