#include "ui/map/ground.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/map/kept_picture.h"
#include "ui/shared/format.h"
#include "ui/shared/wording.h"

namespace bafar::ui::map {
namespace {

constexpr double PixelsMax = 8e6; ///< 32 MB; a larger map is painted anew each time
constexpr double LaneTitleAt = 14;
constexpr double LaneTitleSide = 6; ///< between a title and the lane's rule
constexpr double RuleShare = 0.6;   ///< of a hairline's colour: edges run along it

/// A title that is a little too long gives up its tracking before its end.
QFont laneTitleFont(const QString& text, double room)
{
    QFont font = shared::sectionFont();
    if (QFontMetricsF(font).horizontalAdvance(text) > room) {
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0);
    }
    return font;
}

QString laneText(const PlacedLane& placed)
{
    QStringList titles;
    for (const schema::Lane lane : placed.lanes) {
        titles.append(shared::laneTitle(lane));
    }
    return titles.join(shared::separator());
}

/// A title before its neighbours are known.
struct WantedTitle {
    LaneTitle title; ///< as wide as its lane
    double wide;     ///< what it needs, with the space at both sides
};

WantedTitle wantedTitle(const PlacedLane& placed, const Lens& lens)
{
    const QRectF lane = lens.onScreen(placed.area);
    const double high = QFontMetricsF(shared::sectionFont()).height();
    const double top = std::max(1.0, lens.origin.y() + LaneTitleAt * lens.zoom);
    const QString text = laneText(placed);
    const QFont font = laneTitleFont(text, lane.width() - 2 * LaneTitleSide);
    const double wide = std::ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1; // rounded
    const QRectF area(lane.left(), std::min(top, LaneTitleAt), lane.width(), high);
    return {{text, font, area}, wide + 2 * LaneTitleSide};
}

bool isTooLong(const WantedTitle* one)
{
    return one != nullptr && one->wide > one->title.area.width();
}

/// At each side of a title in its lane.
double freeBeside(const WantedTitle& one)
{
    return std::max(0.0, (one.title.area.width() - one.wide) / 2);
}

/// The neighbours at its sides, as far as it has any.
QRectF titleArea(const WantedTitle& one,
                 const WantedTitle* left,
                 const WantedTitle* right,
                 double width)
{
    const QRectF& lane = one.title.area;
    if (!isTooLong(&one)) {
        const double less = isTooLong(left) || isTooLong(right) ? freeBeside(one) : 0;
        return lane.adjusted(less, 0, -less, 0);
    }
    double from = left == nullptr ? std::min(0.0, lane.left()) : lane.left();
    double to = right == nullptr ? std::max(width, lane.right()) : lane.right();
    if (to - from < one.wide) {
        from -= left == nullptr ? 0 : freeBeside(*left);
        to += right == nullptr ? 0 : freeBeside(*right);
    }
    const double wide = std::min(one.wide, to - from);
    const double most = std::max(from, to - wide);
    return {std::clamp(lane.center().x() - wide / 2, from, most), lane.top(), wide, lane.height()};
}

/// From the top, but not through a title, down to what stands on it. One whole pixel wide:
/// smoothed over two it would be another grey in each place.
void paintRule(QPainter& painter,
               const std::vector<LaneTitle>& titles,
               const Ground& ground,
               double side)
{
    const double x = std::floor(side) + 0.5;
    double from = 0;
    double to = ground.size.height();
    for (const LaneTitle& title : titles) {
        if (title.area.left() + 1 < x && x + 1 < title.area.right()) {
            from = title.area.bottom();
        }
    }
    for (const QRect& place : ground.covered) {
        if (place.left() < x && x < place.right() + 1) {
            to = std::min(to, static_cast<double>(place.top()));
        }
    }
    painter.drawLine(QPointF(x, from), QPointF(x, to));
}

void paintLanes(QPainter& painter, const Ground& ground)
{
    const std::vector<LaneTitle> titles =
        laneTitles(ground.lanes, ground.lens, ground.size.width());
    painter.setPen(ground.tokens->muted);
    for (const LaneTitle& title : titles) {
        const double room = title.area.width() - 2 * LaneTitleSide;
        painter.setFont(title.font);
        painter.drawText(title.area, Qt::AlignCenter,
                         QFontMetricsF(title.font).elidedText(title.text, Qt::ElideRight, room));
    }
    const QColor rule = shared::blend(ground.tokens->line, ground.tokens->background, RuleShare);
    painter.setPen(QPen(rule, 1, Qt::SolidLine, Qt::FlatCap));
    for (std::size_t i = 1; i < ground.lanes.size(); ++i) {
        const QRectF area = ground.lens.onScreen(ground.lanes[i].area);
        paintRule(painter, titles, ground, ground.mirrored ? area.right() : area.left());
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
            paintEdge(painter, ground.paths[i], ground.edges[i], *ground.tokens, ground.lens.zoom);
        }
    }
    painter.restore();
}

} // namespace

std::vector<LaneTitle> laneTitles(const std::vector<PlacedLane>& lanes,
                                  const Lens& lens,
                                  double width)
{
    std::vector<WantedTitle> wanted;
    for (const PlacedLane& lane : lanes) {
        wanted.push_back(wantedTitle(lane, lens));
    }
    const bool mirrored = lanes.size() > 1 && lanes[1].area.left() < lanes[0].area.left();
    std::vector<LaneTitle> titles;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const WantedTitle* before = i > 0 ? &wanted[i - 1] : nullptr;
        const WantedTitle* after = i + 1 < wanted.size() ? &wanted[i + 1] : nullptr;
        titles.push_back(wanted[i].title);
        titles.back().area =
            titleArea(wanted[i], mirrored ? after : before, mirrored ? before : after, width);
    }
    return titles;
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
    if (pixels.width() * pixels.height() > PixelsMax || !takesPictures(painter)) {
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
