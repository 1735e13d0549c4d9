"""How things stand, as lines that a coordinator reads aloud, and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from safepassage.cli.told import Teller
from safepassage.language import Language
from safepassage.units import Seconds

if TYPE_CHECKING:
    from safepassage.api import About, Status
    from safepassage.ledger.breaches import Breach
    from safepassage.ledger.lines import Discrepancy, Line

_ORDER = ("waiting", "aboard", "received")

_MOST_LINES = 40
"""Lines of one sort: more are counted, not listed."""


class Standing:
    """The situation in one language: what is certain first, then what somebody has to look at."""

    def __init__(self, status: Status, speak: Language) -> None:
        self._status = status
        self._situation = status.situation
        self._speak = speak

    def lines(self) -> Iterator[str]:
        """Every line."""
        if self._status.exercise:
            yield self._speak.say("told:exercise")
        yield from self._heading()
        yield from self._equation()
        yield from self._some("alarms", list(self._alarms()))
        yield from self._some("accounts", list(self._accounts()))
        yield from self._some("vehicles", list(self._vehicles()))
        yield from self._some("discrepancies", list(self._discrepancies()))
        yield from self._some("breaches", list(self._breaches()))
        yield from self._some("promises", list(self._promises()))
        yield from self._some("devices", list(self._devices()))

    def _say(self, message: str, **arguments: object) -> str:
        return self._speak.say(f"ledger:{message}", **arguments)

    def _heading(self) -> Iterator[str]:
        scenario, situation = self._status.scenario, self._situation
        yield self._say(
            "title",
            name=scenario.name.in_language(self._speak.code) or scenario.id,
            state=self._say(f"state-{situation.state.replace('_', '-')}"),
            clock=self._clock(self._status.now),
            entries=situation.entries,
        )
        for agreement in situation.suspended:
            yield (
                self._say("suspended-one", agreement=agreement)
                if agreement
                else self._say("suspended-all")
            )
        if situation.closed:
            yield self._say("closed", crossings=self._speak.listing(situation.closed))

    def _equation(self) -> Iterator[str]:
        """The sources, and on the other side where those heads are."""
        sums = {sort: sum(heads) for sort, heads in self._situation.equation.items()}
        sources = ("registered", "joined", "born")
        left = " + ".join(self._sum(sort, sums[sort]) for sort in sources)
        right = " + ".join(
            self._sum(sort, heads)
            for sort, heads in sums.items()
            if sort not in sources and (heads or sort in ("waiting", "aboard", "received"))
        )
        yield f"{left} = {right}"

    def _sum(self, sort: str, heads: int) -> str:
        return f"{self._say(f'sort-{sort}')} {self._speak.number(heads)}"

    def _accounts(self) -> Iterator[str]:
        for line in sorted(self._situation.accounts, key=_in_order):
            sort, _, name = line.account.partition(":")
            if not name or not (any(line.heads) or line.unknown):
                continue
            yield self._say(
                "account-uncertain" if line.unknown else "account",
                sort=self._say(f"sort-{sort.replace('_', '-')}"),
                name=self._name(name),
                heads=self._heads(line.heads),
            )

    def _name(self, id_: str) -> str:
        """What people call a place or a crossing; the id where it has no name, or is a trip."""
        scenario = self._status.scenario
        noun = scenario.places.get(id_) or scenario.crossings.get(id_)
        return id_ if noun is None else noun.name.in_language(self._speak.code) or id_

    def _name_of_group(self, id_: str) -> str:
        """What people call a group; people of no group are told by their place (``@school``)."""
        group = self._status.scenario.groups.get(id_)
        if group is not None:
            return group.name.in_language(self._speak.code) or id_
        return self._name(id_.removeprefix("@"))

    def _heads(self, heads: tuple[int, int, int]) -> str:
        """``38``, and by need where not all are seats."""
        seat, wheelchair, stretcher = heads
        total = self._speak.number(sum(heads))
        if not wheelchair and not stretcher:
            return total
        return self._say(
            "heads-by-need",
            total=total,
            seat=self._speak.number(seat),
            wheelchair=self._speak.number(wheelchair),
            stretcher=self._speak.number(stretcher),
        )

    def _vehicles(self) -> Iterator[str]:
        """Where each is, and how many people are in it."""
        aboard = self._aboard()
        for vehicle in sorted(self._situation.vehicles.keys() | aboard.keys()):
            kind, _, place = self._situation.vehicles.get(vehicle, "").partition(":")
            message = f"vehicle-{kind.replace('_', '-')}" if kind and place else "vehicle-somewhere"
            if kind == "broke_down" and not place:
                message = "vehicle-broke-down-somewhere"
            where = self._say(message, vehicle=vehicle, place=self._name(place))
            yield (
                self._say("vehicle-people", where=where, heads=self._heads(aboard[vehicle]))
                if vehicle in aboard
                else where
            )

    def _aboard(self) -> dict[str, tuple[int, int, int]]:
        """Heads by need in each vehicle that carries anybody."""
        found: dict[str, tuple[int, int, int]] = {}
        for line in self._situation.accounts:
            sort, _, trip = line.account.partition(":")
            if sort == "aboard" and any(line.heads):
                vehicle = trip.rpartition("/")[0]
                seat, wheelchair, stretcher = found.get(vehicle, (0, 0, 0))
                more = line.heads
                found[vehicle] = seat + more[0], wheelchair + more[1], stretcher + more[2]
        return found

    @classmethod
    def about(cls, about: About, speak: Language) -> Iterator[str]:
        """What is known of one entry, a line each."""
        if about.exercise:
            yield speak.say("told:exercise")
        yield from Teller(about.scenario, speak).about(about)
        open_ = [*_discrepancies(about.discrepancies, speak), *_breaches(about.breaches, speak)]
        yield from open_ or (speak.say("told:entry-fits"),)

    def _discrepancies(self) -> Iterator[str]:
        return _discrepancies(self._situation.discrepancies, self._speak)

    def _breaches(self) -> Iterator[str]:
        return _breaches(self._situation.breaches, self._speak)

    def _alarms(self) -> Iterator[str]:
        for alarm in self._status.alarms:
            yield self._say(
                f"alarm-{alarm.sort}",
                about=alarm.about,
                amount=alarm.amount,
                time=self._speak.duration(alarm.amount),
            )

    def _promises(self) -> Iterator[str]:
        for promise in self._status.promises:
            guarantee = promise.sort == "guarantee"
            yield self._say(
                f"promise-{promise.sort}",
                about=self._name_of_group(promise.about),
                to=self._clock(_seconds(promise.to)) if guarantee else self._name(promise.to),
                heads=promise.heads,
            )

    def _devices(self) -> Iterator[str]:
        for device in self._situation.devices:
            role = self._say(f"role-{device.role}")
            if device.last:
                heard = self._clock(_seconds(device.heard))
                yield self._say(
                    "device", device=device.device, role=role, last=str(device.last), heard=heard
                )
            else:
                yield self._say("device-silent", device=device.device, role=role)
            if device.holes:
                holes = ", ".join(
                    str(first) if first == last else f"{first}-{last}"
                    for first, last in device.holes
                )
                yield self._say("device-holes", device=device.device, numbers=holes)
            if device.device in self._status.revoked:
                last = str(self._status.revoked[device.device])
                yield self._say("device-revoked", device=device.device, last=last)
            if device.uncounted:
                yield self._say("device-uncounted", device=device.device, count=device.uncounted)
        for stranger, count in self._status.aside.items():
            yield self._say("stranger", device=stranger, count=count)

    def _some(self, title: str, lines: list[str]) -> Iterator[str]:
        if lines:
            yield self._say(f"title-{title}")
            yield from (f"  {line}" for line in lines[:_MOST_LINES])
            if len(lines) > _MOST_LINES:
                yield "  " + self._say("more", count=len(lines) - _MOST_LINES)

    def _clock(self, moment: int) -> str:
        """The time of day and the date of a moment, in the scenario's zone."""
        then, zone = datetime.fromtimestamp(moment, UTC), self._status.scenario.timezone
        clock = self._speak.clock(then, zone, Seconds(0))
        return self._say("moment", clock=clock, date=self._speak.date(then, zone))


