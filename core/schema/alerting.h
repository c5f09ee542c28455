#pragma once
// The alerting concept: rules over what is measured and seen, and the alerts that came of them.
//
// A rule is data: a kind (agents/alerting/kinds.h lists them), parameters, and how long the
// condition must hold. Shipped rules and those of the spec have one form. Notification, silences
// and acknowledgement are not here: an alert's identity (fingerprint) is what they will refer to.
// It is larger than the budget because a concept is one header: Config, Status and Command
// together. The body of its events is the Alert.
#include <map>
#include <string>
#include <vector>

#include "core/schema/event.h"

namespace bafar::schema::alerting {

inline constexpr std::string_view Name = "alerting";

enum class Comparison : std::uint8_t { Above, Below, Equal, NotEqual };
inline constexpr std::string_view ComparisonNames[] = {"above", "below", "equal", "not_equal"};

constexpr std::span<const std::string_view> enumNames(Comparison)
{
    return ComparisonNames;
}

/// How several values become one. One: there is but one, or the first counts.
enum class Merge : std::uint8_t { None, Sum, Min, Max, Count };
inline constexpr std::string_view MergeNames[] = {"none", "sum", "min", "max", "count"};

constexpr std::span<const std::string_view> enumNames(Merge)
{
    return MergeNames;
}

/// What a value counts, for texts.
enum class Unit : std::uint8_t { None, Ratio, Seconds, Bytes, PerSecond };
inline constexpr std::string_view UnitNames[] = {"none", "ratio", "seconds", "bytes", "per_second"};

constexpr std::span<const std::string_view> enumNames(Unit)
{
    return UnitNames;
}

/// What a rule looks at. Each kind says which of these it takes; the others stay unset.
struct Parameters {
    std::string metric{};
    std::string minus{};
    std::string divisor{};
    std::string other{};
    std::string onlyWhere{};
    double onlyWhereEquals = 0;
    std::optional<double> equals{};
    std::vector<std::string> by{};
    Merge merge = Merge::Sum;
    Merge divisorMerge = Merge::Sum;
    bool complement = false;
    bool absolute = false;
    double floor = 0;
    Comparison comparison = Comparison::Above;
    double threshold = 0;
    std::optional<double> resolve{};
    Duration window{};
    Duration horizon{};
    Duration wasFineWithin{};
    double quantile = 0.95;
    std::string concept_{};
    std::vector<RelationKind> relations{};
    std::vector<State> states{};

    bool operator==(const Parameters&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What a rule looks at.");
        fields
            .add("metric", &Parameters::metric,
                 "Series: NAME or NAME{label=\"v\"}, != too; =~ and !~ take a|b|c.*")
            .range(0, 512);
        fields.add("minus", &Parameters::minus, "Series taken off it; absent counts as 0")
            .range(0, 512);
        fields.add("divisor", &Parameters::divisor, "Series it is divided by").range(0, 512);
        fields.add("other", &Parameters::other, "Series that should be there beside it")
            .range(0, 512);
        fields.add("only_where", &Parameters::onlyWhere, "Series that must have the next value")
            .range(0, 512);
        fields.add("only_where_equals", &Parameters::onlyWhereEquals, "That value");
        fields.add("equals", &Parameters::equals, "Each series counts 1 where it has this value");
        fields
            .add(
                "by", &Parameters::by,
                "Labels that keep series apart; none: all; a label that none has: one for the node")
            .range(0, 8);
        fields.add("merge", &Parameters::merge, "What becomes of several series of one group");
        fields.add("divisor_merge", &Parameters::divisorMerge, "The same for the divisor");
        fields.add("complement", &Parameters::complement, "One minus the result");
        fields.add("absolute", &Parameters::absolute, "Without its sign");
        fields.add("floor", &Parameters::floor,
                   "The divisor must be more than this: no judgement on next to nothing");
        fields.add("comparison", &Parameters::comparison, "When the condition holds");
        fields.add("threshold", &Parameters::threshold, "Against which it is compared");
        fields.add("resolve", &Parameters::resolve,
                   "What a firing alert is compared with; the threshold unless given");
        fields.add("window", &Parameters::window, "Over which it is looked at").range(0, 86400);
        fields.add("horizon", &Parameters::horizon, "How far it is predicted").range(0, 2592000);
        fields
            .add("was_fine_within", &Parameters::wasFineWithin,
                 "Only where it was otherwise within this time")
            .range(0, 2592000);
        fields.add("quantile", &Parameters::quantile, "Of a histogram").range(0, 1);
        fields.add("concept", &Parameters::concept_, "Whose things or relations").range(0, 63);
        fields.add("relations", &Parameters::relations, "Which kinds of relation").range(0, 9);
        fields.add("states", &Parameters::states, "Which states count").range(0, 9);
    }
};

/// A second, worse level of a rule.
struct Level {
    double threshold = 0;
    std::optional<double> resolve{};
    Duration hold{};

