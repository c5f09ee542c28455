// What the map shows: painted, and the same said item by item.
#include <QPainter>

#include "ui/map/card.h"
#include "ui/map/edge.h"
#include "ui/map/view.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

constexpr double GroundPixelsMax = 8e6; ///< 32 MB; a larger map is painted anew each time

QRectF titleArea(const PlacedLane& lane)
{
    const QFontMetricsF metrics(shared::sectionFont());
    return {lane.area.left(), lane.area.top() + 14, lane.area.width(), metrics.height()};
}

QString laneTitles(const PlacedLane& placed)
{
    QStringList titles;
    for (const schema::Lane lane : placed.lanes) {
        titles.append(shared::laneTitle(lane));
    }
    return titles.join(shared::separator());
}

} // namespace

shared::PaintedItem MapView::cardItem(const topology::Thing& thing, const QRectF& card) const
{
    const Fold& fold = picture_.foldOf(thing.entity.id);
    QStringList lines = cards_.lines(thing, card.width(), layout_.lines);
    if (!thing.entity.title.empty()) {
        lines.prepend(things::ageText(thing));
    }
    if (!fold.parts.empty()) {
        lines.append(tr("parts: %1").arg(partsText(fold)));
    }
    shared::PaintedItem item;
    item.name = cardTitle(thing, fold);
    item.value = shared::stateWord(thing.entity.state);
    item.description = lines.join(QStringLiteral("; "));
    item.rectangle = card.toRect();
    item.selected = thing.entity.id == selection_;
    return item;
}

shared::PaintedItem MapView::edgeItem(const PlacedEdge& placed) const
{
    const schema::Relation& relation = picture_.shown.edges[placed.edge].relation;
    const topology::Thing& from = *picture_.shown.find(relation.from);
    const topology::Thing& to = *picture_.shown.find(relation.to);
    shared::PaintedItem item;
    item.name =
        tr("%1 %2 %3")
            .arg(cardTitle(from, picture_.foldOf(relation.from)),
                 shared::relationWord(relation.kind), cardTitle(to, picture_.foldOf(relation.to)));
    item.value = shared::stateWord(relation.state);
    item.description = shared::sentence(relation.label);
    item.rectangle = placed.path.boundingRect().toAlignedRect();
    item.role = QAccessible::Graphic;
    return item;
}

std::vector<shared::PaintedItem> MapView::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    const auto addHead = [&items](const QString& name, const QRectF& area) {
        shared::PaintedItem title;
        title.name = name;
        title.rectangle = area.toAlignedRect();
        title.role = QAccessible::Heading;
        items.push_back(std::move(title));
    };
    for (const PlacedLane& lane : layout_.lanes) {
        addHead(laneTitles(lane), titleArea(lane));
    }
    for (const PlacedHead& head : layout_.heads) {
        addHead(shared::factHead(head.conceptName), head.area);
    }
    for (const topology::Thing& thing : picture_.shown.things) {
        const auto card = layout_.cards.find(thing.entity.id);
        if (card != layout_.cards.end()) {
            items.push_back(cardItem(thing, card->second));
        }
    }
    for (const PlacedMark& placed : placedMarks()) {
        items.push_back(markItem(placed));
    }
    for (const PlacedEdge& placed : layout_.edges) {
        items.push_back(edgeItem(placed));
    }
    return items;
}

void MapView::paintLanes(QPainter& painter, const shared::Tokens& tokens) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (std::size_t i = 0; i < layout_.lanes.size(); ++i) {
        const PlacedLane& lane = layout_.lanes[i];
        painter.setFont(shared::sectionFont());
        painter.setPen(tokens.muted);
        painter.drawText(titleArea(lane), Qt::AlignCenter, laneTitles(lane));
        if (i > 0) {
            const double x = mirrored ? lane.area.right() : lane.area.left();
            painter.setPen(QPen(tokens.line, 1, Qt::DashLine));
            painter.drawLine(QPointF(x, 0), QPointF(x, height()));
        }
    }
    painter.setFont(shared::captionFont());
    painter.setPen(tokens.muted);
    const int side = static_cast<int>(mirrored ? Qt::AlignRight : Qt::AlignLeft) |
                     static_cast<int>(Qt::AlignAbsolute) | static_cast<int>(Qt::AlignBottom);
    for (const PlacedHead& head : layout_.heads) {
        painter.drawText(head.area, side, shared::factHead(head.conceptName));
    }
}

MapView::Ground MapView::groundNow(const shared::Tokens& tokens) const
{
    Ground ground;
    ground.lanes = layout_.lanes;
    ground.heads = layout_.heads;
    for (const PlacedEdge& placed : layout_.edges) {
        const topology::Edge& edge = picture_.shown.edges[placed.edge];
        ground.paths.push_back(placed.path);
        ground.edges.push_back(edgeLook(edge, isChosen(edge)));
    }
    ground.size = size();
    ground.scale = devicePixelRatioF();
    ground.mirrored = layoutDirection() == Qt::RightToLeft;
    ground.tokens = &tokens;
    return ground;
}

void MapView::paintGround(QPainter& painter, const shared::Tokens& tokens) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), tokens.background);
    paintLanes(painter, tokens);
    for (const PlacedEdge& placed : layout_.edges) {
        const topology::Edge& edge = picture_.shown.edges[placed.edge];
        paintEdge(painter, placed, edgeLook(edge, isChosen(edge)), tokens);
    }
}

void MapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const shared::Tokens& tokens = shared::tokensOf(palette());
    Ground ground = groundNow(tokens);
    if (const QSizeF pixels = QSizeF(ground.size) * ground.scale;
        pixels.width() * pixels.height() > GroundPixelsMax) {
        groundPicture_ = {};
        paintGround(painter, tokens);
    } else {
        if (groundPicture_.isNull() || ground != ground_) {
            groundPicture_ = QPixmap(pixels.toSize());
            groundPicture_.setDevicePixelRatio(ground.scale);
            QPainter once(&groundPicture_);
            once.setLayoutDirection(layoutDirection());
            paintGround(once, tokens);
            ground_ = std::move(ground);
        }
        painter.drawPixmap(0, 0, groundPicture_);
    }
    const auto& edges = picture_.shown.edges;
    CardLook look;
    look.lines = layout_.lines;
    look.mirrored = layoutDirection() == Qt::RightToLeft;
    for (const topology::Thing& thing : picture_.shown.things) {
        const auto card = layout_.cards.find(thing.entity.id);
        if (card != layout_.cards.end()) {
            look.selected = thing.entity.id == selection_;
            look.focused = thing.entity.id == focused_ && hasFocus();
            cards_.paint(painter, card->second, thing, picture_.foldOf(thing.entity.id), look,
                         tokens);
        }
    }
    for (const PlacedEdge& placed : layout_.edges) {
        paintEdgeLabel(painter, placed, edges[placed.edge], isChosen(edges[placed.edge]), tokens);
    }
    for (const PlacedMark& placed : placedMarks()) {
        paintAlertMark(painter, placed.area, *placed.mark, look.mirrored, tokens);
    }
}

} // namespace bafar::ui::map
