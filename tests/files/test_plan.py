"""plan.json: what is written is what is read, and what is wrong is said."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage import verify
from safepassage.files.json_fields import MOST
from safepassage.files.plan import plan_text, read_plan, write_plan
from safepassage.language import LANGUAGES, language
from safepassage.model import (
    PRIORITIES,
    ArrivalCertificate,
    Bound,
    Bounds,
    Convoy,
    Drive,
    Figures,
    LanesCertificate,
    LeftBehind,
    PartyMove,
    Passage,
    Plan,
    Proof,
    Reason,
    Refuel,
    RoomCertificate,
    Run,
    Stop,
)
from safepassage.notices import Refused
from story import scenario

PAGE = Path(__file__).parents[2] / "docs" / "formats" / "plan.md"

words = st.text("ab-7'\"\\{é\u0628\u0661", min_size=1, max_size=4)
amounts = st.integers(0, MOST)
counts = st.integers(1, 1000)
moves = st.lists(st.builds(PartyMove, words, words, counts), max_size=2).map(tuple)
proofs = st.builds(
    Proof,
    words,
    st.dictionaries(words, st.integers(-MOST, MOST) | words, max_size=2),
    st.lists(words, max_size=2).map(tuple),
)
certificates = st.one_of(
    st.builds(ArrivalCertificate, amounts),
    st.builds(RoomCertificate, amounts, st.lists(words, max_size=2).map(tuple)),
    st.builds(
        LanesCertificate,
        amounts,
        words,
        words,
        amounts,
        st.lists(st.tuples(amounts, amounts), max_size=2).map(tuple),
        st.lists(st.tuples(words, words, amounts), max_size=2).map(tuple),
    ),
)
bounds = st.builds(Bound, amounts, proofs, st.none() | certificates)
by_priority = st.fixed_dictionaries(dict.fromkeys(PRIORITIES, amounts))
bounds_by_priority = st.fixed_dictionaries(dict.fromkeys(PRIORITIES, bounds))


@st.composite
def plans(draw):
    """Any plan, true or not."""
    convoys = draw(
        st.lists(
            st.builds(Convoy, words, words, st.lists(words, max_size=2).map(tuple)), max_size=2
        )
    )
    which = st.none() | st.integers(0, len(convoys) - 1) if convoys else st.none()
    steps = st.one_of(
        st.builds(Drive, words, words, amounts, amounts),
        st.builds(Stop, words, amounts, amounts, moves, moves, st.none() | words),
        st.builds(Passage, words, words, amounts, amounts, which),
        st.builds(Refuel, words, amounts, amounts),
    )
    runs = st.builds(Run, words, st.lists(steps, max_size=3).map(tuple))
    left = st.builds(LeftBehind, words, words, counts, words, st.sampled_from(Reason))
    return Plan(
        scenario=draw(words),
        digest=draw(words),
        runs=tuple(draw(st.lists(runs, max_size=3, unique_by=lambda run: run.vehicle))),
        convoys=tuple(convoys),
        left_behind=tuple(draw(st.lists(left, max_size=2))),
        figures=draw(st.builds(Figures, by_priority, amounts, amounts, amounts, amounts)),
        bounds=draw(st.none() | st.builds(Bounds, bounds_by_priority, bounds, bounds, bounds)),
        made_by=draw(st.text(max_size=5).filter(lambda text: text.isprintable())),
        seed=draw(amounts),
    )


def example() -> dict:
    """The page's example, as a value to spoil."""
    return json.loads(re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)[0])


def written(tmp_path: Path, value: object) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def codes(path: Path) -> list[str]:
    """The codes of the notices that reading gives; each can be said in every language."""
    with pytest.raises(Refused) as refused:
        read_plan(path)
    for code in LANGUAGES:
        for notice in refused.value.notices:
            assert language(code).notice(notice)
    return [notice.code for notice in refused.value.notices]


@given(plan=plans())
@settings(deadline=None)
def test_a_plan_comes_back_as_it_was(tmp_path_factory, plan):
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    write_plan(plan, path)
    assert read_plan(path) == plan
    assert path.read_text(encoding="utf-8") == plan_text(plan)
    assert list(path.parent.iterdir()) == [path]


