#include "agents/alerting/machine.h"

#include <algorithm>
#include <utility>

#include "agents/alerting/cluster_part.h"
#include "agents/alerting/text.h"
#include "core/alerts/inhibition.h"
#include "core/base/text.h"
#include "core/schema/monitoring.h"

namespace bafar::alerting {

using schema::State;
using schema::alerting::Alert;
using schema::alerting::AlertState;
using schema::alerting::Merge;
using schema::alerting::Part;

namespace {

/// Rules of both sets that do not look at the same any more.
std::set<std::string> changedRules(const RuleSet& before, const RuleSet& after)
{
    std::set<std::string> changed;
    for (const RuleInForce& in : after) {
        const auto known = std::find_if(before.begin(), before.end(), [&](const RuleInForce& one) {
            return one.rule.name == in.rule.name;
        });
        if (known != before.end() && !sameLook(known->rule, in.rule)) {
            changed.insert(in.rule.name);
        }
    }
    return changed;
}

} // namespace

Machine::Machine(Self self)
    : self_(std::move(self))
    , book_(self_.node)
{
}

Machine::Effects Machine::configure(const schema::Spec& spec, Instant now)
{
    active_ = spec.raw(Name) != nullptr;
    config_ = spec.section<Config>(Name);
    interval_ = spec.section<schema::monitoring::Config>(schema::monitoring::Name).interval;
    const RuleSet before = std::exchange(rules_, active_ ? rulesInForce(config_) : RuleSet{});
    ruleWords_.clear();
    for (const RuleInForce& in : rules_) {
        ruleWords_.push_back({in.rule.name, std::string(in.kind->name), in.rule.severity,
                              conditionText(in), in.enabled, in.shipped, in.changed});
    }
    sampler_.setRules(rules_);
    book_.keepOnly(rules_, changedRules(before, rules_), clock(now), told_);
    std::erase_if(memories_, [&](const auto& memory) {
        return std::none_of(rules_.begin(), rules_.end(),
                            [&](const auto& in) { return in.rule.name == memory.first; });
    });
    Effects out;
    settle(now, out);
    return out;
}

Machine::Effects Machine::handle(const Input& input, Instant now)
{
    Effects out;
    std::visit([&](const auto& value) { on(value, now, out); }, input);
    return out;
}

void Machine::on(const WallClockRead& input, Instant now, Effects&)
{
    wall_.set(input.wall, now);
}

void Machine::on(const PublishSeries& input, Instant now, Effects&)
{
    sampler_.setTable(input.table, now);
}

void Machine::on(const PublishSamples& input, Instant now, Effects& out)
{
    if (!active_) {
        return;
    }
    sampler_.sample(input.samples, now);
    sampled_ = now;
    judgeSamples(now);
    if (book_.revision() != settledRevision_ || !told_.empty()) {
        settle(now, out);
    }
}

void Machine::on(const ViewRead& input, Instant now, Effects& out)
{
    if (!active_) {
        return;
    }
    readNeighbours(*input.view);
    readThings(*input.view);
    takeLead(input.leads, now);
    if (samplesLate(now)) {
        judgeSamples(now);
    }
    judgeView(*input.view, now);
    settle(now, out);
    publish(now, out);
}

void Machine::readNeighbours(const schema::ClusterView& view)
{
    std::erase_if(neighbours_, [&](const auto& one) { return !view.nodes.contains(one.first); });
    for (const auto& [node, seen] : view.nodes) {
        const schema::ConceptReport* report = seen.concepts.find(std::string(Name));
        if (seen.self || report == nullptr) {
            continue;
        }
        Neighbour& neighbour = neighbours_[node];
        neighbour.live = seen.state == State::Ok;
        if (neighbour.text != report->status.text) {
            neighbour.text = report->status.text;
            neighbour.status = view.status<Status>(node, std::string(Name)).value_or(Status{});
        }
    }
}

void Machine::readThings(const schema::ClusterView& view)
{
    things_.clear();
    maintained_.clear();
    for (const std::string& node : config_.maintenance) {
        maintained_.insert("node/" + node);
    }
    for (const auto& [node, seen] : view.nodes) {
        for (const auto& [name, report] : seen.concepts) {
            for (const schema::Entity& entity : report->presence.entities) {
                things_.insert(entity.id);
                if (entity.state == State::Maintenance) {
                    maintained_.insert(entity.id);
                }
            }
        }
    }
}

/// What the leader says is remembered while it leads and after it fell silent, until another one
/// leads; becoming the leader means to go on with it.
void Machine::takeLead(bool leads, Instant now)
{
    if (leads && !leads_) {
        book_.adopt(followed_, rules_, clock(now));
        followed_.clear();
    } else if (!leads && leads_) {
        for (const Alert& alert : book_.alerts()) {
            if (alert.ofCluster) {
                followed_.push_back(alert);
            }
        }
        book_.forgetCluster();
    }
    leads_ = leads;
    if (leads) {
        return;
    }
    const auto leader = std::find_if(neighbours_.begin(), neighbours_.end(), [](const auto& one) {
        return one.second.live && one.second.status.leads;
    });
    if (leader != neighbours_.end()) {
        followed_.clear();
        for (const Alert& alert : leader->second.status.alerts) {
            if (alert.ofCluster) {
                followed_.push_back(alert);
            }
        }
    }
}

bool Machine::samplesLate(Instant now) const
{
    return !sampled_ || now - *sampled_ > std::max(SamplesLate, LateIntervals * interval_);
}

void Machine::judgeSamples(Instant now)
{
    const bool late = samplesLate(now);
    status_.parts.clear();
    for (const RuleInForce& in : rules_) {
        if (!in.enabled || in.kind->reads != Reads::Samples) {
            continue;
        }
        const std::vector<Measured> values =
            late ? std::vector<Measured>{} : sampler_.measured(in.rule.name, now);
        if (in.rule.across == Merge::None) {
            book_.judge(in, values, Verdict::Unknown, clock(now), told_);
        } else if (Part part = partOf(in, values); part.known > 0) {
            status_.parts.push_back(std::move(part));
        }
    }
}

void Machine::judgeView(const schema::ClusterView& view, Instant now)
{
    for (const RuleInForce& in : rules_) {
        if (!in.enabled || (in.ofCluster() && !leads_)) {
            continue;
        }
        if (in.kind->reads == Reads::Samples) {
            if (in.rule.across != Merge::None) {
                judgeParts(in, now);
            }
            continue;
        }
        const std::vector<Measured> values =
            in.kind->look(in.rule.when, {view, now}, memories_[in.rule.name]);
        book_.judge(in, values, Verdict::Unknown, clock(now), told_);
    }
}

void Machine::judgeParts(const RuleInForce& in, Instant now)
{
    std::vector<NodePart> parts;
    const auto take = [&](const std::string& node, const std::vector<Part>& from) {
        for (const Part& part : from) {
            if (part.rule == in.rule.name) {
                parts.push_back({node, &part});
            }
        }
    };
    take(self_.node, status_.parts);
    for (const auto& [node, neighbour] : neighbours_) {
        if (neighbour.live) {
            take(node, neighbour.status.parts);
        }
    }
    const MergedParts merged = mergedParts(in, parts);
    book_.judge(in, merged.values, merged.known ? Verdict::No : Verdict::Unknown, clock(now),
                told_);
}

/// Of several things that an alert may be about, the first that is on the map; else the last, which
/// is always right.
void Machine::chooseSubject(Alert& alert) const
{
    std::string chosen;
    for (const std::string_view one : split(alert.subject, '|')) {
        chosen = one;
        if (things_.contains(chosen)) {
            break;
        }
    }
    alert.subject = std::move(chosen);
}

/// Makes what is told of what is known.
void Machine::settle(Instant now, Effects& out)
{
    settledRevision_ = book_.revision();
    std::vector<Alert> alerts = book_.alerts();
    for (Alert& alert : alerts) {
        chooseSubject(alert);
    }
    std::vector<Alert> sources = alerts;
    for (const auto& [node, neighbour] : neighbours_) {
        for (const Alert& alert : neighbour.status.alerts) {
            if (neighbour.live && alert.state == AlertState::Firing) {
                sources.push_back(alert);
            }
        }
    }
    alerts::inhibit(alerts, sources, maintained_);
    alerts::sortWorstFirst(alerts);
    status_.leads = leads_;
    status_.counts = alerts::countsOf(alerts);
    status_.leftOut = alerts.size() > AlertsMax ? alerts.size() - AlertsMax : 0;
    alerts.resize(std::min(alerts.size(), AlertsMax));
    status_.alerts = std::move(alerts);
    tell(now, out);
}

} // namespace bafar::alerting
