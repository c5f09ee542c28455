#include "ui/dashboards/catalogue.h"

#include <QCoreApplication>
#include <QFile>
#include <algorithm>
#include <utility>

// Outside of namespaces, as the macro wants it.
static void initialiseDashboards()
{
    Q_INIT_RESOURCE(dashboards);
}

namespace bafar::ui::dashboards {
namespace {

constexpr std::string_view HistogramEnds[] = {"_bucket", "_sum", "_count"};

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '`')) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '`')) {
        text.remove_suffix(1);
    }
    return text;
}

/// The cells of "| a | b |".
std::vector<std::string_view> cellsOf(std::string_view line)
{
    std::vector<std::string_view> cells;
    std::size_t at = line.find('|');
    while (at != std::string_view::npos) {
        const std::size_t end = line.find('|', at + 1);
        if (end != std::string_view::npos) {
            cells.push_back(trimmed(line.substr(at + 1, end - at - 1)));
        }
        at = end;
    }
    return cells;
}

MetricType typeOf(std::string_view word)
{
    return word == "gauge"       ? MetricType::Gauge
           : word == "counter"   ? MetricType::Counter
           : word == "histogram" ? MetricType::Histogram
                                 : MetricType::Unknown;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : std::string(text) + ' ') {
        if (c != ' ') {
            word += c == '(' || c == ')' ? "" : std::string(1, c);
        } else if (!word.empty()) {
            words.push_back(std::exchange(word, {}));
        }
    }
    return words;
}

/// Whether a name is of a pattern with parts in angle brackets.
bool isOf(std::string_view pattern, std::string_view name)
{
    const std::size_t open = pattern.find('<');
    if (open == std::string_view::npos) {
        return pattern == name;
    }
    if (!name.starts_with(pattern.substr(0, open))) {
        return false;
    }
    const std::string_view rest = pattern.substr(pattern.find('>', open) + 1);
    for (std::size_t at = open + 1; at <= name.size(); ++at) {
        if (isOf(rest, name.substr(at))) {
            return true;
        }
    }
    return false;
}

/// Whether a metric of that name counts, by the exporters' custom.
bool countsByName(std::string_view metric)
{
    constexpr std::string_view Ends[] = {"_total", "_count", "_sum", "_bucket"};
    // node_exporter's names of what the kernel counts have no such end.
    constexpr std::string_view Beginnings[] = {"node_vmstat_", "node_netstat_", "node_intr_"};
    return std::any_of(std::begin(Ends), std::end(Ends),
                       [metric](std::string_view end) { return metric.ends_with(end); }) ||
           std::any_of(std::begin(Beginnings), std::end(Beginnings),
                       [metric](std::string_view begin) { return metric.starts_with(begin); });
}

} // namespace

bool isCounter(std::string_view metric)
{
    const Metric* known = Catalogue::ours().find(metric);
    return known == nullptr || known->type == MetricType::Unknown
               ? countsByName(metric)
               : known->type != MetricType::Gauge;
}

Catalogue::Catalogue(std::string_view reference)
{
    while (!reference.empty()) {
        const std::string_view line = reference.substr(0, reference.find('\n'));
        reference.remove_prefix(std::min(reference.size(), line.size() + 1));
        const std::vector<std::string_view> cells = cellsOf(line);
        if (cells.size() != 5 || !line.starts_with("| `")) {
            continue;
        }
        const std::string name(cells[0]);
        metrics_[name] = {name, typeOf(cells[1]), wordsOf(cells[2]), std::string(cells[3]),
                          std::string(cells[4])};
        if (name.find('<') != std::string::npos && name.find('>') != std::string::npos) {
            patterns_.push_back(name);
        }
    }
}

const Catalogue& Catalogue::ours()
{
    static const Catalogue Ours = [] {
        initialiseDashboards();
        QFile file(QStringLiteral(":/dashboards/metrics.md"));
        const bool opened = file.open(QIODevice::ReadOnly);
        return Catalogue(opened ? file.readAll().toStdString() : std::string());
    }();
    return Ours;
}

const Metric* Catalogue::find(std::string_view name) const
{
    if (const auto found = metrics_.find(name); found != metrics_.end()) {
        return &found->second;
    }
    for (const std::string_view end : HistogramEnds) {
        if (name.ends_with(end)) {
            const auto found = metrics_.find(name.substr(0, name.size() - end.size()));
            if (found != metrics_.end() && found->second.type == MetricType::Histogram) {
                return &found->second;
            }
        }
    }
    const auto pattern = std::find_if(patterns_.begin(), patterns_.end(),
                                      [name](const auto& one) { return isOf(one, name); });
    return pattern == patterns_.end() ? nullptr : &metrics_.find(*pattern)->second;
}

Habit habitOf(std::string_view metric, const Metric* known)
{
    Habit habit;
    const bool counts = known == nullptr || known->type == MetricType::Unknown
                            ? countsByName(metric)
                            : known->type != MetricType::Gauge;
    const bool isBytes =
        known != nullptr ? known->unit == "bytes" : metric.find("_bytes") != std::string_view::npos;
    const bool isSeconds = known != nullptr ? known->unit == "seconds"
                                            : metric.find("_seconds") != std::string_view::npos;
    if (known != nullptr && known->type == MetricType::Histogram && known->name == metric) {
        habit.reading = Reading::Quantile;
        habit.unit = isBytes ? Unit::Bytes : isSeconds ? Unit::Seconds : Unit::Number;
        return habit;
    }
    habit.reading = counts ? Reading::Rate : Reading::Gauge;
    if (isBytes) {
        habit.unit = counts ? Unit::BytesPerSecond : Unit::Bytes;
    } else if (counts) {
        habit.unit = isSeconds ? Unit::Share : Unit::PerSecond;
    } else {
        habit.unit = isSeconds ? Unit::Seconds : Unit::Number;
    }
    return habit;
}

QString typeWord(MetricType type)
{
    switch (type) {
    case MetricType::Gauge: return QCoreApplication::translate("Dashboards", "gauge");
    case MetricType::Counter: return QCoreApplication::translate("Dashboards", "counter");
    case MetricType::Histogram: return QCoreApplication::translate("Dashboards", "histogram");
    case MetricType::Unknown: break;
    }
    return QCoreApplication::translate("Dashboards", "type not known");
}

} // namespace bafar::ui::dashboards
