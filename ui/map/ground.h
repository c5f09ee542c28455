#pragma once
// All that lies below the cards: lanes, boxes of hosts, heads and edges. It is painted once, and
// again only when any of it differs. GUI thread.
#include <QPainter>
#include <QPixmap>
#include <vector>

#include "ui/map/edge.h"
#include "ui/map/layout.h"
#include "ui/map/zoom.h"

namespace bafar::ui::map {

/// As far as it can differ.
struct Ground {
    std::vector<PlacedLane> lanes;
    std::vector<PlacedHead> heads;
    std::vector<PlacedBox> boxes;
    std::vector<QPainterPath> paths;
    std::vector<EdgeLook> edges;
    std::vector<QRect> covered; ///< pixels of the widget: where a lane's rule ends
    Lens lens;
    QSize size;       ///< of the widget
    double scale = 1; ///< device pixels per pixel
    bool mirrored = false;
    const shared::Tokens* tokens = nullptr;

    bool operator==(const Ground&) const = default;
};

struct LaneTitle {
    QString text;
    QFont font;
    QRectF area; ///< on the screen; without room for all of the text, of as much as there is
};

/// One over each lane. One that is longer than its lane is wide takes what is free beside the lane:
/// at the side of the widget, which is `width` wide, else what the neighbours' titles leave.
[[nodiscard]] std::vector<LaneTitle> laneTitles(const std::vector<PlacedLane>& lanes,
                                                const Lens& lens,
                                                double width);

/// What of it is in `exposed`.
void paintGround(QPainter& painter, const Ground& ground, const QRectF& exposed);

class GroundPicture {
public:
    void draw(QPainter& painter, Ground now, const QRectF& exposed);

    /// Fonts or colours are others now.
    void clear() { picture_ = {}; }

private:
    Ground ground_; ///< as it is on picture_
    QPixmap picture_;
};

} // namespace bafar::ui::map
