#include "tests/lab/map_rows.h"

namespace bafar::test {
namespace {

/// One line for each thing of a concept that runs on a node: the node and one of its facts.
QString factOfEach(const QString& concept_, const QString& fact)
{
    return QStringLiteral(
               ".things[].entity | select(.concept == \"%1\" and (.id | test(\"/n[1-3]$\"))) "
               "| \"\\(.id | split(\"/\") | last) \" + "
               "(.facts[] | select(.name == \"%2\").value)")
        .arg(concept_, fact);
}

constexpr char RoleOfMariadb[] =
    ".items[] | select(.role == \"ListItem\" and (.name | test(\"^MariaDB n[1-3]$\"))) "
    "| (.name | ltrimstr(\"MariaDB \")) + \" \" + (.description | capture(\"role (?<r>[^;]*)\").r)";
constexpr char RoleOfRedis[] =
    ".items[] | select(.role == \"ListItem\" and (.name | test(\"^Redis n[1-3]$\"))) "
    "| (.name | ltrimstr(\"Redis \")) + \" \" + "
    "(.description | capture(\"role (?<r>primary|replica of n[0-9])\").r)";

} // namespace

// A table: larger than the budget because a row is several commands.
std::vector<EqualRow> equalRows()
{
    return {
        {"the floating IP's owner, by ip", "",
         "ip -brief address show to 192.0.2.100 | grep -q . && echo owner || echo -",
         QStringLiteral("[.edges[].relation | select(.kind == \"owns\").from] as $owners "
                        "| (\"n1\", \"n2\", \"n3\") | . + \" \" + "
                        "(if (\"node/\" + .) | IN($owners[]) then \"owner\" else \"-\" end)"),
         "topology",
         "[.items[] | select(.role == \"Graphic\").name] as $edges | (\"n1\", \"n2\", \"n3\") "
         "| . + \" \" + (if (. + \" owns web\") | IN($edges[]) then \"owner\" else \"-\" end)"},
        {"who of MariaDB may be written, by mariadb", "",
         "mariadb -N -e \"SELECT IF(@@read_only, 'replica, read-only', 'primary, writable')\"",
         factOfEach(QStringLiteral("database"), QStringLiteral("role")), "topology", RoleOfMariadb},
        {"from whom MariaDB replicates, by mariadb", "",
         "mariadb -e 'SHOW SLAVE STATUS\\G' | awk '$1 == \"Master_Host:\" { f = $2 } "
         "END { print f == \"\" ? \"-\" : \"n\" substr(f, length(f)) }'",
         QStringLiteral("[.edges[].relation | select(.kind == \"replicates\" and "
                        "(.from | startswith(\"database/\")))] as $all "
                        "| (\"n1\", \"n2\", \"n3\") as $n | $n + \" \" + "
                        "([$all[] | select(.to == \"database/\" + $n).from | "
                        "ltrimstr(\"database/\")] | first // \"-\")"),
         "topology",
         "[.items[] | select(.role == \"Graphic\").name "
         "| capture(\"^MariaDB (?<from>n[1-3]) replicates to MariaDB (?<to>n[1-3])$\")] as $all "
         "| (\"n1\", \"n2\", \"n3\") as $n "
         "| $n + \" \" + ([$all[] | select(.to == $n).from] | first // \"-\")"},
        {"MariaDB's positions, by mariadb", "", "mariadb -N -e 'SELECT @@gtid_current_pos'",
         factOfEach(QStringLiteral("database"), QStringLiteral("gtid")), "database",
         "[.items[] | select(.role == \"Cell\").name] as $c | range($c | length) as $i "
         "| select($c[$i] | test(\"^MariaDB n[1-3]$\")) "
         "| ([$c[$i:][] | select(test(\"^[0-9]+-[0-9]+-[0-9]+$\"))] | first) as $gtid "
         "| select($gtid != null) " // the panel's links come after the table
         "| ($c[$i] | ltrimstr(\"MariaDB \")) + \" \" + $gtid"},
        {"Redis' roles, by redis-cli", "",
         "lab-redis role | awk 'NR == 1 { r = $1 } NR == 2 { h = $1 } "
         "END { print r == \"master\" ? \"primary\" : \"replica of n\" substr(h, length(h)) }'",
         factOfEach(QStringLiteral("cache"), QStringLiteral("role")), "topology", RoleOfRedis},
        {"the Swarm's leader, by docker", "n1",
         "docker node ls --format '{{.Hostname}} {{.ManagerStatus}}' | "
         "awk '$2 == \"Leader\" { print $1 }'",
         QStringLiteral(".things[].entity | select(.lane == \"nodes\") | select(any(.facts[]; "
                        ".name == \"swarm\" and .value == \"leader\")).title"),
         "cluster",
         "[.items[] | select(.role == \"Cell\").name] as $c | range($c | length) as $i "
         "| select(($c[$i] | test(\"^n[1-3]$\")) and ($c[$i:$i + 8] | index(\"leader\"))) | "
         "$c[$i]"},
        {"every task and its node, by docker", "n1",
         "docker service ps web --filter desired-state=running --format '{{.Name}} {{.Node}} "
         "{{.CurrentState}}' | awk '$3 == \"Running\" { print $1, $2, \"running\" }' | sort",
         QStringLiteral(
             ".things[].entity | select(.id | test(\"^services/web[.]\")) | "
             "\"\\(.title) \\(.node) \" + (.facts[] | select(.name == \"state\").value)"),
         "services",
         "[.items[] | select(.role == \"Cell\").name] as $c | range($c | length) as $i "
         "| select(($c[$i] | test(\"^web[.][0-9]+$\")) and ($c[$i + 2] // \"\" | "
         "test(\"^n[1-3]$\"))) "
         "| $c[$i] + \" \" + "
         "$c[$i + 2] + \" \" + (if $c[$i + 1] == \"ok\" then \"running\" else $c[$i + 1] end)"},
        {"every brick, by gluster", "n1",
         "gluster --mode=script volume status shared | awk '/^Brick/ { split($2, a, \":\"); "
         "print a[1], $(NF - 1) == \"Y\" ? \"ok\" : \"failed\" }' | "
         "sed 's/^192.0.2.1\\([1-3]\\)/n\\1/' | sort",
         QStringLiteral(".things[].entity | select(.id | test(\"^storage/shared/n[1-3]$\")) | "
                        "\"\\(.node) \\(.state)\""),
         "storage",
         "[.items[] | select(.role == \"Cell\").name] as $c | range($c | length) as $i "
         "| select($c[$i] | test(\"^brick on n[1-3]$\")) | ($c[$i] | ltrimstr(\"brick on \")) + \" "
         "\" + "
         "$c[$i + 1]"},
    };
}

std::vector<ChangeRow> changeRows()
{
    return {
        {"replica_stopped", "a replica stopped by SQL", "n2", "mariadb -e 'STOP SLAVE'",
         "^MariaDB n2$", "failed", "", 2000},
        {"replica_started", "and started again", "n2", "mariadb -e 'START SLAVE'", "^MariaDB n2$",
         "ok", "", 2000},
        {"redis_promoted", "a Redis replica promoted", "n3", "lab-redis replicaof no one",
         "^Redis n3$", "", "role primary", 2000},
        {"redis_taken_back", "and back", "n3", "lab-redis replicaof 192.0.2.11 6379", "^Redis n3$",
         "", "role replica of n1", 2000},
        {"task_killed", "a task's container killed", "",
         "docker kill $(docker ps --quiet --filter name=web | head -n 1)", "^web$", "degraded",
         "replicas 2/3|2 of 3 tasks run", 2000}, // the card may have no room for both
        {"task_replaced", "its replacement runs", "n1", "true", "^web$", "ok", "replicas 3/3", 0},
        {"service_scaled", "a service scaled by docker", "n1",
         "docker service scale --detach web=2", "^web$", "ok", "replicas 2/2", 2000},
        {"service_scaled_back", "and back", "n1", "docker service scale --detach web=3", "^web$",
         "", "replicas ./3|of 3 tasks run", 2000},
        {"service_complete", "all its tasks run", "n1", "true", "^web$", "ok", "replicas 3/3", 0},
        {"brick_killed", "a brick's process killed", "n2",
         "kill -9 $(cat /run/gluster/vols/shared/*.pid)", "n2$", "failed", "", 10'000},
        {"brick_started", "and started by gluster", "n2",
         "gluster --mode=script volume start shared force", "^shared$", "ok", "bricks 3 of 3", 0},
    };
}

} // namespace bafar::test
