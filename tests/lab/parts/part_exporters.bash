# shellcheck shell=bash disable=SC2154 # data is the lab's
# The exporters whose names the agents' metrics borrow, for comparison, on the node's address: node_exporter on 9100,
# mysqld_exporter on 9104 and redis_exporter on 9121, the latter two where their server is part of the lab.

exporters_programs() {
    echo "prometheus-node-exporter prometheus-node-exporter"
    echo "prometheus-mysqld-exporter prometheus-mysqld-exporter"
    echo "prometheus-redis-exporter prometheus-redis-exporter"
}

exporters_files() { # NODE
    local disk=$data/$1 folder=$data/$1/etc/lab/exporters
    mkdir -p "$folder" "$disk/var/lib/prometheus/node-exporter"
    chmod 700 "$folder"
    if has_part mariadb; then
        (umask 077 && printf '[client]\nuser=exporter\npassword=%s\nhost=%s\n' \
            "$(cat "$data/secrets/exporter")" "$(node_address "$1")" >"$folder/mysqld.cnf")
    fi
    if has_part redis; then
        (umask 077 && printf 'REDIS_PASSWORD=%s\n' "$(cat "$data/secrets/cache")" >"$folder/redis.env")
    fi
    chown -R "$(account "$1" prometheus)" "$folder"
}

exporters_daemons() { # NODE
    echo node_exporter
    ! has_part mariadb || echo mysqld_exporter
    ! has_part redis || echo redis_exporter
}

# One thread, a small heap, no figures about the exporter itself.
exporters_start() { # NODE DAEMON
    local address run=(setpriv --reuid prometheus --regid prometheus --clear-groups)
    address=$(node_address "$1")
    export GOMAXPROCS=1 GOGC=50
    case $2 in
        node_exporter)
            exec "${run[@]}" prometheus-node-exporter --log.level=warn --web.disable-exporter-metrics \
                --web.listen-address="$address:9100"
            ;;
        mysqld_exporter)
            exec "${run[@]}" prometheus-mysqld-exporter --log.level=warn --config.my-cnf=/etc/lab/exporters/mysqld.cnf \
                --web.listen-address="$address:9104" --collect.info_schema.processlist --collect.binlog_size
            ;;
        redis_exporter)
            # shellcheck source=/dev/null
            . /etc/lab/exporters/redis.env
            export REDIS_PASSWORD
            exec "${run[@]}" prometheus-redis-exporter -redis-only-metrics -include-system-metrics \
                -redis.addr "redis://$address:6379" -web.listen-address "$address:9121"
            ;;
    esac
}

exporters_form() {
    local node port
    for node in "${nodes[@]}"; do
        for port in $(exporters_ports "$node"); do
            wait_until "the exporter on port $port of $node" exporters_answer "$node" "$port"
        done
    done
}

exporters_ports() { # NODE
    exporters_daemons "$1" | sed 's/node_exporter/9100/; s/mysqld_exporter/9104/; s/redis_exporter/9121/'
}

exporters_answer() { # NODE PORT
    inside "$1" curl --silent --fail --output /dev/null --max-time 2 "http://$(node_address "$1"):$2/"
}

exporters_status() { # NODE
    local port text=
    for port in $(exporters_ports "$1"); do
        if exporters_answer "$1" "$port"; then text+="$port answers, "; else text+="$port silent, "; fi
    done
    printf '%s\n' "${text%, }"
}
