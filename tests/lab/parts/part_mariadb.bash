# shellcheck shell=bash disable=SC2154 # data and nodes are the lab's
# MariaDB: n1 primary, the others its GTID replicas, lossless as far as settings make it so, on port 3306 of each
# node's address. `lab exec NODE mariadb` is root of that server, `lab exec NODE lab-write` writes as an application.
#
# Accounts, all with random passwords: bafar (the agents': what watching and a change of roles need, but no SUPER),
# replica, exporter, and app (read and write of the database shop, bound by read_only).

mariadb_programs() {
    echo "mariadbd mariadb-server"
    echo "mariadb-install-db mariadb-server"
    echo "mariadb mariadb-client"
}

# The system tables and accounts, written once; each node's disk gets a copy.
mariadb_prepare() {
    local name folder=$data/mariadb
    (umask 077 && mkdir -p "$folder")
    for name in database replica exporter app; do make_secret "$name"; done
    (umask 077 && mariadb_accounts >"$folder/accounts.sql")
    mariadb-install-db --no-defaults --user=root --datadir="$folder/data" --skip-test-db \
        --extra-file="$folder/accounts.sql" --auth-root-authentication-method=socket \
        --innodb-log-file-size=8M --innodb-buffer-pool-size=16M \
        --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=0 >"$folder/install.log" 2>&1 || {
        tail -n 5 "$folder/install.log" >&2
        complain "mariadb-install-db failed (reasons above)" 1
    }
}

mariadb_accounts() {
    local watches="SELECT, PROCESS, SHOW DATABASES, BINLOG MONITOR, REPLICA MONITOR"
    local manages="RELOAD, EVENT, SET USER, CONNECTION ADMIN, READ_ONLY ADMIN, BINLOG ADMIN, REPLICATION SLAVE ADMIN, \
REPLICATION MASTER ADMIN"
    echo "FLUSH PRIVILEGES;" # until then the server that makes the tables knows no accounts
    echo "DELETE FROM mysql.global_priv WHERE User = '';"
    mariadb_account bafar database "$watches, $manages ON *.*"
    mariadb_account replica replica "REPLICATION SLAVE ON *.*"
    mariadb_account exporter exporter "$watches ON *.*"
    mariadb_account app app "SELECT, INSERT, UPDATE, DELETE ON shop.*"
}

mariadb_account() { # USER SECRET GRANTS
    printf "CREATE USER '%s'@'192.0.2.%%' IDENTIFIED BY '%s';\n" "$1" "$(cat "$data/secrets/$2")"
    printf "GRANT %s TO '%s'@'192.0.2.%%';\n" "$3" "$1"
}

mariadb_files() { # NODE
    local disk=$data/$1 owner
    owner=$(account "$1" mysql)
    give_secret "$1" database
    rm -rf "$disk/etc/mysql"
    mkdir -p "$disk/etc/mysql" "$disk/etc/lab"
    mariadb_config "$1" >"$disk/etc/mysql/my.cnf"
    cp -a "$data/mariadb/data" "$disk/var/lib/mysql"
    chown -R "$owner" "$disk/var/lib/mysql"
    (umask 077 && printf '[client]\nuser=app\npassword=%s\n' "$(cat "$data/secrets/app")" >"$disk/etc/lab/app.cnf")
    cp "$parts_folder/lab-write" "$disk/local/bin/lab-write"
}