def test_the_example_of_the_page_is_a_plan(tmp_path):
    """Times by the clock and in seconds are one; what is not given is empty."""
    plan = read_plan(written(tmp_path, example()))
    assert plan.runs[0].steps[0] == Drive("garage", "school", 0, 600)
    assert plan.runs[0].steps[1].board == (PartyMove("families", "family", 2),)
    assert plan.left_behind[0].reason is Reason.NOT_READY
    assert plan.figures.clearance == 2220
    assert [plan.figures.left_behind[p] for p in PRIORITIES] == [0, 0, 0, 1]
    assert (plan.bounds, plan.convoys, plan.made_by, plan.seed) == (None, (), "", 0)


def test_the_example_of_the_page_keeps_every_rule(tmp_path):
    """What the page tells of happens in this scenario, and the figures are right."""
    town = scenario("""
        zone      inside
        zone      outside
        depot     garage   in inside
        assembly  school   in inside   bays 1
        reception arena    in outside  room 20
        crossing  bridge   from inside to outside  inspect 5m
        kind      family   seat 4
        group     families at school  2 family
        group     late     at school  1 person  ready 23:59
        type      bus      seat 8  stop 1m
        vehicle   bus-1    bus garage
        road      garage school 10m  metres 5000
        road      school bridge 5m   metres 2000
        road      bridge arena  15m  metres 10000
    """)
    plan = read_plan(written(tmp_path, {**example(), "digest": town.digest}))
    assert verify.check(town, plan) == ()


def bounded(**certificate: object) -> dict:
    """The example with a certificate for the clearance."""
    bound = {"value": 0, "method": "nothing"}
    left = {priority.value: bound for priority in PRIORITIES}
    clearance = bound | {"certificate": certificate}
    bounds = {"left_behind": left, "t1_clearance": bound, "exposure": bound}
    return {**example(), "bounds": {**bounds, "clearance": clearance}}


LANES = {"by": "lanes", "value": 5, "crossing": "bridge", "from_zone": "in"}


def test_a_plan_of_the_first_format_is_read_and_has_no_certificates(tmp_path):
    """What such a file calls a certificate, it does not know."""
    first = {"format": "safepassage plan 1"}
    plain = read_plan(written(tmp_path, example()))
    assert read_plan(written(tmp_path, example() | first)) == plain
    assert codes(written(tmp_path, bounded(by="arrival", value=1) | first)) == ["P-UNKNOWN"]
    plan = read_plan(written(tmp_path, bounded(by="arrival", value=1)))
    assert plan.bounds.clearance.certificate == ArrivalCertificate(1)


@pytest.mark.parametrize(
    ("certificate", "code"),
    [
        ({"by": "faith", "value": 5}, "P-CHOICE"),
        ({"by": "arrival"}, "P-MISSING"),
        ({"by": "arrival", "value": -1}, "P-SMALL"),
        ({"by": "arrival", "value": 1, "places": []}, "P-UNKNOWN"),
        ({"by": "room", "value": 1}, "P-MISSING"),
        (LANES | {"prices": []}, "P-MISSING"),
        (LANES | {"tails": [[1]], "prices": []}, "P-TAIL"),
        (LANES | {"tails": [[1, -1]], "prices": []}, "P-SMALL"),
        (LANES | {"tails": [], "prices": [["a", 1]]}, "P-PRICE"),
        (LANES | {"tails": [], "prices": [["a", "b", 0.5]]}, "P-TYPE"),
    ],
)
def test_a_spoilt_certificate_gets_a_notice(tmp_path, certificate, code):
    assert codes(written(tmp_path, bounded(**certificate))) == [code]


def test_one_step_stands_on_one_line(tmp_path):
    plan = read_plan(written(tmp_path, example()))
    lines = plan_text(plan).splitlines()
    assert '        {"drive": ["garage", "school"], "depart": 0, "arrive": 600},' in lines


