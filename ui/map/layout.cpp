#include "ui/map/layout.h"

#include <algorithm>
#include <cmath>

#include "ui/map/layout_host.h"
#include "ui/map/layout_lane.h"
#include "ui/map/route.h"

namespace bafar::ui::map {
namespace {

constexpr double Head = 44;
constexpr double Between = 20; ///< cards; room for the label of an edge
constexpr double BetweenMin = 14;
constexpr double BetweenParts = 8;
constexpr double GroupHead = 30;
constexpr double PartIndent = 14;
constexpr double Margin = 20;
constexpr double Gutter = 30; ///< between the cards of two lanes
constexpr double CardWidthMax = 300;
constexpr int LinesMin = 2;
using schema::Lane;
using topology::Thing;

struct Column {
    std::vector<Lane> lanes;
    std::vector<const Thing*> things;
    bool hasHeads = false; ///< of more than one concept
};

/// One column for each lane, or for Data and Storage together.
std::vector<Column> columnsOf(const Picture& picture, bool shared)
{
    std::vector<Column> columns;
    for (const Thing& thing : picture.shown.things) {
        const Lane lane = thing.entity.lane;
        const bool joins =
            !columns.empty() &&
            (columns.back().lanes.back() == lane ||
             (shared && lane == Lane::Storage && columns.back().lanes.back() == Lane::Data));
        if (!joins) {
            columns.emplace_back();
        }
        Column& column = columns.back();
        if (column.lanes.empty() || column.lanes.back() != lane) {
            column.lanes.push_back(lane);
        }
        column.hasHeads =
            column.hasHeads || (!column.things.empty() &&
                                column.things.back()->entity.concept_ != thing.entity.concept_);
        column.things.push_back(&thing);
    }
    return columns;
}

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
           const Arranged& arranged)
        : picture_(picture)
        , size_(size)
        , mirrored_(mirrored)
        , cardHeight_(cardHeight)
        , arranged_(arranged)
    {
        columns_ = columnsOf(picture, false);
        if (size.width() < LaneWidthMin * static_cast<double>(columns_.size())) {
            columns_ = columnsOf(picture, true);
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
    /// As many as let the tallest column fit, at least LinesMin, closer together at last.
    void chooseLines(Layout& out)
    {
        for (out.lines = LinesMax;; --out.lines) {
            out.height = tallest(out.lines) + Head + Margin;
            if (out.height <= size_.height()) {
                return;
            }
            if (out.lines == LinesMin) {
                between_ = BetweenMin;
                out.height = tallest(out.lines) + Head + Margin;
                return;
            }
        }
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
        const std::vector<LaneUnit> units = unitsOf(column, lines);
        const std::vector<LanePlace> places = arrange(column, units);
        double height = 0;
        for (std::size_t i = 0; i < units.size(); ++i) {
            height = std::max(height, places[i].top + units[i].height - Head);
        }
        return height;
    }

    [[nodiscard]] bool isArranged(const Column& column) const
    {
        return std::any_of(column.things.begin(), column.things.end(), [this](const Thing* thing) {
            return arranged_.tops.contains(thing->entity.id);
        });
    }

    /// Wholes with their parts.
    [[nodiscard]] std::vector<LaneUnit> unitsOf(const Column& column, int lines) const
    {
        std::vector<LaneUnit> units;
        for (const Thing* thing : column.things) {
            const bool isPart = !units.empty() && picture_.foldOf(thing->entity.id).isPart;
            const double width = cardWidth_ - (isPart ? PartIndent : 0);
            const double height = cardHeight_(*thing, width, lines);
            if (isPart) {
                units.back().height += BetweenParts + height;
            } else {
                units.push_back({thing->entity.id, thing->entity.concept_, height});
            }
        }
        return units;
    }

    [[nodiscard]] std::vector<LanePlace> arrange(const Column& column,
                                                 const std::vector<LaneUnit>& units) const
    {
        const double head = column.hasHeads ? GroupHead : 0;
        return arrangeLane(units, arranged_.tops, {Head, BetweenMin, between_ - BetweenMin, head});
    }

    /// As placeColumn(), of a lane in which something was moved by hand.
    void placeArranged(const Column& column, double left, Layout& out) const
    {
        const std::vector<LanePlace> places = arrange(column, unitsOf(column, out.lines));
        std::size_t unit = 0;
        double y = 0;
        for (const Thing* thing : column.things) {
            const bool isPart = unit > 0 && picture_.foldOf(thing->entity.id).isPart;
            if (!isPart) {
                y = places[unit].top;
                if (places[unit].hasHead) {
                    out.heads.push_back(
                        {thing->entity.concept_, {left, y - GroupHead, cardWidth_, GroupHead - 8}});
                }
                ++unit;
            }
            const double indent = isPart ? PartIndent : 0;
            const double height = cardHeight_(*thing, cardWidth_ - indent, out.lines);
            out.cards[thing->entity.id] = {left + (mirrored_ ? 0 : indent), y, cardWidth_ - indent,
                                           height};
            y += height + BetweenParts;
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
    std::vector<Column> columns_;
    double cardWidth_ = 0;
    double between_ = Between;
};

} // namespace

Layout layOut(const Picture& picture,
              QSizeF size,
              bool mirrored,
              const CardHeight& cardHeight,
              const Arranged& arranged)
{
    if (!picture.hosts.empty()) {
        return layOutHosts(picture, size, mirrored, cardHeight, arranged);
    }
    Layout out = Placer(picture, size, mirrored, cardHeight, arranged).place();
    routeEdges(picture.shown, mirrored, out);
    return out;
}

} // namespace bafar::ui::map
