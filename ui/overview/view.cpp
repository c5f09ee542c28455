#include "ui/overview/view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "ui/overview/card.h"
#include "ui/overview/edge.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"

namespace bafar::ui::overview {
namespace {

QRectF titleArea(const PlacedLane& lane)
{
    const QFontMetricsF metrics(shared::sectionFont());
    return {lane.area.left(), lane.area.top() + 14, lane.area.width(), metrics.height()};
}

} // namespace

MapView::MapView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Topology by role"));
}

void MapView::setTopology(const topology::Topology& topology)
{
    topology_ = topology;
    layOutAgain();
    update();
}

void MapView::setSelection(const QString& entity)
{
    selection_ = entity.toStdString();
    itemsChanged();
    update();
}

QSize MapView::minimumSizeHint() const
{
    return {static_cast<int>(layout_.lanes.size()) * 170, static_cast<int>(layout_.height)};
}

void MapView::layOutAgain()
{
    const int before = minimumSizeHint().height();
    itemsChanged();
    layout_ = layOut(topology_, QSizeF(size()), layoutDirection() == Qt::RightToLeft, &cardHeight);
    if (minimumSizeHint().height() != before) {
        setMinimumHeight(minimumSizeHint().height());
    }
}

bool MapView::isDrawn(const topology::Edge& edge) const
{
    if (edge.relation.kind != schema::RelationKind::Peers) {
        return true;
    }
    const bool chosen = edge.relation.from == selection_ || edge.relation.to == selection_;
    return chosen;
}

shared::PaintedItem MapView::cardItem(const topology::Thing& thing, const QRectF& card) const
{
    QStringList lines = cardLines(thing, card.width());
    lines.prepend(ageText(thing));
    shared::PaintedItem item;
    item.name = shared::technical(thing.entity.title);
    item.value = shared::stateWord(thing.entity.state);
    item.description = lines.join(QStringLiteral("; "));
    item.rectangle = card.toRect();
    item.selected = thing.entity.id == selection_;
    return item;
}

shared::PaintedItem MapView::edgeItem(const PlacedEdge& placed) const
{
    const schema::Relation& relation = topology_.edges[placed.edge].relation;
    const topology::Thing* from = topology_.find(relation.from);
    const topology::Thing* to = topology_.find(relation.to);
    shared::PaintedItem item;
    item.name = tr("%1 %2 %3")
                    .arg(shared::technical(from->entity.title), shared::relationWord(relation.kind),
                         shared::technical(to->entity.title));
    item.value = shared::stateWord(relation.state);
    item.description = shared::sentence(relation.label);
    item.rectangle = placed.path.boundingRect().toAlignedRect();
    item.role = QAccessible::Graphic;
    return item;
}

std::vector<shared::PaintedItem> MapView::paintedItems() const
{
    std::vector<shared::PaintedItem> items;
    for (const PlacedLane& lane : layout_.lanes) {
        shared::PaintedItem title;
        title.name = shared::laneTitle(lane.lane);
        title.rectangle = titleArea(lane).toAlignedRect();
        title.role = QAccessible::Heading;
        items.push_back(std::move(title));
    }
    for (const topology::Thing& thing : topology_.things) {
        const auto card = layout_.cards.find(thing.entity.id);
        if (card != layout_.cards.end()) {
            items.push_back(cardItem(thing, card->second));
        }
    }
    for (const PlacedEdge& placed : layout_.edges) {
        if (isDrawn(topology_.edges[placed.edge])) {
            items.push_back(edgeItem(placed));
        }
    }
    return items;
}

void MapView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const shared::Tokens& tokens = shared::tokensOf(palette());
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(rect(), tokens.background);
    for (std::size_t i = 0; i < layout_.lanes.size(); ++i) {
        const PlacedLane& lane = layout_.lanes[i];
        painter.setFont(shared::sectionFont());
        painter.setPen(tokens.muted);
        painter.drawText(titleArea(lane), Qt::AlignCenter, shared::laneTitle(lane.lane));
        if (i > 0) {
            const double x = mirrored ? lane.area.right() : lane.area.left();
            painter.setPen(QPen(tokens.line, 1, Qt::DashLine));
            painter.drawLine(QPointF(x, 0), QPointF(x, height()));
        }
    }
    for (const PlacedEdge& placed : layout_.edges) {
        const topology::Edge& edge = topology_.edges[placed.edge];
        if (isDrawn(edge)) {
            const bool chosen = edge.relation.from == selection_ || edge.relation.to == selection_;
            paintEdge(painter, placed, edge, chosen, tokens);
        }
    }
    for (const topology::Thing& thing : topology_.things) {
        const auto card = layout_.cards.find(thing.entity.id);
        if (card != layout_.cards.end()) {
            const bool chosen = thing.entity.id == selection_;
            paintCard(painter, card->second, thing, {chosen, chosen && hasFocus(), mirrored},
                      tokens);
        }
    }
}

void MapView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOutAgain();
}

void MapView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::FontChange) {
        layOutAgain();
    }
}

std::string MapView::idAt(const QPoint& at) const
{
    for (const auto& [id, area] : layout_.cards) {
        if (area.contains(at)) {
            return id;
        }
    }
    return {};
}

void MapView::mousePressEvent(QMouseEvent* event)
{
    const std::string id = idAt(event->position().toPoint());
    if (!id.empty()) {
        Q_EMIT selected(QString::fromStdString(id));
    }
}

void MapView::moveSelection(int dx, int dy)
{
    const auto now = layout_.cards.find(selection_);
    if (now == layout_.cards.end()) {
        if (!topology_.things.empty()) {
            Q_EMIT selected(QString::fromStdString(topology_.things.front().entity.id));
        }
        return;
    }
    // The nearest card in that direction; straying sideways costs double.
    const QPointF from = now->second.center();
    double best = 1e9;
    std::string found;
    for (const auto& [id, area] : layout_.cards) {
        const QPointF way = area.center() - from;
        const double along = way.x() * dx + way.y() * dy;
        const double aside = std::abs(way.x() * dy) + std::abs(way.y() * dx);
        if (along > 1 && along + 2 * aside < best) {
            best = along + 2 * aside;
            found = id;
        }
    }
    if (!found.empty()) {
        Q_EMIT selected(QString::fromStdString(found));
    }
}

void MapView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: moveSelection(-1, 0); break;
    case Qt::Key_Right: moveSelection(1, 0); break;
    case Qt::Key_Up: moveSelection(0, -1); break;
    case Qt::Key_Down: moveSelection(0, 1); break;
    default: QWidget::keyPressEvent(event); return;
    }
    event->accept();
}

} // namespace bafar::ui::overview
