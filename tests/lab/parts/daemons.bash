# shellcheck shell=bash disable=SC2154 # data and nodes are the lab's
# What runs in a node: its agent, and the daemons of the lab's parts. Both are children of the node's first process.

# The agent's supervisor is the node's first process: see parts/init.
agent() {
    local name=$1 verb=$2 pid child
    pid=$(require_running "$name")
    child=$(agent_pid "$name" || true)
    case $verb in
        stop)
            touch "$data/$name/run/agent-stopped"
            [ -n "$child" ] || return 0
            kill -TERM "$child"
            wait_until "the agent to end" dead "$child"
            ;;
        start)
            rm -f "$data/$name/run/agent-stopped"
            kill -USR1 "$pid"
            wait_until "the agent of $name" agent_pid "$name" >/dev/null
            ;;
        restart) agent "$name" stop; agent "$name" start ;;
        kill) [ -z "$child" ] || kill -KILL "$child" ;;
        *) usage ;;
    esac
}

# The daemons of a node, each with its part: "DAEMON PART".
daemons_of() { # NODE
    local part daemon
    for part in $(chosen_parts); do
        for daemon in $("${part}_daemons" "$1"); do printf '%s %s\n' "$daemon" "$part"; done
    done
}

daemon_runs() { [ -e "$data/$1/run/lab/$2.pid" ]; } # NODE DAEMON

daemon_ended() { ! daemon_runs "$1" "$2"; }

# A daemon alone: stopped until it is started, or killed, after which the node starts it again.
steer_daemon() { # NODE DAEMON VERB
    local node=$1 daemon=$2 verb=$3 folder=$data/$1/run/lab known_daemons
    require_running "$node" >/dev/null
    known_daemons=$(daemons_of "$node" | cut -d' ' -f1 | xargs)
    [[ " $known_daemons " == *" $daemon "* ]] || complain "no daemon \"$daemon\" in $node: ${known_daemons:-none}" 2
    case $verb in
        stop)
            touch "$folder/$daemon.stopped"
            signal_daemon "$node" "$daemon" TERM
            wait_until "$daemon of $node to end" daemon_ended "$node" "$daemon"
            ;;
        start)
            rm -f "$folder/$daemon.stopped"
            wait_until "$daemon of $node" daemon_runs "$node" "$daemon"
            ;;
        restart) steer_daemon "$node" "$daemon" stop; steer_daemon "$node" "$daemon" start ;;
        kill) signal_daemon "$node" "$daemon" KILL ;;
        *) usage ;;
    esac
}

signal_daemon() { # NODE DAEMON SIGNAL
    local pid
    pid=$(cat "$data/$1/run/lab/$2.pid" 2>/dev/null) || return 0
    inside "$1" kill "-$3" "$pid" 2>/dev/null || true
}

# A row for each part and node of the lab.
parts_status() {
    local part node daemon state
    [ -n "$(chosen_parts)" ] || return 0
    printf '\n%-10s %-6s %-8s %s\n' part node daemons state
    for part in $(chosen_parts); do
        for node in "${nodes[@]}"; do
            if ! pid_of "$node" >/dev/null; then
                printf '%-10s %-6s %-8s\n' "$part" "$node" killed
                continue
            fi
            state=running
            for daemon in $("${part}_daemons" "$node"); do
                daemon_runs "$node" "$daemon" || state=ended
                [ ! -e "$data/$node/run/lab/$daemon.stopped" ] || state=stopped
            done
            printf '%-10s %-6s %-8s %s\n' "$part" "$node" "$state" "$("${part}_status" "$node" 2>&1 | head -n 1)"
        done
    done
}

# In a node: keeps one daemon running, and says how it ended. Its own process, below the node's first. What the daemon
# leaves of its process group is ended too, as systemd does; what shall outlive it needs a session of its own.
supervise() { # NODE PART DAEMON
    local node=$1 part=$2 daemon=$3 log=/var/log/$3.log pid code
    set -m
    while :; do
        if [ ! -e "/run/lab/$daemon.stopped" ]; then
            "${part}_start" "$node" "$daemon" </dev/null >>"$log" 2>&1 &
            pid=$!
            echo "$pid" >"/run/lab/$daemon.pid"
            [ ! -e "/run/lab/$daemon.stopped" ] || kill -TERM "$pid" # stopped at this very moment
            code=0
            wait "$pid" || code=$?
            kill -KILL -- "-$pid" 2>/dev/null || true
            rm -f "/run/lab/$daemon.pid"
            echo "$(date --utc +%FT%TZ) $daemon ended with exit status $code" >>"$log"
        fi
        sleep 1
    done
}

# In a node: begins the daemons of all its parts.
start_parts() { # NODE
    local daemon part
    mkdir -p /run/lab
    while read -r daemon part; do
        supervise "$1" "$part" "$daemon" </dev/null &
    done < <(daemons_of "$1")
}
