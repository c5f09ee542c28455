#include "ui/dashboards/gather.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bafar::ui::dashboards {
namespace {

double meanOf(const std::vector<PastPoint>& points)
{
    const double sum =
        std::accumulate(points.begin(), points.end(), 0.0,
                        [](double before, const PastPoint& point) { return before + point.value; });
    return sum / static_cast<double>(points.size());
}

} // namespace

Values Gatherer::close(const std::set<std::string>& heard)
{
    std::map<LineKey, Part> sums;
    for (const auto& [node, told] : told_) {
        ever_[node].clear(); // what it does not tell any more, it does not lack when it is silent
        for (std::size_t query = 0; query < told.size(); ++query) {
            for (const auto& [key, part] : told[query]) {
                if (isKnown(part)) {
                    const LineKey line{query, key};
                    addPart(sums[line], part);
                    ever_[node].insert(line);
                }
            }
        }
    }
    std::set<LineKey> lacking;
    for (const auto& [node, lines] : ever_) {
        if (heard.contains(node) && !told_.contains(node)) {
            lacking.insert(lines.begin(), lines.end());
        }
    }
    Values values;
    for (const auto& [line, sum] : sums) {
        const double value = valueOf(queries_[line.query], sum);
        if (std::isfinite(value) && !lacking.contains(line)) {
            values.emplace(line, value);
        }
    }
    told_.clear();
    return values;
}

void overlay(PastLines& lines, const Steps& live, std::int64_t stepMs)
{
    std::set<LineKey> begun;
    for (const auto& [step, values] : live) {
        const std::int64_t atMs = step * stepMs;
        for (const auto& [line, value] : values) {
            std::vector<PastPoint>& points = lines[line];
            if (begun.insert(line).second) {
                const auto known =
                    std::find_if(points.begin(), points.end(),
                                 [atMs](const PastPoint& point) { return point.atMs >= atMs; });
                points.erase(known, points.end());
            }
            points.push_back({atMs, value});
        }
    }
}

Values newestOf(const PastLines& lines, std::int64_t withinMs)
{
    std::int64_t last = 0;
    for (const auto& [line, points] : lines) {
        last = std::max(last, points.back().atMs);
    }
    Values values;
    for (const auto& [line, points] : lines) {
        if (points.back().atMs >= last - withinMs) {
            values.emplace(line, points.back().value);
        }
    }
    return values;
}

std::vector<LineKey> chooseLines(const PastLines& lines, std::size_t most)
{
    std::vector<std::pair<double, LineKey>> ranked;
    for (const auto& [line, points] : lines) {
        ranked.emplace_back(meanOf(points), line);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    ranked.resize(std::min(ranked.size(), most));
    std::vector<LineKey> chosen;
    std::transform(ranked.begin(), ranked.end(), std::back_inserter(chosen),
                   [](const auto& one) { return one.second; });
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

} // namespace bafar::ui::dashboards
