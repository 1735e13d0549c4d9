"""Common Arabic names and how people spell them, for tests and for the benchmark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spelt:
    """One name in spellings of both scripts, the usual one first."""

    arabic: tuple[str, ...]
    latin: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        return (*self.arabic, *self.latin)


def spellings() -> tuple[Spelt, ...]:
    """Every name of the list beside this file."""
    text = Path(__file__).with_name("spellings.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(_spelt(line) for line in lines)


def _spelt(line: str) -> Spelt:
    arabic, latin = (
        tuple(word.replace("_", " ") for word in part.split()) for part in line.split(" | ")
    )
    return Spelt(arabic, latin)


@dataclass(frozen=True)
class Pair:
    """A full name as it was written down and as somebody asks for it: by the same person or not."""

    same: bool
    sort: str
    written: str
    asked: str


def variants() -> tuple[Pair, ...]:
    """Every pair of the second list beside this file."""
    text = Path(__file__).with_name("variants.txt").read_text(encoding="utf-8")
    rows = (line.split(" | ") for line in text.splitlines() if not line.startswith("#"))
    return tuple(Pair(sign == "=", sort, written, asked) for sign, sort, written, asked in rows)
