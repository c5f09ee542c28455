#include "ui/dashboards/query.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "ui/dashboards/catalogue.h"
#include "ui/link/series_meaning.h"
#include "ui/shared/format.h"

namespace bafar::ui::dashboards {
namespace {

constexpr std::int64_t GapIntervals = 20;
constexpr char Between = '\x1f'; ///< the values of a key

using Labels = std::vector<std::pair<std::string, std::string>>;

std::string_view valueIn(const Labels& labels, std::string_view name)
{
    const auto found = std::find_if(labels.begin(), labels.end(),
                                    [name](const auto& label) { return label.first == name; });
    return found == labels.end() ? std::string_view() : std::string_view(found->second);
}

/// The metric that is on the page of metrics.
std::string metricRead(const Query& query)
{
    return query.reading == Reading::Quantile ? query.of.metric + "_bucket" : query.of.metric;
}

bool fits(const Selector& selector, const Labels& labels)
{
    return std::all_of(selector.where.begin(), selector.where.end(), [&labels](const Matcher& one) {
        return matches(one, valueIn(labels, one.label));
    });
}

/// The labels of a series of that metric which fits; nothing: it is another.
std::optional<Labels> labelsOf(const std::string& series,
                               const std::string& metric,
                               const Selector& selector)
{
    if (link::metricOf(series) != metric) {
        return std::nullopt;
    }
    std::optional<link::SeriesName> name = link::parseSeries(series);
    return name && fits(selector, name->labels) ? std::optional(std::move(name->labels))
                                                : std::nullopt;
}

std::optional<double> boundOfBucket(const Labels& labels)
{
    const std::string_view text = valueIn(labels, "le");
    if (text == "+Inf") {
        return std::numeric_limits<double>::infinity();
    }
    double bound = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bound);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(bound)
               ? std::optional(bound)
               : std::nullopt;
}

double plus(double a, double b)
{
    return !std::isfinite(a) ? b : !std::isfinite(b) ? a : a + b;
}

} // namespace

bool matches(const Matcher& matcher, std::string_view value)
{
    const bool any = std::any_of(
        matcher.values.begin(), matcher.values.end(), [value](const std::string& wanted) {
            return wanted.ends_with('*')
                       ? value.starts_with(std::string_view(wanted).substr(0, wanted.size() - 1))
                       : value == wanted;
        });
    return any != matcher.isNot;
}

QueryReader::QueryReader(Query query, std::string node, Duration interval)
    : query_(std::move(query))
    , node_(std::move(node))
    , gapMs_(GapIntervals * std::max<std::int64_t>(1, interval / std::chrono::milliseconds(1)))
{
}

double QueryReader::Sum::read(const schema::Samples& samples, std::int64_t atMs, std::int64_t gapMs)
{
    return counts ? rate.read(samples, atMs, gapMs) : link::sumOfKnown(samples, places);
}

QueryReader::Line* QueryReader::lineOf(const Labels& labels)
{
    std::string key;
    for (std::size_t i = 0; i < query_.by.size(); ++i) {
        key += i == 0 ? "" : std::string(1, Between);
        key += query_.by[i] == "node" ? std::string_view(node_) : valueIn(labels, query_.by[i]);
    }
    if (!lines_.contains(key) && lines_.size() == QueryLinesMax) {
        return nullptr;
    }
    return &lines_[key];
}

void QueryReader::index(const schema::SeriesTable& table)
{
    lines_.clear();
    const std::string metric = metricRead(query_);
    std::size_t read = 0;
    leftOut_ = 0;
    /// The line of a series that there is room for; null: it is left out.
    const auto lineFor = [&](const Labels& labels) {
        Line* line = read < QuerySeriesMax ? lineOf(labels) : nullptr;
        (line == nullptr ? leftOut_ : read) += 1;
        return line;
    };
    for (std::size_t i = 0; i < table.names.size(); ++i) {
        if (const auto labels = labelsOf(table.names[i], metric, query_.of)) {
            const bool parted = query_.reading == Reading::Quantile;
            const std::optional<double> bound = parted ? boundOfBucket(*labels) : std::nullopt;
            if (Line* line = parted && !bound ? nullptr : lineFor(*labels)) {
                (bound ? line->below[*bound] : line->value).places.push_back(i);
            }
        }
        if (query_.over) {
            if (const auto labels = labelsOf(table.names[i], query_.over->metric, *query_.over)) {
                if (Line* line = lineFor(*labels)) {
                    line->over.places.push_back(i);
                }
            }
        }
    }
    const auto begin = [](Sum& sum, bool counts) {
        sum.counts = counts;
        sum.rate.setPlaces(sum.places);
    };
    const bool ratio = query_.reading == Reading::Ratio;
    for (auto& [key, line] : lines_) {
        begin(line.value, query_.reading == Reading::Rate || (ratio && isCounter(metric)));
        begin(line.over, ratio && isCounter(query_.over->metric));
        for (auto& [bound, sum] : line.below) {
            begin(sum, true);
        }
    }
    revision_ = table.revision;
    indexed_ = true;
}

