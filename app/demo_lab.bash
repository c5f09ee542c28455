# shellcheck shell=bash disable=SC2154 # top and data are the demo's
# The lab of the demo: which parts this machine can run, their start, and the traffic that they get. Sourced by demo.

# Parts that this machine cannot run.
left_out=()

leave_out() { # PART REASON
    [[ " ${left_out[*]} " != *" $1 "* ]] || return 0
    printf 'Without the part %s: %s.\n' "$1" "$2"
    left_out+=("$1")
}

# Tried, not guessed from a version: what the kernel has as a module counts.
has_filesystem() { # NAME
    grep --quiet --word-regexp "$1" /proc/filesystems || modprobe "$1" 2>/dev/null
    grep --quiet --word-regexp "$1" /proc/filesystems
}

judge_machine() {
    local free
    has_filesystem overlay || leave_out swarm "this kernel has no overlay file system, which Docker's images need"
    grep --quiet ' /sys/fs/cgroup[^ ]* cgroup2\? rw' /proc/mounts ||
        leave_out swarm "no control groups can be made below /sys/fs/cgroup here, and Docker makes them"
    { has_filesystem fuse && [ -c /dev/fuse ] && { : <>/dev/fuse; } 2>/dev/null; } ||
        leave_out storage "/dev/fuse cannot be opened here, and Gluster's volumes are mounted through it"
    free=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
    [ "$free" -ge 2500 ] || leave_out swarm "$free MiB of memory are free, and three Docker engines need 2500"
}

# A part that does not start although the machine looks able to costs the demo that part, and nothing else.
start_lab() {
    local log part failed choice
    log=$(mktemp)
    judge_machine
    while :; do
        choice=()
        [ ${#left_out[@]} -eq 0 ] || choice=(--without "$(IFS=,; echo "${left_out[*]}")")
        if lab up "${choice[@]}" 2>"$log"; then break; fi
        cat "$log" >&2
        failed=$(sed -n 's/^lab: the part \([a-z]*\) failed.*/\1/p' "$log" | sort --unique)
        [ -n "$failed" ] || { rm -f "$log"; complain "the lab did not come up (reasons above)" 1; }
        for part in $failed; do leave_out "$part" "it did not start here (its last lines are above)"; done
    done
    rm -f "$log"
    for _ in {1..150}; do lab owner >/dev/null 2>&1 && return; sleep 0.1; done
    complain "no node took the floating IP within 15 s; see $data/n1/log/bafar-agent.log" 1
}

has_part() { grep --quiet --line-regexp "$1" "$data/parts"; }

# Runs in the client: about ten requests a second for each host name, by this shell alone, which costs little.
# shellcheck disable=SC2317,SC2034 # called in another shell; what is read is thrown away
send_requests() { # HOST...
    local host line
    exec 4< <(exec sleep infinity) # nothing to read: the pause between two rounds
    while :; do
        for host in "$@"; do
            exec 3<>/dev/tcp/192.0.2.100/80 || continue
            printf 'GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$host" >&3
            while IFS= read -r -t 2 -u 3 line; do :; done
            exec 3<&-
        done
        read -r -t 0.1 -u 4 || true
    done
}

# shellcheck disable=SC2317 # called in another shell
set_keys() {
    local number=0
    exec 4< <(exec sleep infinity)
    while read -r -t 0.1 -u 4 || true; do
        printf 'SET basket:%d filled EX 600\nGET basket:%d\n' $((number % 500)) $((number * 7 % 500))
        number=$((number + 1))
    done | lab-redis >/dev/null
}

in_background() { # NODE COMMAND...
    setsid "$top/tests/lab/lab" exec "$@" </dev/null >/dev/null 2>&1 9<&- &
    groups+=($!)
}

# What makes the charts move: requests through the load balancer, rows and keys.
start_traffic() {
    local hosts=()
    ! has_part swarm || hosts+=(web.example)
    ! has_part nginx || hosts+=(pages.example)
    [ ${#hosts[@]} -eq 0 ] || in_background client bash -c "$(declare -f send_requests); send_requests ${hosts[*]}"
    ! has_part mariadb || in_background n1 lab-write 1000000 10
    ! has_part redis || in_background n1 bash -c "$(declare -f set_keys); set_keys"
}
