"""Records unlocked by a reader's key: facts are given out after their reading was recorded.

Everything lives in memory and is gone with the process. What is given out was signed by an enrolled
device; what was not is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Generic, TypeVar

from safepassage.notices import Notice, Refused
from safepassage.vault.facts import Kind, Medical, Name, kind_of, wristband_of
from safepassage.vault.search import Index, alike
from safepassage.vault.trust import Trust
from safepassage.vault.versions import Said, Version, order

LIKELY = 0.8
"""Likeness from which on somebody may be the same person."""

MOST = 20
"""People that one search gives out at most, so that nobody reads a whole list by searching."""

_YEARS_APART = 3
"""Years of birth that are told so far apart are not one person's."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is recorded before anything is given out: whose facts, of which kind, and why."""

    kind: Kind
    people: tuple[str, ...]
    purpose: str


Recorder = Callable[[Reading], None]
"""Records a reading, durably; whatever it raises, nothing is given out."""

F = TypeVar("F", Name, Medical)


@dataclass(frozen=True, slots=True)
class Found(Generic[F]):
    """One person: the version that holds, and what others said who did not know of it (the same
    count of corrections). Where the device that said what holds was revoked since, the last that
    was said by one that was not is among them. ``likeness``: to what was asked, from 0 to 1.
    """

    fact: F
    rivals: tuple[F, ...] = ()
    likeness: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """Who was found, best first, and how many more are as alike as the least of them may be."""

    people: tuple[Found[Name], ...]
    more: int


class Opened:
    """What one reader's key opens of one operation's records."""

    def __init__(self, contents: Iterable[tuple[Kind, bytes]], trust: Trust, record: Recorder):
        self._trust = trust
        self._record = record
        self._versions: defaultdict[tuple[Kind, str], list[Version]] = defaultdict(list)
        self._index = Index()
        self._whose: list[str] = []
        self._to_index: list[Name] = []
        for kind, content in contents:
            self.learn(kind, content)

    def learn(self, kind: Kind, content: bytes) -> None:
        """One more version; whose it is, is looked at when it is given out.

        Somebody is found by earlier spellings too.
        """
        version = Version(content)
        said = version.said
        if said is None or kind_of(said.fact) is not kind:
            return
        of_one = self._versions[kind, said.fact.wristband]
        if version in of_one:
            return
        of_one.append(version)
        if isinstance(said.fact, Name):
            self._to_index.append(said.fact)

    def count(self, kind: Kind) -> int:
        """How many people there are of whom something is kept."""
        return sum(of is kind for of, _ in self._versions)

    def next_number(self, kind: Kind, wristband: str) -> int:
        """What a correction of what is known of somebody is numbered."""
        versions = self._versions.get((kind, wristband_of(wristband)), ())
        return 1 + max((said.number for said in self._true(versions)), default=0)

    def name(self, wristband: str, purpose: str) -> Found[Name] | None:
        """Who wears this number; None where nobody's name is kept, or this key does not open it.

        Raises:
            Refused: where no purpose is given.
        """
        found = self._newest(Kind.NAME, wristband, Name)
        return self._given_out(Kind.NAME, [found], purpose)[0] if found else None

    def medical(self, wristband: str, purpose: str) -> Found[Medical] | None:
        """What those who treat the wearer of this number must know; None as for :meth:`name`.

        Raises:
            Refused: where no purpose is given.
        """
        found = self._newest(Kind.MEDICAL, wristband, Medical)
        return self._given_out(Kind.MEDICAL, [found], purpose)[0] if found else None

    def find(self, asked: str, purpose: str, most: int = MOST) -> Answer:
        """Who has a name like ``asked``, in whatever spelling; at most ``most`` people.

        Raises:
            Refused: where no purpose is given.
        """
        found, more = self._like(asked, min(most, MOST))
        return Answer(tuple(self._given_out(Kind.NAME, found, purpose)), more)

    def similar(self, name: Name, purpose: str) -> tuple[Found[Name], ...]:
        """Who may be the same person under another number: to be looked at, never in the way.

        Raises:
            Refused: where no purpose is given.
        """
        best: dict[str, Found[Name]] = {}
        for asked in (name.arabic, name.latin):
            for found in self._like(asked, MOST)[0]:
                other = found.fact.wristband
                if other == name.wristband or found.likeness < LIKELY:
                    continue
                before = best.get(other)
                if before is None or before.likeness < found.likeness:
                    best[other] = found
        likely = [found for found in best.values() if not _contradict(found.fact, name)]
        likely.sort(key=lambda found: (-found.likeness, found.fact.wristband))
        return tuple(self._given_out(Kind.NAME, likely[:MOST], purpose))

    def __repr__(self) -> str:
        return "<Opened>"

    def _true(self, versions: Iterable[Version]) -> list[Said]:
        """What enrolled devices said, the version that holds first."""
        true = (v.said for v in versions if v.holds(self._trust))
        return sorted((said for said in true if said is not None), key=order, reverse=True)

    def _newest(
        self, kind: Kind, wristband: str, noun: type[F], likeness: float = 1.0
    ) -> Found[F] | None:
        true = self._true(self._versions.get((kind, wristband_of(wristband)), ()))
        last = [said for said in true if said.number == true[0].number]
        if true and true[0].device in self._trust.revoked:
            # Whoever has its key may have dated this back. What others said is seen beside it.
            others = (said for said in true if said.device not in self._trust.revoked)
            last += [said for said in islice(others, 1) if said not in last]
        facts = [said.fact for said in last if isinstance(said.fact, noun)]
        if not facts:
            return None
        rivals = tuple(fact for fact in facts[1:] if fact != facts[0])
        return Found(facts[0], rivals, likeness)

    def _like(self, asked: str, most: int) -> tuple[list[Found[Name]], int]:
        """Found, but not given out; and how many more there are."""
        self._indexed()
        hits, in_all = self._index.find(asked, 2 * most)
        found: dict[str, Found[Name]] = {}
        looked = 0
        for hit in hits:
            if len(found) == most:
                break
            looked += 1
            wristband = self._whose[hit.person]
            newest = self._newest(Kind.NAME, wristband, Name, hit.likeness)
            if newest is not None:
                found.setdefault(wristband, newest)
        return list(found.values()), in_all - looked

    def _indexed(self) -> None:
        """Puts what was learned into the index; whoever asks by wristband number needs none."""
        for name in self._to_index:
            self._index.add((name.arabic, name.latin), name.father)
            self._whose.append(name.wristband)
        self._to_index.clear()

    def _given_out(self, kind: Kind, found: list[Found[F]], purpose: str) -> list[Found[F]]:
        """The only way out: the reading is recorded, and only then is anything returned."""
        if not purpose.strip():
            raise Refused((Notice("V-PURPOSE"),))
        if found:
            people = tuple(each.fact.wristband for each in found)
            self._record(Reading(kind, people, purpose))
        return found


def _contradict(one: Name, other: Name) -> bool:
    """Whether what is told of two people cannot be true of one."""
    if one.sex and other.sex and one.sex != other.sex:
        return True
    if one.born and other.born and abs(one.born - other.born) > _YEARS_APART:
        return True
    return bool(one.father and other.father and alike(one.father, other.father) < LIKELY)