Parts QueryReader::read(const schema::SeriesTable& table,
                        const schema::Samples& samples,
                        WallTime at)
{
    if (!indexed_ || table.revision != revision_) {
        index(table);
    }
    Parts parts;
    for (auto& [key, line] : lines_) {
        Part& part = parts[key];
        part.value = line.value.read(samples, at.unixMs, gapMs_);
        part.over = line.over.read(samples, at.unixMs, gapMs_);
        for (auto& [bound, sum] : line.below) {
            part.below[bound] = sum.read(samples, at.unixMs, gapMs_);
        }
    }
    return parts;
}

std::vector<std::string> QueryReader::wanted(const Query& query, const schema::SeriesTable& table)
{
    const std::string metric = metricRead(query);
    std::vector<std::string> names;
    for (const std::string& name : table.names) {
        if (names.size() < QuerySeriesMax &&
            (labelsOf(name, metric, query.of) ||
             (query.over && labelsOf(name, query.over->metric, *query.over)))) {
            names.push_back(name);
        }
    }
    return names;
}

bool isKnown(const Part& part)
{
    return std::isfinite(part.value) || std::isfinite(part.over) || !part.below.empty();
}

void addPart(Part& sum, const Part& part)
{
    sum.value = plus(sum.value, part.value);
    sum.over = plus(sum.over, part.over);
    for (const auto& [bound, rate] : part.below) {
        const auto [known, isNew] = sum.below.emplace(bound, rate);
        known->second = isNew ? rate : plus(known->second, rate);
    }
}

double valueOf(const Query& query, const Part& sum)
{
    if (query.reading == Reading::Quantile) {
        return link::quantileOf(sum.below, query.quantile);
    }
    if (query.reading == Reading::Magnitude) {
        return std::abs(sum.value);
    }
    if (query.reading != Reading::Ratio) {
        return sum.value;
    }
    const double ratio = sum.over != 0 ? sum.value / sum.over : link::NoValue;
    return query.rest ? 1 - ratio : ratio;
}

/// A label's value as the console says it: some are words (HAProxy's class of other answers, states
/// of Alertmanager's alerts and of containers), all else is the metric's own.
QString wordOfLabel(const QString& value)
{
    struct Word {
        const char* value;
        const char* text;
    };

    constexpr std::array Words{
        Word{"other", QT_TRANSLATE_NOOP("DashboardTexts", "other")},
        Word{"active", QT_TRANSLATE_NOOP("DashboardTexts", "firing")},
        Word{"suppressed", QT_TRANSLATE_NOOP("DashboardTexts", "muted")},
        Word{"running", QT_TRANSLATE_NOOP("DashboardTexts", "running")},
        Word{"paused", QT_TRANSLATE_NOOP("DashboardTexts", "paused")},
        Word{"restarting", QT_TRANSLATE_NOOP("DashboardTexts", "restarting")},
        Word{"exited", QT_TRANSLATE_NOOP("DashboardTexts", "exited")},
    };
    const auto* found = std::find_if(Words.begin(), Words.end(), [&value](const Word& word) {
        return value == QLatin1String(word.value);
    });
    return found == Words.end() ? shared::fromPeer(value.toStdString(), 60)
                                : QCoreApplication::translate("DashboardTexts", found->text);
}

QString lineName(const Query& query, const std::string& key)
{
    QStringList parts;
    if (!query.name.empty()) {
        parts.append(QString::fromStdString(query.name));
    }
    QStringList values; // in one order everywhere: "vda n1"
    for (const QString& value : QString::fromStdString(key).split(QLatin1Char(Between))) {
        if (!value.isEmpty()) {
            values.append(wordOfLabel(value));
        }
    }
    if (!values.isEmpty()) {
        parts.append(shared::technical(values.join(QLatin1Char(' '))));
    }
    return parts.isEmpty() ? shared::technical(shared::fromPeer(query.of.metric, 60))
                           : parts.join(QLatin1Char(' '));
}

} // namespace bafar::ui::dashboards
