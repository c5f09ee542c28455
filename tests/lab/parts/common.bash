# shellcheck shell=bash disable=SC2154 # here, data and nodes are the lab's
# What every part of the lab shares: its names, its folders, and processes told apart by pid and start time.
lab=${BAFAR_LAB:-lab}
data=$(realpath --canonicalize-missing "${BAFAR_LAB_DIR:-/var/lib/bafar-lab/$lab}")
nodes=(n1 n2 n3)
source_dir=$(dirname "$(dirname "$here")")

complain() { printf 'lab: %s\n' "$1" >&2; exit "$2"; }

require_root() { [ "$(id -u)" -eq 0 ] || complain "namespaces need root: run it with sudo" 3; }

require_programs() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null ||
            complain "\"$program\" is missing; run: sudo $source_dir/resources/packaging/install-packages demo" 3
    done
}

known() { [[ " ${nodes[*]} client " == *" $1 "* ]]; }

# Tries a command every 10 ms for 10 s, or for $patience seconds.
wait_until() { # WHAT COMMAND...
    local what=$1 limit=$((SECONDS + ${patience:-10}))
    shift
    until "$@"; do
        [ "$SECONDS" -le "$limit" ] || complain "waited ${patience:-10} s in vain for $what" 1
        sleep 0.01
    done
}

# A process's start time in clock ticks: with the pid, its identity for as long as this machine is up.
start_time() { awk '{ sub(/.*\) /, ""); print $20 }' "/proc/$1/stat" 2>/dev/null; }

# Notes the first process below a namespace holder, once it exists.
first_process() { # NAME HOLDER
    local child
    [ -e "/proc/$2" ] || complain "$1 ended at once; see $data/$1/log/init.log" 1
    child=$(pgrep -P "$2") || return 1
    printf '%s %s\n' "$child" "$(start_time "$child")" >"$data/pids/$1"
}

# Prints the pid of a node's first process while that very process lives.
pid_of() {
    local pid started
    read -r pid started 2>/dev/null <"$data/pids/$1" || return 1
    [ -n "$started" ] && [ "$(start_time "$pid")" = "$started" ] || return 1
    [ "$(awk '/^State:/ { print $2 }' "/proc/$pid/status" 2>/dev/null)" != Z ] || return 1
    printf '%s\n' "$pid"
}

gone() { ! pid_of "$1" >/dev/null; }

dead() { [ ! -e "/proc/$1" ]; }

require_running() { pid_of "$1" || complain "$1 is not running; see: $here/lab status" 1; }

# The agent below a node's first process, as this machine numbers it.
agent_pid() {
    local pid inner
    pid=$(pid_of "$1") || return 1
    inner=$(cat "$data/$1/run/agent.pid" 2>/dev/null) || return 1
    local candidate
    for candidate in $(pgrep -P "$pid"); do
        [ "$(awk '/^NSpid:/ { print $NF }' "/proc/$candidate/status" 2>/dev/null)" = "$inner" ] || continue
        printf '%s\n' "$candidate"
        return 0
    done
    return 1
}

# A node's number: 1 for n1; the client's addresses end in 1.
last_byte() { if [ "$1" = client ]; then echo 1; else echo "1${1#n}"; fi; }

node_address() { echo "192.0.2.$(last_byte "$1")"; }
