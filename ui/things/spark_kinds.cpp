#include "ui/things/spark_kinds.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/link/series_meaning.h"
#include "ui/shared/format.h"

namespace bafar::ui::things {
namespace {

struct SparkWords {
    Q_DECLARE_TR_FUNCTIONS(SparkKinds)
};

QString sparkShare(double value)
{
    return shared::percent(value);
}

/// Of what is counted in ones, an axis may end at one.
QString sparkCount(double value)
{
    return shared::number(value, value == std::floor(value) ? 0 : 1);
}

QString sparkProcessors(double value)
{
    return shared::number(value, 2);
}

QString sparkSeconds(double value)
{
    return shared::duration(std::chrono::duration_cast<Duration>(
        std::chrono::duration<double>(std::clamp(value, 0.0, 1e9))));
}

/// All that its node tells; a thing that no agent watches has no figures.
bool isOfNode(std::string_view, const SparkSubject& subject)
{
    return !subject.node.empty();
}

bool isOfRouter(std::string_view series, const SparkSubject& subject)
{
    return link::labelOf(series, "iname") == subject.name;
}

bool isOfProxy(std::string_view series, const SparkSubject& subject)
{
    return link::labelOf(series, "proxy") == subject.name;
}

bool isOfVolume(std::string_view series, const SparkSubject& subject)
{
    return link::labelOf(series, "volume") == subject.name;
}

/// A name without its last part: "web.2" of "web.2.lzaobnn...".
std::string_view withoutLast(std::string_view name)
{
    return name.substr(0, std::min(name.rfind('.'), name.size()));
}

/// "web.2.lzaobnn..." is a container of the service web and of its task web.2, and of nothing else
/// that begins so; that of a global service's task "web.n1" has another name for its node, and no
/// other of the service is there.
bool isOfTasks(std::string_view series, const SparkSubject& subject)
{
    std::string_view place = subject.name;
    const std::string node = "." + subject.node;
    if (!subject.node.empty() && place.ends_with(node)) {
        place.remove_suffix(node.size());
    }
    const std::string_view name = link::labelOf(series, "name").value_or("");
    const std::string_view task = withoutLast(name);
    return task.size() < name.size() && (task == place || withoutLast(task) == place);
}

constexpr double Whole = 1.0;

const std::vector<SparkKind> SparkTable{
    {"node",
     QT_TRANSLATE_NOOP("SparkKinds", "CPU"),
     &sparkShare,
     Whole,
     &isOfNode,
     {{QT_TRANSLATE_NOOP("SparkKinds", "busy"),
       {"node_cpu_seconds_total", SparkRead::Rate, "mode", "idle", "iowait"},
       {"node_cpu_seconds_total", SparkRead::Count, "mode", "idle"},
       true}}},
    {"node",
     QT_TRANSLATE_NOOP("SparkKinds", "Memory"),
     &sparkShare,
     Whole,
     &isOfNode,
     {{QT_TRANSLATE_NOOP("SparkKinds", "used"),
       {"node_memory_MemAvailable_bytes"},
       {"node_memory_MemTotal_bytes"},
       true}}},
    {"floating_ip",
     QT_TRANSLATE_NOOP("SparkKinds", "Adverts"),
     &shared::perSecond,
     0,
     &isOfRouter,
     {{QT_TRANSLATE_NOOP("SparkKinds", "sent"),
       {"keepalived_advertisements_sent_total", SparkRead::Rate}},
      // Of one backup: those of several together would look like more masters.
      {QT_TRANSLATE_NOOP("SparkKinds", "heard by each"),
       {"keepalived_advertisements_received_total", SparkRead::Rate},
       {},
       false,
       true}}},
    {"load_balancer",
     QT_TRANSLATE_NOOP("SparkKinds", "Requests"),
     &shared::perSecond,
     0,
     &isOfProxy,
     {{QT_TRANSLATE_NOOP("SparkKinds", "all"),
       {"haproxy_frontend_http_requests_total", SparkRead::Rate}},
      {QT_TRANSLATE_NOOP("SparkKinds", "errors"),
       {"haproxy_frontend_http_responses_total", SparkRead::Rate, "code", "5xx"}}}},
    {"load_balancer",
     QT_TRANSLATE_NOOP("SparkKinds", "Clients"),
     &sparkCount,
     0,
     &isOfProxy,
     {{QT_TRANSLATE_NOOP("SparkKinds", "connected"), {"haproxy_frontend_current_sessions"}}}},
    {"database",
     QT_TRANSLATE_NOOP("SparkKinds", "Connections"),
     &sparkCount,
     0,
     &isOfNode,
     {{QT_TRANSLATE_NOOP("SparkKinds", "open"), {"mysql_global_status_threads_connected"}},
      {QT_TRANSLATE_NOOP("SparkKinds", "at most"),
       {"mysql_global_variables_max_connections"},
       {},
       false,
       false,
       true}}},
    {"database",
     QT_TRANSLATE_NOOP("SparkKinds", "Commits"),
     &shared::perSecond,
     0,
     &isOfNode,
     {{QT_TRANSLATE_NOOP("SparkKinds", "all"),
       {"mysql_global_status_binlog_commits", SparkRead::Rate}}}},
    {"database",
     QT_TRANSLATE_NOOP("SparkKinds", "Lag"),
     &sparkSeconds,
     0,
     &isOfNode,
     {{QT_TRANSLATE_NOOP("SparkKinds", "worst"),
       {"mysql_slave_status_seconds_behind_master", SparkRead::Most}}}},
    {"cache",
     QT_TRANSLATE_NOOP("SparkKinds", "Commands"),
     &shared::perSecond,
     0,
     &isOfNode,
     {{QT_TRANSLATE_NOOP("SparkKinds", "all"),
       {"redis_commands_processed_total", SparkRead::Rate}}}},
    {"cache",
     QT_TRANSLATE_NOOP("SparkKinds", "Memory"),
     &shared::bytes,
     0,
     &isOfNode,
     {{QT_TRANSLATE_NOOP("SparkKinds", "used"), {"redis_memory_used_bytes"}}}},
    {"services",
     QT_TRANSLATE_NOOP("SparkKinds", "Processors in use"),
     &sparkProcessors,
     0,
     &isOfTasks,
     {{QT_TRANSLATE_NOOP("SparkKinds", "busy"),
       {"container_cpu_usage_seconds_total", SparkRead::Rate}}}},
    {"services",
     QT_TRANSLATE_NOOP("SparkKinds", "Memory"),
     &shared::bytes,
     0,
     &isOfTasks,
     {{QT_TRANSLATE_NOOP("SparkKinds", "used"), {"container_memory_working_set_bytes"}}}},
    {"storage",
     QT_TRANSLATE_NOOP("SparkKinds", "Files to heal"),
     &sparkCount,
     0,
     &isOfVolume,
     {{QT_TRANSLATE_NOOP("SparkKinds", "worst"), {"gluster_volume_heal_count", SparkRead::Most}}}},
    {"storage",
     QT_TRANSLATE_NOOP("SparkKinds", "Space"),
     &sparkShare,
     Whole,
     &isOfVolume,
     {{QT_TRANSLATE_NOOP("SparkKinds", "used"),
       {"gluster_subvol_capacity_used_bytes"},
       {"gluster_subvol_capacity_total_bytes"}}}},
};

} // namespace

SparkSubject sparkSubjectOf(const schema::Entity& entity)
{
    const std::size_t slash = std::min(entity.id.find('/'), entity.id.size());
    SparkSubject subject{entity.id.substr(0, slash),
                         entity.id.substr(std::min(slash + 1, entity.id.size())), entity.node};
    if (subject.what == "floating_ip" || subject.what == "load_balancer") {
        subject.node.clear(); // whoever holds the address now, others take part
    }
    return subject;
}

std::vector<const SparkKind*> sparksOf(const SparkSubject& subject)
{
    std::vector<const SparkKind*> kinds;
    for (const SparkKind& kind : SparkTable) {
        if (kind.what == subject.what) {
            kinds.push_back(&kind);
        }
    }
    return kinds;
}

QString sparkTitle(const SparkKind& kind)
{
    return SparkWords::tr(kind.title);
}

QString sparkName(const SparkLine& line)
{
    return SparkWords::tr(line.name);
}

} // namespace bafar::ui::things