    bool operator==(const Level&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The critical level of a rule.");
        fields.add("threshold", &Level::threshold, "Against which it is compared").required();
        fields.add("resolve", &Level::resolve, "What a firing alert is compared with");
        fields.add("for", &Level::hold, "The condition must hold that long").range(0, 604800);
    }
};

/// One rule, shipped or own.
struct Rule {
    std::string name{};
    std::string kind{};
    Parameters when{};
    Merge across = Merge::None; ///< not None: of all nodes together, judged by the leader
    Severity severity = Severity::Warning;
    Duration hold{};
    std::optional<Level> critical{};
    Duration keepFiring{};
    Unit unit = Unit::None;
    std::string summary{}; ///< "{device} on {node} is {value} full"
    std::string subject{}; ///< entity id: "node/{node}"; of a|b the first that is known

    bool operator==(const Rule&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One alert rule.");
        fields.add("name", &Rule::name, "Letters and digits, unique").required().range(1, 63);
        fields.add("kind", &Rule::kind, "One of bafarctl alerts kinds").required().range(1, 63);
        fields.add("when", &Rule::when, "What it looks at");
        fields.add("across", &Rule::across,
                   "Not none: the nodes' values become one, and the leader judges it");
        fields.add("severity", &Rule::severity, "How much it matters");
        fields.add("for", &Rule::hold, "The condition must hold that long").range(0, 604800);
        fields.add("critical", &Rule::critical, "The level from which it is critical");
        fields
            .add("keep_firing_for", &Rule::keepFiring,
                 "A firing alert ends when the condition was false that long")
            .range(0, 86400);
        fields.add("unit", &Rule::unit, "What the value counts");
        fields
            .add("summary", &Rule::summary,
                 "{value}, {detail}, {window}, {LABEL} and {LABEL#BEGINNING} are filled in")
            .range(0, 500);
        fields
            .add("subject", &Rule::subject,
                 "Entity id; {LABEL} is filled in; of a|b|c the first that is on the map, else c")
            .range(0, 200);
    }
};

/// What the spec changes of a shipped rule.
struct RuleOverride {
    std::optional<bool> enabled;
    std::optional<double> threshold;
    std::optional<double> resolve;
    std::optional<Duration> hold;
    std::optional<double> criticalThreshold;
    std::optional<double> criticalResolve;
    std::optional<Duration> criticalHold;
    std::optional<Duration> keepFiring;
    std::optional<Duration> window;
    std::optional<Severity> severity;

    bool operator==(const RuleOverride&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What is different of a shipped rule.");
        fields.add("enabled", &RuleOverride::enabled, "Whether it is evaluated");
        fields.add("threshold", &RuleOverride::threshold, "Against which it is compared");
        fields.add("resolve", &RuleOverride::resolve, "What a firing alert is compared with");
        fields.add("for", &RuleOverride::hold, "The condition must hold that long")
            .range(0, 604800);
        fields.add("critical_threshold", &RuleOverride::criticalThreshold, "Of its critical level");
        fields.add("critical_resolve", &RuleOverride::criticalResolve,
                   "What a firing critical alert is compared with");
        fields.add("critical_for", &RuleOverride::criticalHold, "Of its critical level")
            .range(0, 604800);
        fields
            .add("keep_firing_for", &RuleOverride::keepFiring,
                 "A firing alert ends when the condition was false that long")
            .range(0, 86400);
        fields.add("window", &RuleOverride::window, "Over which it is looked at").range(1, 86400);
        fields.add("severity", &RuleOverride::severity, "How much it matters");
    }
};

struct Config {
    std::map<std::string, RuleOverride> rules;
    std::vector<Rule> own;
    std::vector<std::string> maintenance; ///< node ids

    bool operator==(const Config&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("Alert rules. An empty section means the shipped ones as they are.");
        fields.add("rules", &Config::rules, "Changes of shipped rules, by name").range(0, 256);
        fields.add("own", &Config::own, "Rules of this cluster").range(0, 128);
        fields
            .add("maintenance", &Config::maintenance,
                 "Nodes whose warnings are muted; what is critical is not")
            .range(0, 64);
    }
};

enum class AlertState : std::uint8_t { Pending, Firing, Resolved };
inline constexpr std::string_view AlertStateNames[] = {"pending", "firing", "resolved"};

constexpr std::span<const std::string_view> enumNames(AlertState)
{
    return AlertStateNames;
}

/// One alert; the same fingerprint on every agent means the same alert.
struct Alert {
    std::string fingerprint; ///< of rule, severity and labels
    std::string rule;        ///< also the name of its runbook, where it has one
    Severity severity = Severity::Warning;
    AlertState state = AlertState::Pending;
    std::map<std::string, std::string> labels;
    WallTime since;      ///< the condition holds since
    WallTime firedAt;    ///< 0: not yet
    WallTime resolvedAt; ///< 0: not yet
    std::string value;   ///< with its unit
    std::string summary;
    std::string note;        ///< why it stands although nothing is seen, or how it ended
    std::string subject;     ///< entity id
    std::string inhibitedBy; ///< empty: it counts; else the rule of the alert that mutes it
    bool ofCluster = false;  ///< judged by the leader
    bool hasRunbook = false;

