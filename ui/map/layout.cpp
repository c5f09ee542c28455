#include "ui/map/layout.h"

#include <algorithm>
#include <cmath>

#include "ui/map/lane_cards.h"
#include "ui/map/lane_columns.h"
#include "ui/map/layout_host.h"
#include "ui/map/layout_lane.h"
#include "ui/map/route.h"
#include "ui/map/zoom.h"

namespace bafar::ui::map {
namespace {

constexpr double Head = 44;
constexpr double Between = 20; ///< cards; room for the label of an edge
constexpr double BetweenMin = 14;
constexpr double BetweenParts = 8;
constexpr double GroupHead = 30;
constexpr double PartIndent = 14;
constexpr double Margin = 16;
constexpr double Gutter = 30; ///< between the cards of two lanes
constexpr double CardWidthMax = 300;
constexpr int LinesMin = 2;
constexpr int LinesOfNames = 1;
using topology::Thing;
using Column = LaneColumn;

/// What stands in a column from top to bottom, from y = 0 on.
class Stack {
public:
    Stack(const Picture& picture, const Column& column, double width, double between)
        : picture_(picture)
        , column_(column)
        , width_(width)
        , between_(between)
    {
    }

    /// Calls `head(thing, y)` and `card(thing, y, indent, height)`; returns the height of all.
    template <class OnHead, class OnCard>
    double walk(const CardHeight& cardHeight, int lines, OnHead head, OnCard card) const
    {
        double y = 0;
        const std::string* group = nullptr;
        for (const Thing* thing : column_.things) {
            const bool isPart = picture_.foldOf(thing->entity.id).isPart;
            const bool begins = group == nullptr || *group != thing->entity.concept_;
            if (group != nullptr) {
                y += isPart ? BetweenParts : between_;
            }
            if (begins && column_.hasHeads) {
                head(*thing, y);
                y += GroupHead;
            }
            group = &thing->entity.concept_;
            const double indent = isPart ? PartIndent : 0;
            const double height = cardHeight(*thing, width_ - indent, lines);
            card(*thing, y, indent, height);
            y += height;
        }
        return y;
    }

    double height(const CardHeight& cardHeight, int lines) const
    {
        return walk(
            cardHeight, lines, [](const Thing&, double) {},
            [](const Thing&, double, double, double) {});
    }

private:
    const Picture& picture_;
    const Column& column_;
    double width_;
    double between_;
};

QRectF mirroredIn(const QRectF& area, double width)
{
    return {width - area.right(), area.top(), area.width(), area.height()};
}

class Placer {
public:
    Placer(const Picture& picture,
           QSizeF size,
           bool mirrored,
           const CardHeight& cardHeight,
           const Arranged& arranged,
           const Stood& stood)
        : picture_(picture)
        , size_(size)
        , mirrored_(mirrored)
        , cardHeight_(cardHeight)
        , arranged_(arranged)
        , stood_(stood)
    {
        takeColumns(false);
        if (size.width() < LaneWidthMin * static_cast<double>(columns_.size())) {
            takeColumns(true);
        }
    }

    Layout place()
    {
        Layout out;
        if (columns_.empty()) {
            return out;
        }
        const auto count = static_cast<double>(columns_.size());
        out.width = LaneWidthMin * count;
        const double all = std::max(size_.width(), out.width);
        const double width = all / count;
        cardWidth_ = std::min(width - Gutter, CardWidthMax);
        chooseLines(out);
        double x = 0;
        for (const Column& column : columns_) {
            QRectF area(x, 0, width, size_.height());
            x += width;
            if (mirrored_) {
                area = mirroredIn(area, all);
            }
            out.lanes.push_back({column.lanes, area});
            placeColumn(column, area, out);
        }
        return out;
    }

private:
    void takeColumns(bool shared) { columns_ = laneColumns(picture_, stood_.lanes, shared); }

    /// As many as let the tallest column fit, at least LinesMin, closer together at last. What
    /// does not fit even when cards are as small as their facts can be read is shown smaller still,
    /// and says little more than names: it needs no room for more.
    void chooseLines(Layout& out)
    {
        if (stood_.lines > 0) { // fewer would free no room between what stands
            takeLines(stood_.lines, out);
            return;
        }
        takeLines(LinesMax, out);
        while (out.height > size_.height() && out.lines > LinesMin) {
            takeLines(out.lines - 1, out);
        }
        if (out.height > size_.height()) {
            between_ = BetweenMin;
            takeLines(LinesMin, out);
        }
        if (out.height * CardFrom > size_.height()) {
            takeLines(LinesOfNames, out);
        }
    }

    void takeLines(int lines, Layout& out) const
    {
        out.lines = lines;
        out.height = tallest(lines) + Head + Margin;
    }

