#include "ui/shared/column_fit.h"

#include <algorithm>
#include <numeric>

namespace bafar::shared {

std::vector<int> fitted(const std::vector<ColumnNeed>& needs, int room, int greedy)
{
    std::vector<int> widths;
    int all = 0;
    int shown = 0;
    for (const ColumnNeed& need : needs) {
        widths.push_back(need.wanted);
        all += need.wanted;
        shown += need.wanted > 0 ? 1 : 0;
    }
    // Takes from the widest first, so that short columns keep all they need.
    while (all > room) {
        std::size_t widest = widths.size();
        for (std::size_t i = 0; i < widths.size(); ++i) {
            if (widths[i] > needs[i].least &&
                (widest == widths.size() || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        if (widest == widths.size()) {
            return widths;
        }
        const int taken = std::min({all - room, widths[widest] - needs[widest].least, 8});
        widths[widest] -= taken;
        all -= taken;
    }
    const auto at = static_cast<std::size_t>(greedy);
    if (at < widths.size() && needs[at].wanted > 0) {
        widths[at] += room - all;
        return widths;
    }
    for (int& width : widths) {
        if (width > 0) {
            const int share = (room - all) / shown--;
            width += share;
            all += share;
        }
    }
    return widths;
}

std::set<int> leftOut(const std::vector<ColumnNeed>& needs, int room, const std::vector<int>& spare)
{
    int all = std::accumulate(needs.begin(), needs.end(), 0,
                              [](int sum, const ColumnNeed& need) { return sum + need.least; });
    std::set<int> out;
    for (const int column : spare) {
        const int least = needs[static_cast<std::size_t>(column)].least;
        if (all <= room) {
            break;
        }
        if (least > 0 && out.insert(column).second) {
            all -= least;
        }
    }
    return out;
}

} // namespace bafar::shared
