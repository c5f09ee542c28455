# shellcheck shell=bash disable=SC2154 # data, nodes and here are the lab's
# Docker Swarm: each node a manager, and the service "web" of three tasks, each reached by its node's address and a host
# port of Docker's choice: a kernel without IPVS has no ingress mesh and no service address.
#
# Images, in a registry at 192.0.2.1:5000 in the client, which no power cut of a node takes away; made of parts/web:
#   bafar-web:1, bafar-web:2     the service and its next release
#   bafar-web:crash              a release that ends in failure one second after its start

swarm_registry=192.0.2.1:5000

swarm_programs() {
    echo "dockerd docker.io"
    echo "/usr/bin/docker docker.io"
    echo "docker-registry docker-registry"
    echo "busybox busybox-static"
}

# What is in the images, an archive each, and the registry's settings.
swarm_prepare() {
    local tree=$data/swarm/tree version
    mkdir -p "$data/swarm/registry" "$tree"/{bin,dev,etc,proc,sys,tmp,www/{cgi-bin,slow,fail}}
    printf '%s\n' "version: 0.1" "log: {level: warn}" "http: {addr: '$swarm_registry'}" \
        "storage: {filesystem: {rootdirectory: $data/swarm/registry}}" >"$data/swarm/registry.yml"
    cp "$(command -v busybox)" "$tree/bin/busybox"
    chroot "$tree" /bin/busybox --install -s /bin 2>/dev/null ||
        complain "the part swarm needs a busybox without libraries: install busybox-static" 3
    cp "$here/parts/web/serve" "$here/parts/web/crash" "$tree/bin/"
    cp "$here/parts/web/index.cgi" "$tree/www/cgi-bin/"
    for version in 1 2 crash; do
        echo "$version" >"$tree/etc/web-version"
        tar --create --file="$data/swarm/web-$version.tar" --directory="$tree" .
    done
}

swarm_files() { # NODE
    local etc=$data/$1/etc
    rm -rf "$etc/docker"
    mkdir -p "$etc/docker"
    printf '{\n  "hosts": ["unix:///run/docker.sock"],\n  "insecure-registries": ["%s"],\n  "log-level": "warn",\n' \
        "$swarm_registry" >"$etc/docker/daemon.json"
    printf '  "log-opts": {"max-size": "1m", "max-file": "2"}\n}\n' >>"$etc/docker/daemon.json"
    sed -i 's/^\(docker:[^:]*:[^:]*\):.*/\1:bafar/' "$etc/group" # who may use the socket: the agent, no user of ours
}

# The agents' root helper opens sockets in overlay networks; the part storage has it already.
swarm_daemons() { echo dockerd; has_part storage || echo bafar-helper; } # NODE

swarm_start() { # NODE DAEMON
    [ "$2" = bafar-helper ] || exec dockerd
    mkdir -p /run/bafar
    exec /usr/local/bin/bafar-agent --helper
}

swarm_form() {
    local node joins=()
    swarm_answers || inside client setsid --fork docker-registry serve "$data/swarm/registry.yml" \
        >"$data/swarm/registry.log" 2>&1
    for node in "${nodes[@]}"; do wait_until "Docker of $node" swarm_has_socket "$node"; done
    inside n1 docker node ls >/dev/null 2>&1 || swarm_docker swarm init --task-history-limit 3 \
        --advertise-addr "$(node_address n1)" --data-path-addr "$(node_address n1)"
    for node in "${nodes[@]:1}"; do
        swarm_join "$node" &
        joins+=("$!")
    done
    swarm_make_images
    for node in "${joins[@]}"; do wait "$node" || complain "a node did not join the swarm (reason above)" 1; done
    wait_until "all nodes to be ready in the swarm" swarm_nodes_are_ready
    swarm_make_web
    wait_until "the tasks of the service web" swarm_web_runs
}

swarm_answers() { inside client bash -c ": </dev/tcp/${swarm_registry/://}" 2>/dev/null; }

swarm_has_socket() { [ -S "$data/$1/run/docker.sock" ]; } # NODE

# A command of n1's docker of which only the errors matter.
swarm_docker() { inside n1 docker "$@" >/dev/null; }

swarm_join() { # NODE
    ! inside "$1" docker node ls >/dev/null 2>&1 || return 0
    inside "$1" docker swarm join --token "$(inside n1 docker swarm join-token --quiet manager)" \
        --advertise-addr "$(node_address "$1")" --data-path-addr "$(node_address "$1")" \
        "$(node_address n1):2377" >/dev/null
}

# Imported, not pulled: no look-up leaves the machine.
swarm_make_images() {
    local version image program
    wait_until "the registry (see $data/swarm/registry.log)" swarm_answers
    for version in 1 2 crash; do
        image=$swarm_registry/bafar-web:$version program=/bin/serve
        [ "$version" != crash ] || program=/bin/crash
        swarm_docker import --change "CMD [\"$program\"]" --change "EXPOSE 8080" "$data/swarm/web-$version.tar" "$image"
        swarm_docker push --quiet "$image"
    done
}

swarm_nodes_are_ready() {
    [ "$(inside n1 docker node ls --format '{{.Status}}' | grep -c Ready)" -eq ${#nodes[@]} ] || { sleep 0.2; false; }
}

# Released as a careful operator does: a task at a time, watched, rolled back if it fails.
swarm_make_web() {
    ! inside n1 docker service inspect web >/dev/null 2>&1 || return 0
    swarm_docker service create --detach --name web --replicas ${#nodes[@]} \
        --endpoint-mode dnsrr --publish mode=host,target=8080 \
        --label bafar.http.host=web.example --label bafar.http.path=/ --label bafar.http.port=8080 \
        --env 'TASK_NAME={{.Task.Name}}' --env 'NODE_NAME={{.Node.Hostname}}' \
        --health-cmd 'wget -q -O /dev/null http://127.0.0.1:8080/' \
        --health-interval 2s --health-timeout 2s --health-retries 2 --stop-grace-period 10s \
        --update-order stop-first --update-monitor 5s --update-failure-action rollback \
        --limit-memory 32M "$swarm_registry/bafar-web:1"
}

swarm_web_runs() {
    [ "$(inside n1 docker service ls --filter name=web --format '{{.Replicas}}')" = ${#nodes[@]}/${#nodes[@]} ] ||
        { sleep 0.2; false; }
}

swarm_status() { # NODE
    local role
    role=$(inside "$1" timeout 2 docker node inspect self --format \
        '{{with .ManagerStatus}}{{if .Leader}}leader{{else}}{{.Reachability}}{{end}}{{end}}' 2>/dev/null)
    printf 'manager %s, %d containers\n' "${role:-without a quorum or an answer}" \
        "$(inside "$1" timeout 1 docker ps --quiet 2>/dev/null | wc -l)"
}

swarm_spec() { printf 'services:\n  socket: /run/docker.sock\n'; }
