#include "ui/alerts/text.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/shared/format.h"
#include "ui/shared/wording.h"
#include "ui/things/text.h"

namespace bafar::ui::alerts {
namespace {

using schema::alerting::AlertState;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AlertsPage)
};

QString namesOf(const std::set<std::string>& nodes)
{
    constexpr int ShownMax = 5;
    QStringList names;
    for (const std::string& node : nodes) {
        if (names.size() == ShownMax) {
            names.append(QStringLiteral("…"));
            break;
        }
        names.append(shared::technical(node));
    }
    return shared::listed(names);
}

} // namespace

QString alertStateWord(AlertState state)
{
    switch (state) {
    case AlertState::Pending: return Words::tr("pending");
    case AlertState::Firing: return Words::tr("firing");
    case AlertState::Resolved: return Words::tr("resolved");
    }
    return {};
}

schema::State markOf(const Alert& alert, bool old)
{
    if (old) {
        return schema::State::Stale;
    }
    switch (alert.state) {
    case AlertState::Pending: return schema::State::Transition;
    case AlertState::Firing: return shared::markOf(alert.severity);
    case AlertState::Resolved: return schema::State::Ok;
    }
    return schema::State::Unknown;
}

bool isOld(const Alert& alert, const link::Alerts& alerts)
{
    const auto node = alert.labels.find("node");
    return !alert.ofCluster && node != alert.labels.end() && alerts.old.contains(node->second);
}

QString labelHead(const std::string& name)
{
    if (name == "master_host") {
        return Words::tr("Primary");
    }
    if (name == "connection_name" || name == "channel_name") {
        return Words::tr("Connection");
    }
    std::string words = name;
    std::replace(words.begin(), words.end(), '_', ' ');
    return shared::factHead(words);
}

QString countsText(const schema::alerting::Counts& counts)
{
    QStringList parts;
    const auto add = [&](std::uint64_t count, const QString& word) {
        if (count > 0) {
            parts.append(Words::tr("%1 %2").arg(shared::number(count), word));
        }
    };
    add(counts.critical, shared::severityWord(schema::Severity::Critical));
    add(counts.warning, shared::severityWord(schema::Severity::Warning));
    add(counts.info, shared::severityWord(schema::Severity::Info));
    add(counts.pending, alertStateWord(AlertState::Pending));
    add(counts.inhibited, Words::tr("muted"));
    return parts.join(shared::separator());
}

QStringList caveats(const link::Alerts& alerts)
{
    QStringList said;
    if (!alerts.isConfigured()) {
        return said;
    }
    const auto count = [](const std::set<std::string>& nodes) {
        return static_cast<int>(nodes.size());
    };
    if (!alerts.old.empty()) {
        said.append(Words::tr("%1 not heard: of these %Ln node(s) this is the last word", nullptr,
                              count(alerts.old))
                        .arg(namesOf(alerts.old)));
    }
    if (!alerts.mute.empty()) {
        said.append(
            Words::tr("%1 knows nothing of alerts: update its agent", nullptr, count(alerts.mute))
                .arg(namesOf(alerts.mute)));
    }
    if (!alerts.board.quiet.empty()) {
        const std::set<std::string> quiet(alerts.board.quiet.begin(), alerts.board.quiet.end());
        said.append(Words::tr("%1 evaluates no rules: its spec has no section alerting", nullptr,
                              count(quiet))
                        .arg(namesOf(quiet)));
    }
    if (alerts.board.leaders.empty()) {
        said.append(
            Words::tr("nobody judges the cluster's rules now: the agents' group has no leader"));
    }
    if (alerts.board.leftOut > 0) {
        said.append(
            Words::tr("%Ln alert(s) that matter least are left out", nullptr,
                      static_cast<int>(std::min<std::uint64_t>(alerts.board.leftOut, 1'000'000))));
    }
    return said;
}

things::Emptiness emptinessOf(const link::Alerts& alerts,
                              bool isFiltered,
                              const things::Hearing& hearing,
                              std::size_t rules)
{
    if (isFiltered) {
        return {Words::tr("No alert fits the filter"),
                Words::tr("Choose other severities, or clear the text.")};
    }
    if (alerts.heard.empty() && alerts.old.empty()) {
        // As the overview says it; why, is told here.
        const things::Emptiness none{
            Words::tr("No alert rules are evaluated"),
            Words::tr("The agents that are heard tell nothing of alerts: newer ones do.")};
        return hearing.heard == things::Heard::Before
                   ? things::Emptiness{Words::tr("No agent is heard"),
                                       Words::tr("None told of alerts when they were last heard.")}
                   : things::emptinessOf(hearing, none);
    }
    if (!alerts.isConfigured()) {
        return {Words::tr("Alerting is not in the cluster spec"),
                Words::tr("No rule is evaluated. An empty section alerting in the spec turns the "
                          "shipped rules on."),
                true};
    }
    if (alerts.heard.empty()) {
        return {Words::tr("No agent is heard"),
                Words::tr("There was no alert when they were last heard. That says nothing of "
                          "now.")};
    }
    const auto nodes = static_cast<int>(alerts.heard.size() - alerts.board.quiet.size());
    return {Words::tr("No alert is firing"),
            rules == 0 ? Words::tr("%Ln node(s) evaluate the rules.", nullptr, nodes)
                       : Words::tr("%1, evaluated by %Ln node(s).", nullptr, nodes)
                             .arg(Words::tr("%Ln rule(s)", nullptr, static_cast<int>(rules)))};
}

Unalarmed unalarmedOf(const topology::Topology& topology)
{
    using schema::State;
    Unalarmed unwell;
    for (const topology::Thing& thing : topology.things) {
        const State state = thing.entity.state;
        if (state != State::Failed && state != State::Unknown && state != State::Degraded &&
            state != State::Stale) {
            continue;
        }
        ++unwell.count;
        if (unwell.worst == nullptr ||
            schema::worse(unwell.worst->entity.state, state) != unwell.worst->entity.state) {
            unwell.worst = &thing;
        }
    }
    return unwell;
}

QString unalarmedText(const topology::Topology& topology, const Unalarmed& unwell)
{
    return unwell.worst == nullptr ? QString()
                                   : Words::tr("%Ln thing(s) not well, and no rule fires: %1 – %2",
                                               nullptr, static_cast<int>(unwell.count))
                                         .arg(things::titleOf(topology, unwell.worst->entity.id),
                                              things::stateLine(*unwell.worst));
}

QString momentText(WallTime moment, WallTime now)
{
    constexpr std::int64_t DayMs = 24LL * 60 * 60 * 1000;
    if (moment.unixMs == 0) {
        return {};
    }
    const std::int64_t days = std::abs(now.unixMs - moment.unixMs) / DayMs;
    return days == 0 ? shared::timeOfDay(moment)
                     : Words::tr("%Ln day(s) ago", nullptr,
                                 static_cast<int>(std::min<std::int64_t>(days, 99'999)));
}

} // namespace bafar::ui::alerts
