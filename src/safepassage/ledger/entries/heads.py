"""Heads by need, and the fields that every fact about people has."""

from __future__ import annotations

import msgspec

from safepassage.model import Needs


class Heads(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """How many people, by what each takes up in a vehicle."""

    seat: int = 0
    wheelchair: int = 0
    stretcher: int = 0

    @property
    def total(self) -> int:
        """People in all."""
        return self.seat + self.wheelchair + self.stretcher

    @property
    def needs(self) -> Needs:
        """The same as the nouns say it."""
        return Needs(self.seat, self.wheelchair, self.stretcher)


class Fact(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="kind",
):
    """Something that happened, in the past tense. Never edited; see ``docs/formats/journal.md``."""


class OfPeople(Fact, frozen=True, kw_only=True):
    """A fact about people.

    ``heads`` is None where there were some and nobody knows how many. ``group`` and ``party`` are
    the scenario's, ``parties`` counts parties of that kind. ``people`` are wristband numbers; where
    there are any and heads are known, there are as many.
    """

    heads: Heads | None
    group: str | None = None
    party: str | None = None
    parties: int | None = None
    people: tuple[str, ...] = ()


class Movement(OfPeople, frozen=True, kw_only=True):
    """People who move from one account to another: no heads are made or lost."""

    def accounts(self) -> tuple[str, str]:
        """Out of which account the heads come, and into which they go."""
        raise NotImplementedError

    def flow(self) -> tuple[object, ...]:
        """What all movements have in common that are summed together: all but who and how many."""
        raise NotImplementedError
