#include "agents/alerting/sampler.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "agents/alerting/judge.h"

namespace bafar::alerting {
namespace {

using schema::alerting::Merge;

/// A scrape's upper bound of a bucket; nothing: it is none.
std::optional<double> bucketOf(const Labels& labels)
{
    const auto bound = labels.find("le");
    if (bound == labels.end()) {
        return std::nullopt;
    }
    if (bound->second == "+Inf") {
        return std::numeric_limits<double>::infinity();
    }
    double value = 0;
    const std::string& text = bound->second;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                    : std::nullopt;
}

/// An empty label is as good as none.
Labels groupLabels(const Parameters& when, const Labels& labels, bool buckets)
{
    if (when.by.empty()) {
        Labels all = labels;
        if (buckets) {
            all.erase("le");
        }
        std::erase_if(all, [](const auto& label) { return label.second.empty(); });
        return all;
    }
    Labels some;
    for (const std::string& name : when.by) {
        if (const auto found = labels.find(name); found != labels.end() && !found->second.empty()) {
            some.insert(*found);
        }
    }
    return some;
}

void merge(Merge how, Reading& reading, double value)
{
    const bool first = reading.count++ == 0;
    switch (how) {
    case Merge::None: reading.value = first ? value : reading.value; break;
    case Merge::Sum: reading.value = (first ? 0 : reading.value) + value; break;
    case Merge::Min: reading.value = first ? value : std::min(reading.value, value); break;
    case Merge::Max: reading.value = first ? value : std::max(reading.value, value); break;
    case Merge::Count: reading.value = static_cast<double>(reading.count); break;
    }
}

void clear(Group& group)
{
    for (Reading* reading :
         {&group.metric.now, &group.divisor.now, &group.minus, &group.other, &group.onlyWhere}) {
        reading->count = 0;
    }
}

} // namespace

std::vector<Sampler::Watch> Sampler::watchesOf(const Parameters& when)
{
    std::vector<Watch> watches;
    const std::pair<Role, const std::string*> selectors[] = {{Role::Metric, &when.metric},
                                                             {Role::Minus, &when.minus},
                                                             {Role::Divisor, &when.divisor},
                                                             {Role::Other, &when.other},
                                                             {Role::OnlyWhere, &when.onlyWhere}};
    for (const auto& [role, text] : selectors) {
        if (Result<Selector> parsed = Selector::parse(*text); !text->empty() && parsed) {
            watches.push_back({role, std::move(*parsed)});
        }
    }
    return watches;
}

void Sampler::setRules(const RuleSet& rules)
{
    std::map<std::string, Watched> before = std::move(watched_);
    watched_.clear();
    for (const RuleInForce& rule : rules) {
        if (!rule.enabled || rule.kind->reads != Reads::Samples) {
            continue;
        }
        const auto known = before.find(rule.rule.name);
        const bool same = known != before.end() && sameLook(known->second.rule.rule, rule.rule);
        Watched& watched = watched_[rule.rule.name];
        if (same) {
            watched = std::move(known->second);
        }
        watched.rule = rule;
        watched.watches = watchesOf(rule.rule.when);
    }
    bind(names_, Instant::min());
}

void Sampler::setTable(const schema::SeriesTable& table, Instant now)
{
    revision_ = table.revision;
    names_ = table.names;
    bind(names_, now);
}

void Sampler::bind(const std::vector<std::string>& names, Instant now)
{
    refused_ = 0;
    std::unordered_multimap<std::string_view, std::pair<Watched*, const Watch*>> wanted;
    std::map<std::pair<const Watched*, std::string>, std::optional<double>> last;
    for (auto& [name, watched] : watched_) {
        for (const Bound& bound : watched.bound) {
            last[{&watched, std::to_string(static_cast<int>(bound.role)) + bound.key}] = bound.last;
        }
        watched.bound.clear();
        std::erase_if(watched.groups, [now](const auto& entry) {
            return entry.second.lastSeen && now > *entry.second.lastSeen + GoneAfter;
        });
        for (const Watch& watch : watched.watches) {
            for (const std::string& metric : watch.selector.names()) {
                wanted.emplace(metric, std::pair(&watched, &watch));
            }
        }
    }
    for (std::size_t index = 0; index < names.size(); ++index) {
        const auto [first, end] = wanted.equal_range(metricOf(names[index]));
        const std::optional<SeriesName> series =
            first == end ? std::nullopt : seriesNameFrom(names[index]);
        for (auto one = first; series && one != end; ++one) {
            auto& [watched, watch] = one->second;
            const auto known =
                last.find({watched, std::to_string(static_cast<int>(watch->role)) + names[index]});
            bindOne(*watched, *watch, *series,
                    {index, names[index], watch->role, nullptr, 0,
                     known == last.end() ? std::nullopt : known->second});
        }
    }
}

void Sampler::bindOne(Watched& watched, const Watch& watch, const SeriesName& series, Bound bound)
{
    if (!watch.selector.matches(series.labels)) {
        return;
    }
    const bool buckets = watched.rule.kind->keeps == Keeps::Buckets;
    if (buckets) {
        const std::optional<double> bucket = bucketOf(series.labels);
        if (!bucket) {
            return;
        }
        bound.bucket = *bucket;
    }
    Labels labels = groupLabels(watched.rule.rule.when, series.labels, buckets);
    auto group = watched.groups.find(labels);
    if (group == watched.groups.end()) {
        if (watched.groups.size() >= GroupsMax) {
            ++refused_;
            return;
        }
        group = watched.groups.try_emplace(labels).first;
        group->second.labels = std::move(labels);
    }
    bound.group = &group->second;
    watched.bound.push_back(std::move(bound));
}

Reading& Sampler::readingOf(Bound& bound)
{
    switch (bound.role) {
    case Role::Metric: return bound.group->metric.now;
    case Role::Minus: return bound.group->minus;
    case Role::Divisor: return bound.group->divisor.now;
    case Role::Other: return bound.group->other;
    case Role::OnlyWhere: break;
    }
    return bound.group->onlyWhere;
}

void Sampler::take(const Parameters& when, Bound& bound, double value)
{
    const auto count = [&](Reading& reading) {
        if (bound.last) {
            // A counter that fell began anew: what it shows is what it grew by.
            reading.total += value < *bound.last ? value : value - *bound.last;
            reading.changes += value != *bound.last ? 1 : 0;
        }
    };
    Reading& reading = readingOf(bound);
    count(reading);
    if (bound.role == Role::Metric && bound.group->buckets.contains(bound.bucket)) {
        count(bound.group->buckets[bound.bucket].now);
    }
    bound.last = value;
    const bool metric = bound.role == Role::Metric;
    const double counted = metric && when.equals ? (value == *when.equals ? 1 : 0) : value;
    merge(metric                        ? when.merge
          : bound.role == Role::Divisor ? when.divisorMerge
          : bound.role == Role::Minus   ? Merge::Sum
                                        : Merge::None,
          reading, counted);
}

void Sampler::sample(const schema::Samples& samples, Instant now)
{
    if (samples.revision != revision_) {
        return;
    }
    for (auto& [name, watched] : watched_) {
        for (auto& [labels, group] : watched.groups) {
            clear(group);
        }
        const bool buckets = watched.rule.kind->keeps == Keeps::Buckets;
        for (Bound& bound : watched.bound) {
            const double value = bound.index < samples.values.size()
                                     ? samples.values[bound.index]
                                     : std::numeric_limits<double>::quiet_NaN();
            if (std::isnan(value)) {
                continue;
            }
            if (buckets) {
                bound.group->buckets.try_emplace(bound.bucket);
            }
            take(watched.rule.rule.when, bound, value);
        }
        feedWindows(watched, now);
    }
}

void Sampler::feedWindows(Watched& watched, Instant now)
{
    const Duration length = watched.rule.rule.when.window;
    const auto feed = [&](Side& side) {
        switch (watched.rule.kind->keeps) {
        case Keeps::Nothing: break;
        case Keeps::Buckets:
        case Keeps::Totals: side.window.add(now, side.now.total, length); break;
        case Keeps::Changes: side.window.add(now, side.now.changes, length); break;
        case Keeps::Values: side.window.add(now, side.now.value, length); break;
        }
    };
    for (auto& [labels, group] : watched.groups) {
        if (group.metric.now.count == 0) {
            group.lastSeen = group.lastSeen.value_or(now);
            continue;
        }
        group.lastSeen = now;
        feed(group.metric);
        if (group.divisor.now.count > 0) {
            feed(group.divisor);
        }
        for (auto& [bound, side] : group.buckets) {
            feed(side);
        }
    }
}

std::vector<Measured> Sampler::measured(const std::string& rule, Instant now)
{
    std::vector<Measured> all;
    const auto found = watched_.find(rule);
    if (found == watched_.end()) {
        return all;
    }
    const Parameters& when = found->second.rule.rule.when;
    for (auto& [labels, group] : found->second.groups) {
        Measured measured{labels, found->second.rule.kind->measure(when, group)};
        if (measured.value && !when.onlyWhere.empty()) {
            if (group.onlyWhere.count == 0) {
                measured.value.reset();
            }
            measured.excluded =
                group.onlyWhere.count > 0 && group.onlyWhere.value != when.onlyWhereEquals;
        }
        if (measured.value && when.wasFineWithin > Duration{}) {
            if (!holds(when.comparison, *measured.value, when.threshold)) {
                group.lastFine = now;
            }
            measured.excluded =
                measured.excluded || !group.lastFine || now - *group.lastFine > when.wasFineWithin;
        }
        all.push_back(std::move(measured));
    }
    return all;
}

} // namespace bafar::alerting
