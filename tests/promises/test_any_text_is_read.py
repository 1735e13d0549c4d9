"""Any text is read: nothing raised, every quote where it says, and the same twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.reports import Kind, from_json, statements_of
from safepassage.reports.lexicon import lexicon
from safepassage.reports.statement import WHATS

WORDS = sorted(lexicon().single)
PIECES = (
    st.sampled_from(WORDS)
    | st.sampled_from(
        [*".,،؛:;!؟()«»“”-–%$", "\n", "\n\n", "و", "ب", "ال", "ـ", "ً", "\u200f", "’s"]
    )
    | st.integers(0, 10**7).map(str)
    | st.text(max_size=4)
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25), st.sampled_from([" ", "", "\u00a0"]))
def test_any_text(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    found = statements_of(text)
    assert found == statements_of(text)
    for statement in found:
        quote = statement.quote
        assert text[quote.start : quote.end] == quote.words
        assert quote.words
        assert from_json(statement.to_json()) == statement
        if statement.kind in (Kind.VEHICLES, Kind.PEOPLE):
            assert statement.what in WHATS[statement.kind]
        for place in (statement.origin, statement.destination, statement.at):
            assert place is None or place in text


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4))
def test_a_text_without_a_full_stop_is_read_to_its_end(words: list[str]) -> None:
    long = " ".join(words * 400) + " غادرت 20 حافلة"
    assert any(s.value == 20 for s in statements_of("غادرت حافلة. " + long + "."))
