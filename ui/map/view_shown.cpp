// What the map shows: painted, and the same said item by item.
#include <QPaintEvent>
#include <QPainter>
#include <QTransform>
#include <algorithm>
#include <set>
#include <vector>

#include "ui/map/card.h"
#include "ui/map/edge.h"
#include "ui/map/label.h"
#include "ui/map/view.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/relation.h"
#include "ui/things/text.h"

namespace bafar::ui::map {
namespace {

/// A line between a thing and a node that owns it, or would.
bool isElection(const schema::Relation& relation)
{
    return relation.kind == schema::RelationKind::Owns ||
           relation.kind == schema::RelationKind::Standby;
}

/// What the other lines of the same election cover: a label on a line of two tells of neither.
std::vector<QRectF> coveredByOthers(const PlacedEdge& placed,
                                    const Layout& layout,
                                    const topology::Topology& shown,
                                    const QTransform& onScreen)
{
    std::vector<QRectF> covered;
    for (const PlacedEdge& other : layout.edges) {
        const schema::Relation& relation = shown.edges[other.edge].relation;
        if (other.edge != placed.edge && isElection(relation) &&
            relation.to == shown.edges[placed.edge].relation.to) {
            const std::vector<QRectF> boxes = boxesAlong(onScreen.map(other.path));
            covered.insert(covered.end(), boxes.begin(), boxes.end());
        }
    }
    return covered;
}

} // namespace

shared::PaintedItem MapView::cardItem(const topology::Thing& thing, const QRectF& card) const
{
    const Fold& fold = picture_.foldOf(thing.entity.id);
    const int limit = linesOn(thing);
    QStringList lines =
        heardLines(thing, cards_.lines(thing, fold, card.width(), limit), card.width(), limit);
    if (!thing.entity.title.empty()) {
        lines.prepend(things::ageText(thing));
    }
    if (!fold.parts.empty()) {
        lines.append(tr("parts: %1").arg(partsText(fold)));
    }
    shared::PaintedItem item;
    item.name = cardTitle(thing, fold);
    item.value = shared::stateWord(thing.entity.state);
    item.description = lines.join(shared::semicolon());
    item.rectangle = lens_.onScreen(card).toRect();
    item.selected = isChosen(thing);
    item.current = thing.entity.id == focused_;
    item.key = thing.entity.id;
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
            .arg(cardTitle(from, picture_.foldOf(relation.from)), shared::relationWord(relation),
                 cardTitle(to, picture_.foldOf(relation.to)));
    item.value = shared::stateWord(relation.state);
    item.description = things::relationFigures(relation);
    item.rectangle = lens_.onScreen(placed.path.boundingRect()).toAlignedRect();
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
    for (const LaneTitle& title : laneTitles(layout_.lanes, lens_, width())) {
        addHead(title.text, title.area);
    }
    if (lens_.detail() != Detail::Dot) {
        for (const PlacedHead& head : layout_.heads) {
            addHead(shared::factHead(head.conceptName), lens_.onScreen(head.area));
        }
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

Ground MapView::groundNow(const shared::Tokens& tokens) const
{
    Ground ground;
    ground.lanes = layout_.lanes;
    ground.heads = layout_.heads;
    ground.boxes = layout_.boxes;
    for (const PlacedEdge& placed : layout_.edges) {
        const topology::Edge& edge = picture_.shown.edges[placed.edge];
        ground.paths.push_back(placed.path);
        ground.edges.push_back(edgeLook(edge, isChosen(edge)));
    }
    if (width() <= room().width() && height() <= room().height()) {
        ground.covered = covered_; // a larger map moves below what covers it
    }
    ground.lens = lens_;
    ground.size = size();
    ground.scale = devicePixelRatioF();
    ground.mirrored = isMirrored();
    ground.tokens = &tokens;
    return ground;
}

void MapView::paintCards(QPainter& painter, const QRegion& exposed, const shared::Tokens& tokens)
{
    constexpr double Frames = 16; // around a card
    const QRectF seen =
        lens_.inLayout(QRectF(exposed.boundingRect()).adjusted(-Frames, -Frames, Frames, Frames));
    const auto isSeen = [&](const QRectF& card) {
        return card.intersects(seen) &&
               exposed.intersects(
                   lens_.onScreen(card).adjusted(-Frames, -Frames, Frames, Frames).toAlignedRect());
    };
    CardLook look;
    look.mirrored = isMirrored();
    look.byHost = projection_ == Projection::Host;
    for (const topology::Thing& thing : picture_.shown.things) {
        const auto card = layout_.cards.find(thing.entity.id);
        if (card != layout_.cards.end() && isSeen(card->second)) {
            look.lines = linesOn(thing);
            look.selected = isChosen(thing);
            look.focused = thing.entity.id == focused_ && hasFocus();
            look.showsAge = withAges_.contains(thing.entity.id);
            cards_.paint(painter, card->second, lens_, thing, picture_.foldOf(thing.entity.id),
                         look, tokens);
        }
    }
    cards_.endFrame();
}

bool MapView::hasLineIn(const QRect& place) const
{
    constexpr double HalfLine = 3; // of the widest
    QRectF there = lens_.inLayout(QRectF(place).translated(-x(), 0));
    there.setBottom(std::max(there.bottom(), lens_.inLayout(QRectF(rect())).bottom()));
    there.adjust(-HalfLine, -HalfLine, HalfLine, HalfLine);
    const auto isThere = [&there](const QRectF& area) { return area.intersects(there); };
    return std::any_of(layout_.edges.begin(), layout_.edges.end(), [&](const PlacedEdge& placed) {
        if (!isThere(placed.path.controlPointRect().adjusted(-1, -1, 1, 1))) {
            return false; // most of them; a level line has no height
        }
        const std::vector<QRectF> boxes = boxesAlong(placed.path);
        return std::any_of(boxes.begin(), boxes.end(), isThere);
    });
}

void MapView::setCovered(std::vector<QRect> places)
{
    if (places != covered_) {
        covered_ = std::move(places);
        labels_.reset();
        update();
    }
}

/// A label without a gap that holds it is left out: the table and the panel have it. Of an election
/// in which all is well, all are left out then: some of its priorities tell nothing of the order.
std::vector<MapView::PlacedLabel> MapView::placedLabels() const
{
    std::vector<QRectF> taken = keptClearOf(layout_, lens_);
    taken.insert(taken.end(), covered_.begin(), covered_.end());
    const std::vector<EdgeMark> marks = edgeMarks(picture_.shown, layout_, lens_);
    for (const LaneTitle& title : laneTitles(layout_.lanes, lens_, width())) {
        taken.push_back(title.area);
    }
    for (const PlacedMark& mark : placedMarks()) {
        taken.push_back(mark.area); // it stands out of its card, and is painted above labels
    }
    QTransform onScreen = QTransform::fromTranslate(lens_.origin.x(), lens_.origin.y());
    onScreen.scale(lens_.zoom, lens_.zoom);
    constexpr int SoughtMax = 40; // where more is not well, nobody reads each edge's label
    int sought = 0;
    std::vector<PlacedLabel> labels;
    std::set<std::string> untold; // elections
    for (const PlacedEdge& placed : layout_.edges) {
        const topology::Edge& edge = picture_.shown.edges[placed.edge];
        const bool chosen = isChosen(edge);
        const QString text = edgeLabel(edge, chosen);
        const bool isShown = chosen || (lens_.detail() != Detail::Dot && sought < SoughtMax);
        const bool elects = isElection(edge.relation) && edge.relation.state == schema::State::Ok;
        const std::string election = elects ? edge.relation.to : std::string();
        if (text.isEmpty() || !isShown || untold.contains(election)) {
            continue;
        }
        ++sought;
        std::vector<QRectF> covered = withMarks(taken, marks, placed.edge);
        if (elects) {
            const std::vector<QRectF> others =
                coveredByOthers(placed, layout_, picture_.shown, onScreen);
            covered.insert(covered.end(), others.begin(), others.end());
        }
        const QSizeF size = labelSize(text, edge.relation.state);
        const std::optional<QPointF> middle =
            labelSpot(onScreen.map(placed.path), lens_.onScreen(placed.middle), size,
                      QRectF(rect()), covered);
        if (middle) {
            const QRectF box(*middle - QPointF(size.width(), size.height()) / 2, size);
            labels.push_back({box, text, edge.relation.state, election});
            taken.push_back(box);
        } else if (elects) {
            untold.insert(election);
        }
    }
    std::erase_if(labels, [&untold](const PlacedLabel& label) {
        return untold.contains(label.election); // of what stands for itself it holds none
    });
    return labels;
}

void MapView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const shared::Tokens& tokens = shared::tokensOf(palette());
    const QRectF exposed(event->rect());
    ground_.draw(painter, groundNow(tokens), exposed);
    paintParticles(painter, tokens);
    paintCards(painter, event->region(), tokens);
    if (!labels_) {
        labels_ = placedLabels();
    }
    for (const PlacedLabel& label : *labels_) {
        paintEdgeLabel(painter, label.box, label.text, label.state, tokens);
    }
    for (const PlacedMark& placed : placedMarks()) {
        paintAlertMark(painter, placed.area, *placed.mark, isMirrored(), tokens);
    }
}

} // namespace bafar::ui::map
