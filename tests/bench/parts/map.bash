# shellcheck shell=bash
# What map_equal, map_follow and service_update share: they run functions of lab_map
# and read the figures it leaves.
# shellcheck source=tests/bench/parts/common.bash
. "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/common.bash"

# Prints the figures, lines "NAME KEY VALUE"; a row that fails is in them, or is missing.
map_figures() { # FUNCTION
    local file
    file=$(mktemp)
    env -u BAFAR_LAB BAFAR_MAP_FIGURES="$file" BAFAR_SOURCE_DIR="$(dirname "$(dirname "$bench")")" \
        BAFAR_BUILD_DIR="$BAFAR_BUILD" QTEST_FUNCTION_TIMEOUT=3600000 QT_QPA_PLATFORM=offscreen \
        "$(find "$BAFAR_BUILD" -name lab_map_test -type f | head -n 1)" -nocrashhandler "$1" >&2 || true
    cat "$file"
    rm -f "$file"
}
