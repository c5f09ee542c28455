// Cards and boxes moved by hand: by the mouse, by Alt and the arrow keys, and put back.
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <algorithm>

#include "ui/map/view.h"

namespace bafar::ui::map {
namespace {

constexpr double KeyStep = 24; ///< pixels of the layout

} // namespace

MapArrangement MapView::arrangement() const
{
    return {projection_, isZoomChosen_ ? std::optional(lens_.zoom) : std::nullopt, arranged_};
}

void MapView::setArrangement(const MapArrangement& arrangement)
{
    arranged_ = arrangement.arranged;
    placeAnew();
    isZoomChosen_ = false;
    setProjection(arrangement.projection);
    if (arrangement.zoom) {
        setZoom(*arrangement.zoom);
    }
}

void MapView::setZoom(double zoom)
{
    isZoomChosen_ = true;
    takeZoom(zoom);
    Q_EMIT arrangementChanged();
}

void MapView::unchooseZoom()
{
    if (isZoomChosen_) {
        isZoomChosen_ = false;
        Q_EMIT arrangementChanged();
    }
}

void MapView::showAt(double zoom)
{
    if (!isZoomChosen_ && std::clamp(zoom, ZoomMin, ZoomMax) != lens_.zoom) {
        takeZoom(zoom);
        Q_EMIT arrangementChanged(); // as it is shown, not as it is kept
    }
}

void MapView::takeZoom(double zoom)
{
    zoom = std::clamp(zoom, ZoomMin, ZoomMax);
    if (zoom != lens_.zoom) {
        lens_.zoom = zoom;
        withAges_ = agesShown();
        takeSize();
        followFlow();
        update();
    }
}

QRect MapView::worstPlace() const
{
    using schema::State;
    for (const State wanted : {State::Failed, State::Degraded, State::Stale, State::Unknown}) {
        for (const topology::Thing& thing : picture_.shown.things) {
            const auto card = layout_.cards.find(thing.entity.id);
            if (thing.entity.state == wanted && card != layout_.cards.end()) {
                return lens_.onScreen(card->second).toAlignedRect();
            }
        }
    }
    return {};
}

/// What moves as one with a card: by role a whole with its parts, by host the box. A card's id.
std::string MapView::unitOf(const std::string& card) const
{
    if (projection_ == Projection::Host) {
        for (const Host& host : picture_.hosts) {
            if (host.card == card ||
                std::find(host.cards.begin(), host.cards.end(), card) != host.cards.end()) {
                return host.card;
            }
        }
        return {};
    }
    const auto place = picture_.shown.places.find(card);
    if (place == picture_.shown.places.end()) {
        return {};
    }
    std::size_t at = place->second;
    while (at > 0 && picture_.foldOf(picture_.shown.things[at].entity.id).isPart) {
        --at;
    }
    return picture_.shown.things[at].entity.id;
}

/// From now on nothing in the lane of this card moves by itself.
void MapView::holdLaneOf(const std::string& unit)
{
    const QPointF middle = layout_.cards.at(unit).center();
    for (const PlacedLane& lane : layout_.lanes) {
        if (middle.x() < lane.area.left() || middle.x() >= lane.area.right()) {
            continue;
        }
        for (const auto& [card, area] : layout_.cards) {
            const bool inside =
                lane.area.left() <= area.center().x() && area.center().x() < lane.area.right();
            if (inside && !picture_.foldOf(card).isPart) {
                arranged_.tops.try_emplace(card, area.top());
            }
        }
    }
}

std::vector<std::string> MapView::shownHosts() const
{
    std::vector<std::string> hosts;
    for (const PlacedBox& box : layout_.boxes) {
        hosts.push_back(box.card);
    }
    return hosts;
}

void MapView::dragTo(const QPointF& at)
{
    if (!layout_.cards.contains(drag_.unit)) { // it is gone since it was taken
        drag_ = {};
        return;
    }
    const QPointF place = lens_.inLayout(at);
    if (projection_ == Projection::Role) {
        holdLaneOf(drag_.unit);
        arranged_.tops[drag_.unit] = std::max(0.0, place.y() - drag_.grabbed);
        layOutAgain();
        return;
    }
    const std::vector<std::string> shown = shownHosts();
    const auto from = std::find(shown.begin(), shown.end(), drag_.unit);
    for (std::size_t i = 0; i < layout_.boxes.size(); ++i) {
        if (from != shown.end() && layout_.boxes[i].area.contains(place) && shown[i] != *from) {
            const auto places = static_cast<int>(i) - static_cast<int>(from - shown.begin());
            arranged_.hosts = movedHost(shown, drag_.unit, places);
            layOutAgain();
            return;
        }
    }
}

void MapView::moveByKey(int dx, int dy)
{
    const std::string unit = unitOf(focused_);
    if (unit.empty()) {
        return;
    }
    if (projection_ == Projection::Role) {
        holdLaneOf(unit);
        arranged_.tops[unit] = std::max(0.0, arranged_.tops[unit] + dy * KeyStep);
    } else {
        int inRow = 0;
        for (const PlacedBox& box : layout_.boxes) {
            inRow += box.area.top() == layout_.boxes.front().area.top() ? 1 : 0;
        }
        const int places = (isMirrored() ? -dx : dx) + dy * inRow;
        arranged_.hosts = movedHost(shownHosts(), unit, places);
    }
    layOutAgain();
    Q_EMIT arrangementChanged();
    Q_EMIT reached(lens_.onScreen(layout_.cards.at(focused_)).toAlignedRect());
}

void MapView::mouseMoveEvent(QMouseEvent* event)
{
    if (drag_.unit.empty() || !event->buttons().testFlag(Qt::LeftButton)) {
        event->ignore();
        return;
    }
    const QPointF way = event->position() - drag_.from;
    drag_.isOn = drag_.isOn || way.manhattanLength() >= QApplication::startDragDistance();
    if (drag_.isOn) {
        dragTo(event->position());
    }
}

void MapView::mouseReleaseEvent(QMouseEvent* event)
{
    if (drag_.unit.empty()) {
        event->ignore();
    } else if (drag_.isOn) {
        Q_EMIT arrangementChanged();
    }
    drag_ = {};
}

void MapView::putBack(const std::string& unit)
{
    if (projection_ == Projection::Host) {
        const auto rank = [this](const std::string& host) { // by name
            return std::find_if(picture_.hosts.begin(), picture_.hosts.end(),
                                [&host](const Host& one) { return one.card == host; }) -
                   picture_.hosts.begin();
        };
        std::vector<std::string>& hosts = arranged_.hosts;
        std::erase(hosts, unit);
        hosts.insert(std::find_if(hosts.begin(), hosts.end(),
                                  [&](const std::string& one) { return rank(one) > rank(unit); }),
                     unit);
    } else {
        arranged_.tops.erase(unit);
        standing_.forget(unit);
    }
    layOutAgain();
    Q_EMIT arrangementChanged();
}

void MapView::putAllBack()
{
    if (projection_ == Projection::Host) {
        arranged_.hosts.clear();
    } else {
        arranged_.tops.clear();
        placeAnew();
    }
    layOutAgain();
    Q_EMIT arrangementChanged();
}

std::unique_ptr<QMenu> MapView::makeMenu(const std::string& card)
{
    auto menu = std::make_unique<QMenu>();
    const std::string unit = unitOf(card);
    const auto& hosts = arranged_.hosts;
    const bool byHost = projection_ == Projection::Host;
    QAction* one =
        menu->addAction(tr("Put back where it would be"), this, [this, unit] { putBack(unit); });
    one->setEnabled(byHost ? std::find(hosts.begin(), hosts.end(), unit) != hosts.end()
                           : arranged_.tops.contains(unit));
    QAction* all = menu->addAction(tr("Put all back"), this, [this] { putAllBack(); });
    all->setEnabled(byHost ? !hosts.empty() : !arranged_.tops.empty());
    return menu;
}

void MapView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const std::string card = byKey ? focused_ : idAt(event->pos());
    QMenu* menu = makeMenu(card).release();
    menu->setParent(this, menu->windowFlags());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto place = layout_.cards.find(card);
    menu->popup(byKey && place != layout_.cards.end()
                    ? mapToGlobal(lens_.onScreen(place->second).center().toPoint())
                    : event->globalPos());
}

} // namespace bafar::ui::map