def test_a_plan_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    """Nothing half-written: the file is replaced when the new one is whole, or not at all."""
    path = written(tmp_path, example())
    before = path.read_bytes()
    plan = read_plan(path)
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("no room")))
    with pytest.raises(OSError, match="no room"):
        write_plan(plan, path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("spoil", "code", "field"),
    [
        (lambda p: p.update(format="safepassage plan 9"), "P-VERSION", "format"),
        (lambda p: p.pop("format"), "P-VERSION", "format"),
        (lambda p: p.pop("runs"), "P-MISSING", None),
        (lambda p: p.pop("figures"), "P-MISSING", None),
        (lambda p: p["figures"].pop("exposure"), "P-MISSING", "figures"),
        (lambda p: p.update(made_bye="me"), "P-UNKNOWN", None),
        (lambda p: p["runs"][0]["steps"][0].pop("arrive"), "P-MISSING", "runs[0].steps[0]"),
        (lambda p: p.update(seed="7"), "P-TYPE", "seed"),
        (lambda p: p.update(seed=True), "P-TYPE", "seed"),
        (lambda p: p.update(seed=-1), "P-SMALL", "seed"),
        (lambda p: p.update(seed=2**53), "P-HUGE", "seed"),
        (lambda p: p.update(seed=10**5000), "P-HUGE", "seed"),
        (lambda p: p.update(seed=float("nan")), "P-TYPE", "seed"),
        (lambda p: p.update(runs={}), "P-TYPE", "runs"),
        (lambda p: p.update(figures=[]), "P-TYPE", "figures"),
        (lambda p: p.update(digest=""), "P-ID", "digest"),
        (lambda p: p.update(scenario="two words"), "P-ID", "scenario"),
        (lambda p: p.update(scenario="\ud800"), "P-ID", "scenario"),
        (lambda p: p.update(made_by="\ud800"), "P-ID", "made_by"),
        (lambda p: p.update(scenario=7), "P-TYPE", "scenario"),
        (lambda p: p.update(made_by=7), "P-TYPE", "made_by"),
        (lambda p: p["figures"].update(clearance="noon"), "P-TYPE", "figures.clearance"),
        (lambda p: p["figures"].update(clearance="1:75"), "P-TYPE", "figures.clearance"),
        (lambda p: p["figures"].update(clearance=1.5), "P-TYPE", "figures.clearance"),
        (
            lambda p: p["left_behind"][0].update(reason="no-tme"),
            "P-CHOICE",
            "left_behind[0].reason",
        ),
        (lambda p: p["left_behind"][0].update(count=0), "P-SMALL", "left_behind[0].count"),
        (lambda p: p["runs"][0]["steps"].append({}), "P-STEP", "runs[0].steps[6]"),
        (
            lambda p: p["runs"][0]["steps"][0].update(drive=["a"]),
            "P-DRIVE",
            "runs[0].steps[0].drive",
        ),
        (
            lambda p: p["runs"][0]["steps"][1].update(board=[["families", "family"]]),
            "P-MOVE",
            "runs[0].steps[1].board[0]",
        ),
        (
            lambda p: p["runs"][0]["steps"][3].update(convoy=0),
            "P-CONVOY",
            "runs[0].steps[3].convoy",
        ),
        (lambda p: p["runs"].append({"vehicle": "bus-1"}), "P-RUN-TWICE", "runs"),
    ],
)
def test_each_mistake_is_named_with_its_field(tmp_path, spoil, code, field):
    value = example()
    spoil(value)
    path = tmp_path / "plan.json"
    text = json.dumps(value) if value.get("seed") != 10**5000 else _with_digits(value)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_plan(path)
    assert [(n.code, n.where.field) for n in refused.value.notices] == [(code, field)]
    assert codes(path) == [code]


def _with_digits(value: dict) -> str:
    """JSON with a number that is longer than Python cares to print."""
    return json.dumps({**value, "seed": 0}).replace('"seed": 0', '"seed": 1' + "0" * 5000)


def test_a_slip_of_the_pen_gets_a_suggestion(tmp_path):
    value = example()
    value["figures"]["clearence"] = value["figures"].pop("clearance")
    path = written(tmp_path, value)
    with pytest.raises(Refused) as refused:
        read_plan(path)
    said = [language("en").notice(notice) for notice in refused.value.notices]
    assert 'The field "clearance" is missing.' in said[0]
    assert 'Did you mean "clearance"?' in said[1]


