"""What a short report says, told back."""

from __future__ import annotations

from safepassage.reports import Kind, statements_of


def counted(text: str) -> list[tuple[str, str | None, float | None]]:
    kinds = (Kind.VEHICLES, Kind.PEOPLE)
    return [(s.kind.value, s.what, s.value) for s in statements_of(text) if s.kind in kinds]


def test_vehicles_and_people_in_either_language() -> None:
    assert counted("غادرت أربع حافلات وسيارتا إسعاف على متنها ٢٬٥٠٠ شخص.") == [
        ("vehicles", "bus", 4),
        ("vehicles", "ambulance", 2),
        ("people", "all", 2500),
    ]
    assert counted("Twelve buses left with some 1,200 civilians aboard.") == [
        ("vehicles", "bus", 12),
        ("people", "civilians", 1200),
    ]


def test_a_quote_stands_where_it_says() -> None:
    text = "خرجت أكثر من عشرين سيارة، and 300 fighters left."
    for statement in statements_of(text):
        quote = statement.quote
        assert text[quote.start : quote.end] == quote.words
