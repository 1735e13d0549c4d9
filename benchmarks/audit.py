"""How long an audit takes: ``python -m benchmarks.audit [--entries 1000000]``.

Lays out a journal with a writer that shares no code with the product, audits it as a user would,
and tells seconds and memory. ``--tamper`` instead flips bytes of a journal of 1,000 entries, one
after the other (every ``--every``-th of them), and audits what came of it.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.command import SAFEPASSAGE
from benchmarks.journals import lines, operation, sealed
from benchmarks.tampering import tampered


def main(arguments: list[str] | None = None) -> int:
    """0 where the audit finds what it should."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--journal", type=Path, help="keep the journal here, and use it again")
    parser.add_argument("--tamper", action="store_true", help="flip bytes instead")
    parser.add_argument("--every", type=int, default=1, help="flip every so manieth byte")
    parser.add_argument("--first", type=int, default=0, help="begin with this byte")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        if given.tamper:
            lay_out(Path(folder) / "journal", 1_000)
            return tampered(Path(folder) / "journal", given.every, given.first)
        path = given.journal or Path(folder) / "journal"
        if not path.exists():
            lay_out(path, given.entries)
        return timed(path)


def lay_out(path: Path, entries: int) -> None:
    """Writes a journal that adds up."""
    root, told = operation(entries)
    body = list(lines(told))
    path.write_bytes(b"safepassage journal 1\n" + b"".join(body) + sealed(body, root))


def timed(path: Path) -> int:
    """From the start of the process to its end."""
    begin = time.perf_counter()
    code = subprocess.run([SAFEPASSAGE, "audit", path, "--lang", "en"]).returncode
    seconds = time.perf_counter() - begin
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{seconds:.1f} s, {used.ru_utime + used.ru_stime:.1f} s of processors, "
        f"{used.ru_maxrss // 1024} MB in the largest process, {os.cpu_count()} processors"
    )
    return code


if __name__ == "__main__":
    sys.exit(main())