    [[nodiscard]] double tallest(int lines) const
    {
        double most = 0;
        for (const Column& column : columns_) {
            most = std::max(most, heightOf(column, lines));
        }
        return most;
    }

    [[nodiscard]] double heightOf(const Column& column, int lines) const
    {
        if (!isArranged(column)) {
            return Stack(picture_, column, cardWidth_, between_).height(cardHeight_, lines);
        }
        const std::vector<LaneUnit> units = cardsOf(column, lines).units;
        const std::vector<LanePlace> places = arrange(column, units);
        double height = 0;
        for (std::size_t i = 0; i < units.size(); ++i) {
            height = std::max(height, places[i].top + units[i].height - Head);
        }
        return height;
    }

    [[nodiscard]] bool isByHand(const Column& column) const
    {
        return column.hasAny(arranged_.tops);
    }

    [[nodiscard]] bool isArranged(const Column& column) const
    {
        return isByHand(column) || column.hasAny(stood_.tops);
    }

    /// Height of the groups' heads. Heads that come later move nothing: there are none then.
    [[nodiscard]] double headOf(const Column& column) const
    {
        const auto isInTheWay = [this](const Thing* thing) {
            const auto top = stood_.tops.find(thing->entity.id);
            return top != stood_.tops.end() && top->second < Head + GroupHead;
        };
        const bool wouldMove = !isByHand(column) &&
                               std::any_of(column.things.begin(), column.things.end(), isInTheWay);
        return column.hasHeads && !wouldMove ? GroupHead : 0;
    }

    [[nodiscard]] LaneCards cardsOf(const Column& column, int lines) const
    {
        static const LaneTops None;
        return laneCards(picture_, column.things, cardHeight_,
                         {cardWidth_, lines, PartIndent, BetweenParts, BetweenMin, headOf(column)},
                         isByHand(column) ? None : stood_.tops);
    }

    [[nodiscard]] std::vector<LanePlace> arrange(const Column& column,
                                                 const std::vector<LaneUnit>& units) const
    {
        return arrangeLane(units, isByHand(column) ? arranged_.tops : stood_.tops,
                           {Head, BetweenMin, between_ - BetweenMin, headOf(column)});
    }

    /// As placeColumn(), of a lane in which something was moved by hand, or stands.
    void placeArranged(const Column& column, double left, Layout& out) const
    {
        const LaneCards lane = cardsOf(column, out.lines);
        const std::vector<LanePlace> places = arrange(column, lane.units);
        for (std::size_t i = 0; i < lane.units.size(); ++i) {
            const double top = places[i].top - GroupHead;
            if (places[i].hasHead) {
                out.heads.push_back({lane.units[i].group, {left, top, cardWidth_, GroupHead - 8}});
            }
            if (!lane.units[i].beside.empty()) {
                out.apart.insert(lane.units[i].id);
            }
        }
        for (const LaneCard& card : lane.cards) {
            const std::string& id = card.thing->entity.id;
            out.cards[id] = {left + (mirrored_ ? 0 : card.indent),
                             places[card.unit].top + card.below, cardWidth_ - card.indent,
                             card.height};
            if (card.lines < out.lines) {
                out.fewer[id] = card.lines;
            }
        }
    }

    void placeColumn(const Column& column, const QRectF& area, Layout& out) const
    {
        const double left = std::round(area.center().x() - cardWidth_ / 2);
        if (isArranged(column)) {
            placeArranged(column, left, out);
            return;
        }
        const Stack stack(picture_, column, cardWidth_, between_);
        const double total = stack.height(cardHeight_, out.lines);
        const double top =
            Head + std::max(0.0, std::round((area.height() - Head - Margin - total) * 0.36));
        stack.walk(
            cardHeight_, out.lines,
            [&](const Thing& thing, double y) {
                out.heads.push_back(
                    {thing.entity.concept_, {left, top + y, cardWidth_, GroupHead - 8}});
            },
            [&](const Thing& thing, double y, double indent, double height) {
                out.cards[thing.entity.id] = {left + (mirrored_ ? 0 : indent), std::round(top + y),
                                              cardWidth_ - indent, height};
            });
    }

    const Picture& picture_;
    QSizeF size_;
    bool mirrored_;
    const CardHeight& cardHeight_;
    const Arranged& arranged_;
    const Stood& stood_;
    std::vector<Column> columns_;
    double cardWidth_ = 0;
    double between_ = Between;
};

} // namespace

Layout layOut(const Picture& picture,
              QSizeF size,
              bool mirrored,
              const CardHeight& cardHeight,
              const Arranged& arranged,
              const Stood& stood)
{
    if (!picture.hosts.empty()) {
        return layOutHosts(picture, size, mirrored, cardHeight, arranged);
    }
    Layout out = Placer(picture, size, mirrored, cardHeight, arranged, stood).place();
    routeEdges(picture.shown, mirrored, out);
    return out;
}

} // namespace bafar::ui::map
