"""Catalogues read the short way and by Fluent."""

from __future__ import annotations

from pathlib import Path

import pytest

from safepassage.catalogue import Catalogue, plain_messages

TEXT = """\
### What this is

plain = A sentence as it stands.
long =
    Two lines,
    one message.
    .remedy = Do { $something }.
filled = { $count ->
    [one] One bus
   *[other] { $count } buses
}
timed = after { DURATION($seconds) }
# A remark
empty = {""}
last = The end
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    path = tmp_path / "text.ftl"
    path.write_text(TEXT)
    return Catalogue(path, "en-GB", {"DURATION": lambda s: f"{int(s) // 60} min"}, isolating=False)


def test_only_sentences_without_arguments_are_read_the_short_way() -> None:
    assert plain_messages(TEXT) == {
        "plain": "A sentence as it stands.",
        "long": "Two lines,\none message.",
        "last": "The end",
    }


def test_a_sentence_is_filled(catalogue: Catalogue) -> None:
    assert catalogue.say("plain", "", {}) == "A sentence as it stands."
    assert catalogue.say("filled", "", {"count": 1}) == "One bus"
    assert catalogue.say("filled", "", {"count": 4000}) == "4,000 buses"
    assert catalogue.say("long", "remedy", {"something": "this"}) == "Do this."
    assert catalogue.say("timed", "", {"seconds": 120}) == "after 2 min"


@pytest.mark.parametrize("isolating", [False, True])
def test_a_text_of_any_length_can_be_put_in(tmp_path: Path, isolating: bool) -> None:
    path = tmp_path / "text.ftl"
    path.write_text("both = { $one }, then { $other }\nwithin = ({ both })\n")
    catalogue = Catalogue(path, "en-GB", {}, isolating=isolating)
    one, other = "bus-1, " * 900, "bus-2, " * 900
    said = catalogue.say("within", "", {"one": one, "other": other})
    assert said.replace("\u2068", "").replace("\u2069", "") == f"({one}, then {other})"


@pytest.mark.parametrize(("name", "attribute"), [("nothing", ""), ("plain", "remedy")])
def test_what_is_missing_is_a_key_error(catalogue: Catalogue, name: str, attribute: str) -> None:
    with pytest.raises(KeyError):
        catalogue.say(name, attribute, {})


def test_a_missing_argument_is_a_value_error(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="count"):
        catalogue.say("filled", "", {})
