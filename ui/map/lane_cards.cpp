#include "ui/map/lane_cards.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace bafar::ui::map {
namespace {

constexpr double Endless = std::numeric_limits<double>::infinity();

class LaneCardMaker {
public:
    LaneCardMaker(const Picture& picture,
                  const CardHeight& cardHeight,
                  const LaneLook& look,
                  const std::map<std::string, double, std::less<>>& stood)
        : picture_(picture)
        , cardHeight_(cardHeight)
        , look_(look)
        , stood_(stood)
    {
    }

    LaneCards make(std::span<const topology::Thing* const> things)
    {
        for (const topology::Thing* thing : things) {
            if (const auto top = stood_.find(thing->entity.id); top != stood_.end()) {
                standing_.emplace_back(top->second, &thing->entity.concept_);
            }
        }
        std::sort(standing_.begin(), standing_.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const topology::Thing* thing : things) {
            if (made_.units.empty() || !picture_.foldOf(thing->entity.id).isPart) {
                whole_ = thing->entity.id;
                begin(*thing, 0, {});
            } else {
                addPart(*thing);
            }
        }
        return std::move(made_);
    }

private:
    /// Pixels from what stands there to what stands below it.
    [[nodiscard]] double roomOf(const topology::Thing& thing) const
    {
        const auto own = stood_.find(thing.entity.id);
        if (own == stood_.end()) {
            return Endless;
        }
        const auto next =
            std::find_if(standing_.begin(), standing_.end(),
                         [&own](const auto& other) { return other.first > own->second; });
        if (next == standing_.end()) {
            return Endless; // the lane may grow downwards
        }
        const double head = *next->second != thing.entity.concept_ ? look_.head : 0;
        return next->first - own->second - look_.between - head;
    }

    void begin(const topology::Thing& thing, double indent, const std::string& beside)
    {
        room_ = roomOf(thing);
        std::string group = beside.empty() ? thing.entity.concept_ : made_.units.back().group;
        made_.units.push_back({thing.entity.id, std::move(group), 0, beside});
        add(thing, indent, 0);
    }

    /// As many lines as there is room for.
    void add(const topology::Thing& thing, double indent, double below)
    {
        const double width = look_.width - indent;
        int lines = look_.lines;
        double height = cardHeight_(thing, width, lines);
        while (lines > 0 && below + height > room_) {
            height = cardHeight_(thing, width, --lines);
        }
        made_.cards.push_back({&thing, made_.units.size() - 1, below, indent, height, lines});
        made_.units.back().height = below + height;
    }

    void addPart(const topology::Thing& part)
    {
        const double below = made_.units.back().height + look_.betweenParts;
        const double least = cardHeight_(part, look_.width - look_.indent, 1);
        if (stood_.contains(part.entity.id) || below + least > room_) {
            begin(part, look_.indent, whole_);
        } else {
            add(part, look_.indent, below);
        }
    }

    const Picture& picture_;
    const CardHeight& cardHeight_;
    const LaneLook& look_;
    const std::map<std::string, double, std::less<>>& stood_;
    std::vector<std::pair<double, const std::string*>> standing_; ///< tops and groups, from above
    LaneCards made_;
    std::string whole_; ///< of the parts that follow
    double room_ = Endless;
};

} // namespace

LaneCards laneCards(const Picture& picture,
                    std::span<const topology::Thing* const> things,
                    const CardHeight& cardHeight,
                    const LaneLook& look,
                    const std::map<std::string, double, std::less<>>& stood)
{
    return LaneCardMaker(picture, cardHeight, look, stood).make(things);
}

} // namespace bafar::ui::map