    bool operator==(const Alert&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One alert.");
        fields.add("fingerprint", &Alert::fingerprint, "Of rule, severity and labels").required();
        fields.add("rule", &Alert::rule, "Its rule").required();
        fields.add("severity", &Alert::severity, "How much it matters");
        fields.add("state", &Alert::state, "pending, firing or resolved");
        fields.add("labels", &Alert::labels, "What it is about");
        fields.add("since", &Alert::since, "The condition holds since");
        fields.add("fired_at", &Alert::firedAt, "It fires since");
        fields.add("resolved_at", &Alert::resolvedAt, "When it ended");
        fields.add("value", &Alert::value, "With its unit");
        fields.add("summary", &Alert::summary, "The sentence for people");
        fields.add("note", &Alert::note, "What else there is to know of it");
        fields.add("subject", &Alert::subject, "Entity id it is about");
        fields.add("inhibited_by", &Alert::inhibitedBy, "What mutes it");
        fields.add("of_cluster", &Alert::ofCluster, "Judged by the leader");
        fields.add("has_runbook", &Alert::hasRunbook, "bafarctl runbook RULE tells what to do");
    }
};

/// A rule as it is evaluated here, in words.
struct RuleStatus {
    std::string name;
    std::string kind;
    Severity severity = Severity::Warning;
    std::string condition; ///< "node_load5 / count of node_cpu_... above 2 for 15 m"
    bool enabled = true;
    bool shipped = true;
    bool changed = false; ///< by the spec

    bool operator==(const RuleStatus&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("A rule as it is evaluated.");
        fields.add("name", &RuleStatus::name, "Its name").required();
        fields.add("kind", &RuleStatus::kind, "What it does");
        fields.add("severity", &RuleStatus::severity, "Of its first level");
        fields.add("condition", &RuleStatus::condition, "In words");
        fields.add("enabled", &RuleStatus::enabled, "Whether it is evaluated");
        fields.add("shipped", &RuleStatus::shipped, "Not one of the spec");
        fields.add("changed", &RuleStatus::changed, "The spec changes it");
    }
};

/// One value of a part.
struct PartValue {
    std::map<std::string, std::string> labels;
    double value = 0;

    bool operator==(const PartValue&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("One group's value on one node.");
        fields.add("labels", &PartValue::labels, "Of the group");
        fields.add("value", &PartValue::value, "On this node");
    }
};

/// What this node contributes to a rule over all nodes.
struct Part {
    std::string rule;
    std::uint64_t known = 0; ///< groups that have a value here
    std::vector<PartValue> values;

    bool operator==(const Part&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("What a node contributes to a rule over all nodes.");
        fields.add("rule", &Part::rule, "Which").required();
        fields.add("known", &Part::known, "Groups that have a value here");
        fields.add("values", &Part::values,
                   "Where the nodes' sum counts all of them, else those that are not fine");
    }
};

struct Counts {
    std::uint64_t critical = 0;
    std::uint64_t warning = 0;
    std::uint64_t info = 0;
    std::uint64_t pending = 0;
    std::uint64_t inhibited = 0;

    bool operator==(const Counts&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("How many alerts there are.");
        fields.add("critical", &Counts::critical, "Firing, not muted");
        fields.add("warning", &Counts::warning, "Firing, not muted");
        fields.add("info", &Counts::info, "Firing, not muted; notices, too");
        fields.add("pending", &Counts::pending, "Hold, not long enough yet");
        fields.add("inhibited", &Counts::inhibited, "Firing, but muted");
    }
};

/// The alerts of this node, and of the cluster where it leads.
struct Status {
    State state = State::Unknown;
    std::vector<std::string> reasons;
    bool leads = false;
    std::vector<Alert> alerts; ///< worst first, at most 500
    std::uint64_t leftOut = 0; ///< alerts beyond those
    Counts counts;
    std::vector<Part> parts;
    std::vector<RuleStatus> rules;

    bool operator==(const Status&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The alerts of one node, and of the cluster where it leads.");
        fields.add("state", &Status::state, "Of this concept: whether rules are evaluated");
        fields.add("reasons", &Status::reasons, "Why it is not ok");
        fields.add("leads", &Status::leads, "It judges the cluster's rules");
        fields.add("alerts", &Status::alerts, "Worst first");
        fields.add("left_out", &Status::leftOut, "Alerts beyond those");
        fields.add("counts", &Status::counts, "How many there are");
        fields.add("parts", &Status::parts, "Contributions to rules over all nodes");
        fields.add("rules", &Status::rules, "As they are evaluated");
    }
};

/// This concept takes no commands.
struct Command {
    bool operator==(const Command&) const = default;

    template <class Fields>
    static void describe(Fields& fields)
    {
        fields.about("The alerting concept takes no commands.");
    }
};

} // namespace bafar::schema::alerting

namespace bafar::schema {

// described_concepts.cpp makes them, once.
extern template const Description& descriptionOf<alerting::Config>();
extern template const Description& descriptionOf<alerting::Status>();
extern template const Description& descriptionOf<alerting::Command>();

} // namespace bafar::schema
