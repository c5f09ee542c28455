# shellcheck shell=bash disable=SC2154 # here, data and nodes are the lab's
# The lab's parts: what stands in a lab beside nodes, agents and the client. A part NAME is the file part_NAME.bash
# here. The lab and the first process of each node source it, so it runs nothing by itself; it defines these functions,
# of which those marked "-" may be left out, and others only with the part's name as their prefix.
#
# Run by the lab, as root of this machine; a failure ends `lab up`:
#   NAME_programs            prints what it needs, a line each: PROGRAM DEBIAN-PACKAGE
# - NAME_prepare             once, while the certificates are made and before a disk exists: what the nodes share, in
#                            $data/NAME; no network, and no process that outlives it
#   NAME_files NODE          writes what is on the node's disk, $data/NODE, before its first start
# - NAME_form                once all nodes run: what needs them together; run again, it changes nothing
#   NAME_status NODE         prints one line: what the part is on this running node, by its own tools, within 3 s
# - NAME_spec                prints its section of the cluster spec
#
# Run by a node's first process, as root of the node; also when the node starts again after a power cut:
#   NAME_daemons NODE        prints the daemons the node runs for it, a line each; no name twice among all parts
#   NAME_start NODE DAEMON   becomes that daemon and stays in the foreground (exec). It has /var/log/DAEMON.log as its
#                            output, and is started again one second after it ends
#
# Of each phase (prepare, files, form) all parts run at once, in the order below: the slow ones first.
all_parts=(mariadb swarm storage redis nginx exporters)

parts_folder=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
for part in "${all_parts[@]}"; do
    # shellcheck source=/dev/null
    . "$parts_folder/part_$part.bash"
done
unset part
# shellcheck source=tests/lab/parts/groups.bash
. "$parts_folder/groups.bash"

# The parts of this lab, once it has a folder.
chosen_parts() { cat "$data/parts" 2>/dev/null || true; }

has_part() { [[ $'\n'$(chosen_parts)$'\n' == *$'\n'"$1"$'\n'* ]]; }

defines() { declare -F "$1" >/dev/null; }

# Prints the parts that the words after `up` ask for, in their order: all of them without words.
choose_parts() { # [--bare | --only LIST | --without LIST]
    local part list=${2:-} listed
    case "${1:-} $#" in
        " 0") ;;
        "--bare 1") return 0 ;;
        "--only 2" | "--without 2") ;;
        *) usage ;;
    esac
    for part in ${list//,/ }; do
        [[ " ${all_parts[*]} " == *" $part "* ]] || complain "no part \"$part\" in the lab: ${all_parts[*]}" 2
    done
    for part in "${all_parts[@]}"; do
        if [[ ",$list," == *",$part,"* ]]; then listed=yes; else listed=no; fi
        case "${1:-} $listed" in "--only no" | "--without yes") continue ;; esac
        printf '%s\n' "$part"
    done
}

require_part_programs() { # PART...
    local part program package
    for part in "$@"; do
        while read -r program package; do
            command -v "$program" >/dev/null || complain "the part $part needs \"$program\" (Debian package $package); \
run: sudo $source_dir/resources/packaging/install-packages demo, or leave it out: up --without $part" 3
        done < <("${part}_programs")
    done
}

# The steps that run now: "PID PART" each. A step's pid is its process group too, so that give_up can end all of it.
steps=()

begin_step() { # PART COMMAND...
    local part=$1
    shift
    set -m
    (set +m; "$@") </dev/null &
    steps+=("$! $part")
    set +m
}

# Waits for all steps; the reasons of those that failed are printed before this fails.
await_steps() {
    local step failed=no
    for step in "${steps[@]}"; do
        wait "${step% *}" && continue
        failed=yes
        show_part_logs "${step#* }" >&2
    done
    steps=()
    [ "$failed" = no ] || complain "these parts did not come up" 1
}

end_steps() {
    local step
    for step in "${steps[@]}"; do
        kill -KILL -- "-${step% *}" 2>/dev/null || true
        wait "${step% *}" 2>/dev/null || true
        wait_until "the part ${step#* } to end" step_ended "${step% *}" # before its files are removed
    done
    steps=()
}

step_ended() { ! pgrep --pgroup "$1" --runstates DRST >/dev/null; } # PID

show_part_logs() { # PART
    local node daemon log
    printf 'lab: the part %s failed; the last lines of its logs, if it has any:\n' "$1"
    for node in "${nodes[@]}"; do
        for daemon in $("$1_daemons" "$node"); do
            log=$data/$node/log/$daemon.log
            [ ! -s "$log" ] || { printf '%s %s:\n' "$node" "$daemon"; tail -n 5 "$log"; }
        done
    done
}

# One phase begun for each part that has it.
begin_phase() { # PHASE
    local part
    for part in $(chosen_parts); do
        ! defines "${part}_$1" || begin_step "$part" "${part}_$1"
    done
}

begin_files() {
    local part
    for part in $(chosen_parts); do begin_step "$part" files_of "$part"; done
}

files_of() { # PART
    local node
    for node in "${nodes[@]}"; do "$1_files" "$node"; done
}

# A command in a node, in the same way as `lab exec`, but without ending the lab's own process.
inside() { (run_inside "$@"); } # NODE COMMAND...
