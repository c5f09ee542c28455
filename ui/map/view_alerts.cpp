// The map's alert marks: where they are, what they say, where they lead; what a hand that rests is
// told of them, of cards and of edges; and what a screen reader presses, a mark or a card.
#include <QHelpEvent>
#include <QToolTip>
#include <string_view>

#include "ui/map/card.h"
#include "ui/map/edge_near.h"
#include "ui/map/view.h"
#include "ui/shared/format.h"
#include "ui/shared/status_dot.h"
#include "ui/shared/wording.h"
#include "ui/things/relation.h"

namespace bafar::ui::map {
namespace {

constexpr std::string_view MarkKey = "alerts of "; ///< and the card's; no card's begins so

} // namespace

void MapView::setMarks(const bafar::alerts::Marks& marks)
{
    if (marks == marks_) {
        return;
    }
    marks_ = marks;
    placeMarks();
    labels_.reset(); // they keep clear of marks
    update();
}

void MapView::placeMarks()
{
    itemsChanged();
    bafar::alerts::Mark before = std::move(cardMarks_.elsewhere);
    cardMarks_ = cardMarks(marks_, picture_);
    placedMarks_.reset();
    if (before != cardMarks_.elsewhere) {
        Q_EMIT marksElsewhereChanged(cardMarks_.elsewhere);
    }
}

const std::vector<MapView::PlacedMark>& MapView::placedMarks() const
{
    if (placedMarks_) {
        return *placedMarks_;
    }
    std::vector<PlacedMark>& placed = placedMarks_.emplace();
    if (lens_.detail() == Detail::Dot) {
        return placed; // there is no room for numbers
    }
    std::vector<QRectF> areas;
    for (const auto& [card, mark] : cardMarks_.byCard) {
        const auto area = layout_.cards.find(card);
        if (area == layout_.cards.end()) {
            continue;
        }
        const auto hidden = [this, &areas, own = card](const QRectF& spot) {
            return hiddenByMark(spot, own, layout_, lens_, areas);
        };
        areas.push_back(alertMarkArea(lens_.onScreen(area->second), mark, isMirrored(), hidden));
        placed.push_back({card, &mark, areas.back()});
    }
    return placed;
}

std::string MapView::markAt(const QPoint& at) const
{
    for (const PlacedMark& placed : placedMarks()) {
        if (placed.area.adjusted(-3, -3, 3, 3).contains(at)) {
            return placed.card;
        }
    }
    return {};
}

void MapView::showAlertsOf(const std::string& card)
{
    // A card of many stands for no single thing: then all alerts are shown.
    const bool single = topology_.find(card) != nullptr;
    Q_EMIT alertsWanted(single ? QString::fromStdString(card) : QString());
}

shared::PaintedItem MapView::markItem(const PlacedMark& placed) const
{
    shared::PaintedItem item;
    const topology::Thing* thing = picture_.shown.find(placed.card);
    item.name = thing == nullptr ? alertMarkName(*placed.mark)
                                 : tr("%1 of %2")
                                       .arg(alertMarkName(*placed.mark),
                                            cardTitle(*thing, picture_.foldOf(placed.card)));
    item.value = shared::severityWord(placed.mark->worst);
    item.description = alertMarkLines(*placed.mark).join(shared::semicolon());
    item.rectangle = placed.area.toAlignedRect();
    item.role = QAccessible::Graphic;
    item.key = std::string(MarkKey) + placed.card;
    return item;
}

void MapView::press(const std::string& key)
{
    if (key.starts_with(MarkKey)) {
        showAlertsOf(key.substr(MarkKey.size()));
        return;
    }
    const bool again = key == focused_;
    choose(key);
    if (again || topology_.find(key) == nullptr) { // as Return, and a click on a card of many
        toggle(key);
    }
}

/// Of the edge that is there; cards and marks stand above it.
QStringList MapView::edgeLinesAt(const QPoint& at) const
{
    constexpr double Reach = 6; // pixels of the widget
    const PlacedEdge* placed =
        edgeNear(layout_.edges, lens_.inLayout(QPointF(at)), Reach / lens_.zoom);
    if (placed == nullptr) {
        return {};
    }
    const topology::Edge& edge = picture_.shown.edges[placed->edge];
    const auto titleOf = [this](const std::string& id) {
        return cardTitle(*picture_.shown.find(id), picture_.foldOf(id));
    };
    return things::relationLines(edge, titleOf(edge.relation.from), titleOf(edge.relation.to));
}

/// What a card without room for it would say, or an edge.
QString MapView::tipAt(const QPoint& at) const
{
    QStringList lines;
    const std::string card = idAt(at);
    if (const std::string marked = markAt(at); !marked.empty()) {
        lines = alertMarkLines(cardMarks_.byCard.at(marked));
    } else if (card.empty()) {
        lines = edgeLinesAt(at);
    } else if (const topology::Thing* thing = picture_.shown.find(card);
               thing != nullptr && lens_.detail() != Detail::Card) {
        const Fold& fold = picture_.foldOf(thing->entity.id);
        const double width = layout_.cards.at(thing->entity.id).width();
        lines.append(cardTitle(*thing, fold));
        if (thing->entity.state != schema::State::Ok) {
            lines.append(shared::stateWord(thing->entity.state));
        }
        lines += heardLines(*thing, cards_.lines(*thing, fold, width, LinesMax), width, LinesMax);
    }
    return shared::plainTip(lines.join(QLatin1Char('\n')));
}

bool MapView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip) {
        return QWidget::event(event);
    }
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = tipAt(help->pos());
    if (tip.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(help->globalPos(), tip, this);
    }
    return true;
}

} // namespace bafar::ui::map