# Every server may become primary, so every server has the settings of both roles but two, which a change of roles sets:
# read_only, and waiting for acknowledgements. A replica that waited for them without replicas of its own would apply
# nothing until the timeout, which is as long as can be: a primary that loses all replicas shall stop writing instead of
# writing what only it has. Not set is init_rpl_role = SLAVE, which lossless failover needs: as long as nobody is
# promoted after a power cut of n1, n1 would come back behind its replicas, and they could not follow it (error 1236).
mariadb_config() { # NODE
    local primary=0
    [ "$1" != n1 ] || primary=1
    cat <<EOF
[mariadbd]
user = mysql
datadir = /var/lib/mysql
socket = /run/mysqld/mysqld.sock
pid_file = /run/mysqld/mysqld.pid
bind_address = $(node_address "$1")
port = 3306
skip_name_resolve = 1
sql_mode = STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION

server_id = ${1#n}
report_host = $(node_address "$1")
read_only = $((1 - primary))
log_bin = binlog
log_slave_updates = 1
binlog_format = ROW
binlog_expire_logs_seconds = 86400
gtid_strict_mode = 1
relay_log = relay
sync_binlog = 1
sync_relay_log = 1
innodb_flush_log_at_trx_commit = 1
slave_net_timeout = 4

rpl_semi_sync_master_enabled = $primary
rpl_semi_sync_slave_enabled = 1
rpl_semi_sync_master_wait_point = AFTER_SYNC
rpl_semi_sync_master_wait_no_slave = 1
rpl_semi_sync_master_timeout = 18446744073709551615

# Small, for a lab.
max_connections = 60
innodb_buffer_pool_size = 16M
innodb_log_file_size = 8M
innodb_log_buffer_size = 2M
key_buffer_size = 1M
aria_pagecache_buffer_size = 1M
query_cache_size = 0
performance_schema = 0
table_open_cache = 200
thread_cache_size = 8

[client]
socket = /run/mysqld/mysqld.sock
EOF
}

mariadb_daemons() { echo mariadbd; } # NODE

mariadb_start() { # NODE DAEMON
    install -d -o mysql -g mysql /run/mysqld
    exec mariadbd
}

# Replication first: with nobody to acknowledge it, a write waits.
mariadb_form() {
    local node position
    for node in "${nodes[@]}"; do wait_until "MariaDB of $node" mariadb_answers "$node"; done
    for node in "${nodes[@]:1}"; do
        [ -n "$(mariadb_ask "$node" "SHOW SLAVE STATUS")" ] || mariadb_ask "$node" \
            "CHANGE MASTER TO MASTER_HOST = '$(node_address n1)', MASTER_PORT = 3306, MASTER_USER = 'replica',
             MASTER_PASSWORD = '$(cat "$data/secrets/replica")', MASTER_USE_GTID = slave_pos,
             MASTER_HEARTBEAT_PERIOD = 1, MASTER_CONNECT_RETRY = 1; START SLAVE"
    done
    wait_until "two replicas to acknowledge the writes of n1" mariadb_has_replicas
    [ -n "$(mariadb_ask n1 "SHOW DATABASES LIKE 'shop'")" ] || mariadb_ask n1 \
        "CREATE DATABASE shop; CREATE TABLE shop.orders (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY,
         node VARCHAR(16) NOT NULL, note VARCHAR(64) NOT NULL,
         written TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)) ENGINE = InnoDB"
    position=$(mariadb_ask n1 "SELECT @@gtid_binlog_pos")
    for node in "${nodes[@]:1}"; do
        [ "$(mariadb_ask "$node" "SELECT MASTER_GTID_WAIT('$position', 10)")" = 0 ] ||
            complain "MariaDB of $node did not reach $position within 10 s" 1
    done
}

mariadb_ask() { inside "$1" timeout 20 mariadb --batch --skip-column-names --execute "$2"; } # NODE SQL

mariadb_answers() { [ "$(mariadb_ask "$1" "SELECT 1" 2>/dev/null)" = 1 ]; } # NODE

mariadb_has_replicas() {
    [ "$(mariadb_ask n1 "SHOW STATUS LIKE 'Rpl_semi_sync_master_clients'" | cut -f2)" = $((${#nodes[@]} - 1)) ]
}

mariadb_status() { # NODE
    local sql="SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME ="
    inside "$1" timeout 3 mariadb --batch --execute \
        "SELECT IF(@@read_only, 'read-only', 'writable'), @@gtid_current_pos,
         ($sql 'RPL_SEMI_SYNC_MASTER_CLIENTS'); SHOW SLAVE STATUS\G" | awk '
        NR == 2 { mode = $1; position = $2; clients = $3 }
        $1 == "Master_Host:" { from = $2 }
        $1 == "Slave_IO_Running:" { io = $2 }
        $1 == "Slave_SQL_Running:" { sql = $2 }
        $1 == "Seconds_Behind_Master:" { lag = $2 }
        END {
            if (NR == 0) exit 1
            if (from == "") printf "primary, %s, %s, %s semi-sync replicas\n", mode, position, clients
            else printf "replica of %s, %s, %s, IO %s, SQL %s, %s s behind\n", from, mode, position, io, sql, lag
        }'
}

# Not no_loss: that asks for init_rpl_role=SLAVE, with which a primary that crashed forgets what no replica confirmed.
# Until a failover makes it a replica of another one, it would come back behind its own replicas.
mariadb_spec() {
    local node
    printf 'database:\n  port: 3306\n  promise: semi_sync\n  user: bafar\n'
    printf '  password_file: /etc/bafar/secrets/database\n  servers:\n'
    for node in "${nodes[@]}"; do printf '    - {node: %s}\n' "$node"; done
}
