# shellcheck shell=bash disable=SC2154 # data is the lab's
# nginx as a plain HTTP backend: port 8080 of each node's address. "/" says the node's name, /healthz "ok", /broken 500.

nginx_programs() { echo "nginx nginx-light"; }

nginx_files() { # NODE
    local disk=$data/$1
    rm -rf "$disk/etc/nginx"
    mkdir -p "$disk/etc/nginx" "$disk/var/lib/nginx" "$disk/log/nginx"
    cat >"$disk/etc/nginx/nginx.conf" <<EOF
daemon off;
user www-data;
worker_processes 1;
pid /run/nginx.pid;
error_log stderr;
events { worker_connections 256; }
http {
    access_log off;
    default_type text/plain;
    server {
        listen $(node_address "$1"):8080;
        location = / { return 200 "$1\n"; }
        location = /healthz { return 200 "ok\n"; }
        location = /broken { return 500 "broken on request\n"; }
        location / { return 404 "no such page on $1\n"; }
    }
}
EOF
}

nginx_daemons() { echo nginx; } # NODE

nginx_start() { exec nginx -e stderr; } # NODE DAEMON

nginx_status() { # NODE
    inside "$1" curl --silent --show-error --max-time 3 "http://$(node_address "$1"):8080/healthz"
}
