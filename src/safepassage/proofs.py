"""Why a bound holds, in a sentence that names places and times as people know them.

A :class:`~safepassage.model.Proof` holds raw numbers and ids, so that it means the same in every
language. Here they become words: ids turn into names, ``…_at`` into a time of day and ``…_s`` into
a duration; other numbers stay numbers, so that the sentence can choose its plural.
"""

from __future__ import annotations

from safepassage.language import Language
from safepassage.model import Name, Proof, Scenario


def sentence(proof: Proof, scenario: Scenario, language: Language) -> str:
    """The argument of a bound. A method without a sentence is our own mistake and raises."""
    words = {key: _word(key, value, scenario, language) for key, value in proof.numbers.items()}
    return language.say(f"proofs:proof-{proof.method}", **words)


def binding(bind: str, scenario: Scenario, language: Language) -> str:
    """What a coordinator could change to improve the figure: ``the crossing Ramouseh``."""
    kind, _, identifier = bind.partition(":")
    return language.say(f"proofs:binds-{kind}", name=named(identifier, scenario, language))


def named(identifier: str, scenario: Scenario, language: Language) -> str:
    """The name of whatever has this id, or the id itself where it has none."""
    for things in (
        scenario.crossings,
        scenario.places,
        scenario.groups,
        scenario.types,
        scenario.vehicles,
        scenario.zones,
        scenario.kinds,
    ):
        thing = things.get(identifier)
        if thing is not None:
            name: Name = thing.name
            return name.in_language(language.code) or identifier
    return identifier


def _word(key: str, value: int | str, scenario: Scenario, language: Language) -> int | str:
    if isinstance(value, str):
        ids = value.split()
        return language.listing(named(one, scenario, language) for one in ids) if ids else ""
    if key.endswith("_at"):
        return language.clock(scenario.start, scenario.timezone, value)
    if key.endswith("_s"):
        return language.duration(value)
    return value
