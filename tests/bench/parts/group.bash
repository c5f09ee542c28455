# shellcheck shell=bash disable=SC2154 # data and lab are those of common.bash
# What the benchmarks of the agents' group share: who leads, and that all take part.

viewer() { lab exec client bafarctl "$@" --profile "$data/client/viewer.yaml"; }

# What the agents say of their group, as JSON.
group() { viewer group --json 2>/dev/null; }

# The node that leads; fails while there is none.
leader() { viewer group 2>/dev/null | sed -n '1s/^group: \(n[0-9]\) leads.*/\1/p' | grep .; }

# One that does not lead: another one from call to call.
follower() {
    local leads others
    leads=$(leader)
    mapfile -t others < <(printf '%s\n' n1 n2 n3 | grep -v "$leads")
    echo "${others[RANDOM % 2]}"
}

# How many agents are in touch with a leader, and how many leaders they name.
in_touch() {
    group | jq -r '[.agents[].agreement | select(.standing == "leader" or .standing == "follower") | .leader] |
        "\(length) \(unique | length)"'
}

# Waits until one leads and all three have what it has: 30 s at most.
await_group() {
    local tries=150
    until [ "$(in_touch)" = "3 1" ]; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || complain "the group is not whole after 30 s: $(viewer group 2>&1)"
        sleep 0.2
    done
}
