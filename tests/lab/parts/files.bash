# shellcheck shell=bash disable=SC2154 # here, data and nodes are the lab's
# What lies below the data folder: each node's disk, the cluster's certificates and spec, and the client's profile.
#
#   bin/                          the programs under test, copied once, so that a rebuild does not disturb a running lab
#   pki/                          the operator's certificate authority; its key is encrypted, its passphrase beside it
#   n1/{etc,var,run,root,log,local}  a node's disk: /etc, /var, /run, /root, /var/log, /usr/local
#   client/                       certificates of viewer, operator, admin and scrape, a profile for each person, ssh key

# shellcheck source=tests/lab/parts/secrets.bash
. "$here/parts/secrets.bash"

make_files() {
    local name
    mkdir -p "$data/bin" "$data/client" "$data/bridge"
    copy_programs
    make_cluster_spec >"$data/cluster.yaml"
    make_authority
    ssh-keygen -q -t ed25519 -N '' -C operator -f "$data/client/ssh_key"
    for name in "${nodes[@]}"; do make_disk "$name"; done
    give_client_to_invoker
}

# The programs' folder: BAFAR_BUILD, or the newest of the two builds that the scripts of this project make.
build_dir() {
    local folder newest=
    for folder in ${BAFAR_BUILD:-"$source_dir/build/release" "$source_dir/build/ci"}; do
        [ -x "$folder/bin/bafar-agent" ] || continue
        if [ -z "$newest" ] || [ "$folder/bin/bafar-agent" -nt "$newest/bin/bafar-agent" ]; then newest=$folder; fi
    done
    [ -n "$newest" ] || return 1
    printf '%s\n' "$newest"
}

copy_programs() {
    local build program
    build=$(build_dir) || complain "no built bafar-agent in ${BAFAR_BUILD:-build/release or build/ci}; \
run: cmake --preset release && cmake --build --preset release, or set BAFAR_BUILD" 3
    for program in bafar-agent bafarctl; do
        cp "$build/bin/$program" "$data/bin/" || complain "$build/bin/$program is missing; build it first" 3
        [ -x "$data/bin/$program" ] || complain "$data is mounted noexec: choose another folder by BAFAR_LAB_DIR" 1
    done
    for program in bafar udp_gap history_fill group_load request_load; do
        [ ! -x "$build/bin/$program" ] || cp "$build/bin/$program" "$data/bin/"
    done
}

# The lab's cluster: floating IP 192.0.2.100, VRID 51, n1 preferred.
make_cluster_spec() {
    local name centiseconds=${BAFAR_LAB_INTERVAL:-100} priority=110
    [[ $centiseconds =~ ^[1-9][0-9]{0,3}$ && $centiseconds -le 4095 ]] ||
        complain "BAFAR_LAB_INTERVAL is centiseconds, 1 to 4095; got \"$centiseconds\"" 2
    printf 'cluster:\n  name: lab\n  nodes:\n'
    for name in "${nodes[@]}"; do printf '    - {id: %s, address: 192.0.2.%s}\n' "$name" "$(last_byte "$name")"; done
    printf 'floating_ip:\n  routers:\n    - id: web\n      virtual_router: 51\n      interface: eth0\n'
    printf '      addresses: [192.0.2.100/24]\n      interval: %d ms\n      members:\n' $((centiseconds * 10))
    for name in "${nodes[@]}"; do
        printf '        - {node: %s, priority: %d}\n' "$name" "$priority"
        priority=$((priority - 10))
    done
    for name in $(chosen_parts); do ! defines "${name}_spec" || "${name}_spec"; done
    load_balancer_spec
    # Every shipped rule; nothing keeps these clocks but this machine's own.
    [ -z "$(chosen_parts)" ] || printf 'alerting:\n  rules:\n    ClockUnsynchronised: {enabled: false}\n'
}

# What the floating IP serves: nginx under its own host name, and the services that say so by their labels.
load_balancer_spec() {
    local name separator='['
    has_part nginx || has_part swarm || return 0
    printf 'load_balancer:\n  listeners:\n    - {id: http, floating_ip: web, port: 80}\n'
    has_part nginx || return 0
    printf '  routes:\n    - {host: pages.example, upstream: pages}\n  upstreams:\n    - {id: pages, servers: '
    for name in "${nodes[@]}"; do
        printf '%s"192.0.2.%s:8080"' "$separator" "$(last_byte "$name")"
        separator=', '
    done
    printf ']}\n'
}

ctl() { "$data/bin/bafarctl" "$@" || complain "bafarctl $1 $2 failed (its message is above)" 1; }

# The authority and every certificate of the lab. Its passphrase is random and dies with the data folder.
make_authority() {
    local role
    (umask 077; mkdir "$data/pki"; head -c 18 /dev/urandom | base64 >"$data/pki/passphrase")
    ctl pki init --dir "$data/pki" --cluster lab --passphrase-file "$data/pki/passphrase" >/dev/null
    for role in viewer operator admin scrape; do issue "$role" "$role" "$data/client/$role"; done
    for role in viewer operator admin; do make_profile "$role" >"$data/client/$role.yaml"; done
    cp "$data/pki/ca.crt" "$data/client/ca.crt"
}

issue() { # ROLE NAME FILES-WITHOUT-ENDING [OPTIONS...]
    local role=$1 name=$2 files=$3
    shift 3
    ctl pki issue "$role" "$name" --dir "$data/pki" --passphrase-file "$data/pki/passphrase" \
        --certificate "$files.crt" --key "$files.key" "$@" >/dev/null
}

