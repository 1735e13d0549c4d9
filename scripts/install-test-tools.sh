#!/usr/bin/env bash
# The browser and the fonts that the tests of reports look through, and the PostgreSQL server that the
# tests of journals start. Installs them where it may (as root, on Debian and its kin); elsewhere says
# what is missing, and those tests skip with a reason.
set -u

missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
  || command -v google-chrome >/dev/null || missing+=(chromium)
fc-list :lang=ar 2>/dev/null | grep -q . || missing+=(fontconfig fonts-noto-core)
"$(dirname "$0")/postgres.sh" find >/dev/null 2>&1 || missing+=(postgresql)
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing what the tests need: ${missing[*]}"
  log=$(mktemp)
  if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes \
    --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    rm -f "$log"
    exit 0
  fi
  tail -n 5 "$log"
  rm -f "$log"
fi
echo "Not installed, so the tests that need it will skip: ${missing[*]}"
