"""A scenario and its plan in a few lines, as a person would tell them on the phone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from safepassage.language import Language

if TYPE_CHECKING:
    from pathlib import Path

    from safepassage.model import Bounds, Figures, Plan, Priority, Proof, Scenario
    from safepassage.orders import Change
    from safepassage.verify.bound import Checked

_LABELS = (
    "label-plan",
    "label-left",
    "label-bound",
    "label-binds",
    "label-orders",
    "label-verified",
    "label-wrote",
    "label-certified",
)

_MOST_LINES = 8
"""Lines about people left behind; the report lists every party."""


_MOST_ORDERS = 60
"""Lines about orders that are not what they were; the report and ``--json`` list every one."""


class Summary:
    """The sentences about one scenario, in one language.

    ``before`` is the scenario in the middle of which it begins, where there is one.
    """

    def __init__(self, scenario: Scenario, speak: Language, before: Scenario | None = None) -> None:
        self._scenario = scenario
        self._before = before or scenario
        self._speak = speak
        self._width = max(len(speak.say(f"cli:{label}")) for label in _LABELS) + 2

    def title(self) -> str:
        """Which operation, how many people, and what there is to move them."""
        known, speak = self._scenario, self._speak
        types = Counter(vehicle.type for vehicle in known.vehicles.values())
        fleet = [
            speak.say("cli:fleet", count=count, type=self._name(kind))
            for kind, count in types.items()
        ]
        name = known.name.in_language(speak.code) or known.id
        return " · ".join(
            (
                speak.say("cli:title", name=name, date=speak.date(known.start, known.timezone)),
                self._people(known.heads_by_priority()),
                speak.listing(fleet) if fleet else speak.say("words:vehicles", count=0),
                speak.say("words:crossings", count=len(known.crossings)),
            )
        )

    def plan(self, figures: Figures) -> str:
        """What the plan achieves."""
        return self._line("label-plan", " · ".join(self._outcome(figures)))

    def left_behind(self, plan: Plan) -> Iterator[str]:
        """Who is left behind and why, the most people first; nothing where nobody is."""
        people: Counter[tuple[str, str, str]] = Counter()
        for parties in plan.left_behind:
            heads = self._scenario.kinds[parties.kind].needs.heads * parties.count
            people[(parties.group, parties.where, parties.reason.value)] += heads
        ranked = people.most_common()
        for (group, where, reason), heads in ranked[:_MOST_LINES]:
            sentence = self._speak.say(
                "cli:left-behind",
                people=self._speak.say("words:people", count=heads),
                group=self._name(group),
                place=self._name(where),
                reason=self._speak.say(f"words:reason-{reason}"),
            )
            yield self._line("label-left", sentence)
        if len(ranked) > _MOST_LINES:
            rest = sum(heads for _, heads in ranked[_MOST_LINES:])
            more = self._speak.say("cli:left-behind-more", count=rest)
            yield self._line("label-left", more)

    def bounds(self, plan: Plan) -> Iterator[str]:
        """What no plan can beat, why, and how far this plan is from it."""
        if plan.bounds is None:
            return
        yield from self._left_behind_bounds(plan.figures, plan.bounds)
        bound = plan.bounds.clearance
        sentence = self._speak.say(
            "cli:bound",
            duration=self._speak.span(bound.value),
            proof=self._proof(bound.proof),
        )
        proven = plan.proven(self._scenario.clearance_step)
        yield self._line("label-bound", f"{sentence}   {self._gap(plan, proven)}")
        yield from self._binding(bound.proof)

    def orders(self, changes: Sequence[Change]) -> Iterator[str]:
        """What became of the orders of the plan in force, and each that is not what it was."""
        from safepassage import orders, proofs

        known = orders.remembered(self._scenario, self._before)

        def name(identifier: str) -> str:
            return proofs.named(identifier, known, self._speak)

        counts = orders.counted(changes)
        yield self._line("label-orders", self._speak.say("words:orders", **counts))
        changed = [change for change in changes if change.fate is not orders.Fate.KEPT]
        for change in changed[:_MOST_ORDERS]:
            was, now = orders.before_and_now(change, known, self._speak, name)
            sentence = self._speak.say(
                f"cli:order-{change.fate.value}",
                vehicle=name(change.vehicle),
                was=was,
                now=now,
            )
            yield self._line("label-orders", sentence)
        if len(changed) > _MOST_ORDERS:
            more = self._speak.say("cli:orders-more", count=len(changed) - _MOST_ORDERS)
            yield self._line("label-orders", more)

    def certified(self, checked: Sequence[Checked]) -> Iterator[str]:
        """How much of each bound was proven again; bounds of 0 say nothing and are left out."""
        if not checked:
            yield self._line("label-certified", self._speak.say("cli:certified-none"))
        for each in checked:
            if each.stated == 0 and not each.refused:
                continue
            message = "certified-whole" if each.whole else "certified-part"
            if each.refused:
                message = "certified-refused"
            elif each.certified is None:
                message = "certified-not"
            name, _, priority = each.figure.partition(".")
            named = ""
            if priority:
                named = self._speak.say(f"cli:priority-{priority.lower()}-name")
            sentence = self._speak.say(
                f"cli:{message}",
                figure=self._speak.say(f"cli:figure-{name.replace('_', '-')}", priority=named),
                value=self._amount(name, each.stated),
                certified=self._amount(name, each.certified or 0),
            )
            yield self._line("label-certified", sentence)

    def _amount(self, figure: str, value: int) -> str:
        """A bound in its own unit: people, a duration, or head-seconds."""
        if figure == "left_behind":
            return self._speak.say("words:people", count=value)
        if figure == "exposure":
            return self._speak.say("cli:head-seconds", count=value)
        return self._speak.duration(value)

    def verified(self, plan: Plan, problems: int) -> str:
        """How much was checked, and what was found."""
        from safepassage.verify import RULES

        trips = sum(
            getattr(step, "layout", None) is not None for run in plan.runs for step in run.steps
        )
        sentence = self._speak.say(
            "cli:verified",
            rules=len(RULES),
            trips=self._speak.say("words:trips", count=trips),
            problems=self._speak.say("words:problems", count=problems),
        )
        return self._line("label-verified", sentence)

    def wrote(self, *files: Path) -> str:
        """Which files there are now, the first with its folder."""
        names = (str(files[0]), *(file.name for file in files[1:]))
        return self._line("label-wrote", " · ".join(names))

    def _line(self, label: str, text: str) -> str:
        return self._speak.say(f"cli:{label}").ljust(self._width) + text

    def _name(self, identifier: str) -> str:
        from safepassage import proofs

        return proofs.named(identifier, self._scenario, self._speak)

    def _by(self, seconds: int) -> str:
        """The time of day by which something is done: the next whole minute."""
        known = self._scenario
        return self._speak.clock(known.start, known.timezone, -(-seconds // 60) * 60)

    def _people(self, heads: Mapping[Priority, int]) -> str:
        in_all = self._speak.say("words:people", count=sum(heads.values()))
        triaged = self._by_priority({p: n for p, n in heads.items() if p.value != "none"})
        if not triaged:
            return in_all
        return self._speak.say("cli:people-triaged", people=in_all, triaged=triaged)

    def _by_priority(self, heads: Mapping[Priority, int]) -> str:
        return self._speak.listing(
            self._speak.say(f"cli:priority-{priority.value.lower()}", count=count)
            for priority, count in heads.items()
            if count
        )

    def _outcome(self, figures: Figures) -> Iterator[str]:
        speak = self._speak
        left = figures.left_behind_in_all
        if figures.clearance == 0:
            yield speak.say("cli:nobody-out")
        else:
            yield speak.say(
                "cli:some-out" if left else "cli:everybody-out",
                clock=self._by(figures.clearance),
                duration=speak.span(figures.clearance),
            )
        if figures.t1_clearance:
            yield speak.say("cli:t1-out", clock=self._by(figures.t1_clearance))
        if left:
            by_priority = self._by_priority(figures.left_behind)
            yield speak.say("cli:some-left", count=left, priorities=by_priority)
        else:
            yield speak.say("cli:nobody-left")

    def _left_behind_bounds(self, figures: Figures, bounds: Bounds) -> Iterator[str]:
        for priority, heads in figures.left_behind.items():
            bound = bounds.left_behind[priority]
            if heads == 0:
                continue
            sentence = self._speak.say(
                "cli:bound-left" if bound.value else "cli:bound-left-none",
                priority=self._speak.say(f"cli:priority-{priority.value.lower()}-name"),
                people=self._speak.say("words:people", count=bound.value),
                proof=self._proof(bound.proof),
            )
            yield self._line("label-bound", sentence)

    def _binding(self, proof: Proof) -> Iterator[str]:
        from safepassage import proofs

        binds = [proofs.binding(bind, self._scenario, self._speak) for bind in proof.binds]
        if binds:
            yield self._line("label-binds", self._speak.listing(binds))

    def _gap(self, plan: Plan, proven: bool) -> str:
        from safepassage.model import gap

        assert plan.bounds is not None
        if proven:
            return self._speak.say("cli:proven-best")
        share = gap(plan.figures.clearance, plan.bounds.clearance.value)
        if share is None:
            return self._speak.say("cli:gap-unknown")
        return self._speak.say("cli:gap", percent=self._speak.percent(share))

    def _proof(self, proof: Proof) -> str:
        from safepassage import proofs

        return proofs.sentence(proof, self._scenario, self._speak)
