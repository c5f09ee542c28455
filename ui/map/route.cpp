#include "ui/map/route.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace bafar::ui::map {
namespace {

constexpr double Apart = 4;       ///< between edges that share a gap
constexpr int SideBySide = 5;     ///< edges that a gap holds apart; more lie on each other
constexpr double Clear = 3;       ///< of the cards beside it
constexpr double Outside = 12;    ///< from the first or last card to the gap beyond it
constexpr double LabelAbove = 10; ///< from a card to the middle of a label beside it
constexpr double LabelHigh = 18;  ///< from the middle of a label to the next one's

/// A place between two cards of a lane, and who runs through it already.
struct Gap {
    double y = 0;
    double room = 0; ///< to either side of y
    int edges = 0;

    /// In the middle, then to either side of it.
    double next()
    {
        const int at = std::min(edges++, SideBySide - 1);
        const double aside = std::min(((at + 1) / 2) * Apart, room);
        return at % 2 == 1 ? y + aside : y - aside;
    }
};

struct Lane {
    double left = 0; ///< of its cards
    double right = 0;
    std::vector<Gap> gaps;
    std::map<std::string, std::size_t> standby; ///< by thing: the gap of its lines
};

Lane laneOf(const PlacedLane& placed, const Layout& layout)
{
    struct Stands {
        QRectF area;
        bool isHead = false;
    };

    std::vector<Stands> inside;
    const auto add = [&](const QRectF& area, bool isHead) {
        if (placed.area.left() <= area.center().x() && area.center().x() < placed.area.right()) {
            inside.push_back({area, isHead});
        }
    };
    for (const auto& [id, card] : layout.cards) {
        add(card, false);
    }
    for (const PlacedHead& head : layout.heads) {
        add(head.area, true);
    }
    std::sort(inside.begin(), inside.end(),
              [](const Stands& a, const Stands& b) { return a.area.top() < b.area.top(); });
    Lane lane;
    lane.left = placed.area.center().x();
    lane.right = lane.left;
    double above = -1;
    bool isBelowHead = false; // a head and its first card are one: nothing runs between them
    for (const auto& [area, isHead] : inside) {
        lane.left = std::min(lane.left, area.left());
        lane.right = std::max(lane.right, area.right());
        const double room = above < 0 ? Outside : (area.top() - above) / 2;
        if (room >= Clear && !isBelowHead) {
            lane.gaps.push_back({area.top() - room, room - Clear});
        }
        above = area.bottom();
        isBelowHead = isHead;
    }
    lane.gaps.push_back({above + Outside, Outside - Clear});
    return lane;
}

/// A curve that leaves and arrives level.
void bend(QPainterPath& path, const QPointF& to)
{
    const QPointF from = path.currentPosition();
    const double reach = (to.x() - from.x()) * 0.5;
    path.cubicTo(from + QPointF(reach, 0), to - QPointF(reach, 0), to);
}

class Router {
public:
    Router(const Layout& layout, bool mirrored)
        : mirrored_(mirrored)
    {
        for (const PlacedLane& placed : layout.lanes) {
            lanes_.push_back(laneOf(placed, layout));
        }
    }

    PlacedEdge route(std::size_t index,
                     const schema::Relation& relation,
                     const QRectF& from,
                     const QRectF& to)
    {
        const bool back =
            relation.kind == schema::RelationKind::Peers && relation.from > relation.to;
        const double offset = back ? 5 : 0;
        PlacedEdge placed;
        placed.edge = index;
        if (laneAt(from) == laneAt(to)) {
            beside(placed, from, to, offset);
        } else {
            across(placed, relation, from, to, offset);
        }
        return placed;
    }

private:
    [[nodiscard]] std::size_t laneAt(const QRectF& card) const
    {
        for (std::size_t i = 0; i < lanes_.size(); ++i) {
            if (lanes_[i].left <= card.center().x() && card.center().x() <= lanes_[i].right) {
                return i;
            }
        }
        return 0;
    }