make_disk() {
    local name=$1 disk=$data/$1 address
    address=192.0.2.$(last_byte "$name")
    mkdir -p "$disk"/{etc,run,root,log,local/{bin,sbin,lib,share,etc}} \
        "$disk"/var/{lib/bafar,cache,spool,empty,log,tmp}
    chmod 1777 "$disk/var/tmp"
    ln -s /run "$disk/var/run"
    # This machine's /etc without what is secret or its own.
    tar --create --directory=/etc --one-file-system --exclude=./shadow* --exclude=./gshadow* --exclude=./sudoers* \
        --exclude=./ssl/private --exclude=./ssh --exclude=./bafar --exclude=./NetworkManager \
        --warning=no-file-changed --file="$disk/etc.tar" . || [ $? -eq 1 ] # 1: a file changed meanwhile
    tar --extract --directory="$disk/etc" --file="$disk/etc.tar"
    rm "$disk/etc.tar"
    printf '%s\n' "$name" >"$disk/etc/hostname"
    {
        printf '127.0.0.1 localhost\n'
        for node in "${nodes[@]}"; do printf '192.0.2.%s %s\n' "$(last_byte "$node")" "$node"; done
    } >"$disk/etc/hosts"
    tr -d - </proc/sys/kernel/random/uuid >"$disk/etc/machine-id"
    grep -q '^bafar:' "$disk/etc/passwd" || {
        echo 'bafar:x:799:799:Bafar agent:/var/lib/bafar:/usr/sbin/nologin' >>"$disk/etc/passwd"
        echo 'bafar:x:799:' >>"$disk/etc/group"
    }
    (umask 077; sed 's/^\([^:]*\):.*/\1:*:19000:0:99999:7:::/' "$disk/etc/passwd" >"$disk/etc/shadow")
    make_sshd "$name" "$address"
    mkdir -p "$disk/etc/bafar"
    printf '%s\n' "${BAFAR_LAB_USER:-root}" >"$disk/etc/bafar/lab-user"
    is_bare "$name" || make_agent "$name" "$address"
}

# An sshd on the node's own address only, for the operator's key only; its host key is known to the client beforehand.
make_sshd() {
    local name=$1 address=$2 folder=$data/$1/etc/ssh
    mkdir -p "$folder"
    ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$folder/ssh_host_ed25519_key"
    cp "$data/client/ssh_key.pub" "$folder/authorized_keys"
    printf '%s\n' "ListenAddress $address" "HostKey /etc/ssh/ssh_host_ed25519_key" \
        "AuthorizedKeysFile /etc/ssh/authorized_keys" "PermitRootLogin prohibit-password" \
        "PasswordAuthentication no" "KbdInteractiveAuthentication no" "UsePAM no" "PidFile /run/sshd.pid" \
        "Subsystem sftp internal-sftp" >"$folder/sshd_config"
    printf '%s,%s %s\n' "$name" "$address" "$(cut -d' ' -f1,2 "$folder/ssh_host_ed25519_key.pub")" \
        >>"$data/client/known_hosts"
}

# Whether a node starts without an agent.
is_bare() { [[ " ${BAFAR_LAB_BARE:-} " == *" $1 "* ]]; }

# The agent as a package and an enrolment would leave it.
make_agent() {
    local name=$1 address=$2 folder=$data/$1/etc/bafar
    ln "$data/bin/bafar-agent" "$data/$name/local/bin/bafar-agent" # an upgrade replaces the name, not the file
    cp "$data/cluster.yaml" "$folder/cluster.yaml"
    cp "$data/pki/ca.crt" "$folder/ca.crt"
    issue agent "$name" "$folder/agent" --address "$address"
    printf 'node: %s\n' "$name" >"$folder/agent.yaml"
    [ "${BAFAR_LAB_USER:-root}" = root ] ||
        chown -R "$(account "$name" bafar)" "$data/$name/var/lib/bafar" "$folder"/agent.*
}

# Who called sudo may read the client's certificates: consoles run as that person.
give_client_to_invoker() {
    chmod 700 "$data/client"
    [ -z "${SUDO_UID:-}" ] || chown -R "$SUDO_UID:${SUDO_GID:-$SUDO_UID}" "$data/client"
}

# One profile for each person's role: what the console and bafarctl read.
make_profile() {
    local role=$1 name
    printf 'name: lab\nca: ca.crt\ncertificate: %s.crt\nkey: %s.key\nagents:\n' "$role" "$role"
    for name in "${nodes[@]}"; do
        printf '  - {node: %s, endpoint: "192.0.2.%s:7600"}\n' "$name" "$(last_byte "$name")"
    done
}

# Prints shell assignments for `eval`: where this lab's profiles and keys are.
console_env() {
    [ -d "$data" ] || complain "the lab is not up; run: sudo $here/lab up" 1
    printf 'export %s=%q\n' BAFAR_LAB_CLIENT "$data/client" BAFAR_PROFILE "$data/client/operator.yaml" \
        BAFAR_SSH_KEY "$data/client/ssh_key" BAFAR_KNOWN_HOSTS "$data/client/known_hosts"
}

# The agents agree: the first one's group admits those of the others.
form_group() {
    local name
    for name in "${nodes[@]:1}"; do
        is_bare "$name" || wait_until "$name to be admitted (see $data/client/log/group.log)" admit "$name"
    done
}

admit() { # NAME
    (run_inside client bafarctl act cluster.admit node="$1" --yes --profile "$data/client/admin.yaml") \
        >"$data/client/log/group.log" 2>&1 </dev/null
}
