"""A real PostgreSQL server, started for tests and killed by them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import psycopg

from house.repository import ROOT

_SCRIPT = str(ROOT / "scripts" / "postgres.sh")


@cache
def why_no_server() -> str:
    """Why there can be none; empty where there can."""
    done = subprocess.run([_SCRIPT, "find"], capture_output=True, text=True)
    return done.stderr.strip()


class Server:
    """A server in a folder of its own, which :meth:`remove` ends and clears away."""

    def __init__(self, of: Path | None = None) -> None:
        """An empty one; or, where a folder is given, one on a disk that was found ``of`` it."""
        # Its socket's path has to be short, and another user has to reach it.
        self.folder = Path(tempfile.mkdtemp(prefix="sp-pg-"))
        self.folder.chmod(0o755)
        self._process: subprocess.Popen[bytes] | None = None
        if of is None:
            subprocess.run([_SCRIPT, "init", str(self.folder)], check=True, capture_output=True)
            return
        owner = of.stat()
        shutil.copytree(of, self.folder / "data", symlinks=True)
        for path in [self.folder / "data", *(self.folder / "data").rglob("*")]:
            os.chown(path, owner.st_uid, owner.st_gid)

    def address(self, schema: str = "", database: str = "postgres") -> str:
        """Of a journal in it."""
        fragment = f"#{schema}" if schema else ""
        return f"postgresql://postgres@/{database}?host={self.folder}{fragment}"

    def start(self, *options: str, environment: Mapping[str, str] | None = None) -> None:
        """Runs it, and waits until it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [_SCRIPT, "serve", str(self.folder), *options],
                stdout=log,
                stderr=log,
                env={**os.environ, **(environment or {})},
            )
        deadline = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self.address()).close()
                return
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise AssertionError((self.folder / "log").read_text()) from None
                time.sleep(0.02)

    @property
    def starts(self) -> int:
        """How often it has begun to take connections, when its processes had died too."""
        return (self.folder / "log").read_text().count("ready to accept connections")

    def wait_until_started(self, times: int) -> None:
        """Until it has begun to take connections so often."""
        deadline = time.monotonic() + 60
        while self.starts < times:
            assert time.monotonic() < deadline, (self.folder / "log").read_text()
            time.sleep(0.01)

    def kill(self) -> None:
        """``kill -9`` for the server and each of its processes, at one moment."""
        assert self._process is not None
        first = self._process.pid
        if self._process.poll() is None:
            os.kill(first, signal.SIGSTOP)
            for child in children(first):
                _kill(child)
            _kill(first)
        self._process.wait()
        self.wait_until_gone()

    def wait_until_gone(self) -> None:
        """Until none of its processes is left: those whose server is gone end by themselves."""
        deadline = time.monotonic() + 30
        while _at_work_in(self.folder / "data"):
            assert time.monotonic() < deadline
            time.sleep(0.01)

    def remove(self) -> None:
        """Ends it and removes its folder."""
        if self._process is not None:
            self.kill()
        shutil.rmtree(self.folder)


def children(process: int) -> list[int]:
    """The processes that a process started and that are still there."""
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in text.split()]


def _at_work_in(folder: Path) -> list[int]:
    """The processes whose working folder this is."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                if Path(os.readlink(process / "cwd")) == folder:
                    found.append(int(process.name))
            except OSError:
                continue
    return found


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return
