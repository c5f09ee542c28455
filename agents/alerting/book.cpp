#include "agents/alerting/book.h"

#include <algorithm>

#include "agents/alerting/text.h"
#include "core/base/fingerprint.h"

namespace bafar::alerting {
namespace {

using schema::Severity;
using schema::alerting::Alert;
using schema::alerting::AlertState;

constexpr Duration StaleMin = std::chrono::minutes(5);

std::string identity(const std::string& rule, Severity severity, const Labels& labels)
{
    std::string text =
        rule + '\n' + std::string(schema::SeverityNames[static_cast<std::size_t>(severity)]);
    for (const auto& [name, value] : labels) {
        text += '\n' + name + '=' + std::to_string(value.size()) + ':' + value;
    }
    return fingerprint(text);
}

Timing timingOf(const Rule& rule, Duration hold)
{
    return {hold, rule.keepFiring, std::max(StaleMin, rule.when.window)};
}

/// With its alternatives, which no label's value may add to.
std::string subjectOf(const Rule& rule, Labels labels)
{
    for (auto& [name, value] : labels) {
        std::replace(value.begin(), value.end(), '|', '_');
    }
    return filled(rule.subject, labels, {});
}

/// The moment on our clock that another agent's wall time means.
Instant instantOf(WallTime time, const Clock& clock)
{
    return time.unixMs == 0
               ? clock.now
               : clock.now - std::chrono::milliseconds(clock.wall.unixMs - time.unixMs);
}

std::string noteOf(const Life& life, const Clock& clock, const std::string& before)
{
    if (life.state() == AlertState::Resolved) {
        return life.endedUnknown()
                   ? "nothing was seen of it any more: whether it ended is not known"
                   : "";
    }
    if (life.unknownSince()) {
        constexpr std::string_view Words = "nothing is seen of it since ";
        return before.starts_with(Words) ? before : std::string(Words) + toIso8601(clock.wall);
    }
    return life.firing() && life.flapping(clock.now)
               ? "it comes and goes: it ends when it was away for " +
                     toHumanText(Life::FlapKeepFiring)
               : "";
}

} // namespace

std::vector<AlertBook::Level> AlertBook::levelsOf(const Rule& rule)
{
    std::vector<Level> levels{{rule.severity, rule.when.threshold, rule.when.resolve, rule.hold}};
    if (rule.critical && rule.severity != Severity::Critical) {
        levels.push_back({Severity::Critical, rule.critical->threshold, rule.critical->resolve,
                          rule.critical->hold});
    }
    return levels;
}

Labels AlertBook::labelsOf(const RuleInForce& in, const Labels& measured) const
{
    Labels labels = measured;
    if (!in.ofCluster()) {
        if (const auto theirs = labels.find("node"); theirs != labels.end()) {
            labels.emplace("exported_node", theirs->second);
        }
        labels["node"] = node_;
    }
    return labels;
}

void AlertBook::judge(const RuleInForce& in,
                      const std::vector<Measured>& values,
                      Verdict others,
                      const Clock& clock,
                      std::vector<Told>& told)
{
    const std::vector<Level> levels = levelsOf(in.rule);
    const bool any = std::any_of(entries_.begin(), entries_.end(), [&](const auto& entry) {
        return entry.second.alert.rule == in.rule.name;
    });
    for (const Measured& measured : values) {
        for (const Level& level : levels) {
            // Most values are fine and have no alert: they cost a comparison.
            if (any || alerting::judge(in.rule.when.comparison, level.threshold, {}, false,
                                       measured) == Verdict::Yes) {
                judgeOne(in, level, measured, clock, told);
            }
        }
    }
    for (auto at = entries_.begin(); at != entries_.end();) {
        const auto current = at++;
        Entry& entry = current->second;
        if (entry.alert.rule != in.rule.name || std::exchange(entry.seen, false)) {
            continue;
        }
        const auto level = std::find_if(levels.begin(), levels.end(), [&](const Level& one) {
            return one.severity == entry.alert.severity;
        });
        step(entry, in, level == levels.end() ? levels.front() : *level, others, clock, told);
    }
    std::erase_if(entries_, [](const auto& entry) { return entry.second.alert.rule.empty(); });
}

void AlertBook::judgeOne(const RuleInForce& in,
                         const Level& level,
                         const Measured& measured,
                         const Clock& clock,
                         std::vector<Told>& told)
{
    const Verdict fresh =
        alerting::judge(in.rule.when.comparison, level.threshold, level.resolve, false, measured);
    const Labels labels = labelsOf(in, measured.labels);
    const std::string key = identity(in.rule.name, level.severity, labels);
    auto known = entries_.find(key);
    if (known == entries_.end()) {
        if (fresh != Verdict::Yes) {
            return;
        }
        if (entries_.size() >= EntriesMax) {
            ++refused_;
            return;
        }
        known = entries_.try_emplace(key).first;
        Alert& alert = known->second.alert;
        alert.fingerprint = key;
        alert.rule = in.rule.name;
        alert.severity = level.severity;
        alert.labels = shownLabels(labels);
        alert.subject = subjectOf(in.rule, alert.labels);
        alert.ofCluster = in.ofCluster();
        alert.hasRunbook = in.shipped;
    }
    Entry& entry = known->second;
    entry.seen = true;
    const Verdict verdict = alerting::judge(in.rule.when.comparison, level.threshold, level.resolve,
                                            entry.life.firing(), measured);
    if (measured.value && verdict == Verdict::Yes) {
        entry.alert.value = valueText(in.rule.unit, *measured.value);
        entry.alert.summary =
            filled(in.rule.summary, entry.alert.labels,
                   {entry.alert.value, measured.detail, toHumanText(in.rule.when.window)});
    }
    step(entry, in, level, verdict, clock, told);
}

void AlertBook::step(Entry& entry,
                     const RuleInForce& in,
                     const Level& level,
                     Verdict verdict,
                     const Clock& clock,
                     std::vector<Told>& told)
{
    Alert& alert = entry.alert;
    const bool began = entry.life.state() != AlertState::Pending || alert.since.unixMs == 0;
    const Life::Turn turn = entry.life.step(verdict, timingOf(in.rule, level.hold), clock.now);
    alert.state = entry.life.state();
    std::string note = noteOf(entry.life, clock, alert.note);
    revision_ += turn != Life::Turn::None || note != alert.note ? 1 : 0;
    alert.note = std::move(note);
    switch (turn) {
    case Life::Turn::None: break;
    case Life::Turn::Over: alert.rule.clear(); break; // judge() takes it out
    case Life::Turn::Changed:
    case Life::Turn::Fired:
        if (began && alert.state != AlertState::Resolved) {
            alert.since = clock.wall;
        }
        if (turn == Life::Turn::Fired) {
            alert.firedAt = clock.wall;
            alert.resolvedAt = {};
            told.push_back({alert});
        }
        break;
    case Life::Turn::Resolved:
        alert.resolvedAt = clock.wall;
        told.push_back({alert});
        break;
    }
}

void AlertBook::keepOnly(const RuleSet& rules,
                         const std::set<std::string>& anew,
                         const Clock& clock,
                         std::vector<Told>& told)
{
    std::set<std::string_view> inForce;
    for (const RuleInForce& in : rules) {
        if (in.enabled) {
            inForce.insert(in.rule.name);
        }
    }
    const std::size_t before = entries_.size();
    for (auto at = entries_.begin(); at != entries_.end();) {
        Alert& alert = at->second.alert;
        const bool here = inForce.contains(alert.rule);
        if (here && !anew.contains(alert.rule)) {
            ++at;
            continue;
        }
        if (alert.state == AlertState::Firing) {
            alert.state = AlertState::Resolved;
            alert.resolvedAt = clock.wall;
            alert.note = here ? "its rule was changed: it is judged anew"
                              : "its rule is not in force any more";
            told.push_back({alert});
        }
        at = entries_.erase(at);
    }
    revision_ += before != entries_.size() ? 1 : 0;
}

void AlertBook::adopt(const std::vector<Alert>& alerts, const RuleSet& rules, const Clock& clock)
{
    for (const Alert& alert : alerts) {
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const RuleInForce& in) {
            return in.enabled && in.ofCluster() && in.rule.name == alert.rule;
        });
        if (rule == rules.end() || alert.state == AlertState::Resolved ||
            entries_.size() >= EntriesMax || entries_.contains(alert.fingerprint)) {
            continue;
        }
        Entry& entry = entries_[alert.fingerprint];
        entry.alert = alert;
        entry.life = Life::adopted(alert.state, instantOf(alert.since, clock),
                                   instantOf(alert.firedAt, clock), clock.now);
        ++revision_;
    }
}

void AlertBook::forgetCluster()
{
    const std::size_t gone =
        std::erase_if(entries_, [](const auto& entry) { return entry.second.alert.ofCluster; });
    revision_ += gone > 0 ? 1 : 0;
}

std::vector<Alert> AlertBook::alerts() const
{
    std::vector<Alert> all;
    all.reserve(entries_.size());
    for (const auto& [fingerprint, entry] : entries_) {
        all.push_back(entry.alert);
    }
    return all;
}

} // namespace bafar::alerting
