#include "agents/alerting/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "core/base/text.h"

namespace bafar::alerting {
namespace {

using schema::alerting::Merge;
using schema::alerting::Unit;

std::string printed(const char* format, double value)
{
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

/// Three digits that mean something, no exponent for what people count.
std::string short3(double value)
{
    const double size = std::fabs(value);
    if (value == std::trunc(value) && size < 1e15) {
        return printed("%.0f", value);
    }
    return printed(size >= 100    ? "%.0f"
                   : size >= 10   ? "%.1f"
                   : size >= 0.01 ? "%.2f"
                                  : "%.3g",
                   value);
}

std::string secondsText(double seconds)
{
    constexpr double Longest = 9e9;
    const double bounded = std::clamp(std::fabs(seconds), 0.0, Longest);
    const std::string text =
        toHumanText(std::chrono::duration_cast<Duration>(std::chrono::duration<double>(bounded)));
    return seconds < 0 ? "-" + text : text;
}

std::string bytesText(double bytes)
{
    constexpr std::array<const char*, 6> Units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    std::size_t unit = 0;
    while (std::fabs(bytes) >= 1024 && unit + 1 < Units.size()) {
        bytes /= 1024;
        ++unit;
    }
    return short3(bytes) + " " + Units[unit];
}

std::string levelText(const RuleInForce& in, double threshold, Duration hold)
{
    const auto& when = in.rule.when;
    constexpr std::array<const char*, 4> Words = {"above ", "below ", "equal to ", "other than "};
    std::string text =
        Words[static_cast<std::size_t>(when.comparison)] + valueText(in.rule.unit, threshold);
    return hold == Duration{} ? text : text + " for " + toHumanText(hold);
}

std::string seriesText(const RuleInForce& in)
{
    const auto& when = in.rule.when;
    std::string text;
    const auto metric = [&] {
        const std::string how(schema::alerting::MergeNames[static_cast<std::size_t>(when.merge)]);
        std::string series = when.minus.empty() ? when.metric : when.metric + " - " + when.minus;
        if (!when.by.empty() && when.merge != Merge::Sum) {
            series = how + " of " + series;
        }
        if (when.equals) {
            series += " that are " + numberText(*when.equals);
        }
        return when.divisor.empty()
                   ? series
                   : series + " / " + (when.divisorMerge == Merge::Count ? "count of " : "") +
                         when.divisor;
    };
    text = in.rule.kind == "threshold" ? metric() : in.rule.kind + " of " + metric();
    if (!when.other.empty()) {
        text = when.metric + " without " + when.other;
    }
    text = when.complement ? "1 - " + text : text;
    if (!when.onlyWhere.empty()) {
        text += ", where " + when.onlyWhere + " is " + numberText(when.onlyWhereEquals) + ",";
    }
    return text;
}

} // namespace

std::string valueText(Unit unit, double value)
{
    if (!std::isfinite(value)) {
        return numberText(value);
    }
    switch (unit) {
    case Unit::Ratio: return short3(std::round(value * 10000) / 100) + "%";
    case Unit::Seconds: return secondsText(value);
    case Unit::Bytes: return bytesText(value);
    case Unit::PerSecond: return short3(value) + "/s";
    case Unit::None: break;
    }
    return short3(value);
}

std::string filled(std::string_view pattern, const Labels& labels, const Words& words)
{
    const auto wordOf = [&](const std::string& name) {
        const auto label = labels.find(name);
        return label != labels.end() ? label->second
               : name == "value"     ? words.value
               : name == "detail"    ? words.detail
               : name == "window"    ? words.window
                                     : name;
    };
    std::string text;
    while (!pattern.empty() && text.size() < SummaryMax) {
        const std::size_t open = pattern.find('{');
        const std::size_t close =
            open == std::string_view::npos ? open : pattern.find('}', open + 1);
        if (close == std::string_view::npos) {
            text += pattern;
            break;
        }
        text += pattern.substr(0, open);
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const std::size_t hash = std::min(name.find('#'), name.size());
        const std::string word = wordOf(std::string(name.substr(0, hash)));
        const std::string_view beginning = name.substr(std::min(hash + 1, name.size()));
        text += word.starts_with(beginning) ? word.substr(beginning.size()) : word;
        pattern.remove_prefix(close + 1);
    }
    return sanitized(text, SummaryMax);
}

Labels shownLabels(const Labels& labels)
{
    Labels shown;
    for (const auto& [name, value] : labels) {
        shown.emplace(name, sanitized(value, LabelMax));
    }
    return shown;
}

std::string conditionText(const RuleInForce& in)
{
    const auto& rule = in.rule;
    const auto& when = rule.when;
    std::string text =
        in.kind->reads == Reads::Samples ? seriesText(in) : std::string(in.kind->help);
    if (!when.concept_.empty()) {
        text += " of " + when.concept_;
    }
    for (const schema::State state : when.states) {
        text += (state == when.states.front() ? ": " : ", ") +
                std::string(schema::StateNames[static_cast<std::size_t>(state)]);
    }
    if (when.window > Duration{}) {
        text += " over " + toHumanText(when.window);
    }
    if (when.horizon > Duration{}) {
        text += " in " + toHumanText(when.horizon);
    }
    if (rule.across != Merge::None) {
        text += ", " +
                std::string(schema::alerting::MergeNames[static_cast<std::size_t>(rule.across)]) +
                " over all nodes,";
    }
    text += " " + levelText(in, when.threshold, rule.hold);
    if (rule.critical) {
        text += "; critical: " + levelText(in, rule.critical->threshold, rule.critical->hold);
    }
    return text;
}

} // namespace bafar::alerting
