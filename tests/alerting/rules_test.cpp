// Every shipped rule fires for its fault, not earlier than it says, and resolves when that is over.
// It is larger than the budget because the table has a row for each rule and level.
#include <QTest>
#include <set>

#include "agents/alerting/rules.h"
#include "core/alerts/board.h"
#include "core/alerts/runbook_text.h"
#include "core/alerts/runbooks.h"
#include "tests/alerting/fleet.h"
#include "tests/support/main.h"

namespace bafar::test {
namespace {

using namespace std::chrono_literals;

struct Row {
    const char* rule;
    const char* severity;
    const char* before;
    const char* fault;
    std::chrono::seconds quiet; ///< after the fault it does not fire yet
    std::chrono::seconds fires; ///< after the fault it does
    const char* summary;
    const char* labels;
    const char* subject;
    const char* mended;
    std::chrono::seconds over; ///< after that it is resolved
};

#define CPU(MODE) "node_cpu_seconds_total{cpu=\"0\",mode=\"" MODE "\"}"
#define FS "{device=\"/dev/sda1\",fstype=\"ext4\",mountpoint=\"/\"}"
#define SDA "{device=\"sda\"}"
#define ETH0 "{device=\"eth0\"}"
#define CODE(CODE) "haproxy_backend_http_responses_total{code=\"" CODE "\",proxy=\"web\"}"
#define LE(BOUND) "http_request_duration_seconds_bucket{le=\"" BOUND "\",proxy=\"web\"}"
#define WEB "{proxy=\"web\"}"
#define SERVICE "{service=\"web\"}"
#define CHANNEL "{channel_name=\"\",connection_name=\"\",master_host=\"192.0.2.11\"}"
#define CONTAINER "{id=\"/docker/1\",name=\"web.1\"}"
#define BRICK                                                                                      \
    "gluster_brick_up{brick_path=\"/"                                                              \
    "b\",hostname=\"n2\",peer_id=\"p\",pid=\"7\",volume=\"shared\"}"
#define VOLUME "{brick_path=\"/b\",host=\"n2\",volume=\"shared\"}"
#define USED "bafar_filesystem_used_ratio" FS
#define WRITABLE "node_filesystem_readonly" FS " = 0; "
#define SIZES "node_filesystem_size_bytes" FS " = 1000; " WRITABLE
#define WRITER "n1: mysql_global_variables_read_only = 0; "
#define READERS "n2: mysql_global_variables_read_only = 1; n3: mysql_global_variables_read_only = 1"

const Row Rows[] = {
    {"NodeSilent", "critical", "", "@silent n3", 44s, 50s, "the agent of n3 was not heard for 46 s",
     "node=n3", "node/n3", "@heard n3", 3s},
    {"AgentDataStale", "warning", "n2: @entity database database/n2 ok",
     "n2: @entity database database/n2 stale", 55s, 65s,
     "nothing new is known of database/n2: stale", "entity=database/n2", "database/n2",
     "n2: @entity database database/n2 ok", 2s},
    {"ServiceShort", "warning",
     "bafar_swarm_service_replicas_running" SERVICE
     " = 3; bafar_swarm_service_replicas_desired" SERVICE " = 3",
     "bafar_swarm_service_replicas_running" SERVICE " = 2", 175s, 185s,
     "web runs 66.7% of the tasks it should have", "service=web", "services/web",
     "bafar_swarm_service_replicas_running" SERVICE " = 3", 3s},
    {"ServiceShort", "critical",
     "bafar_swarm_service_replicas_running" SERVICE
     " = 3; bafar_swarm_service_replicas_desired" SERVICE " = 3",
     "bafar_swarm_service_replicas_running" SERVICE " = 0", 28s, 35s,
     "web runs 0% of the tasks it should have", "service=web", "services/web",
     "bafar_swarm_service_replicas_running" SERVICE " = 3", 3s},
    {"ServiceCrashLoop", "critical", "bafar_swarm_task_failures_total" SERVICE " = 0",
     "bafar_swarm_task_failures_total" SERVICE " = 5", 0s, 3s,
     "tasks of web failed 5 times in 10 m", "service=web", "services/web", "", 640s},
    {"ContainerMemory", "warning",
     "container_memory_working_set_bytes" CONTAINER
     " = 50; container_spec_memory_limit_bytes" CONTAINER " = 100",
     "container_memory_working_set_bytes" CONTAINER " = 95", 295s, 305s,
     "web.1 on n1 uses 95% of the memory it may have", "name=web.1 node=n1", "node/n1",
     "container_memory_working_set_bytes" CONTAINER " = 50", 2s},
    {"ContainerThrottled", "warning",
     "container_cpu_cfs_periods_total" CONTAINER
     " += 10; container_cpu_cfs_throttled_periods_total" CONTAINER " += 0",
     "container_cpu_cfs_throttled_periods_total" CONTAINER " += 5", 945s, 980s,
     "web.1 on n1 was held back in 50% of the periods", "name=web.1 node=n1", "node/n1",
     "container_cpu_cfs_throttled_periods_total" CONTAINER " += 0", 320s},
    {"SwarmNodeBad", "warning",
     "all: swarm_manager_nodes{state=\"ready\"} = 3; all: swarm_manager_nodes{state=\"down\"} = 0",
     "all: swarm_manager_nodes{state=\"down\"} = 1", 55s, 65s, "1 nodes of the swarm are not ready",
     "", "", "all: swarm_manager_nodes{state=\"down\"} = 0", 3s},
    {"SwarmNoLeader", "critical",
     "n1: swarm_manager_leader = 1; n2: swarm_manager_leader = 0; n3: swarm_manager_leader = 0",
     "n1: swarm_manager_leader = 0", 28s, 35s,
     "the swarm has no leader: nothing can be changed in it", "", "",
     "n3: swarm_manager_leader = 1", 3s},
    {"BrickDown", "critical", "all: " BRICK " = 1", "all: " BRICK " = 0", 28s, 35s,
     "the brick /b of shared on n2 is down", "brick_path=/b hostname=n2 volume=shared",
     "storage/shared", "all: " BRICK " = 1", 3s},
    {"PeerDown", "critical", "all: gluster_peer_connected{hostname=\"n3\",uuid=\"u\"} = 1",
     "all: gluster_peer_connected{hostname=\"n3\",uuid=\"u\"} = 0", 28s, 35s,
     "storage peer n3 is not connected", "hostname=n3", "",
     "all: gluster_peer_connected{hostname=\"n3\",uuid=\"u\"} = 1", 3s},
    {"SplitBrain", "critical", "all: gluster_volume_split_brain_heal_count" VOLUME " = 0",
     "all: gluster_volume_split_brain_heal_count" VOLUME " = 2", 55s, 65s,
     "2 entries of shared are in split brain", "volume=shared", "storage/shared",
     "all: gluster_volume_split_brain_heal_count" VOLUME " = 0", 3s},
    {"HealBacklog", "warning", "all: gluster_volume_heal_count" VOLUME " = 0",
     "all: gluster_volume_heal_count" VOLUME " = 40", 1790s, 1815s,
     "40 entries of shared wait to be healed", "volume=shared", "storage/shared",
     "all: gluster_volume_heal_count" VOLUME " = 0", 10s},

    {"VipNoMaster", "critical", "@owns web n1", "@owns web", 8s, 13s,
     "nobody owns the floating IP web", "address=web", "floating_ip/web", "@owns web n2", 2s},
    {"VipTwoMasters", "critical", "@owns web n1", "@owns web n1 n2", 8s, 13s,
     "2 nodes own the floating IP web at the same time: n1, n2", "address=web", "floating_ip/web",
     "@owns web n1", 2s},
    {"VrrpFailover", "info", "@owns web n1", "@moves web n2 1", 0s, 2s,
     "the floating IP web moved; its owner is now: n1", "address=web", "floating_ip/web", "", 340s},
    {"VrrpFlapping", "warning", "@owns web n1", "@moves web n2 7", 0s, 2s,
     "the floating IP web moved 7 times in 15 m; its owner is now: n1", "address=web",
     "floating_ip/web", "", 960s},
    {"VrrpFault", "warning", "@relation floating_ip standby node/n1 floating_ip/web ok",
     "@relation floating_ip standby node/n1 floating_ip/web failed", 25s, 35s,
     "n1 cannot take its part in web: failed", "from=node/n1 node=n1 to=floating_ip/web",
     "floating_ip/web", "@relation floating_ip owns node/n1 floating_ip/web ok", 2s},
    {"HttpErrors", "warning", CODE("2xx") " += 100; " CODE("5xx") " += 0.1", CODE("5xx") " += 5",
     330s, 380s, "4.76% of the answers of web through n1 are 5xx", "node=n1 proxy=web", "node/n1",
     CODE("5xx") " += 0.1", 300s},
    {"HttpErrors", "critical", CODE("2xx") " += 100; " CODE("5xx") " += 0.1", CODE("5xx") " += 30",
     145s, 360s, "23.1% of the answers of web through n1 are 5xx", "node=n1 proxy=web", "node/n1",
     CODE("5xx") " += 0.1", 320s},
    {"HttpSlow", "warning",
     LE("0.1") " += 10; " LE("1") " += 10; " LE("5") " += 10; " LE("+Inf") " += 10",
     LE("0.1") " += 5; " LE("1") " += 5", 300s, 330s,
     "one in twenty requests to web through n1 takes 4.6 s or more", "node=n1 proxy=web", "node/n1",
     LE("0.1") " += 10; " LE("1") " += 10", 320s},
    {"BackendEmpty", "critical",
     "haproxy_backend_active_servers" WEB " = 3; haproxy_backend_backup_servers" WEB " = 0",
     "haproxy_backend_active_servers" WEB " = 0", 3s, 8s,
     "web has no server left that n1 could send requests to", "node=n1 proxy=web", "node/n1",
     "haproxy_backend_active_servers" WEB " = 1", 2s},
    {"BackendLast", "warning",
     "haproxy_backend_active_servers" WEB " = 3; haproxy_backend_backup_servers" WEB " = 0",
     "haproxy_backend_active_servers" WEB " = 1", 115s, 125s,
     "of the servers of web, n1 has 1 left and had more", "node=n1 proxy=web", "node/n1",
     "haproxy_backend_active_servers" WEB " = 2", 2s},
    {"BackendQueue", "warning", "haproxy_backend_current_queue" WEB " = 0",
     "haproxy_backend_current_queue" WEB " = 4", 115s, 125s, "4 requests to web wait on n1",
     "node=n1 proxy=web", "node/n1", "haproxy_backend_current_queue" WEB " = 0", 2s},
    {"BackendFlap", "warning",
     "haproxy_server_check_up_down_total{proxy=\"web\",server=\"web.1\"} = 0",
     "haproxy_server_check_up_down_total{proxy=\"web\",server=\"web.1\"} = 5", 0s, 2s,
     "web.1 of web went down 5 times in 15 m, seen from n1", "node=n1 proxy=web server=web.1",
     "node/n1", "", 960s},

    {"DbNoWriter", "critical", WRITER READERS, "n1: mysql_global_variables_read_only = 1", 13s, 20s,
     "no database server takes writes", "", "", "n2: mysql_global_variables_read_only = 0", 3s},
    {"DbTwoWriters", "critical", WRITER READERS, "n2: mysql_global_variables_read_only = 0", 3s, 9s,
     "2 database servers take writes at the same time: n1, n2", "", "",
     "n1: mysql_global_variables_read_only = 1", 3s},
    {"DbRoleChange", "info", WRITER READERS, "n1: mysql_global_variables_read_only = 1", 0s, 2s,
     "the database server of n1 began or ceased to take writes", "node=n1", "database/n1", "",
     640s},
    {"DbDown", "critical", "mysql_up = 1", "mysql_up = 0", 28s, 33s,
     "the database server of n1 does not answer", "node=n1", "database/n1", "mysql_up = 1", 2s},
    {"DbConnections", "warning",
     "mysql_global_status_threads_connected = 10; mysql_global_variables_max_connections = 100",
     "mysql_global_status_threads_connected = 90", 115s, 125s,
     "90% of the connections of the database server of n1 are taken", "node=n1", "database/n1",
     "mysql_global_status_threads_connected = 79", 2s},
    {"ReplicationStopped", "critical",
     "mysql_slave_status_slave_io_running" CHANNEL
     " = 1; mysql_slave_status_slave_sql_running" CHANNEL " = 1",
     "mysql_slave_status_slave_io_running" CHANNEL " = 0", 28s, 33s,
     "replication from 192.0.2.11 to n1 has stopped", "master_host=192.0.2.11 node=n1",
     "database/n1", "mysql_slave_status_slave_io_running" CHANNEL " = 1", 2s},
    {"ReplicationLag", "warning",
     "mysql_slave_status_seconds_behind_master" CHANNEL " = 1; mysql_slave_status_sql_delay" CHANNEL
     " = 0",
     "mysql_slave_status_seconds_behind_master" CHANNEL " = 45", 115s, 125s,
     "the database server of n1 is 45 s behind 192.0.2.11", "master_host=192.0.2.11 node=n1",
     "database/n1", "mysql_slave_status_seconds_behind_master" CHANNEL " = 5", 2s},
    {"ReplicationLag", "critical",
     "mysql_slave_status_seconds_behind_master" CHANNEL " = 1; mysql_slave_status_sql_delay" CHANNEL
     " = 0",
     "mysql_slave_status_seconds_behind_master" CHANNEL " = 750", 115s, 125s,
     "the database server of n1 is 12 m 30 s behind 192.0.2.11", "master_host=192.0.2.11 node=n1",
     "database/n1", "mysql_slave_status_seconds_behind_master" CHANNEL " = 5", 2s},
    {"ReplicationLagUnknown", "critical",
     "mysql_slave_status_seconds_behind_master" CHANNEL
     " = 1; mysql_slave_status_slave_sql_running" CHANNEL " = 1",
     "mysql_slave_status_seconds_behind_master" CHANNEL " gone", 55s, 65s,
     "how far n1 is behind 192.0.2.11 is not known", "master_host=192.0.2.11 node=n1",
     "database/n1", "mysql_slave_status_seconds_behind_master" CHANNEL " = 0", 2s},
    {"RedisDown", "critical", "redis_up = 1", "redis_up = 0", 28s, 33s,
     "Redis of n1 does not answer", "node=n1", "cache/n1", "redis_up = 1", 2s},
    {"RedisMasters", "critical",
     "n1: bafar_redis_is_master = 1; n2: bafar_redis_is_master = 0; n3: bafar_redis_is_master = 0",
     "n1: bafar_redis_is_master = 0", 28s, 35s,
     "0 Redis servers are masters (none); it should be one", "", "",
     "n2: bafar_redis_is_master = 1", 3s},
    {"RedisEvicting", "warning", "redis_evicted_keys_total += 0", "redis_evicted_keys_total += 50",
     300s, 330s, "Redis of n1 throws keys away to make room: 50/s", "node=n1", "cache/n1",
     "redis_evicted_keys_total += 0", 320s},
    {"RedisMemory", "warning", "redis_memory_used_bytes = 50; redis_memory_max_bytes = 100",
     "redis_memory_used_bytes = 95", 295s, 305s, "Redis of n1 uses 95% of the memory it may have",
     "node=n1", "cache/n1", "redis_memory_used_bytes = 50", 2s},
    {"RedisLink", "warning", "redis_master_link_up{master_host=\"n2\",master_port=\"6379\"} = 1",
     "redis_master_link_up{master_host=\"n2\",master_port=\"6379\"} = 0", 55s, 65s,
     "Redis of n1 has lost its master n2", "master_host=n2 master_port=6379 node=n1", "cache/n1",
     "redis_master_link_up{master_host=\"n2\",master_port=\"6379\"} = 1", 2s},

    {"HostCpuHigh", "warning",
     CPU("idle") " += 0.6; " CPU("iowait") " += 0.3; " CPU("user") " += 0.1",
     CPU("idle") " += 0.03; " CPU("iowait") " += 0.02; " CPU("user") " += 0.95", 780s, 960s,
     "the processors of n1 are 95% busy", "node=n1", "node/n1",
     CPU("idle") " += 0.9; " CPU("user") " += 0.1", 120s},
    {"HostLoadSaturated", "warning",
     "node_load5 = 1; " CPU("idle") " += 1; node_cpu_seconds_total{cpu=\"1\",mode=\"idle\"} += 1",
     "node_load5 = 5", 890s, 910s, "2.50 tasks wait for each processor of n1", "node=n1", "node/n1",
     "node_load5 = 2", 2s},
    {"HostMemoryLow", "warning",
     "node_memory_MemTotal_bytes = 8e9; node_memory_MemAvailable_bytes = 4e9",
     "node_memory_MemAvailable_bytes = 0.64e9", 295s, 305s, "8% of the memory of n1 is available",
     "node=n1", "node/n1", "node_memory_MemAvailable_bytes = 1e9", 2s},
    {"HostMemoryLow", "critical",
     "node_memory_MemTotal_bytes = 8e9; node_memory_MemAvailable_bytes = 4e9",
     "node_memory_MemAvailable_bytes = 0.16e9", 295s, 305s, "2% of the memory of n1 is available",
     "node=n1", "node/n1", "node_memory_MemAvailable_bytes = 1e9", 2s},
    {"HostOomKill", "warning", "node_vmstat_oom_kill = 3", "node_vmstat_oom_kill = 4", 0s, 2s,
     "the kernel of n1 killed 1 processes for want of memory", "node=n1", "node/n1", "", 640s},
    {"DiskOver85", "warning", WRITABLE USED " = 0.5", USED " = 0.9", 595s, 605s,
     "/ on n1 is 90% full", "device=/dev/sda1 mountpoint=/ node=n1", "node/n1", USED " = 0.82", 2s},
    {"DiskOver95", "critical", WRITABLE USED " = 0.5", USED " = 0.98", 115s, 125s,
     "/ on n1 is 98% full", "device=/dev/sda1 mountpoint=/ node=n1", "node/n1", USED " = 0.92", 2s},
    {"DiskFullIn24h", "warning", SIZES "node_filesystem_avail_bytes" FS " = 350",
     "node_filesystem_avail_bytes" FS " += -0.005", 5000s, 5700s,
     "/ on n1 will be full within a day if it goes on so", "device=/dev/sda1 mountpoint=/ node=n1",
     "node/n1", "node_filesystem_avail_bytes" FS " = 900", 10s},
    {"InodesLow", "warning",
     "node_filesystem_files" FS " = 1000; node_filesystem_files_free" FS " = 500",
     "node_filesystem_files_free" FS " = 50", 595s, 605s, "5% of the inodes of / on n1 are free",
     "device=/dev/sda1 mountpoint=/ node=n1", "node/n1", "node_filesystem_files_free" FS " = 300",
     2s},
    {"DiskSlow", "warning",
     "node_disk_reads_completed_total" SDA " += 10; node_disk_read_time_seconds_total" SDA
     " += 0.05",
     "node_disk_read_time_seconds_total" SDA " += 3", 610s, 720s,
     "a read on sda of n1 takes 300 ms", "device=sda node=n1", "node/n1",
     "node_disk_read_time_seconds_total" SDA " += 0.05", 400s},
    {"DiskSlowWrites", "warning",
     "node_disk_writes_completed_total" SDA " += 10; node_disk_write_time_seconds_total" SDA
     " += 0.05",
     "node_disk_write_time_seconds_total" SDA " += 3", 610s, 720s,
     "a write on sda of n1 takes 300 ms", "device=sda node=n1", "node/n1",
     "node_disk_write_time_seconds_total" SDA " += 0.05", 400s},
    {"LinkDown", "critical", "node_network_up" ETH0 " = 1", "node_network_up" ETH0 " = 0", 55s, 65s,
     "the link eth0 of n1 is down and was up before", "device=eth0 node=n1", "node/n1",
     "node_network_up" ETH0 " = 1", 2s},
    {"LinkFlap", "warning", "node_network_carrier_changes_total" ETH0 " = 10",
     "node_network_carrier_changes_total" ETH0 " = 16", 0s, 2s,
     "the link eth0 of n1 went up or down 6 times in 15 m", "device=eth0 node=n1", "node/n1", "",
     960s},
    {"PeerLoss", "critical", "@relation cluster peers node/n1 node/n2 ok",
     "@relation cluster peers node/n1 node/n2 stale", 55s, 65s, "n1 does not hear n2",
     "from=node/n1 node=n1 to=node/n2", "node/n2", "@relation cluster peers node/n1 node/n2 ok",
     2s},
    {"PeerLatency", "warning", "", "@round_trip n2 80 ms", 295s, 305s,
     "a round trip from n1 to n2 takes 80 ms", "node=n1 peer=n2", "node/n2", "@round_trip n2 1 ms",
     2s},
    {"ClockSkew", "warning", "node_timex_offset_seconds = 0.001",
     "node_timex_offset_seconds = -0.2", 595s, 605s, "the clock of n1 is 200 ms off", "node=n1",
     "node/n1", "node_timex_offset_seconds = 0.01", 2s},
    {"ClockUnsynchronised", "warning", "node_timex_sync_status = 1", "node_timex_sync_status = 0",
     595s, 605s, "nothing keeps the clock of n1 right", "node=n1", "node/n1",
     "node_timex_sync_status = 1", 2s},
    {"CertExpiry", "warning", "", "@certificate 10 d", 3590s, 3615s,
     "the certificate of n1 is accepted for 9 d 22 h more", "certificate=0a1b node=n1", "node/n1",
     "@certificate 300 d", 10s},
    {"CertExpiry", "critical", "", "@certificate 2 d", 3590s, 3615s,
     "the certificate of n1 is accepted for 1 d 22 h more", "certificate=0a1b node=n1", "node/n1",
     "@certificate 300 d", 10s},
};

QString labelText(const Alert& alert)
{
    QStringList labels;
    for (const auto& [name, value] : alert.labels) {
        labels.append(QString::fromStdString(name + "=" + value));
    }
    return labels.join(QLatin1Char(' '));
}

std::vector<Alert> those(const Fleet& fleet, const Row& row, AlertState state)
{
    std::vector<Alert> found = fleet.alerts(row.rule, state);
    std::erase_if(found, [&](const Alert& alert) {
        return schema::SeverityNames[static_cast<std::size_t>(alert.severity)] != row.severity;
    });
    return found;
}

} // namespace

class RulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void everyRuleFiresAndResolves_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < std::size(Rows); ++i) {
            QTest::addRow("%s is told as %s and ends when it is over", Rows[i].rule,
                          Rows[i].severity)
                << static_cast<int>(i);
        }
    }

    void everyRuleFiresAndResolves()
    {
        QFETCH(int, index);
        const Row& row = Rows[index];
        const Duration step = row.fires > 1000s ? 5s : 1s;
        Fleet fleet;
        fleet.tell(row.before);
        fleet.run(60s, step);
        QVERIFY2(those(fleet, row, AlertState::Firing).empty(), "it fires without its fault");
        QVERIFY2(fleet.takeEvents().empty(), "something is told without a fault");

        fleet.tell(row.fault);
        fleet.run(row.quiet, step);
        QVERIFY2(those(fleet, row, AlertState::Firing).empty(), "it fires too early");
        fleet.run(row.fires - row.quiet, step);
        const std::vector<Alert> firing = those(fleet, row, AlertState::Firing);
        QCOMPARE(firing.size(), std::size_t{1});
        const Alert& alert = firing.front();
        QCOMPARE(QString::fromStdString(alert.summary), QLatin1String(row.summary));
        QCOMPARE(labelText(alert), QLatin1String(row.labels));
        QCOMPARE(QString::fromStdString(alert.subject), QLatin1String(row.subject));
        QVERIFY(alert.hasRunbook);
        QVERIFY(alert.since.unixMs > 0 && alert.since <= alert.firedAt);
        QCOMPARE(alerts::stateSince(alert).unixMs, alert.firedAt.unixMs);

        fleet.tell(row.mended);
        fleet.run(row.over, step);
        QCOMPARE(those(fleet, row, AlertState::Firing).size(), std::size_t{0});
        const std::vector<Alert> resolved = those(fleet, row, AlertState::Resolved);
        QCOMPARE(resolved.size(), std::size_t{1});
        QCOMPARE(alerts::stateSince(resolved.front()).unixMs, resolved.front().resolvedAt.unixMs);
        QCOMPARE(QString::fromStdString(resolved.front().fingerprint),
                 QString::fromStdString(alert.fingerprint));
        const std::vector<std::string> events = fleet.takeEvents();
        const auto count = [&](const std::string& kind) {
            return std::count_if(events.begin(), events.end(), [&](const std::string& event) {
                return event.ends_with(" " + kind + " " + row.rule);
            });
        };
        QVERIFY2(count("alert_firing") >= 1, "its beginning is not told");
        QCOMPARE(count("alert_resolved"), count("alert_firing"));
    }

    void everyRuleHasARow()
    {
        std::set<std::string> rows;
        for (const Row& row : Rows) {
            rows.insert(std::string(row.rule) + " " + row.severity);
        }
        for (const schema::alerting::Rule& rule : alerting::shippedRules()) {
            const std::string level(schema::SeverityNames[static_cast<std::size_t>(rule.severity)]);
            QVERIFY2(rows.contains(rule.name + " " + level), rule.name.c_str());
            QVERIFY2(!rule.critical || rows.contains(rule.name + " critical"), rule.name.c_str());
        }
    }

    void everyRuleHasARunbookOfItsOwn()
    {
        std::set<std::string_view> texts;
        for (const schema::alerting::Rule& rule : alerting::shippedRules()) {
            const std::string_view text = alerts::runbookOf(rule.name);
            const auto runbook = alerts::readRunbook(text);
            QVERIFY2(runbook, runbook ? "" : runbook.error().text.c_str());
            QCOMPARE(runbook->rule, rule.name);
            QVERIFY2(texts.insert(text.substr(text.find('\n'))).second, rule.name.c_str());
        }
        QCOMPARE(alerts::runbooks().size(), alerting::shippedRules().size());
    }

    /// Only its sentences are: commands, links and how much is to be looked at are the same.
    void everyRunbookIsThereInPersian()
    {
        const auto commandsOf = [](const alerts::RunbookText& runbook) {
            std::multiset<std::string> commands;
            std::vector<std::string> parts{runbook.meaning, runbook.then};
            parts.insert(parts.end(), runbook.look.begin(), runbook.look.end());
            for (const std::string& part : parts) {
                for (const alerts::Span& span : alerts::spansOf(part)) {
                    if (span.code) {
                        commands.insert(span.text);
                    }
                }
            }
            return commands;
        };
        QCOMPARE(alerts::persianRunbooks().size(), alerts::runbooks().size());
        for (const alerts::Runbook& one : alerts::runbooks()) {
            const auto english = alerts::readRunbook(one.text);
            const auto persian =
                alerts::readRunbook(alerts::runbookOf(one.rule, alerts::persianRunbooks()));
            QVERIFY2(persian, one.rule.data());
            QVERIFY2(commandsOf(*persian) == commandsOf(*english), one.rule.data());
            QVERIFY2(persian->rule == english->rule && persian->pages == english->pages &&
                         persian->actions == english->actions &&
                         persian->entities == english->entities,
                     one.rule.data());
            QVERIFY2(persian->meaning != english->meaning, one.rule.data());
        }
    }

    void everyShippedRuleIsAsOneOfTheSpecMustBe()
    {
        std::set<std::string> names;
        for (const schema::alerting::Rule& rule : alerting::shippedRules()) {
            for (const schema::Problem& problem : alerting::problemsOf(rule)) {
                QFAIL((rule.name + ": " + problem.path + ": " + problem.text).c_str());
            }
            QVERIFY2(names.insert(rule.name).second, rule.name.c_str());
            QVERIFY2(!rule.summary.empty(), rule.name.c_str());
        }
    }
};

TEST_CLASS(RulesTest)

} // namespace bafar::test

#include "rules_test.moc"
