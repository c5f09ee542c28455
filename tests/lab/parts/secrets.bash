# shellcheck shell=bash disable=SC2154 # data is the lab's
# Passwords of the lab's parts, and the users of a node.

# A random password of this lab, in a file only root reads: $data/secrets/NAME.
make_secret() { # NAME
    (umask 077 && mkdir -p "$data/secrets" && head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$data/secrets/$1")
}

# Puts a secret where that node's agent reads it, and nobody else: /etc/bafar/secrets/NAME.
give_secret() { # NODE NAME
    local disk=$data/$1 owner=0:0
    [ "${BAFAR_LAB_USER:-root}" = root ] || owner=$(account "$1" "$BAFAR_LAB_USER")
    (umask 077 && mkdir -p "$disk/etc/bafar/secrets" && cp "$data/secrets/$2" "$disk/etc/bafar/secrets/$2")
    chown "$owner" "$disk/etc/bafar/secrets" "$disk/etc/bafar/secrets/$2"
}

# A user of a node as its numbers, UID:GID: files are made from outside, where the name may mean another.
account() { # NODE USER
    awk -F: -v user="$2" '$1 == user { print $3 ":" $4; found = 1 } END { exit !found }' "$data/$1/etc/passwd" ||
        complain "no user \"$2\" on this machine: its Debian package makes it" 3
}
