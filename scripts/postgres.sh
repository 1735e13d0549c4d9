#!/usr/bin/env bash
# A PostgreSQL server of one's own in a folder, for tests and benchmarks; it listens to a socket in
# that folder and to nothing else. PostgreSQL refuses to run as root, so root lends it another user.
#
#   scripts/postgres.sh find            says where its programs are; fails where there are none
#   scripts/postgres.sh init FOLDER     makes an empty server in FOLDER, which is not there yet
#   scripts/postgres.sh serve FOLDER    runs it until it is ended, in place of this script
set -euo pipefail

programs() {
  local postgres
  for postgres in "$(command -v postgres || true)" /usr/lib/postgresql/*/bin/postgres; do
    if [ -x "$postgres" ] && [ -x "$(dirname "$(readlink -f "$postgres")")/initdb" ]; then
      dirname "$(readlink -f "$postgres")"
      return
    fi
  done
  echo "PostgreSQL is not installed" >&2
  return 1
}

unprivileged() {
  if [ "$(id -u)" = 0 ]; then
    local user=nobody
    id postgres >/dev/null 2>&1 && user=postgres
    chown "$user" "$folder"
    exec setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups "$@"
  fi
  exec "$@"
}

bin=$(programs)
case "${1:-}" in
  find)
    echo "$bin"
    ;;
  init)
    folder=$2
    mkdir -p "$folder"
    unprivileged "$bin/initdb" --pgdata="$folder/data" --username=postgres --auth=trust \
      --encoding=UTF8 --locale=C --no-sync >/dev/null
    ;;
  serve)
    folder=$2
    shift 2
    unprivileged "$bin/postgres" -D "$folder/data" -c listen_addresses= \
      -c unix_socket_directories="$folder" -c shared_buffers=16MB -c max_connections=20 "$@"
    ;;
  *)
    echo "usage: postgres.sh find | init FOLDER | serve FOLDER [OPTION …]" >&2
    exit 2
    ;;
esac
