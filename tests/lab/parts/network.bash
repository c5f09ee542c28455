# shellcheck shell=bash disable=SC2154 # here, data and nodes are the lab's
# The bridge, in a namespace of its own, and one cable from it to each node.

in_bridge() {
    local pid
    pid=$(pid_of bridge) || complain "the lab is not up; run: $here/lab up" 1
    nsenter --target "$pid" --net "$@"
}

make_bridge() {
    in_bridge sysctl -q -w net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
    in_bridge ip link add br0 type bridge stp_state 0 forward_delay 0 mcast_snooping 0
    in_bridge ip link set dev br0 up
}

# Lays the cable: the bridge's end is named as the node, the node's end is eth0 with a MAC of its own that survives
# power cuts. The node gives itself addresses when it sees the cable.
plug() {
    local name=$1 pid
    pid=$(require_running "$name")
    in_bridge ip link delete dev "$name" 2>/dev/null || true # left over while the kernel clears a killed node away
    in_bridge ip link add name "$name" type veth \
        peer name eth0 address "02:00:5e:77:00:$(last_byte "$name")" netns "$pid"
    in_bridge ip link set dev "$name" master br0 up
    if [ "$name" = client ]; then
        nsenter --target "$pid" --net "$here/parts/addresses" client
    fi
}

# Takes the cable out, and notes when it was out for whoever measures what follows.
unplug() {
    local microseconds
    in_bridge ip link set dev "$1" down
    microseconds=${EPOCHREALTIME//[!0-9]/} # with the locale's decimal sign in it
    printf '%s\n' "${microseconds%???}" >"$data/$1/unplugged"
}
