"""What happens to people: facts that move heads, and facts that say something of them."""

from __future__ import annotations

from typing import Literal

from safepassage.ledger.entries.heads import Fact, Movement, OfPeople


class AtASpot(Movement, frozen=True, kw_only=True):
    """A movement into or out of ``where``; its kind says whence or whither."""

    where: str

    def flow(self) -> tuple[object, ...]:
        """By kind, account and group."""
        return type(self), self.where, self.group, self.party


class Registered(AtASpot, frozen=True, kw_only=True, tag="registered"):
    """People were counted in where they are: from now on they are looked after."""

    def accounts(self) -> tuple[str, str]:
        """From the source of that name."""
        return "registered", self.where


class Joined(AtASpot, frozen=True, kw_only=True, tag="joined"):
    """People joined on the way whom nobody had registered."""

    def accounts(self) -> tuple[str, str]:
        """From the source of that name."""
        return "joined", self.where


class Born(AtASpot, frozen=True, kw_only=True, tag="born"):
    """A child was born."""

    def accounts(self) -> tuple[str, str]:
        """From the source of that name."""
        return "born", self.where


class Boarded(Movement, frozen=True, kw_only=True, tag="boarded"):
    """People who waited at a place boarded a vehicle for one of its trips."""

    place: str
    vehicle: str
    trip: int

    def accounts(self) -> tuple[str, str]:
        """From those who wait into the vehicle."""
        return f"waiting:{self.place}", f"aboard:{self.vehicle}/{self.trip}"

    def flow(self) -> tuple[object, ...]:
        """By place, trip and group."""
        return Boarded, self.place, self.vehicle, self.trip, self.group, self.party


class Alighted(Movement, frozen=True, kw_only=True, tag="alighted"):
    """People alighted: at a final reception point (``received``), or to wait and go on.

    ``empty``: somebody looked, and nobody is left aboard.
    """

    vehicle: str
    trip: int
    place: str
    received: bool
    empty: bool = False

    def accounts(self) -> tuple[str, str]:
        """From the vehicle to the place."""
        to = "received" if self.received else "waiting"
        return f"aboard:{self.vehicle}/{self.trip}", f"{to}:{self.place}"

    def flow(self) -> tuple[object, ...]:
        """By trip, place and group."""
        trip = self.vehicle, self.trip
        return Alighted, trip, self.place, self.received, self.group, self.party


class HandedOver(Movement, frozen=True, kw_only=True, tag="handed_over"):
    """A named receiver took charge of people: a hospital, a guardian, another operation."""

    place: str
    receiver: str

    def accounts(self) -> tuple[str, str]:
        """From those received at the place to the receiver."""
        return f"received:{self.place}", f"handed_over:{self.receiver}"

    def flow(self) -> tuple[object, ...]:
        """By place, receiver and group."""
        return HandedOver, self.place, self.receiver, self.group, self.party


class Declined(AtASpot, frozen=True, kw_only=True, tag="declined"):
    """People chose to stay. They lose nothing and are in no plan."""

    def accounts(self) -> tuple[str, str]:
        """From where they are."""
        return self.where, "declined"


class Withdrew(AtASpot, frozen=True, kw_only=True, tag="withdrew"):
    """People took their consent back, perhaps on the way."""

    def accounts(self) -> tuple[str, str]:
        """From where they are to those who chose to stay."""
        return self.where, "declined"


class Left(AtASpot, frozen=True, kw_only=True, tag="left"):
    """People went their own way, by choice."""

    def accounts(self) -> tuple[str, str]:
        """From where they were."""
        return self.where, "left"


class Detained(AtASpot, frozen=True, kw_only=True, tag="detained"):
    """People were taken."""

    def accounts(self) -> tuple[str, str]:
        """From where they were."""
        return self.where, "detained"


class Died(AtASpot, frozen=True, kw_only=True, tag="died"):
    """People died."""

    def accounts(self) -> tuple[str, str]:
        """From where they were."""
        return self.where, "died"


class Missing(AtASpot, frozen=True, kw_only=True, tag="missing"):
    """People are not where they should be, and nobody knows where they are."""

    def accounts(self) -> tuple[str, str]:
        """From where they should be."""
        return self.where, "missing"


class Found(AtASpot, frozen=True, kw_only=True, tag="found"):
    """People who were missing are somewhere."""

    def accounts(self) -> tuple[str, str]:
        """To where they are."""
        return "missing", self.where


class Returned(Movement, frozen=True, kw_only=True, tag="returned"):
    """People who had declined, left or been detained are to be moved after all."""

    of: Literal["declined", "left", "detained"]
    where: str

    def accounts(self) -> tuple[str, str]:
        """To where they are."""
        return self.of, self.where

    def flow(self) -> tuple[object, ...]:
        """By whence, account and group."""
        return Returned, self.of, self.where, self.group, self.party


class Consented(OfPeople, frozen=True, kw_only=True, tag="consented"):
    """People agreed to be taken to ``destination``, as it was explained to them, or a proxy did."""

    place: str
    destination: str
    language: str
    explained: str
    proxy: str | None = None


class Ready(OfPeople, frozen=True, kw_only=True, tag="ready"):
    """People are ready to board."""

    place: str


class Escorted(Fact, frozen=True, kw_only=True, tag="escorted"):
    """Unaccompanied children have a named escort, and somebody who is to receive them."""

    people: tuple[str, ...]
    escort: str
    receiver: str
