"""Verbs, their help, and what is said about a line that cannot be understood."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.town import typed
from safepassage import api
from safepassage.cli.entry import VERBS, wanted_language


def test_help_lists_every_verb_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("--help") == 0
    said = capsys.readouterr().out
    assert said.startswith("Usage: safepassage VERB … [options]\n")
    for verb in VERBS:
        assert f"\n  {verb} " in said


def test_help_in_arabic_is_in_arabic(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("--lang", "ar", "--help") == 0
    said = capsys.readouterr().out
    assert said.startswith("طريقة الاستعمال: safepassage")
    assert "Writes" not in said


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(verb, "--help") == 0
    assert f"Usage: safepassage {verb}" in capsys.readouterr().out


def test_no_verb_at_all_shows_the_help_and_is_no_success(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert typed() == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err.startswith("Usage:")


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("--version") == 0
    assert capsys.readouterr().out == "safepassage 0.1.0\n"


@pytest.mark.parametrize(
    ("line", "english", "arabic"),
    [
        (
            "pln",
            "There is no verb “pln”. Did you mean “plan”?",
            "لا يوجد أمر «pln». هل تقصد «plan»؟",
        ),
        (
            "qqq",
            f"There is no verb “qqq”. The verbs are: {', '.join(VERBS)}.",
            f"لا يوجد أمر «qqq». الأوامر هي: {', '.join(VERBS)}.",
        ),
        (
            "check",
            "SCENARIO is missing. See: safepassage check --help",
            "ينقص SCENARIO. انظر: safepassage check --help",
        ),
        (
            "plan s",
            "--out is missing. See: safepassage plan --help",
            "ينقص --out. انظر: safepassage plan --help",
        ),
        (
            "plan s --secnds 3",
            "There is no option --secnds. Did you mean --seconds?",
            "لا يوجد خيار --secnds. هل تقصد --seconds؟",
        ),
        (
            "check s --zzz",
            "There is no option --zzz. See: safepassage check --help",
            "لا يوجد خيار --zzz. انظر: safepassage check --help",
        ),
        ("plan s --out", "--out needs a value after it.", "يحتاج --out إلى قيمة بعده."),
        ("check s --json=3", "--json takes no value.", "لا يقبل --json قيمة."),
        ("check s t u", "Too much on the line: t u", "في السطر ما يزيد عن الحاجة: t u"),
        (
            "plan s --out d --seed x",
            "--seed: “x” is not a whole number.",
            "--seed: «x» ليس عددًا صحيحًا.",
        ),
        (
            "plan s --out d --seconds soon",
            "--seconds: “soon” is not a number.",
            "--seconds: «soon» ليس عددًا.",
        ),
        (
            "plan s --out d --seconds 0",
            "--seconds: 0 is out of range; it must be above 0 and at most 2147483648.",
            "--seconds: القيمة 0 خارج المدى؛ يجب أن تكون أكبر من 0 وألا تزيد على 2147483648.",
        ),
        (
            "plan s --out d --threads 0",
            "--threads: 0 is out of range; it must be at least 1 and at most 2147483648.",
            "--threads: القيمة 0 خارج المدى؛ يجب ألا تقل عن 1 وألا تزيد على 2147483648.",
        ),
        (
            "plan s --out d --seconds nan",
            "--seconds: nan is out of range; it must be above 0 and at most 2147483648.",
            "--seconds: القيمة nan خارج المدى؛ يجب أن تكون أكبر من 0 وألا تزيد على 2147483648.",
        ),
    ],
)
def test_a_line_that_will_not_do_gets_one_clear_line_back(
    line: str, english: str, arabic: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, sentence in (("en", english), ("ar", arabic)):
        assert typed("--lang", language, *line.split()) == 2
        heard = capsys.readouterr()
        assert heard.out == ""
        plain = heard.err.replace("\u2068", "").replace("\u2069", "")
        assert plain == f"safepassage: {sentence}\n"


def test_a_language_that_there_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert typed("check", "s", "--lang", "fr") == 2
    assert capsys.readouterr().err == "safepassage: --lang: “fr” is neither ar nor en.\n"


@pytest.mark.parametrize(
    ("line", "locale", "expected"),
    [
        ("plan s --lang ar", "en_GB.UTF-8", "ar"),
        ("--lang=ar plan s", "en_GB.UTF-8", "ar"),
        ("plan s", "ar_SY.UTF-8", "ar"),
        ("plan s", "fr_FR.UTF-8", "en"),
        ("plan s --lang en", "ar_SY.UTF-8", "en"),
        ("check -- --lang", "ar_SY.UTF-8", "ar"),
        ("check --lang", "en_GB.UTF-8", "en"),
    ],
)
def test_the_language_is_asked_for_or_the_locales(
    line: str, locale: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert wanted_language(line.split()) == expected


WORDS = st.one_of(
    st.sampled_from(
        [
            *VERBS,
            *(
                "bep",
                "icep",
                "xlsx",
                "--lang",
                "--lang=ar",
                "ar",
                "en",
                "--out",
                "--out=",
                "--json",
            ),
            *("--seconds", "--seconds=1", "--seed", "--threads=-1", "--iterations", "--scenario"),
            *("--", "-", "-h", "--help", "--version", "", "1", "-1", "1e999", "nowhere", "مكان"),
        ]
    ),
    st.text(max_size=8),
)


@given(st.lists(WORDS, max_size=8))
def test_no_line_whatever_breaks_the_program(line: list[str]) -> None:
    """Every line is carried out or answered with one of the documented exit codes."""
    verbs = ("check", "read", "new", "convert_bep", "convert_icep", "convert_workbook", "read_plan")
    refused = FileNotFoundError(2, "", "nowhere")
    with mock.patch.multiple(api, **{verb: mock.Mock(side_effect=refused) for verb in verbs}):
        assert typed(*line) in (0, 2)
