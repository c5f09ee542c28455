#include "ui/map/lane_columns.h"

#include <algorithm>
#include <iterator>

namespace bafar::ui::map {
namespace {

std::vector<LaneColumn> columnsOf(const Picture& picture, bool shared)
{
    std::vector<LaneColumn> columns;
    for (const topology::Thing& thing : picture.shown.things) {
        const schema::Lane lane = thing.entity.lane;
        const bool joins =
            !columns.empty() && (columns.back().lanes.back() == lane ||
                                 (shared && lane == schema::Lane::Storage &&
                                  columns.back().lanes.back() == schema::Lane::Data));
        if (!joins) {
            columns.emplace_back();
        }
        LaneColumn& column = columns.back();
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

/// Lanes that were seen, empty ones too.
void keepLanes(std::vector<LaneColumn>& columns, const std::set<schema::Lane>& lanes, bool shared)
{
    for (const schema::Lane lane : lanes) {
        const auto after =
            std::find_if(columns.begin(), columns.end(),
                         [lane](const LaneColumn& one) { return one.lanes.back() >= lane; });
        const bool isThere = after != columns.end() && after->lanes.front() <= lane;
        const bool joins = shared && lane == schema::Lane::Storage && after != columns.begin() &&
                           std::prev(after)->lanes.back() == schema::Lane::Data;
        const bool leads = shared && lane == schema::Lane::Data && after != columns.end() &&
                           after->lanes.front() == schema::Lane::Storage;
        if (joins && !isThere) {
            std::prev(after)->lanes.push_back(lane);
        } else if (leads && !isThere) {
            after->lanes.insert(after->lanes.begin(), lane);
        } else if (!isThere) {
            columns.insert(after, LaneColumn{{lane}, {}, false});
        }
    }
}

} // namespace

bool LaneColumn::hasAny(const LaneTops& tops) const
{
    return std::any_of(things.begin(), things.end(), [&tops](const topology::Thing* thing) {
        return tops.contains(thing->entity.id);
    });
}

std::vector<LaneColumn> laneColumns(const Picture& picture,
                                    const std::set<schema::Lane>& kept,
                                    bool shared)
{
    std::vector<LaneColumn> columns = columnsOf(picture, shared);
    if (!columns.empty()) {
        keepLanes(columns, kept, shared);
    }
    return columns;
}

} // namespace bafar::ui::map
