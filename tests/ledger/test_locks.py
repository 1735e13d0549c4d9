"""One program at a time, on systems with fcntl and on those without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from safepassage.ledger import locks
from safepassage.ledger.locks import locked

HOLDS = """
import sys
from pathlib import Path
from safepassage.ledger.locks import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
    Path(sys.argv[1] + ".done").touch()
"""


def holder(lock: Path) -> subprocess.Popen[str]:
    pipe = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert pipe.stdout is not None
    assert pipe.stdout.readline() == "held\n"
    return pipe


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    first = holder(tmp_path / "lock")
    assert first.stdin is not None
    first.stdin.write("\n")
    first.stdin.close()
    with locked(tmp_path / "lock"):
        assert (tmp_path / "lock.done").exists()
    first.wait()
    assert (tmp_path / "lock").read_bytes() == b""


def test_who_is_killed_holds_nothing(tmp_path: Path) -> None:
    first = holder(tmp_path / "lock")
    first.kill()
    first.wait()
    with locked(tmp_path / "lock"):
        assert not (tmp_path / "lock.done").exists()


def test_where_there_is_no_fcntl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As msvcrt is described: no waiting, and PermissionError while somebody else holds it."""
    asked: list[int] = []

    def locking(descriptor: int, mode: int, count: int) -> None:
        asked.append(mode)
        if len(asked) < 3:
            raise PermissionError(13, "Permission denied")

    msvcrt = SimpleNamespace(locking=locking, LK_NBLCK=2, LK_UNLCK=0)

    def import_module(name: str) -> object:
        if name == "fcntl":
            raise ImportError(name)
        return msvcrt

    monkeypatch.setattr(locks.importlib, "import_module", import_module)
    monkeypatch.setattr(locks, "WAIT", 0)
    with locked(tmp_path / "lock"):
        assert asked == [2, 2, 2]
    assert asked == [2, 2, 2, 0]
    with pytest.raises(ValueError, match="inside"), locked(tmp_path / "lock"):
        raise ValueError("inside")
    assert asked[-1] == 0
