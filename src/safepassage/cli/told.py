"""What an entry tells, in a sentence that can be read back over the radio."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from safepassage.language import Language
from safepassage.units import Seconds

if TYPE_CHECKING:
    from safepassage.api import About
    from safepassage.ledger import Entry
    from safepassage.ledger.entries import AnyFact
    from safepassage.model import Scenario

_MOST = 10
"""Wristbands that are read back; of more, how many more there are."""

_PLACES = ("place", "destination", "toward", "crossing")
_TIMES = ("expected", "until", "begins", "ends")
_MORE = (
    *("counted", "route", "routes", "vehicles", "begins", "ends", "expected", "until"),
    *("second", "proxy"),
)
"""What is told at the end, where an entry says it."""


class Teller:
    """Sentences about entries of one operation, in one language."""

    def __init__(self, scenario: Scenario, speak: Language) -> None:
        self._scenario = scenario
        self._speak = speak

    def line(self, entry: Entry) -> str:
        """Which entry, when it happened, who says so, and what."""
        return self._say(
            "recorded",
            entry=entry.id,
            moment=self.moment(entry.happened),
            maker=entry.maker,
            sentence=self.sentence(entry.fact),
        )

    def sentence(self, fact: AnyFact) -> str:
        """What happened, who, how many, where."""
        from safepassage import api

        kind = api.kind_of(fact)
        fields: dict[str, Any] = {name: getattr(fact, name) for name in fact.__struct_fields__}
        told = self._say(self._message(kind, fields), **self._arguments(fields))
        for more in self._more(kind, fields):
            told = self._say("and-more", first=told, more=more)
        return told

    def moment(self, time: str) -> str:
        """The clock and the date of a time of an entry, in the scenario's zone."""
        then, zone = datetime.fromisoformat(time).astimezone(UTC), self._scenario.timezone
        clock = self._speak.clock(then, zone, Seconds(0))
        return self._speak.say("ledger:moment", clock=clock, date=self._speak.date(then, zone))

    def about(self, found: About) -> Iterator[str]:
        """Everything that is known of one entry, a line each."""
        entry = found.entry
        yield self.line(entry)
        if found.role is None:
            yield self._say("entry-stranger", device=entry.device)
        else:
            role = self._speak.say(f"ledger:role-{found.role}")
            number = str(entry.number)
            yield self._say("entry-device", device=entry.device, role=role, number=number)
        yield self._say("entry-happened", moment=self.moment(entry.happened))
        yield self._say("entry-heard", moment=self.moment(entry.heard))
        yield self._say("entry-typed", words=found.words)
        if not found.counts:
            yield self._say("entry-left-out")
        if found.corrects is not None:
            told = self.sentence(found.corrects.fact)
            yield self._say("entry-corrects", entry=found.corrects.id, sentence=told)
        for one in found.corrected_by:
            yield self._say(
                "entry-corrected-by",
                entry=one.id,
                moment=self.moment(one.heard),
                maker=one.maker,
                sentence=self.sentence(one.fact),
            )
        if found.corrected_by and found.now is None:
            yield self._say("entry-now-nothing")
        elif found.corrected_by and found.now is not None:
            yield self._say("entry-now", sentence=self.sentence(found.now))

    def _say(self, message: str, **arguments: object) -> str:
        return self._speak.say(f"told:{message}", **arguments)

    def _message(self, kind: str, fields: dict[str, Any]) -> str:
        """Which sentence tells a kind of entry, by what it says."""
        variants = {
            "alighted": ("alighted-received", fields.get("received")),
            "handed_over": ("people-handed-over", True),
            "suspended": ("suspended-one", fields.get("agreement")),
            "resumed": ("resumed-one", fields.get("agreement")),
            "go_signed": ("go-signed-no", fields.get("go") is False),
            "resolved": ("resolved-moving", fields.get("out_of")),
            "corrected": ("corrected-away", fields.get("instead", 0) is None),
            "clock_checked": ("clock-checked-behind", fields.get("ahead", 0) < 0),
            "opened": ("opened-exercise", fields.get("exercise") is not None),
        }
        other, chosen = variants.get(kind, ("", False))
        return other if chosen else kind.replace("_", "-")

    def _arguments(self, fields: dict[str, Any]) -> dict[str, object]:
        """The fields as the sentences have them."""
        told: dict[str, object] = {}
        for name, value in fields.items():
            if name in _PLACES and value is not None:
                told["place" if name == "crossing" else name] = self._name(value)
            elif name == "where":
                told[name] = self._account(value)
            elif name == "instead" and value is not None:
                told[name] = self.sentence(value)
            elif name in ("sides", "keys"):
                told[name] = self._speak.listing(value)
            elif name == "figures":
                said = (f"{figure} {'?' if n is None else n}" for figure, n in value.items())
                told[name] = self._speak.listing(tuple(said)) or "—"
            elif name in ("trip", "after"):
                told[name] = str(value)
            elif name == "ahead":
                told[name] = abs(value)
            elif name == "role":
                told[name] = self._speak.say(f"ledger:role-{value}")
            elif value is not None and isinstance(value, (str, int)):
                told[name] = value
        if "heads" in fields:
            told["people"] = self._people(fields)
        if fields.get("people"):
            told["wristbands"] = self._wristbands(fields["people"])
        if fields.get("out_of"):
            told |= {"from": self._account(fields["out_of"])}
            told |= {"into": self._account(fields["into"])}
        if "of" in fields:
            told["from"] = self._speak.say(f"ledger:sort-{fields['of']}")
        return told

    def _people(self, fields: dict[str, Any]) -> str:
        heads = fields["heads"]
        if heads is None:
            told = self._say("people-unknown")
        else:
            told = self._say("people", total=heads.total)
            if heads.wheelchair or heads.stretcher:
                told = self._say(
                    "people-needs",
                    people=told,
                    seat=heads.seat,
                    wheelchair=heads.wheelchair,
                    stretcher=heads.stretcher,
                )
        if fields.get("group"):
            told = self._say("people-of", people=told, group=self._group(fields["group"]))
        if fields.get("people"):
            wristbands = self._wristbands(fields["people"])
            told = self._say("people-wristbands", people=told, wristbands=wristbands)
        return told

    def _wristbands(self, people: tuple[str, ...]) -> str:
        """The numbers as they were typed, not grouped by thousands."""
        listed = self._speak.listing(people[:_MOST])
        more = len(people) - _MOST
        return f"{listed} {self._speak.say('ledger:more', count=more)}" if more > 0 else listed

    def _more(self, kind: str, fields: dict[str, Any]) -> Iterator[str]:
        if fields.get("parties") is not None and fields.get("party"):
            value = str(fields["parties"])
            yield self._say("more-parties", value=value, party=self._party(fields["party"]))
        if fields.get("empty"):
            yield self._say("more-empty")
        if kind == "broke_down" and fields.get("place"):
            yield self._say("more-place", value=self._name(fields["place"]))
        for name in _MORE:
            said: Any = fields.get(name)
            if said is None or said == ():
                continue
            if name in _TIMES:
                said = self.moment(said)
            elif isinstance(said, tuple):
                said = self._speak.listing(said)
            yield self._say(f"more-{name}", value=said)
        if kind == "corrected" and fields.get("happened"):
            yield self._say("more-happened", value=self.moment(fields["happened"]))

    def _account(self, account: str) -> str:
        sort, _, name = account.partition(":")
        if not name:
            return self._speak.say(f"ledger:sort-{sort}")
        if sort == "aboard":
            vehicle, _, trip = name.rpartition("/")
            return self._say("aboard", vehicle=vehicle, trip=trip)
        return self._say(sort.replace("_", "-"), name=self._name(name))

    def _name(self, id_: str) -> str:
        noun = self._scenario.places.get(id_) or self._scenario.crossings.get(id_)
        return id_ if noun is None else noun.name.in_language(self._speak.code) or id_

    def _group(self, id_: str) -> str:
        group = self._scenario.groups.get(id_)
        return id_ if group is None else group.name.in_language(self._speak.code) or id_

    def _party(self, id_: str) -> str:
        kind = self._scenario.kinds.get(id_)
        return id_ if kind is None else kind.name.in_language(self._speak.code) or id_
