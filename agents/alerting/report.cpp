// What the alerting machine says: status, events, metrics. See machine.h.
#include <algorithm>

#include "agents/alerting/machine.h"
#include "core/schema/json.h"

namespace bafar::alerting {
namespace {

using schema::Severity;
using schema::State;
using schema::alerting::Alert;
using schema::alerting::AlertState;

constexpr Family ActiveAlerts{
    "alertmanager_alerts", SeriesType::Gauge, "How many alerts by state.", {}};

constexpr std::string_view AlertsHelp = "Alerts that are pending or fire.";
constexpr std::string_view ForStateHelp = "Since when an alert's condition holds.";

schema::Event eventOf(const Alert& alert)
{
    const bool over = alert.state == AlertState::Resolved;
    schema::Event event;
    event.concept_ = Machine::Name;
    event.kind = over ? "alert_resolved" : "alert_firing";
    event.severity = over || !alert.inhibitedBy.empty() ? Severity::Info
                     : alert.severity == Severity::Info ? Severity::Notice
                                                        : alert.severity;
    event.subject = alert.subject;
    event.text = (over ? "over: " : "") + alert.summary +
                 (alert.note.empty() ? "" : " (" + alert.note + ")") +
                 (alert.inhibitedBy.empty() ? "" : " (muted by " + alert.inhibitedBy + ")") + " [" +
                 alert.rule + "]";
    event.body.text = schema::toJson(alert);
    return event;
}

/// The status without what moves all the time.
schema::alerting::Status withoutFigures(schema::alerting::Status status)
{
    for (Alert& alert : status.alerts) {
        alert.value.clear();
        alert.summary.clear();
    }
    return status;
}

/// A series of Prometheus' own form for an alert: its labels after alertname.
Series alertSeries(std::string name, std::string help, const Alert& alert, bool withState)
{
    Series series{std::move(name), {}, std::move(help), {}, SeriesType::Gauge};
    series.labels.push_back({"alertname", alert.rule});
    series.labels.push_back(
        {"severity", std::string(schema::SeverityNames[static_cast<std::size_t>(alert.severity)])});
    if (withState) {
        series.labels.push_back(
            {"alertstate",
             std::string(
                 schema::alerting::AlertStateNames[static_cast<std::size_t>(alert.state)])});
    }
    for (const auto& [label, value] : alert.labels) {
        if (label != "alertname" && label != "severity" && label != "alertstate") {
            series.labels.push_back({label, value});
        }
    }
    return series;
}

} // namespace

void Machine::tell(Instant now, Effects& out)
{
    for (Told& told : std::exchange(told_, {})) {
        const auto known =
            std::find_if(status_.alerts.begin(), status_.alerts.end(), [&](const Alert& alert) {
                return alert.fingerprint == told.alert.fingerprint;
            });
        told.alert.inhibitedBy = known == status_.alerts.end() ? std::string() : known->inhibitedBy;
        chooseSubject(told.alert);
        out.emplace_back(EmitEvent{eventOf(told.alert)});
    }
    Status current = withoutFigures(status_);
    const bool figures = now >= figuresDue_ && !status_.alerts.empty();
    if (figures || current != last_) {
        last_ = std::move(current);
        figuresDue_ = now + FiguresEvery;
        out.emplace_back(StatusChanged{});
    }
}

void Machine::describeMetrics(MetricList& list)
{
    list.add({"ALERTS", SeriesType::Gauge, "alertname alertstate severity ...", "",
              std::string(AlertsHelp)});
    list.add({"ALERTS_FOR_STATE", SeriesType::Gauge, "alertname severity ...", "",
              std::string(ForStateHelp)});
    list.add(ActiveAlerts, "state");
}

void Machine::publish(Instant now, Effects& out)
{
    Recorder& recorder = measures_.begin(now, wall_.at(now));
    std::size_t shown = 0;
    for (const Alert& alert : status_.alerts) {
        if (alert.state == AlertState::Resolved || shown++ >= SeriesMax) {
            continue;
        }
        recorder.set(recorder.copy(alertSeries("ALERTS", std::string(AlertsHelp), alert, true)), 1);
        constexpr double MsPerSecond = 1000;
        recorder.set(
            recorder.copy(alertSeries("ALERTS_FOR_STATE", std::string(ForStateHelp), alert, false)),
            static_cast<double>(alert.since.unixMs) / MsPerSecond);
    }
    const auto& counts = status_.counts;
    recorder.set(recorder.series(ActiveAlerts, {{"state", "active"}}),
                 static_cast<double>(counts.critical + counts.warning + counts.info));
    recorder.set(recorder.series(ActiveAlerts, {{"state", "suppressed"}}),
                 static_cast<double>(counts.inhibited));
    out.emplace_back(
        PublishMeasures{measures_.publish(now + std::max(SamplesLate, LateIntervals * interval_))});
}

Machine::Status Machine::status(Instant now) const
{
    Status status = status_;
    if (!active_) {
        status.state = State::NotMonitored;
        status.reasons = {
            "not in the cluster spec: an empty section alerting evaluates the shipped "
            "rules"};
        return status;
    }
    status.state = State::Ok;
    const auto blame = [&](State state, std::string reason) {
        status.state = schema::worse(status.state, state);
        status.reasons.push_back(std::move(reason));
    };
    if (samplesLate(now)) {
        blame(sampled_ ? State::Stale : State::Unknown,
              "no samples: rules on metrics are not evaluated");
    }
    if (status.leftOut > 0) {
        blame(State::Degraded,
              std::to_string(status.leftOut) + " alerts are left out: those that matter least");
    }
    if (sampler_.refused() > 0) {
        blame(State::Degraded, std::to_string(sampler_.refused()) +
                                   " series are not looked at: a rule takes " +
                                   std::to_string(Sampler::GroupsMax) + " groups");
    }
    if (book_.refused() > 0) {
        blame(State::Degraded,
              "more alerts than " + std::to_string(AlertBook::EntriesMax) + ": some were not kept");
    }
    status.rules = ruleWords_;
    return status;
}

/// None of its own: an alert stands at the thing it is about, by that thing's id.
schema::Presence Machine::presence(Instant) const
{
    return {};
}

Machine::Effects Machine::command(const Command&, const std::string& id, Instant)
{
    return {CommandFinished{id, fail(Code::Unsupported, "the alerting concept takes no commands")}};
}

std::vector<schema::ActionInfo> Machine::offers(const schema::ClusterView&) const
{
    return {};
}

Result<schema::Draft> Machine::draft(const schema::ActionRequest&, const schema::ClusterView&) const
{
    return fail(Code::NotFound, "the alerting concept offers no actions");
}

schema::Condition Machine::judge(const schema::Condition& condition,
                                 const schema::ClusterView&) const
{
    schema::Condition judged = condition;
    judged.verdict = schema::Verdict::Unknown;
    judged.detail = "the alerting concept has no conditions";
    return judged;
}

} // namespace bafar::alerting
