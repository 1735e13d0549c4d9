"""Types of the compiled counting; ``engine/module.cpp`` says what each means."""

from collections.abc import Iterable

from safepassage.ledger.entries import Entry, Heads, Movement
from safepassage.ledger.flows import Flow, Key
from safepassage.ledger.fold import Fold
from safepassage.ledger.seen import Numbers

class Posting:
    def __init__(
        self,
        entry: type[Entry],
        heads: type[Heads],
        flow: type[Flow],
        numbers: type[Numbers],
        kinds: list[tuple[type[Movement], dict[Key, Flow], tuple[str, ...], str | None]],
        grown: dict[Flow, None],
    ) -> None: ...
    def count(self, fold: Fold, entries: Iterable[Entry], until: int) -> None: ...
