#include "core/alerts/inhibition.h"

#include <algorithm>
#include <tuple>

namespace bafar::alerts {
namespace {

using schema::Severity;
using schema::alerting::Alert;
using schema::alerting::AlertState;

constexpr std::string_view Silent = "NodeSilent";

/// What a pair of alerts must have in common.
enum class Same : std::uint8_t { Nothing, Labels, Subject };

/// A firing alert of `source` mutes those of `target`.
struct Pair {
    std::string_view source;
    std::string_view target;
    Same same = Same::Nothing;
};

constexpr Pair Pairs[] = {
    {"DbNoWriter", "ReplicationStopped"},
    {"DbNoWriter", "ReplicationLagUnknown"},
    {"ReplicationStopped", "ReplicationLagUnknown", Same::Labels},
    {"ServiceCrashLoop", "ServiceShort", Same::Labels},
    {"VipTwoMasters", "VrrpFault", Same::Subject},
    {"VipNoMaster", "HttpErrors"},
    {"DiskOver95", "DiskOver85", Same::Labels},
    {"BackendEmpty", "BackendLast", Same::Labels},
};

std::string_view labelOf(const Alert& alert, const std::string& name)
{
    const auto found = alert.labels.find(name);
    return found == alert.labels.end() ? std::string_view{} : std::string_view(found->second);
}

/// Whether the alert is of this node, of what others see on it, or of something between it and
/// another.
bool touches(const Alert& alert, std::string_view node)
{
    const std::string entity = "node/" + std::string(node);
    return labelOf(alert, "node") == node || labelOf(alert, "peer") == node ||
           labelOf(alert, "hostname") == node || alert.subject == entity ||
           std::any_of(alert.labels.begin(), alert.labels.end(),
                       [&](const auto& label) { return label.second == entity; });
}

bool mutes(const Alert& source, const Alert& target)
{
    if (source.state != AlertState::Firing || source.fingerprint == target.fingerprint) {
        return false;
    }
    if (source.rule == Silent && target.rule != Silent) {
        const std::string_view node = labelOf(source, "node");
        return !node.empty() && touches(target, node);
    }
    if (source.rule == target.rule) {
        return source.severity == Severity::Critical && target.severity < Severity::Critical &&
               source.labels == target.labels;
    }
    return std::any_of(std::begin(Pairs), std::end(Pairs), [&](const Pair& pair) {
        return source.rule == pair.source && target.rule == pair.target &&
               (pair.same != Same::Labels || source.labels == target.labels) &&
               (pair.same != Same::Subject || source.subject == target.subject);
    });
}

bool inMaintenance(const Alert& alert, const std::set<std::string>& maintained)
{
    return alert.severity < Severity::Critical &&
           (maintained.contains(alert.subject) ||
            maintained.contains("node/" + std::string(labelOf(alert, "node"))));
}

} // namespace

void inhibit(std::vector<Alert>& alerts,
             std::span<const Alert> sources,
             const std::set<std::string>& maintained)
{
    // Only few can mute at all: with hundreds of alerts the others are not looked at again.
    std::vector<const Alert*> possible;
    for (const Alert& source : sources) {
        const bool named = source.rule == Silent ||
                           std::any_of(std::begin(Pairs), std::end(Pairs), [&](const Pair& pair) {
                               return pair.source == source.rule;
                           });
        if (source.state == AlertState::Firing &&
            (named || source.severity == Severity::Critical)) {
            possible.push_back(&source);
        }
    }
    for (Alert& alert : alerts) {
        std::string by;
        if (alert.state != AlertState::Resolved) {
            const auto source = std::find_if(possible.begin(), possible.end(),
                                             [&](const Alert* one) { return mutes(*one, alert); });
            by = source != possible.end()           ? (*source)->rule
                 : inMaintenance(alert, maintained) ? std::string("maintenance")
                                                    : std::string();
        }
        alert.inhibitedBy = std::move(by);
    }
}

schema::alerting::Counts countsOf(std::span<const Alert> alerts)
{
    schema::alerting::Counts counts;
    for (const Alert& alert : alerts) {
        if (alert.state == AlertState::Pending) {
            ++counts.pending;
        } else if (alert.state == AlertState::Firing && !alert.inhibitedBy.empty()) {
            ++counts.inhibited;
        } else if (alert.state == AlertState::Firing) {
            ++(alert.severity == Severity::Critical  ? counts.critical
               : alert.severity == Severity::Warning ? counts.warning
                                                     : counts.info);
        }
    }
    return counts;
}

void sortWorstFirst(std::vector<Alert>& alerts)
{
    const auto rank = [](const Alert& alert) {
        const int state = alert.state == AlertState::Firing    ? 0
                          : alert.state == AlertState::Pending ? 1
                                                               : 2;
        return std::tuple(state, !alert.inhibitedBy.empty(), -static_cast<int>(alert.severity),
                          alert.since.unixMs, std::string_view(alert.fingerprint));
    };
    std::sort(alerts.begin(), alerts.end(),
              [&](const Alert& a, const Alert& b) { return rank(a) < rank(b); });
}

} // namespace bafar::alerts
