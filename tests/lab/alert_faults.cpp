#include "tests/lab/alert_faults.h"

namespace bafar::test {
namespace {

// A node sees few devices: the file system is mounted by its device's open file, in the node's own
// view. Let go at once, the loop device ends with its last mount.
constexpr Fault Faults[] = {
    {.name = "a disk filled",
     .wave = 1,
     .rule = "DiskOver95",
     .severity = "critical",
     .labels = "node=n1 mountpoint=/var/tmp/full",
     .subject = "node/n1",
     .says = "/var/tmp/full on n1 is 100% full",
     .where = "n1",
     .make = "head -c 60M /dev/zero >/var/tmp/full/file; true",
     .mend = "rm /var/tmp/full/file",
     .mutes = "DiskOver85 node=n1 mountpoint=/var/tmp/full",
     .askedAt = ""},
    {.name = "Redis forced to evict",
     .wave = 1,
     .rule = "RedisEvicting",
     .severity = "warning",
     .labels = "node=n1",
     .subject = "cache/n1",
     .says = "Redis of n1 throws keys away",
     .where = "n1",
     .make = "lab-redis config set maxmemory 3mb; rm -f /tmp/mended; "
             "while [ ! -e /tmp/mended ]; do lab-redis eval 'for i = 1, 300 do "
             "redis.call(\"set\", KEYS[1] .. math.random(1e9), string.rep(\"x\", 400)) end' 1 f:; "
             "sleep 0.3; done >/dev/null 2>&1 &",
     .mend = "touch /tmp/mended; lab-redis config set maxmemory 64mb",
     .mutes = "",
     .askedAt = ""},
    {.name = "a replica stopped",
     .wave = 1,
     .rule = "ReplicationStopped",
     .severity = "critical",
     .labels = "node=n2 master_host=192.0.2.11",
     .subject = "database/n2",
     .says = "replication from 192.0.2.11 to n2 has stopped",
     .where = "n2",
     .make = "mariadb -e 'STOP SLAVE'",
     .mend = "mariadb -e 'START SLAVE'",
     .mutes = "ReplicationLagUnknown node=n2",
     .askedAt = ""},
    {.name = "a brick killed",
     .wave = 1,
     .rule = "BrickDown",
     .severity = "critical",
     .labels = "volume=shared hostname=n3",
     .subject = "storage/shared/n3",
     .says = "of shared on n3 is down",
     .where = "n3",
     .make = "kill -9 $(cat /run/gluster/vols/shared/*.pid)",
     .mend = "for i in $(seq 30); do gluster --mode=script volume start shared force && exit; "
             "sleep 0.5; done; exit 1", // agents ask meanwhile, and it does one thing at a time
     .mutes = "",
     .askedAt = ""},
    {.name = "5xx served",
     .wave = 1,
     .rule = "HttpErrors",
     .severity = "critical",
     .labels = "proxy=service:web",
     .subject = "services/web",
     .says = "of the answers of web through n",
     .where = "client",
     .make = "echo /fail/ >$DATA/client/asked",
     .mend = "echo / >$DATA/client/asked",
     .mutes = "HttpErrors severity=warning proxy=service:web",
     .askedAt = ""},
    {.name = "a service that crashes in a loop",
     .wave = 1,
     .rule = "ServiceCrashLoop",
     .severity = "critical",
     .labels = "service=crashing",
     .subject = "services/crashing",
     .says = "tasks of crashing failed",
     .where = "n1",
     .make = "docker service create --quiet --detach --name crashing --restart-delay 0s "
             "192.0.2.1:5000/bafar-web:crash",
     .mend = "docker service rm crashing",
     .mutes = "",
     .askedAt = ""},
    // An address added by hand is no such fault: the agent of n2 takes it away at once.
    {.name = "two owners, because n2 hears no advertisement",
     .wave = 2,
     .rule = "VipTwoMasters",
     .severity = "critical",
     .labels = "address=web",
     .subject = "floating_ip/web",
     .says = "at the same time: n1, n2",
     .where = "n2",
     .make = "iptables --insert INPUT --protocol 112 --jump DROP",
     .mend = "iptables --delete INPUT --protocol 112 --jump DROP",
     .mutes = "VrrpFault node=n1",
     .askedAt = ""},
    {.name = "CPU burned",
     .wave = 2,
     .rule = "HostCpuHigh",
     .severity = "warning",
     .labels = "node=n3",
     .subject = "node/n3",
     .says = "the processors of n3 are",
     .where = "",
     .make = "for i in $(seq $(nproc)); do timeout 60 sh -c 'while :; do :; done' "
             ">/dev/null 2>&1 & echo $! >>$DATA/burning; done",
     .mend = "kill $(cat $DATA/burning)",
     .mutes = "",
     .askedAt = ""},
    {.name = "a link cut, told by the node behind it",
     .wave = 3,
     .rule = "LinkDown",
     .severity = "critical",
     .labels = "node=n3 device=eth0",
     .subject = "node/n3",
     .says = "the link eth0 of n3 is down",
     .where = "",
     .make = "$LAB cut n3",
     .mend = "$LAB heal n3",
     .mutes = "",
     .askedAt = "n3"},
    {.name = "a link cut, told by the others",
     .wave = 3,
     .rule = "PeerLoss",
     .severity = "critical",
     .labels = "node=n2 to=node/n3",
     .subject = "node/n3",
     .says = "n2 does not hear n3",
     .where = "",
     .make = "",
     .mend = "",
     .mutes = "",
     .askedAt = ""},
    {.name = "a silent node",
     .wave = 4,
     .rule = "NodeSilent",
     .severity = "critical",
     .labels = "node=n3",
     .subject = "node/n3",
     .says = "the agent of n3 was not heard for",
     .where = "",
     .make = "$LAB kill n3",
     .mend = "$LAB start n3",
     .mutes = "PeerLoss node=n1 to=node/n3",
     .askedAt = ""},
};

} // namespace

std::span<const Fault> alertFaults()
{
    return Faults;
}

const char* shortAlertRules()
{
    return R"(alerting:
  rules:
    ClockUnsynchronised: {enabled: false}
    BrickDown: {for: 2 s}
    DiskOver85: {for: 2 s}
    DiskOver95: {for: 2 s}
    HostCpuHigh: {window: 5 s, for: 2 s}
    HttpErrors: {window: 8 s, for: 2 s, critical_for: 2 s}
    LinkDown: {for: 2 s}
    NodeSilent: {threshold: 8}
    PeerLoss: {for: 2 s}
    RedisEvicting: {window: 6 s, for: 2 s}
    ReplicationLagUnknown: {for: 3 s}
    ReplicationStopped: {for: 2 s}
    ServiceCrashLoop: {threshold: 2, window: 20 s, for: 2 s}
    VipTwoMasters: {for: 2 s}
    VrrpFailover: {window: 5 s}
    VrrpFault: {for: 2 s}
)";
}

} // namespace bafar::test