def _discrepancies(found: Iterable[Discrepancy], speak: Language) -> Iterator[str]:
    for one in found:
        sort, _, name = one.id.partition(":")
        entries = speak.listing(one.entries[-6:])
        if sort in ("count", "person", "rival", "corrections"):
            stated = 0 if one.stated is None else one.stated
            yield speak.say(f"ledger:discrepancy-{sort}", name=name, stated=stated, entries=entries)
        else:
            off = sum(one.off)
            message = "discrepancy-more" if off < 0 else "discrepancy-fewer"
            if off == 0:
                message = "discrepancy-needs"
            yield speak.say(f"ledger:{message}", account=one.id, heads=abs(off), entries=entries)


def _breaches(found: Iterable[Breach], speak: Language) -> Iterator[str]:
    for one in found:
        if one.overridden is None:
            yield speak.say(f"ledger:breach-{one.rule}", about=one.about, heads=one.heads)
        else:
            rule = speak.say(f"ledger:rule-{one.rule}")
            yield speak.say("ledger:overridden", about=one.about, rule=rule, entry=one.overridden)


def _in_order(line: Line) -> tuple[int, str]:
    """Who waits first, then who is aboard, then who has arrived."""
    sort = line.account.partition(":")[0]
    return _ORDER.index(sort) if sort in _ORDER else len(_ORDER), line.account


def _seconds(time: str) -> int:
    """Seconds since 1970 of a time of an entry."""
    return round(datetime.fromisoformat(time).timestamp())


def standing_as_data(status: Status) -> dict[str, Any]:
    """The situation for machines: the words of ``docs/ledger.md``, times in seconds since 1970."""
    return {
        "now": status.now,
        "digest": status.situation.digest,
        **asdict(status.situation),
        "suspended": [agreement or None for agreement in status.situation.suspended],
        "alarms": [asdict(alarm) for alarm in status.alarms],
        "promises": [asdict(promise) for promise in status.promises],
        "aside": sum(status.aside.values()),
        "strangers": status.aside,
        "exercise": status.exercise,
        "revoked": status.revoked,
    }


def about_as_data(about: About, speak: Language) -> dict[str, Any]:
    """One entry for machines: as it was signed, in words, and what became of it."""
    from safepassage import api

    entry = about.entry
    return {
        "entry": entry.id,
        "device": entry.device,
        "number": entry.number,
        "role": about.role,
        "maker": entry.maker,
        "happened": entry.happened,
        "heard": entry.heard,
        "fact": api.as_data(entry.fact),
        "sentence": Teller(about.scenario, speak).sentence(entry.fact),
        "typed": about.words,
        "counts": about.counts,
        "corrected_by": [one.id for one in about.corrected_by],
        "counted": None if about.now is None else api.as_data(about.now),
        "discrepancies": [asdict(one) for one in about.discrepancies],
        "breaches": [one._asdict() for one in about.breaches],
        "exercise": about.exercise,
    }
