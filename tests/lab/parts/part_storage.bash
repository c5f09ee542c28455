# shellcheck shell=bash disable=SC2154 # data and nodes are the lab's
# Gluster: glusterd on each node, the volume "shared" with a replica on each node's disk, mounted at each node's /mnt.
#
# `lab daemon NODE shared-mount stop` unmounts /mnt; its kill leaves the dead mount of a crashed client for one second.

storage_brick=/var/lib/gluster/shared/brick

storage_programs() {
    echo "glusterd glusterfs-server"
    echo "gluster glusterfs-cli"
    echo "glusterfs glusterfs-client"
}

storage_files() { # NODE
    local disk=$data/$1
    mkdir -p "$disk$storage_brick" "$disk/var/lib/glusterd" "$disk/log/glusterfs" "$disk/etc/glusterfs"
    # Debian's settings, but for ping-timeout: without it, peers of a node that lost its power believe in it for a
    # quarter of an hour, and commands about volumes hang meanwhile.
    printf '%s\n' "volume management" "    type mgmt/glusterd" "    option working-directory /var/lib/glusterd" \
        "    option transport-type socket" "    option transport.socket.listen-port 24007" \
        "    option transport.socket.keepalive-time 10" "    option transport.socket.keepalive-interval 2" \
        "    option transport.socket.read-fail-log off" "    option ping-timeout 10" "    option event-threads 1" \
        "    option max-port 60999" "end-volume" >"$disk/etc/glusterfs/glusterd.vol"
}

# The agents' root helper stands here, because storage is what it is for.
storage_daemons() { printf '%s\n' glusterd shared-mount bafar-helper; } # NODE

storage_start() { # NODE DAEMON
    case $2 in
        bafar-helper)
            mkdir -p /run/bafar
            exec /usr/local/bin/bafar-agent --helper
            ;;
        glusterd) exec glusterd --no-daemon --log-level WARNING --pid-file /run/glusterd.pid ;;
        shared-mount)
            umount --lazy --types fuse.glusterfs /mnt 2>/dev/null || true # what a crashed client left
            until gluster --mode=script --timeout=5 volume info shared 2>&1 | grep '^Status: Started' >/dev/null; do
                sleep 0.2
            done
            exec glusterfs --no-daemon --process-name fuse --log-level WARNING --log-file /var/log/glusterfs/mnt.log \
                --volfile-server localhost --volfile-id /shared /mnt
            ;;
    esac
}

storage_form() {
    local node
    for node in "${nodes[@]}"; do wait_until "glusterd of $node" storage_answers "$node"; done
    # The second probe tells n2 the name of n1, which asked it by its address.
    for node in n1:n2 n1:n3 n2:n1; do storage_gluster "${node%:*}" peer probe "${node#*:}"; done
    for node in "${nodes[@]}"; do wait_until "all Gluster peers of $node" storage_has_peers "$node"; done
    inside n1 gluster --mode=script volume info shared >/dev/null 2>&1 || storage_make_volume
    for node in "${nodes[@]}"; do wait_until "/mnt of $node to reach all bricks" storage_is_mounted "$node"; done
}

# Agents ask about volumes meanwhile, and gluster does one thing at a time. A lock that its holder lost on the way,
# because a peer came while it was taken, stands until glusterd drops it, after three minutes.
storage_gluster() { # NODE COMMAND...
    local said tries=400
    until said=$(inside "$1" gluster --mode=script "${@:2}" 2>&1); do
        tries=$((tries - 1))
        [[ $said == *"transaction is in progress"* && $tries -gt 0 ]] || { printf '%s\n' "$said" >&2; return 1; }
        sleep 0.5
    done
}

storage_answers() { storage_gluster "$1" pool list 2>/dev/null || { sleep 0.1; false; }; } # NODE

storage_has_peers() { # NODE
    [ "$(inside "$1" gluster --mode=script pool list | grep -c 'Connected *$')" -eq ${#nodes[@]} ] ||
        { sleep 0.1; false; }
}

# Written only with two of three replicas, healed by itself, and given up on a dead node after 10 s rather than 42.
storage_make_volume() {
    local bricks=("${nodes[@]/%/:$storage_brick}")
    storage_gluster n1 volume create shared replica 3 "${bricks[@]}" force # force: the disk is the nodes' only one
    storage_gluster n1 volume set shared cluster.quorum-type auto cluster.self-heal-daemon on \
        cluster.heal-timeout 60 network.ping-timeout 10 server.event-threads 1 client.event-threads 1 \
        diagnostics.brick-log-level WARNING diagnostics.client-log-level WARNING
    storage_gluster n1 volume start shared
}

# Gluster's client shows in .meta which bricks it is connected to.
storage_is_mounted() { # NODE
    [ "$(inside "$1" timeout 2 bash -c 'cat /mnt/.meta/graphs/active/shared-client-*/private' 2>/dev/null |
        grep -c 'connected *= *1')" -eq ${#nodes[@]} ] || { sleep 0.1; false; }
}

storage_status() { # NODE
    local peers brick=down mount="not mounted"
    peers=$(inside "$1" gluster --mode=script --timeout=1 pool list 2>/dev/null | grep -c 'Connected *$')
    # shellcheck disable=SC2016 # expanded inside
    inside "$1" bash -c 'kill -0 "$(cat /run/gluster/vols/shared/*.pid)"' 2>/dev/null && brick=up
    inside "$1" timeout 1 stat --file-system --format=%T /mnt 2>/dev/null | grep fuse >/dev/null && mount=mounted
    printf '%d of %d nodes connected, brick %s, /mnt %s\n' "$peers" ${#nodes[@]} "$brick" "$mount"
}

storage_spec() { printf 'storage:\n  volumes:\n    - {name: shared, mount: /mnt}\n'; }
