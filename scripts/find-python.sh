#!/usr/bin/env bash
# Prints a Python that is new enough and can make virtual environments; says what is missing if none.
set -u
wanted='import sys, venv, ensurepip; raise SystemExit(sys.version_info < (3, 11))'
for python in python3 python3.13 python3.12 python3.11 python; do
  if "$python" -c "$wanted" 2>/dev/null; then
    command -v "$python"
    exit 0
  fi
done
echo "Safe Passage needs Python 3.11 or later with venv (on Debian: python3 and python3-venv)." >&2
echo "يحتاج Safe Passage إلى بايثون 3.11 أو أحدث مع venv (على دبيان: python3 و python3-venv)." >&2
exit 1
