#include "ui/map/layout_lane.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace bafar::ui::map {
namespace {

constexpr std::size_t GapsSearchedFor = 40; ///< units; of more, the rest goes to the end

class LaneArranger {
public:
    LaneArranger(std::span<const LaneUnit> units,
                 const std::map<std::string, double, std::less<>>& tops,
                 const LaneSpace& space)
        : units_(units)
        , space_(space)
        , wanted_(units.size(), -std::numeric_limits<double>::infinity())
    {
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (const auto top = tops.find(units[i].id); top != tops.end()) {
                wanted_[i] = top->second;
                order_.push_back(i);
            } else {
                free_.push_back(i);
            }
        }
        std::stable_sort(order_.begin(), order_.end(),
                         [this](std::size_t a, std::size_t b) { return wanted_[a] < wanted_[b]; });
    }

    std::vector<LanePlace> arrange()
    {
        for (std::size_t i = 0; i < free_.size(); ++i) {
            insert(free_[i], i < GapsSearchedFor);
        }
        std::vector<LanePlace> places(units_.size());
        const std::vector<LanePlace> inOrder = placesOf(order_);
        for (std::size_t i = 0; i < order_.size(); ++i) {
            places[order_[i]] = inOrder[i];
        }
        return places;
    }

private:
    [[nodiscard]] std::vector<LanePlace> placesOf(const std::vector<std::size_t>& order) const
    {
        std::vector<LanePlace> places;
        double next = space_.from;
        const std::string* group = nullptr;
        for (const std::size_t unit : order) {
            const bool begins = group == nullptr || *group != units_[unit].group;
            group = &units_[unit].group;
            const double least = next + (begins ? space_.head : 0);
            const bool isFree = std::isinf(wanted_[unit]);
            const double aside = isFree && !places.empty() ? space_.more : 0;
            const double top = std::max(least + aside, wanted_[unit]);
            places.push_back({top, begins && space_.head > 0});
            next = top + units_[unit].height + space_.between;
        }
        return places;
    }

    /// Where in the order a unit may go, in the order of trying; the end is always free.
    [[nodiscard]] std::vector<std::size_t> spotsFor(std::size_t unit) const
    {
        std::vector<std::size_t> spots(order_.size() + 1);
        std::iota(spots.begin(), spots.end(), std::size_t{0});
        const auto beside =
            std::find_if(order_.begin(), order_.end(), [this, unit](std::size_t other) {
                return units_[other].id == units_[unit].beside;
            });
        if (beside != order_.end()) {
            const std::ptrdiff_t below = beside - order_.begin() + 1;
            const auto distance = [below](std::size_t spot) {
                return std::abs(static_cast<std::ptrdiff_t>(spot) - below);
            };
            std::stable_sort(spots.begin(), spots.end(), [&](std::size_t a, std::size_t b) {
                return distance(a) < distance(b);
            });
        }
        return spots;
    }

    /// Where nothing has to give way.
    void insert(std::size_t unit, bool searches)
    {
        const std::vector<LanePlace> before = placesOf(order_);
        for (const std::size_t at : searches ? spotsFor(unit) : std::vector<std::size_t>()) {
            std::vector<std::size_t> tried = order_;
            tried.insert(tried.begin() + static_cast<std::ptrdiff_t>(at), unit);
            std::vector<LanePlace> after = placesOf(tried);
            after.erase(after.begin() + static_cast<std::ptrdiff_t>(at));
            if (std::equal(after.begin(), after.end(), before.begin(),
                           [](const LanePlace& a, const LanePlace& b) { return a.top == b.top; })) {
                order_ = std::move(tried);
                return;
            }
        }
        order_.push_back(unit);
    }

    std::span<const LaneUnit> units_;
    const LaneSpace& space_;
    std::vector<double> wanted_;
    std::vector<std::size_t> order_; ///< from above
    std::vector<std::size_t> free_;
};

} // namespace

std::vector<LanePlace> arrangeLane(std::span<const LaneUnit> units,
                                   const std::map<std::string, double, std::less<>>& tops,
                                   const LaneSpace& space)
{
    return LaneArranger(units, tops, space).arrange();
}

} // namespace bafar::ui::map