    void beside(PlacedEdge& placed, const QRectF& from, const QRectF& to, double offset) const
    {
        const auto side = [this](const QRectF& card) {
            return mirrored_ ? card.left() : card.right();
        };
        const bool down = from.center().y() < to.center().y();
        const double shift = down ? 5 : -5;
        const QPointF start(side(from), from.center().y() + shift + offset);
        const QPointF end(side(to), to.center().y() - shift + offset);
        // Its belly is three quarters of this wide: it stays in the gutter beside the cards.
        const double wide = std::min(30.0, 14 + std::abs(end.y() - start.y()) * 0.08);
        const double bow = mirrored_ ? -wide : wide;
        placed.path.moveTo(start);
        placed.path.cubicTo(start + QPointF(bow, 0), end + QPointF(bow, 0), end);
        // In the gap before the card that it leads to.
        placed.middle = {to.center().x(), down ? to.top() - LabelAbove : to.bottom() + LabelAbove};
    }

    void across(PlacedEdge& placed,
                const schema::Relation& relation,
                const QRectF& from,
                const QRectF& to,
                double offset)
    {
        const bool forward = from.center().x() < to.center().x();
        const QPointF start(forward ? from.right() : from.left(), from.center().y() + offset);
        const QPointF end(forward ? to.left() : to.right(), to.center().y() + offset);
        placed.path.moveTo(start);
        std::vector<Lane*> passed;
        for (Lane& lane : lanes_) {
            const double middle = (lane.left + lane.right) / 2;
            if (std::min(start.x(), end.x()) < middle && middle < std::max(start.x(), end.x())) {
                passed.push_back(&lane);
            }
        }
        std::sort(passed.begin(), passed.end(), [forward](const Lane* a, const Lane* b) {
            return forward ? a->left < b->left : a->left > b->left;
        });
        std::vector<QPointF> middles;
        for (Lane* lane : passed) {
            const double x = (lane->left + lane->right) / 2;
            const double wanted =
                start.y() + (end.y() - start.y()) * (x - start.x()) / (end.x() - start.x());
            const double y = gapFor(relation, *lane, wanted).next();
            bend(placed.path, {forward ? lane->left : lane->right, y});
            placed.path.lineTo(forward ? lane->right : lane->left, y);
            middles.emplace_back(x, y);
        }
        bend(placed.path, end);
        placed.middle = middles.empty() ? placed.path.pointAtPercent(0.5) : spotAmong(middles);
    }

    /// Where a label stands free of those of the edges before; the middle lane's where none is.
    QPointF spotAmong(const std::vector<QPointF>& middles)
    {
        const auto taken = [this](const QPointF& spot) {
            return std::any_of(spots_.begin(), spots_.end(), [&spot](const QPointF& other) {
                return other.x() == spot.x() && std::abs(other.y() - spot.y()) < LabelHigh;
            });
        };
        const std::size_t middle = middles.size() / 2;
        std::size_t best = middle;
        for (std::size_t step = 0; step < middles.size() && taken(middles[best]); ++step) {
            best = (middle + step) % middles.size();
        }
        spots_.push_back(taken(middles[best]) ? middles[middle] : middles[best]);
        return spots_.back();
    }

    /// The nearest. Two dotted lines around a card would look like its frame: those that stand by
    /// for the same thing go on one side of it.
    static Gap& gapFor(const schema::Relation& relation, Lane& lane, double y)
    {
        const auto nearest =
            std::min_element(lane.gaps.begin(), lane.gaps.end(), [y](const Gap& a, const Gap& b) {
                return std::abs(a.y - y) < std::abs(b.y - y);
            });
        if (relation.kind != schema::RelationKind::Standby) {
            return *nearest;
        }
        const auto own = static_cast<std::size_t>(nearest - lane.gaps.begin());
        std::size_t& taken = lane.standby.try_emplace(relation.to, own).first->second;
        const bool isNext = std::max(taken, own) - std::min(taken, own) == 1;
        if (!isNext || lane.gaps[taken].edges >= SideBySide) {
            taken = own;
        }
        return lane.gaps[taken];
    }

    std::vector<Lane> lanes_;
    std::vector<QPointF> spots_; ///< of the labels so far, in the middle of a lane each
    bool mirrored_;
};

} // namespace

void routeEdges(const topology::Topology& topology, bool mirrored, Layout& layout)
{
    Router router(layout, mirrored);
    for (std::size_t i = 0; i < topology.edges.size(); ++i) {
        const schema::Relation& relation = topology.edges[i].relation;
        const auto from = layout.cards.find(relation.from);
        const auto to = layout.cards.find(relation.to);
        if (from != layout.cards.end() && to != layout.cards.end() && from != to) {
            layout.edges.push_back(router.route(i, relation, from->second, to->second));
        }
    }
}

} // namespace bafar::ui::map
