# shellcheck shell=bash disable=SC2154 # data and nodes are the lab's
# Redis: n1 primary, the others its replicas, on port 6379 of each node's address, with a password and 64 MiB each.
# `lab exec NODE lab-redis COMMAND...` is that node's redis-cli, logged in.

redis_programs() {
    echo "redis-server redis-server"
    echo "redis-cli redis-tools"
}

redis_prepare() { make_secret cache; }

redis_files() { # NODE
    local disk=$data/$1 password owner
    password=$(cat "$data/secrets/cache")
    owner=$(account "$1" redis)
    give_secret "$1" cache
    rm -rf "$disk/etc/redis"
    (umask 077 && mkdir -p "$disk/etc/redis" "$disk/var/lib/redis")
    {
        printf '%s\n' "bind $(node_address "$1")" "port 6379" "protected-mode yes" \
            "requirepass $password" "masterauth $password" "maxmemory 64mb" "maxmemory-policy allkeys-lru" \
            "dir /var/lib/redis" "appendonly yes" "appendfsync everysec" 'save ""' \
            "repl-diskless-sync-delay 0" "repl-ping-replica-period 1" "repl-timeout 10" "repl-backlog-size 1mb"
        [ "$1" = n1 ] || echo "replicaof $(node_address n1) 6379"
    } >"$disk/etc/redis/redis.conf"
    chmod 600 "$disk/etc/redis/redis.conf"
    chown -R "$owner" "$disk/etc/redis" "$disk/var/lib/redis"
    # shellcheck disable=SC2016 # expanded inside
    printf '#!/bin/sh\nREDISCLI_AUTH=$(cat /etc/bafar/secrets/cache) exec redis-cli -h %s "$@"\n' \
        "$(node_address "$1")" >"$disk/local/bin/lab-redis"
    chmod 755 "$disk/local/bin/lab-redis"
}

redis_daemons() { echo redis-server; } # NODE

redis_start() { # NODE DAEMON
    exec setpriv --reuid redis --regid redis --clear-groups redis-server /etc/redis/redis.conf
}

redis_form() {
    local node
    wait_until "Redis of n1" redis_says n1 role:master
    for node in "${nodes[@]:1}"; do
        wait_until "Redis of $node to follow n1" redis_says "$node" master_link_status:up
    done
}

redis_says() { inside "$1" lab-redis info replication 2>/dev/null | grep "^$2" >/dev/null; } # NODE LINE

redis_status() { # NODE
    inside "$1" timeout 3 lab-redis info replication | tr -d '\r' | awk -F: '
        { is[$1] = $2 }
        END {
            if (is["role"] == "master") print "primary, " is["connected_slaves"] " replicas"
            else if (is["role"] == "slave") print "replica of " is["master_host"] ", link " is["master_link_status"]
            else print "no answer"
        }'
}

redis_spec() {
    local node
    printf 'cache:\n  port: 6379\n  password_file: /etc/bafar/secrets/cache\n  servers:\n'
    for node in "${nodes[@]}"; do printf '    - {node: %s}\n' "$node"; done
}
