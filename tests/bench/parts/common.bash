# shellcheck shell=bash disable=SC2034 # gap, before and after are read by the benchmarks
# What every benchmark shares: its lab, echo servers on the nodes, figures, and the repetition of spoilt runs.
set -euo pipefail
bench=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
lab() { "$(dirname "$bench")/lab/lab" "$@"; }
data=/var/lib/bafar-lab/$BAFAR_LAB
floating=192.0.2.100
port=9000
control_limit_ms=${BAFAR_BENCH_CONTROL_MS:-2}

complain() { printf 'bench: %s\n' "$1" >&2; exit 1; }

figure() { printf '%s %s %s\n' "$1" "$2" "$3"; }

# Prints the last line and fails above 1, or above LIMIT.
ratio() { # NAME OURS PEER [LIMIT]
    awk -v name="$1" -v ours="$2" -v peer="$3" -v limit="${4:-1}" \
        'BEGIN { r = ours / peer; printf "%s ratio %.3f\n", name, r; exit (r <= limit ? 0 : 1) }'
}

median() {
    printf '%s\n' "$@" | sort -g |
        awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'
}

largest() { printf '%s\n' "$@" | sort -g | tail -n 1; }

# A fresh lab that goes away with the benchmark.
fresh_lab() {
    lab down
    lab up --bare >/dev/null
    trap 'lab down' EXIT
}

node_address() { echo "192.0.2.1${1#n}"; }

start_echo() { # NODE...
    local node
    for node in "$@"; do
        lab exec "$node" setsid --fork "$data/bin/udp_gap" serve "$port" "$node" </dev/null >/dev/null 2>&1
    done
}

# Starts a program in a node's namespaces, in the background; FILE gets its pid there, and when it began (microseconds).
start_inside() { # NODE FILE COMMAND...
    local node=$1 file=$2
    shift 2
    # shellcheck disable=SC2016 # expanded inside
    lab exec "$node" setsid --fork bash -c 'echo $$ ${EPOCHREALTIME/./} >"$0"; exec "$@"' "$file" "$@" </dev/null
}

stop_inside() { # NODE FILE
    lab exec "$1" kill -KILL "$(cut --delimiter=' ' --fields=1 "$2")"
}

owner() { lab exec client udp_gap who "$floating" "$port" 2>/dev/null; }

# Waits until a node has answered on the floating address ten times in a row: 30 s at most.
await_owner() {
    local node=$1 tries=150 row=0
    while [ "$row" -lt 10 ]; do
        if [ "$(owner)" = "$node" ]; then row=$((row + 1)); else row=0; fi
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || complain "$node did not come to own $floating within 30 s"
        sleep 0.1
    done
}

# One measured change: runs COMMAND once echoes flow, and sets gap, control, before, after. Fails when the machine
# spoilt it.
measure_change() { # SECONDS CONTROL-NODES COMMAND...
    local seconds=$1 controls=() node out pid
    for node in $2; do controls+=("$(node_address "$node")"); done
    shift 2
    out=$(mktemp)
    lab exec client udp_gap measure "$seconds" "$port" "$floating" "${controls[@]}" >"$out" &
    pid=$!
    for _ in {1..200}; do grep -q started "$out" && break; sleep 0.01; done
    sleep 0.3
    "$@" >&2
    wait "$pid" || complain "no echo from $floating"
    gap=$(awk '$1 == "gap_ms" { print $2 }' "$out")
    control=$(awk '$1 == "control_gap_ms" { print $2 }' "$out")
    before=$(awk '$1 == "before" { print $2 }' "$out")
    after=$(awk '$1 == "after" { print $2 }' "$out")
    rm -f "$out"
    awk -v c="$control" -v limit="$control_limit_ms" 'BEGIN { exit c <= limit ? 0 : 1 }'
}

# The pid of the agent on NODE of a lab; LAB is `lab` or a function like it.
agent_process() { pgrep -P "$("$1" pid "$2")" -x bafar-agent; } # LAB NODE

# A process's figure of memory in KiB: VmRSS is resident now, VmHWM was the most ever, VmLck is locked.
memory_kib() { awk -v what="$2:" '$1 == what { print $2 }' "/proc/$1/status"; } # PID FIGURE

mebibytes() { awk -v k="$1" 'BEGIN { printf "%.1f", k / 1024 }'; } # KIB
