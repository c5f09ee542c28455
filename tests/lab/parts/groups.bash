# shellcheck shell=bash
# A node's control groups: one folder of its own in every hierarchy, the only thing a node sees of them, because its
# container engine makes groups below. cgroup v1 (several hierarchies) and v2 (one) alike. Without them a node works,
# but its engine does not.

# Prints the roots of this machine's hierarchies: v2 has one, v1 has a folder each; "unified" is v2 beside v1.
group_roots() {
    if [ "$(stat -fc %T /sys/fs/cgroup)" = cgroup2fs ]; then
        echo /sys/fs/cgroup
    else
        awk '$3 ~ /^cgroup2?$/ && $2 ~ "^/sys/fs/cgroup/[^/]+$" { print $2 }' /proc/mounts | sort --unique
    fi
}

# The path of a node's group in each hierarchy. Two labs never share one, as they never share a data folder.
group_path() { # DATA NODE
    printf 'bafar-lab%s/%s\n' "${1//\//-}" "$2"
}

# Makes the node's groups and moves the calling process there.
enter_groups() { # DATA NODE
    local root path folder file
    path=$(group_path "$1" "$2")
    group_roots | while read -r root; do
        [ -w "$root/cgroup.procs" ] || continue
        for folder in "$root/${path%/*}" "$root/$path"; do
            mkdir -p "$folder" || continue 2
            for file in cpuset.cpus cpuset.mems; do # v1 starts them empty, and then admits nobody
                [ ! -e "$root/notify_on_release" ] || [ ! -e "$root/$file" ] || cat "$root/$file" >"$folder/$file"
            done
        done
        [ "$root" != /sys/fs/cgroup ] || pass_controllers "$root" "$root/${path%/*}"
        echo "$$" >"$root/$path/cgroup.procs" || true
    done
}

# v2: lets the groups below each of these folders have every controller there is. At the machine's root most are passed
# already, by systemd; what is added stays, as with every container engine, and costs nothing.
pass_controllers() { # FOLDER...
    local folder controller controllers
    for folder in "$@"; do
        [ -e "$folder/cgroup.subtree_control" ] || continue
        read -ra controllers <"$folder/cgroup.controllers" || true
        for controller in "${controllers[@]}"; do
            echo "+$controller" >"$folder/cgroup.subtree_control" || true
        done
    done
}

# After unshare --cgroup, over the node's own /sys: mounts the node's groups where programs look for them.
show_groups() { # ROOTS-AS-SEEN-BEFORE
    local root
    if [ "$1" = /sys/fs/cgroup ]; then
        mount -t cgroup2 cgroup2 /sys/fs/cgroup
        # A v2 group that has processes gives its groups no controllers.
        mkdir -p /sys/fs/cgroup/init
        echo "$$" >/sys/fs/cgroup/init/cgroup.procs
        pass_controllers /sys/fs/cgroup
        return
    fi
    mount -t tmpfs -o mode=755 tmpfs /sys/fs/cgroup
    for root in $1; do
        mkdir "$root"
        case ${root##*/} in
            unified) mount -t cgroup2 cgroup2 "$root" ;;
            systemd) mount -t cgroup -o none,name=systemd cgroup "$root" ;;
            *) mount -t cgroup -o "${root##*/}" cgroup "$root" ;;
        esac || rmdir "$root"
    done
}

# Removes what a dead node left: its groups, deepest first, and the lab's when it was the last.
remove_groups() { # DATA NODE
    local root path
    path=$(group_path "$1" "$2")
    group_roots | while read -r root; do
        [ -d "$root/$path" ] || continue
        find "$root/$path" -depth -type d -exec rmdir {} \;
        rmdir "$root/${path%/*}" 2>/dev/null || true # not empty: other nodes'
    done
}
