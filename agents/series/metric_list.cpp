#include "agents/series/metric_list.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/text.h"

namespace bafar {
namespace {

/// The name of a histogram's row.
std::string_view rowName(std::string_view name, SeriesType type)
{
    if (type == SeriesType::Histogram) {
        for (const std::string_view end : {"_bucket", "_sum", "_count"}) {
            if (name.ends_with(end)) {
                return name.substr(0, name.size() - end.size());
            }
        }
    }
    return name;
}

/// Whether a row's labels allow a series to have this one; "(le)" and "le" both do.
bool lists(std::string_view labels, std::string_view label)
{
    const std::vector<std::string_view> all = split(labels, ' ');
    return std::any_of(all.begin(), all.end(), [label](std::string_view one) {
        return one == label || (one.size() == label.size() + 2 && one.front() == '(' &&
                                one.substr(1, label.size()) == label);
    });
}

/// What is wrong with a series' labels; empty: nothing.
std::string wrongLabels(const Series& series, const MetricRow& row)
{
    if (row.labels.find("...") != std::string::npos) { // whatever its rule gives it
        return {};
    }
    for (const Label& label : series.labels) {
        if (!lists(row.labels, label.name)) {
            return "label " + label.name + " is not described";
        }
    }
    for (const std::string_view label : split(row.labels, ' ')) {
        const bool has = std::any_of(series.labels.begin(), series.labels.end(),
                                     [label](const Label& one) { return one.name == label; });
        if (!label.empty() && label.front() != '(' && !has) {
            return "label " + std::string(label) + " is missing";
        }
    }
    return {};
}

} // namespace

bool MetricRow::fits(std::string_view seriesName) const
{
    const std::string_view plain = rowName(seriesName, type);
    const std::size_t open = name.find('<');
    const std::size_t close = name.find('>');
    if (open == std::string::npos || close == std::string::npos) {
        return plain == name;
    }
    const std::string_view before = std::string_view(name).substr(0, open);
    const std::string_view after = std::string_view(name).substr(close + 1);
    return plain.size() > before.size() + after.size() && plain.starts_with(before) &&
           plain.ends_with(after);
}

void MetricList::add(const Family& family, std::string_view labels)
{
    add({std::string(rowName(family.name, family.type)), family.type, std::string(labels),
         std::string(family.unit), std::string(family.help)});
}

void MetricList::add(MetricRow row)
{
    const auto place = std::lower_bound(
        rows_.begin(), rows_.end(), row,
        [](const MetricRow& left, const MetricRow& right) { return left.name < right.name; });
    if (place == rows_.end() || place->name != row.name) {
        rows_.insert(place, std::move(row));
    }
}

const MetricRow* MetricList::find(std::string_view seriesName) const
{
    const MetricRow* found = nullptr;
    for (const MetricRow& row : rows_) {
        if (!row.fits(seriesName)) {
            continue;
        }
        if (row.name.find('<') == std::string::npos) {
            return &row;
        }
        if (found == nullptr || row.name.size() > found->name.size()) {
            found = &row;
        }
    }
    return found;
}

std::string MetricList::page() const
{
    std::string out = "# Metrics\n\n"
                      "Every name that an agent's `/metrics` may have. A part in angle brackets "
                      "stands for what the kernel or the\nserver calls it; a label in parentheses "
                      "is not on every series, and `...` stands for labels that a rule chooses.\n"
                      "A histogram has `_bucket` (with `le`), `_sum` and `_count`. Names that do "
                      "not begin with `bafar_` are those of the\nexporters that people have "
                      "dashboards and alert rules for.\n\n"
                      "| name | type | labels | unit | meaning |\n|---|---|---|---|---|\n";
    for (const MetricRow& row : rows_) {
        out += "| `" + row.name + "` | " + std::string(typeName(row.type)) + " | ";
        out += row.labels.empty() ? "" : "`" + row.labels + "`";
        out += " | " + row.unit + " | " + row.help + " |\n";
    }
    return out;
}

std::string_view typeName(SeriesType type)
{
    constexpr std::array<std::string_view, 4> Names = {"counter", "gauge", "untyped", "histogram"};
    return Names[static_cast<std::size_t>(type)];
}

std::string undescribed(const SeriesTable& table, const MetricList& list)
{
    std::set<std::string> wrong; // a family's series have the same fault, which is told once
    for (SeriesIndex index = 0; index < table.size(); ++index) {
        if (!table.live(index)) {
            continue;
        }
        const Series& series = table.at(index);
        const MetricRow* row = list.find(series.name);
        if (row == nullptr) {
            wrong.insert(series.name + ": not described");
        } else if (row->type != series.type) {
            wrong.insert(series.name + ": is a " + std::string(typeName(series.type)));
        } else if (row->unit != series.unit) {
            wrong.insert(series.name + ": its unit is \"" + series.unit + "\"");
        } else if (const std::string labels = wrongLabels(series, *row); !labels.empty()) {
            wrong.insert(series.name + ": " + labels);
        }
    }
    std::string text;
    for (const std::string& line : wrong) {
        text += line + "\n";
    }
    return text;
}

} // namespace bafar
