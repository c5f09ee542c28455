# shellcheck shell=bash disable=SC2034 # for the benchmarks of the console
# What the console's benchmarks share: a screen of its own (Xvfb), and what a running console costs.
seconds=${BAFAR_BENCH_SECONDS:-60}
ticks=$(getconf CLK_TCK)
screen_pid=

# A screen of 1920x1080; its name goes to DISPLAY. It ends with stop_screen.
start_screen() {
    local chosen
    chosen=$(mktemp)
    Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp 3>"$chosen" >/dev/null 2>&1 &
    screen_pid=$!
    for _ in {1..100}; do [ -s "$chosen" ] && break; sleep 0.05; done
    [ -s "$chosen" ] || complain "Xvfb did not start within 5 s"
    DISPLAY=:$(cat "$chosen")
    export DISPLAY
    rm -f "$chosen"
}

stop_screen() { [ -z "$screen_pid" ] || kill "$screen_pid" 2>/dev/null || true; }

cpu_ticks() { awk '{ sub(/.*\) /, ""); print $12 + $13 }' "/proc/$1/stat"; } # PID

# The share of a core that PID takes over the next `seconds`, in percent.
cpu_percent() {
    local before
    before=$(cpu_ticks "$1")
    sleep "$seconds"
    awk -v a="$(cpu_ticks "$1")" -v b="$before" -v t="$ticks" -v s="$seconds" \
        'BEGIN { printf "%.2f", (a - b) * 100 / t / s }'
}

# Adds VALUE / BAR to what `worst` is the largest of.
against() { worst=$(largest "${worst:-0}" "$(awk -v v="$1" -v b="$2" 'BEGIN { print v / b }')"); } # VALUE BAR
