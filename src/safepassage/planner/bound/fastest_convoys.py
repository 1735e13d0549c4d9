"""The fastest timetable of convoys: how many vehicles can have passed by a time, at the most.

**Begins.** A convoy begins when the first of its inspections does. Number the convoys of one
direction as they begin, b₁ ≤ b₂ ≤ …. Then bₖ₊₁ ≥ bₖ + headway; with E escorts bₖ₊E ≥ bₖ +
turnaround, since else E + 1 convoys, these and all between them, would have escorts at that moment;
and at each bₖ an inspection fits into a window. The timetable in which each convoy begins as soon
as those before it allow has gₖ ≤ bₖ for every k, by induction: the first moment at which something
fits does not become sooner by asking later.

**Sizes.** All inspections of a convoy lie in the window of its first, which is its earliest: so
many as its lanes can take in what is left of it, and ``max_vehicles`` at the most.

**Windows.** A convoy that begins near the end of a window is small, and who lets it go for a larger
one on the next day loses one in the count. So there are two ways to count, and the lesser holds:
every gₖ with the largest size that it could have at any time from then on; or window by window,
each as if nothing had been before it.

Where a rule holds for empty vehicles too, both directions together are counted as well: of any
three convoys two go the same way, so bₖ₊₂ ≥ bₖ + headway, and escorts serve both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from safepassage.model import ConvoyRule, Window
from safepassage.planner.bound.ground import NEVER, begin_within

MOST_WINDOWS = 100
"""Where there are more, they are not looked at one by one from the last to the first."""

MOST_CONVOYS = 10_000
"""A timetable of more convoys than this is not worked out: it is no limit."""


@dataclass(frozen=True)
class FastestConvoys:
    """Convoys through one crossing: in one direction, or in both if ``together``.

    An inspection takes ``takes`` seconds or more; ``lanes`` (None: as many as come) work side by
    side, in both directions together where that is asked; no convoy begins before ``since``.
    """

    rule: ConvoyRule
    windows: tuple[Window, ...]
    lanes: int | None
    takes: int
    since: int
    together: bool = False

    def begun(self, before: int) -> int:
        """The most vehicles that can begin their inspection before a time; NEVER: no limit."""
        return self.passed(before - 1 + self.takes)

    def passed(self, until: int) -> int:
        """The most inspections that can be over by a time; NEVER: no limit."""
        return _passed(self, until)

    def begins(self, since: int, until: int) -> list[int]:
        """The soonest begins after ``since`` of convoys that have an inspection over by ``until``.

        Every convoy is counted if ``until`` allows one more than :data:`MOST_CONVOYS`.
        """
        found: list[int] = []
        again = 2 if self.together else 1
        while len(found) <= MOST_CONVOYS:
            soonest = since
            if len(found) >= again:
                soonest = max(soonest, found[-again] + int(self.rule.headway))
            escorts = self.rule.escorts
            if escorts is not None and len(found) >= escorts:
                soonest = max(soonest, found[-escorts] + int(self.rule.turnaround))
            begin = begin_within(self.windows, max(soonest, found[-1] if found else 0), self.takes)
            if begin >= NEVER or begin + self.takes > until:
                break
            found.append(begin)
        return found

    def size(self, begin: int, until: int) -> int:
        """The most vehicles of a convoy with this begin whose inspections are over by a time."""
        most = self.rule.max_vehicles
        last = bisect_right(self.windows, begin, key=_begin_of) - 1
        inside = last >= 0 and begin < self.windows[last].end
        closes = int(self.windows[last].end) if inside else until
        left = min(closes, until) - begin
        if left < self.takes:
            return 0
        if self.lanes is None or self.takes == 0:
            return most
        return min(most, self.lanes * (left // self.takes))

    def at_any_time(self, begins: Iterable[int], until: int) -> Iterator[int]:
        """For each of these begins, the largest size of a convoy that begins then or later."""
        openings = [int(w.begin) for w in self.windows if w.begin <= until]
        sizes = [self.size(begin, until) for begin in openings]
        largest_from = [*accumulate(reversed(sizes), max)][::-1]
        for begin in begins:
            after = bisect_right(openings, begin)
            later = largest_from[after] if after < len(openings) else 0
            yield max(self.size(begin, until), later)

    def later(self, since: int) -> FastestConvoys:
        """The same with all forgotten that was before ``since``."""
        return FastestConvoys(
            self.rule,
            self.windows,
            self.lanes,
            self.takes,
            max(self.since, since),
            self.together,
        )


@cache
def _passed(table: FastestConvoys, until: int) -> int:
    """Both ways to count, the second from the last window to the first."""
    begins = table.begins(table.since, until)
    if len(begins) > MOST_CONVOYS:
        return NEVER
    found = sum(table.at_any_time(begins, until))
    window = _last(table.windows, until)
    if window is None or window.begin <= table.since or len(table.windows) > MOST_WINDOWS:
        return found
    alone = table.later(int(window.begin))
    begins = alone.begins(alone.since, until)
    if len(begins) > MOST_CONVOYS:
        return found
    # Nothing is over between the end of the window before and the begin of this one.
    return min(found, _passed(table, int(window.begin)) + sum(alone.size(b, until) for b in begins))


def _begin_of(window: Window) -> int:
    return int(window.begin)


def _last(windows: Sequence[Window], until: int) -> Window | None:
    """The last window that begins before a time."""
    return max((window for window in windows if window.begin < until), default=None)