def test_all_mistakes_are_said_at_once_up_to_a_hundred(tmp_path):
    value = example()
    value["runs"] = [{"vehicle": f"v{n}", "steps": [{"stop": 1}]} for n in range(200)]
    found = codes(written(tmp_path, value))
    assert len(found) == 101
    assert found[-1] == "P-MORE"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "P-TRUNCATED"),
        (b'{"format": "safepassage plan 2", "scenario": "al', "P-TRUNCATED"),
        (b'{"format": "safepassage plan 2",', "P-TRUNCATED"),
        (b'{"format" "safepassage plan 2"}', "P-JSON"),
        (b"\xff\xfe{\x00", "P-TEXT"),
        (b"[" * 100_000, "P-DEEP"),
        (b"[]", "P-TYPE"),
        (b'{"seed": 1, "seed": 2}', "P-TWICE"),
    ],
)
def test_files_that_are_no_plan(tmp_path, content, code):
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    assert codes(path)[0] == code


def test_every_beginning_of_a_plan_is_refused_as_cut_off(tmp_path):
    """Wherever the copy broke off, the notice says so."""
    whole = json.dumps(example(), ensure_ascii=False).encode()
    path = tmp_path / "plan.json"
    for end in range(0, len(whole), 7):
        path.write_bytes(whole[:end])
        assert codes(path) == ["P-TRUNCATED"]


def test_a_file_that_is_not_there(tmp_path):
    assert codes(tmp_path / "plan.json") == ["P-FILE"]
    assert codes(tmp_path) == ["P-FILE"]


def test_a_byte_order_mark_is_nothing(tmp_path):
    path = tmp_path / "plan.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(example()).encode())
    assert read_plan(path).scenario == "story"


RICH = Plan(
    scenario="rich",
    digest="d",
    runs=(
        Run(
            "v1",
            (
                Drive("a", "b", 0, 1),
                Stop("b", 1, 2, (PartyMove("g", "k", 1),), (PartyMove("g", "k", 2),), "plain"),
                Passage("gate", "in", 3, 4, 0),
                Refuel("depot", 5, 6),
            ),
        ),
        Run("v2"),
    ),
    convoys=(Convoy("gate", "in", ("v1", "v2")),),
    left_behind=(LeftBehind("g", "k", 1, "b", Reason.NO_TIME),),
    figures=Figures(dict.fromkeys(PRIORITIES, 1), 2, 3, 4, 5),
    bounds=Bounds(
        dict.fromkeys(PRIORITIES, Bound(0, Proof("nothing", {}))),
        *[Bound(1, Proof("way", {"n": 1, "who": "v1"}, ("fleet",)))] * 3,
    ),
    made_by="hand",
    seed=7,
)
"""A plan with everything that a plan may hold: to be spoilt."""


@given(
    edits=st.lists(
        st.tuples(st.integers(0, 10**6), st.integers(0, 3), st.binary(max_size=4)), min_size=1
    ),
)
@settings(deadline=None, max_examples=300)
def test_spoilt_bytes_are_refused_or_read_but_never_crash(tmp_path_factory, edits):
    content = plan_text(RICH).encode()
    for at, cut, put in edits:
        at %= len(content) + 1
        content = content[:at] + put + content[at + cut :]
    path = tmp_path_factory.getbasetemp() / "spoilt.json"
    path.write_bytes(content)
    try:
        read_plan(path)
    except Refused as refused:
        for notice in refused.notices:
            assert language("ar").notice(notice)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)


def with_one_spoilt(value: object, draw) -> object:
    """``value`` with one member, somewhere in it, exchanged for anything."""
    if isinstance(value, (dict, list)) and value and draw(st.integers(0, 5)):
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = draw(st.sampled_from(keys))
        copy = value.copy()
        copy[key] = with_one_spoilt(value[key], draw)
        return copy
    return draw(anything)


@st.composite
def spoilt_plans(draw) -> object:
    return with_one_spoilt(json.loads(plan_text(RICH)), draw)


@given(value=spoilt_plans())
@settings(deadline=None, max_examples=300)
def test_spoilt_values_are_refused_or_read_but_never_crash(tmp_path_factory, value):
    path = tmp_path_factory.getbasetemp() / "spoilt.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    try:
        plan = read_plan(path)
    except Refused as refused:
        for notice in refused.notices:
            assert language("en").notice(notice)
    else:
        write_plan(plan, path)
        assert read_plan(path) == plan
