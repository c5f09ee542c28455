// What stands in the lower corners of the map's frame: the buttons that zoom, and the key of lines.
#include <QStyle>

#include "ui/map/edge_key.h"
#include "ui/map/pane.h"
#include "ui/map/view.h"
#include "ui/shared/widgets.h"

namespace bafar::ui::map {
namespace {

constexpr int FromEdge = 8;  ///< pixels from a corner of the frame
constexpr int KeyFrom = 900; ///< of the frame's width: in less the cards need the room

} // namespace

void MapPane::placeControls()
{
    controls_->adjustSize();
    key_->setKinds(map_->drawnKinds());
    key_->adjustSize();
    const QRect inside = viewport()->rect().adjusted(FromEdge, FromEdge, -FromEdge, -FromEdge);
    const auto at = [&](const QWidget& one, Qt::Alignment side) {
        return QStyle::alignedRect(layoutDirection(), side | Qt::AlignBottom, one.size(), inside);
    };
    const bool isBetterAtStart = map_->reachesInto(at(*controls_, Qt::AlignRight)) &&
                                 !map_->reachesInto(at(*controls_, Qt::AlignLeft));
    const QRect place = at(*controls_, isBetterAtStart ? Qt::AlignLeft : Qt::AlignRight);
    controls_->setGeometry(place.translated(viewport()->pos()));
    controls_->raise();
    const QRect keyPlace = at(*key_, Qt::AlignLeft);
    const bool hasKeyRoom = viewport()->width() >= KeyFrom && !keyPlace.intersects(place) &&
                            !map_->reachesInto(keyPlace);
    key_->setGeometry(keyPlace.translated(viewport()->pos()));
    key_->setVisible(hasKeyRoom && said_.isEmpty() && !key_->isEmpty());
    key_->raise();
    nothing_->setGeometry(viewport()->geometry());
}

} // namespace bafar::ui::map
