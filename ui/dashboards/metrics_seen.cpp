// Which metrics and labels there are, and what a person's typing finds of them.
#include <algorithm>

#include "ui/dashboards/explore.h"
#include "ui/link/series_meaning.h"
#include "ui/shared/format.h"

namespace bafar::ui::dashboards {
namespace {

constexpr std::size_t RowsMax = 400;
constexpr std::size_t ValuesMax = 200; ///< of one label

/// The histogram that a series is a part of; else its metric.
std::string plainMetric(std::string_view series)
{
    const std::string_view metric = link::metricOf(series);
    const Metric* known = Catalogue::ours().find(metric);
    return known != nullptr && known->type == MetricType::Histogram ? known->name
                                                                    : std::string(metric);
}

} // namespace

std::set<std::string> metricsSeen(const std::vector<std::string>& series)
{
    std::set<std::string> seen;
    std::string_view before;
    for (const std::string& name : series) {
        const std::string_view metric = link::metricOf(name);
        if (metric != before) { // they stand together
            seen.insert(plainMetric(name));
            before = metric;
        }
    }
    return seen;
}

LabelValues labelsSeen(const std::vector<std::string>& series, std::string_view metric)
{
    LabelValues labels;
    for (const std::string& name : series) {
        if (!name.starts_with(metric) || plainMetric(name) != metric) {
            continue;
        }
        const std::optional<link::SeriesName> parsed = link::parseSeries(name);
        if (!parsed) {
            continue;
        }
        for (const auto& [label, value] : parsed->labels) {
            std::set<std::string>& values = labels[label];
            if (label != "le" && values.size() < ValuesMax) {
                values.insert(value);
            }
        }
    }
    labels.erase("le");
    return labels;
}

std::vector<shared::Row> metricRows(const QString& typed, const std::set<std::string>& seen)
{
    const QStringList words = typed.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto fits = [&words](const std::string& name, const Metric* known) {
        QString text = QString::fromStdString(name);
        if (known != nullptr) {
            text += QLatin1Char(' ') + QString::fromStdString(known->meaning);
        }
        return std::all_of(words.begin(), words.end(), [&text](const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    };
    std::vector<shared::Row> rows;
    const auto add = [&](const std::string& name, const Metric* known, bool has) {
        if (rows.size() < RowsMax && fits(name, known)) {
            const QString tip =
                known == nullptr ? QString() : shared::fromPeer(known->meaning, 400);
            rows.push_back(
                {QString::fromStdString(name),
                 {{shared::technical(shared::fromPeer(name, 200)),
                   has ? shared::CellLook::Plain : shared::CellLook::Muted, std::nullopt, tip}}});
        }
    };
    for (const std::string& name : seen) {
        add(name, Catalogue::ours().find(name), true);
    }
    for (const auto& [name, metric] : Catalogue::ours().metrics()) {
        if (!seen.contains(name) && name.find('<') == std::string::npos) {
            add(name, &metric, false);
        }
    }
    return rows;
}

} // namespace bafar::ui::dashboards
