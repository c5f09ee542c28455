#include "ui/load_balancer/heat.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace bafar::ui::load_balancer {
namespace {

constexpr std::string_view Responses = "haproxy_backend_http_responses_total{";

bool isResponses(std::string_view series)
{
    return series.starts_with(Responses);
}

} // namespace

std::string_view labelOf(std::string_view series, std::string_view name)
{
    const std::string wanted = std::string(name) + "=\"";
    for (std::size_t at = series.find(wanted); at != std::string_view::npos;
         at = series.find(wanted, at + 1)) {
        if (at == 0 || (series[at - 1] != '{' && series[at - 1] != ',')) {
            continue;
        }
        const std::size_t from = at + wanted.size();
        const std::size_t end = series.find('"', from);
        return end == std::string_view::npos ? std::string_view() : series.substr(from, end - from);
    }
    return {};
}

std::vector<std::string> AnswerReader::wanted(const schema::SeriesTable& table)
{
    std::vector<std::string> names;
    for (const std::string& name : table.names) {
        if (isResponses(name) && names.size() < SeriesMax) {
            names.push_back(name);
        }
    }
    return names;
}

void AnswerReader::index(const schema::SeriesTable& table)
{
    counters_.clear();
    for (std::size_t i = 0; i < table.names.size() && counters_.size() < SeriesMax; ++i) {
        const std::string& series = table.names[i];
        const std::string_view code = isResponses(series) ? labelOf(series, "code") : "";
        const std::string_view upstream = labelOf(series, "proxy");
        if (!code.empty() && !upstream.empty()) {
            counters_.push_back({i, std::string(upstream), code.front(), 0});
        }
    }
    revision_ = table.revision;
    indexed_ = true;
    lastMs_ = 0;
}

std::map<std::string, Answers> AnswerReader::read(const schema::SeriesTable& table,
                                                  const schema::Samples& samples,
                                                  WallTime at)
{
    if (!indexed_ || table.revision != revision_) {
        index(table);
    }
    const std::int64_t passed = at.unixMs - lastMs_;
    const bool follows = lastMs_ != 0 && passed > 0 && passed <= PauseMaxMs;
    std::map<std::string, Answers> growth;
    for (Counter& counter : counters_) {
        const double now =
            counter.place < samples.values.size() ? samples.values[counter.place] : std::nan("");
        const double grown = now - counter.last;
        if (follows && std::isfinite(grown) && grown >= 0) {
            Answers& answers = growth[counter.upstream];
            answers.all += grown;
            answers.refused += counter.code == '4' ? grown : 0;
            answers.failed += counter.code == '5' ? grown : 0;
        }
        counter.last = now;
    }
    lastMs_ = at.unixMs;
    return growth;
}

void Heat::add(std::int64_t atMs, const std::map<std::string, Answers>& growth)
{
    for (const auto& [upstream, answers] : growth) {
        if (!upstreams_.contains(upstream) && upstreams_.size() >= RowsMax) {
            continue;
        }
        Answers& cell = upstreams_[upstream][atMs / StepMs];
        cell.all += answers.all;
        cell.refused += answers.refused;
        cell.failed += answers.failed;
    }
}

std::vector<Heat::Row> Heat::rows(std::int64_t nowMs)
{
    const std::int64_t last = lastStep(nowMs);
    const std::int64_t first = last - static_cast<std::int64_t>(Columns) + 1;
    std::vector<Row> rows;
    for (auto& [upstream, steps] : upstreams_) {
        steps.erase(steps.begin(), steps.lower_bound(first));
        Row row{upstream, std::vector<std::optional<Answers>>(Columns)};
        bool any = false;
        for (const auto& [step, answers] : steps) {
            if (step <= last) {
                row.cells[static_cast<std::size_t>(step - first)] = answers;
                any = any || answers.all > 0;
            }
        }
        if (any) {
            rows.push_back(std::move(row));
        }
    }
    std::erase_if(upstreams_, [](const auto& one) { return one.second.empty(); });
    return rows;
}

} // namespace bafar::ui::load_balancer
