#include "ui/dashboards/gather.h"

#include <algorithm>
#include <cmath>

namespace bafar::ui::dashboards {
namespace {

struct Mean {
    double sum = 0;
    std::size_t count = 0;
};

std::map<LineKey, Mean> meansOf(const Steps& steps)
{
    std::map<LineKey, Mean> means;
    for (const auto& [step, values] : steps) {
        for (const auto& [line, value] : values) {
            Mean& mean = means[line];
            mean.sum += value;
            ++mean.count;
        }
    }
    return means;
}

} // namespace

Values Gatherer::close(const std::set<std::string>& heard)
{
    std::map<LineKey, std::vector<const Part*>> parts;
    for (const auto& [node, told] : told_) {
        ever_[node].clear(); // what it does not tell any more, it does not lack when it is silent
        for (std::size_t query = 0; query < told.size(); ++query) {
            for (const auto& [key, part] : told[query]) {
                const bool known =
                    std::isfinite(part.value) || std::isfinite(part.over) || !part.below.empty();
                if (known) {
                    const LineKey line{query, key};
                    parts[line].push_back(&part);
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
    for (const auto& [line, own] : parts) {
        const double value = valueOf(queries_[line.query], own);
        if (std::isfinite(value) && !lacking.contains(line)) {
            values.emplace(line, value);
        }
    }
    told_.clear();
    return values;
}

Steps gatherPast(const std::vector<Query>& queries, const std::map<std::string, ToldPast>& nodes)
{
    std::set<std::int64_t> all;
    for (const auto& [node, past] : nodes) {
        for (const auto& [step, told] : past) {
            all.insert(step);
        }
    }
    Gatherer gatherer(queries);
    Steps steps;
    for (const std::int64_t step : all) {
        std::set<std::string> heard;
        for (const auto& [node, past] : nodes) {
            if (!past.empty() && past.begin()->first <= step && step <= past.rbegin()->first) {
                heard.insert(node);
            }
            if (const auto told = past.find(step); told != past.end()) {
                gatherer.tell(node, told->second);
            }
        }
        steps[step] = gatherer.close(heard);
    }
    return steps;
}

std::vector<LineKey> chooseLines(const Steps& steps, std::size_t most)
{
    std::vector<std::pair<double, LineKey>> ranked;
    for (const auto& [line, mean] : meansOf(steps)) {
        ranked.emplace_back(mean.sum / static_cast<double>(mean.count), line);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    ranked.resize(std::min(ranked.size(), most));
    std::vector<LineKey> lines;
    std::transform(ranked.begin(), ranked.end(), std::back_inserter(lines),
                   [](const auto& one) { return one.second; });
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::size_t linesIn(const Steps& steps)
{
    return meansOf(steps).size();
}

} // namespace bafar::ui::dashboards
