// What stands in the lower corners of the map's frame: the buttons that zoom, and the key of lines.
#include <QStyle>

#include "ui/map/edge_key.h"
#include "ui/map/pane.h"
#include "ui/map/view.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::map {
namespace {

constexpr int FromEdge = 8;     ///< pixels from a corner of the frame
constexpr int KeyRowFrom = 900; ///< of the frame's width: in less the key is no row
constexpr int KeyFromControls = 4;

} // namespace

void MapPane::placeControls()
{
    controls_->adjustSize();
    const QRect inside = viewport()->rect().adjusted(FromEdge, FromEdge, -FromEdge, -FromEdge);
    const auto at = [&](const QWidget& one, Qt::Alignment side) {
        return QStyle::alignedRect(layoutDirection(), side | Qt::AlignBottom, one.size(), inside);
    };
    const bool isBetterAtStart = map_->reachesInto(at(*controls_, Qt::AlignRight)) &&
                                 !map_->reachesInto(at(*controls_, Qt::AlignLeft));
    const QRect place = at(*controls_, isBetterAtStart ? Qt::AlignLeft : Qt::AlignRight);
    controls_->setGeometry(place.translated(viewport()->pos()));
    controls_->raise();
    nothing_->setGeometry(viewport()->geometry());
    placeKey();
    // Labels do not move while the map is moved by hand: they keep clear from the next beat on.
    const QPoint map(map_->x(), 0);
    std::vector<QRect> covered;
    if (!controls_->isHidden()) {
        covered.push_back(place.translated(-map));
    }
    if (!key_->isHidden()) {
        covered.push_back(key_->geometry().translated(-viewport()->pos() - map));
    }
    map_->setCovered(std::move(covered));
}

/// Where text begins, above the buttons that zoom where those are there; nowhere on a card or a
/// line. A lane of few things leaves room for the stacked one.
void MapPane::placeKey()
{
    key_->setKinds(map_->drawnKinds());
    key_->setStacked(viewport()->width() < KeyRowFrom);
    key_->adjustSize();
    const QRect inside = viewport()->rect().adjusted(FromEdge, FromEdge, -FromEdge, -FromEdge);
    const QRect controls = controls_->geometry().translated(-viewport()->pos());
    QRect place = QStyle::alignedRect(layoutDirection(), Qt::AlignLeft | Qt::AlignBottom,
                                      key_->size(), inside);
    if (place.intersects(controls)) {
        place.moveBottom(controls.top() - 1 - KeyFromControls);
    }
    const bool hasRoom =
        inside.contains(place) && !map_->reachesInto(place) && !map_->hasLineIn(place);
    const bool isShown = hasRoom && said_.isEmpty() && !key_->isEmpty();
    key_->setGeometry(place.translated(viewport()->pos()));
    key_->setVisible(isShown);
    key_->raise();
}

} // namespace bafar::ui::map
