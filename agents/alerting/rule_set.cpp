#include "agents/alerting/rule_set.h"

#include <algorithm>
#include <set>

#include "agents/alerting/judge.h"
#include "agents/alerting/rules.h"
#include "core/base/text.h"
#include "core/schema/cluster.h"

namespace bafar::alerting {
namespace {

using schema::Problem;
using schema::alerting::Comparison;
using schema::alerting::Config;
using schema::alerting::Merge;
using schema::alerting::RuleOverride;

constexpr std::size_t ShownMax = 63;
constexpr std::string_view Section = schema::alerting::Name;

std::string hint(std::string_view word, const std::vector<std::string_view>& names)
{
    const std::string_view near = nearestName(word, names);
    return near.empty() ? std::string() : "; did you mean " + std::string(near) + "?";
}

template <class T>
void put(T& to, const std::optional<T>& from, bool& changed)
{
    if (from) {
        changed = changed || to != *from;
        to = *from;
    }
}

void change(RuleInForce& in, const RuleOverride& by)
{
    put(in.enabled, by.enabled, in.changed);
    if (by.threshold && !by.resolve) {
        in.rule.when.resolve.reset(); // it belongs to the shipped threshold
    }
    put(in.rule.when.threshold, by.threshold, in.changed);
    if (by.resolve) {
        in.changed = in.changed || in.rule.when.resolve != by.resolve;
        in.rule.when.resolve = by.resolve;
    }
    put(in.rule.hold, by.hold, in.changed);
    put(in.rule.keepFiring, by.keepFiring, in.changed);
    put(in.rule.when.window, by.window, in.changed);
    put(in.rule.severity, by.severity, in.changed);
    if (in.rule.critical) {
        if (by.criticalThreshold) {
            in.rule.critical->resolve.reset();
        }
        if (by.criticalResolve) {
            in.changed = in.changed || in.rule.critical->resolve != by.criticalResolve;
            in.rule.critical->resolve = by.criticalResolve;
        }
        put(in.rule.critical->threshold, by.criticalThreshold, in.changed);
        put(in.rule.critical->hold, by.criticalHold, in.changed);
    }
}

bool among(std::span<const std::string_view> names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool takes(const Kind& kind, std::string_view parameter)
{
    return among(kind.needs, parameter) || among(kind.takes, parameter);
}

/// The parameters that are not as they are by default.
std::vector<std::string_view> givenIn(const Parameters& when)
{
    const schema::Description& description = schema::descriptionOf<Parameters>();
    std::vector<std::string_view> given;
    for (const schema::Field& field : description.fields) {
        const void* own = field.of(static_cast<const void*>(&when));
        const void* usual = field.of(description.defaults);
        const bool list =
            field.type->kind == schema::Kind::List || field.type->kind == schema::Kind::Optional;
        const bool differs = list ? field.type->size(own) != field.type->size(usual)
                                  : field.type->read(own) != field.type->read(usual);
        if (differs) {
            given.push_back(field.name);
        }
    }
    return given;
}

void checkParameters(const Rule& rule, const Kind& kind, std::vector<Problem>& problems)
{
    const std::vector<std::string_view> given = givenIn(rule.when);
    for (const std::string_view name : given) {
        if (!takes(kind, name)) {
            problems.push_back({"when." + std::string(name),
                                "the kind " + std::string(kind.name) + " does not take it"});
        }
    }
    for (const std::string_view name : kind.needs) {
        if (!among(given, name)) {
            problems.push_back(
                {"when", "the kind " + std::string(kind.name) + " needs " + std::string(name)});
        }
    }
    if (rule.across != Merge::None && kind.reads != Reads::Samples) {
        problems.push_back({"across", "only kinds that read series are merged over nodes"});
    }
    const std::pair<std::string_view, const std::string*> selectors[] = {
        {"metric", &rule.when.metric},
        {"minus", &rule.when.minus},
        {"divisor", &rule.when.divisor},
        {"other", &rule.when.other},
        {"only_where", &rule.when.onlyWhere}};
    for (const auto& [name, text] : selectors) {
        const Result<Selector> parsed =
            text->empty() ? Result<Selector>(Selector()) : Selector::parse(*text);
        if (!parsed) {
            problems.push_back({"when." + std::string(name), parsed.error().text});
        }
    }
}

/// An alert that resolves only when it is worse than when it fires never makes sense.
void checkLimits(const Rule& rule, std::vector<Problem>& problems)
{
    const auto wrong = [&](double threshold, const std::optional<double>& resolve) {
        return resolve && ((rule.when.comparison == Comparison::Above && *resolve > threshold) ||
                           (rule.when.comparison == Comparison::Below && *resolve < threshold));
    };
    if (wrong(rule.when.threshold, rule.when.resolve)) {
        problems.push_back({"when.resolve", "it is beyond the threshold: the alert would end while "
                                            "it begins"});
    }
    if (rule.critical && wrong(rule.critical->threshold, rule.critical->resolve)) {
        problems.push_back({"critical.resolve", "it is beyond the critical threshold"});
    }
    if (rule.critical && rule.critical->threshold != rule.when.threshold &&
        !holds(rule.when.comparison, rule.critical->threshold, rule.when.threshold)) {
        problems.push_back({"critical.threshold", "it is reached before the other threshold"});
    }
}

/// What a part of a rule is called where it is overridden: "when.resolve" is "resolve".
std::string overrideKey(std::string path)
{
    constexpr std::string_view When = "when.";
    if (path.starts_with(When)) {
        return path.substr(When.size());
    }
    std::replace(path.begin(), path.end(), '.', '_');
    return path;
}

void checkOverrides(const Config& config, std::vector<Problem>& problems)
{
    const std::vector<Rule>& shipped = shippedRules();
    std::vector<std::string_view> names;
    for (const Rule& rule : shipped) {
        names.push_back(rule.name);
    }
    for (const auto& [name, by] : config.rules) {
        const std::string path = std::string(Section) + ".rules." + sanitized(name, ShownMax);
        const auto rule = std::find_if(shipped.begin(), shipped.end(),
                                       [&](const Rule& one) { return one.name == name; });
        if (rule == shipped.end()) {
            problems.push_back({path, "no shipped rule has this name" + hint(name, names)});
            continue;
        }
        const Kind& kind = *findKind(rule->kind);
        const std::pair<std::string_view, bool> given[] = {{"threshold", by.threshold.has_value()},
                                                           {"resolve", by.resolve.has_value()},
                                                           {"window", by.window.has_value()}};
        for (const auto& [parameter, there] : given) {
            if (there && !takes(kind, parameter)) {
                problems.push_back({path + "." + std::string(parameter),
                                    name + " has no " + std::string(parameter)});
            }
        }
        const std::pair<std::string_view, bool> critical[] = {
            {"critical_threshold", by.criticalThreshold.has_value()},
            {"critical_resolve", by.criticalResolve.has_value()},
            {"critical_for", by.criticalHold.has_value()}};
        for (const auto& [key, there] : critical) {
            if (there && !rule->critical) {
                problems.push_back(
                    {path + "." + std::string(key), name + " has no critical level"});
            }
        }
        RuleInForce changed{*rule, &kind};
        change(changed, by);
        std::vector<Problem> wrong;
        checkLimits(changed.rule, wrong);
        for (const Problem& problem : wrong) {
            problems.push_back({path + "." + overrideKey(problem.path), problem.text});
        }
    }
}

bool isRuleName(std::string_view name)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !name.empty() && letter(name.front()) &&
           std::all_of(name.begin(), name.end(),
                       [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

void checkOwn(const Config& config, std::vector<Problem>& problems)
{
    std::set<std::string_view> taken;
    for (const Rule& rule : shippedRules()) {
        taken.insert(rule.name);
    }
    for (std::size_t at = 0; at < config.own.size(); ++at) {
        const Rule& rule = config.own[at];
        const std::string path = std::string(Section) + ".own[" + std::to_string(at) + "]";
        if (!isRuleName(rule.name)) {
            problems.push_back(
                {path + ".name", "a name has letters, digits and _, a letter first"});
        } else if (!taken.insert(rule.name).second) {
            problems.push_back({path + ".name", rule.name + " is the name of another rule"});
        }
        for (Problem& problem : problemsOf(rule)) {
            problem.path = path + "." + problem.path;
            problems.push_back(std::move(problem));
        }
    }
}

} // namespace

bool sameLook(const Rule& one, const Rule& other)
{
    Parameters theirs = other.when;
    theirs.threshold = one.when.threshold;
    theirs.resolve = one.when.resolve;
    return one.kind == other.kind && one.across == other.across && one.when == theirs;
}

RuleSet rulesInForce(const Config& config)
{
    RuleSet set;
    for (const Rule& rule : shippedRules()) {
        RuleInForce& in = set.emplace_back(RuleInForce{rule, findKind(rule.kind)});
        if (const auto by = config.rules.find(rule.name); by != config.rules.end()) {
            change(in, by->second);
        }
    }
    for (const Rule& rule : config.own) {
        if (const Kind* kind = findKind(rule.kind); kind != nullptr) {
            set.push_back({rule, kind, true, false, false});
        }
    }
    return set;
}

std::vector<Problem> problemsOf(const Rule& rule)
{
    std::vector<Problem> problems;
    const Kind* kind = findKind(rule.kind);
    if (kind == nullptr) {
        std::vector<std::string_view> names;
        std::string all;
        for (const Kind* one : kinds()) {
            names.push_back(one->name);
            all += " " + std::string(one->name);
        }
        const std::string near = hint(rule.kind, names);
        return {{"kind", "no such kind of rule" + (near.empty() ? "; known:" + all : near)}};
    }
    checkParameters(rule, *kind, problems);
    checkLimits(rule, problems);
    return problems;
}

std::vector<Problem> ruleProblems(const schema::Spec& spec)
{
    std::vector<Problem> problems;
    const auto& config = spec.section<Config>(Section);
    checkOverrides(config, problems);
    checkOwn(config, problems);
    std::vector<std::string_view> nodes;
    for (const auto& node : spec.section<schema::cluster::Config>(schema::cluster::Name).nodes) {
        nodes.emplace_back(node.id);
    }
    for (std::size_t at = 0; at < config.maintenance.size(); ++at) {
        if (!among(nodes, config.maintenance[at])) {
            problems.push_back(
                {std::string(Section) + ".maintenance[" + std::to_string(at) + "]",
                 "no such node in cluster.nodes" + hint(config.maintenance[at], nodes)});
        }
    }
    return problems;
}

} // namespace bafar::alerting
