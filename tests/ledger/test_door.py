"""The questions at the door, as a dispatcher could ask them from a sheet of paper."""

from __future__ import annotations

import pytest

from carried_out import began, opened, told
from ledger.story import key_of
from safepassage.ledger import Caller, Heads, entries_in, fact_of, refusals, text_of
from safepassage.ledger import entries as e
from safepassage.notices import Refused, Severity
from story import scenario

TOWN = scenario("""
    zone      all
    zone      out
    assembly  school in all
    reception arena in out
    crossing  gate from all to out
    type      bus seat 4
    type      van seat 4
    layout    van chair seat 1 wheelchair 1
    vehicle   bus-1 bus school
    vehicle   van-1 van school
    road      school gate 10m
    road      gate arena 10m
    kind      family seat 3
    group     town at school 2 family
""")
START = began(TOWN)


def ledger(*lines: str, **rules: object):
    """What was recorded before, a line for each minute; no door asked."""
    made = opened(TOWN, **rules)
    for minute, line in enumerate(lines, start=1):
        (spoken,) = entries_in(line.split())
        fact = fact_of(spoken, made.fold, TOWN)
        maker = spoken.fields.get("maker", "officer")
        one = told(TOWN, fact, 60 * minute)._replace(maker=maker)
        made.record([one], one.heard)
    return made


def codes(line: str, before=None, *, role="coordinator", at: int = 3600, now: int | None = None):
    made = before or ledger()
    made.fold.settle()
    (spoken,) = entries_in(line.split())
    fact = fact_of(spoken, made.fold, TOWN)
    now = at if now is None else now
    caller = Caller(role, "officer", made.fold, TOWN, START + at, START + now)
    return [notice.code for notice in refusals(fact, caller)]


ON_THE_WAY = {"departed", "passed", "arrived", "broke_down", "counted"}
DEVICES = {"opened", "enrolled", "revoked", "clock_checked"}
DECISIONS = {
    "agreement_made",
    "guaranteed",
    "suspended",
    "resumed",
    "agreement_ended",
    "go_signed",
    "overridden",
    "resolved",
    "completed",
    "called_off",
    "forgotten",
}
MAY = {
    "coordinator": set(e.KINDS),
    "gate": set(e.KINDS) - DEVICES - DECISIONS,
    "reception": set(e.KINDS) - DEVICES - DECISIONS,
    "medic": set(e.KINDS) - DEVICES - DECISIONS,
    "driver": ON_THE_WAY,
    "reporter": {"stated", "name_read"},
}
EXAMPLES = {
    "opened": e.Opened(operation="town", scenario="0" * 64, key="key"),
    "enrolled": e.Enrolled(device="gate-1", key="key", role="gate"),
    "revoked": e.Revoked(device="gate-1", after=3, reason="lost"),
    "clock_checked": e.ClockChecked(device="gate-1", ahead=60),
    "name_read": e.NameRead(people=("A-1",), purpose="family asked"),
    "forgotten": e.Forgotten(keys=("f1",)),
    "registered": e.Registered(heads=None, where="waiting:school"),
    "consented": e.Consented(
        heads=None, place="school", destination="arena", language="ar", explained="aloud"
    ),
    "declined": e.Declined(heads=None, where="waiting:school"),
    "withdrew": e.Withdrew(heads=None, where="waiting:school"),
    "ready": e.Ready(heads=None, place="school"),
    "boarded": e.Boarded(heads=None, place="school", vehicle="bus-1", trip=1),
    "alighted": e.Alighted(heads=None, vehicle="bus-1", trip=1, place="arena", received=True),
    "handed_over": e.HandedOver(heads=None, place="arena", receiver="clinic"),
    "joined": e.Joined(heads=None, where="waiting:school"),
    "born": e.Born(heads=None, where="waiting:school"),
    "died": e.Died(heads=None, where="waiting:school"),
    "detained": e.Detained(heads=None, where="waiting:school"),
    "left": e.Left(heads=None, where="waiting:school"),
    "missing": e.Missing(heads=None, where="waiting:school"),
    "found": e.Found(heads=None, where="waiting:school"),
    "returned": e.Returned(heads=None, of="left", where="waiting:school"),
    "escorted": e.Escorted(people=("A-1",), escort="medic", receiver="aunt"),
    "departed": e.Departed(vehicle="bus-1", trip=1, place="school", toward="gate"),
    "passed": e.Passed(vehicle="bus-1", trip=1, crossing="gate"),
    "arrived": e.Arrived(vehicle="bus-1", trip=1, place="arena"),
    "counted": e.Counted(where="waiting:school", heads=Heads(seat=6)),
    "vehicle_came": e.VehicleCame(vehicle="bus-9", type="bus", place="school"),
    "vehicle_went": e.VehicleWent(vehicle="bus-1"),
    "broke_down": e.BrokeDown(vehicle="bus-1"),
    "crossing_closed": e.CrossingClosed(crossing="gate"),
    "crossing_opened": e.CrossingOpened(crossing="gate"),
    "agreement_made": e.AgreementMade(
        agreement="a", sides=("x",), routes=(), vehicles=(), begins="2016-12-15T00:00:00Z"
    ),
    "guaranteed": e.Guaranteed(
        agreement="a",
        side="x",
        routes=(),
        vehicles=(),
        begins="2016-12-15T00:00:00Z",
        ends="2016-12-16T00:00:00Z",
    ),
    "suspended": e.Suspended(reason="shelling"),
    "resumed": e.Resumed(),
    "agreement_ended": e.AgreementEnded(agreement="a"),
    "go_signed": e.GoSigned(go=True),
    "overridden": e.Overridden(rule="go", vehicle="bus-1", trip=1, reason="must"),
    "stated": e.Stated(source="radio", reliability="C3", about="gate", figures={}),
    "resolved": e.Resolved(discrepancy="waiting:school", reason="miscounted"),
    "completed": e.Completed(),
    "called_off": e.CalledOff(reason="no corridor"),
    "corrected": e.Corrected(entry="desk/3", reason="typed wrong"),
}
AFTER_THE_END = set(e.KINDS) - {
    "registered",
    "joined",
    "consented",
    "ready",
    "boarded",
    "vehicle_came",
    "agreement_made",
    "guaranteed",
    "suspended",
    "resumed",
    "agreement_ended",
    "go_signed",
    "completed",
    "called_off",
}


def asked(kind: str, made, role: str = "coordinator", at: int = 3600, now: int = 3600):
    caller = Caller(role, "officer", made.fold, TOWN, START + at, START + now, "desk")
    found = refusals(EXAMPLES[kind], caller)
    return [notice.code for notice in found if notice.severity is Severity.STOP]


def peopled(*lines: str):
    """A ledger with a second device, and one entry that may be corrected: desk/3."""
    made = ledger()
    enrolled = e.Enrolled(device="gate-1", key=key_of("gate-1").public, role="gate")
    one = told(TOWN, enrolled, 0)
    made.record([one], one.heard)
    for minute, line in enumerate(("counted where=school heads=unknown", *lines), start=1):
        (spoken,) = entries_in(line.split())
        one = told(TOWN, fact_of(spoken, made.fold, TOWN), 60 * minute)
        made.record([one], one.heard)
    return made


def test_every_kind_has_an_example() -> None:
    assert EXAMPLES.keys() == e.KINDS.keys()


@pytest.mark.parametrize("role", MAY)
def test_who_may_say_what(role: str) -> None:
    made = peopled()
    allowed = {kind for kind in e.KINDS if asked(kind, made, role) != ["D-ROLE"]}
    assert allowed == MAY[role]
    assert all(asked(kind, made, role) == [] for kind in allowed)


def test_after_the_end_nothing_new_begins_and_nobody_on_the_way_is_lost() -> None:
    over = peopled("called_off reason=no-corridor")
    refused = {kind for kind in e.KINDS if asked(kind, over) == ["D-OVER"]}
    assert refused == set(e.KINDS) - AFTER_THE_END
    assert asked("departed", over) == ["D-OPERATION"]
    assert all(asked(kind, over) == [] for kind in AFTER_THE_END - {"departed"})


def test_what_happened_before_the_end_is_still_written_down() -> None:
    over = ledger("registered where=school heads=6", "called_off reason=no-corridor")
    assert asked("registered", over, at=60, now=7200) == []
    assert asked("registered", over, at=120, now=7200) == ["D-OVER"]


@pytest.mark.parametrize(("ahead", "found"), [(0, []), (300, []), (301, ["D-FUTURE"])])
def test_five_minutes_is_as_far_as_clocks_may_differ(ahead: int, found: list[str]) -> None:
    assert codes("go_signed go=yes", at=3600 + ahead, now=3600) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("arrived vehicle=bus-1 trip=1 place=scool", ["D-UNKNOWN-NEAR"]),
        ("arrived vehicle=zzz trip=1 place=qqq", ["D-UNKNOWN", "D-UNKNOWN"]),
        ("arrived vehicle=bus-1 trip=1 place=gate", ["D-UNKNOWN"]),
        ("passed vehicle=bus-1 trip=1 crossing=school", ["D-UNKNOWN"]),
        ("departed vehicle=bus-1 trip=1 place=gate toward=arena", []),
        ("departed vehicle=bus-1 trip=1 place=school toward=nowhere", ["D-UNKNOWN"]),
        ("registered where=waiting:qqq heads=1 group=qqq party=qqq", ["D-UNKNOWN"] * 3),
        ("registered where=aboard:qqq/1 heads=1", ["D-UNKNOWN"]),
        ("registered where=aboard:bus-1/1 heads=1", []),
        ("vehicle_came vehicle=bus-9 type=bus place=school", []),
        ("vehicle_came vehicle=bus-9 type=qqq place=school", ["D-UNKNOWN"]),
        (
            "resolved discrepancy=x reason=r out_of=joined into=waiting:qqq heads=1",
            ["D-NAME", "D-UNKNOWN"],
        ),
        ("corrected entry=desk/1 reason=r", ["D-STANDS"]),
        ("corrected entry=desk/2 reason=r", []),
        ("corrected entry=desk/9 reason=r", ["D-ENTRY"]),
        (
            'corrected entry=desk/2 reason=r instead={"kind":"vehicle_went","vehicle":"qqq"}',
            ["D-UNKNOWN"],
        ),
    ],
)
def test_only_what_the_scenario_knows(line: str, found: list[str]) -> None:
    assert codes(line, ledger("vehicle_went vehicle=van-1")) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("suspended reason=r agreement=aa", ("D-NAME-NEAR", Severity.STOP, "aab")),
        ("suspended reason=r agreement=zzz", ("D-NAME", Severity.STOP, "")),
        ("suspended reason=r agreement=aab", None),
        ("resumed agreement=zzz", ("D-NAME", Severity.WARN, "")),
        ("resumed", None),
        ("agreement_ended agreement=zzz", ("D-NAME", Severity.WARN, "")),
        (
            "guaranteed agreement=aab side=eats begins=2016-12-15T00:00:00Z"
            " ends=2016-12-16T00:00:00Z",
            ("D-NAME-NEAR", Severity.WARN, "east"),
        ),
        (
            "guaranteed agreement=aab side=east begins=2016-12-15T00:00:00Z"
            " ends=2016-12-16T00:00:00Z",
            None,
        ),
        ("revoked device=gate-9 after=0 reason=r", ("D-NAME-NEAR", Severity.STOP, "gate-1")),
        ("revoked device=gate-1 after=0 reason=r", None),
        ("clock_checked device=zzz ahead=3", ("D-NAME", Severity.WARN, "")),
        ("clock_checked device=desk ahead=3", None),
        (
            "overridden rule=suspend vehicle=bus-1 trip=1 reason=r",
            ("D-NAME-NEAR", Severity.STOP, "suspended"),
        ),
        ("resolved discrepancy=zzz reason=r", ("D-NAME", Severity.WARN, "")),
        ("resolved discrepancy=waiting:school reason=r", None),
    ],
)
def test_what_a_decision_names_is_known(line: str, found) -> None:
    made = peopled(AGREED.replace("agreement=a ", "agreement=aab ").replace("x,y", "east,west"))
    one = told(TOWN, e.Left(heads=Heads(seat=3), where="waiting:school"), 300)
    made.record([one], one.heard)
    (spoken,) = entries_in(line.split())
    fact = fact_of(spoken, made.fold, TOWN)
    caller = Caller("coordinator", "o", made.fold, TOWN, START + 3600, START + 3600, "desk")
    notices = refusals(fact, caller)
    told_of = [(one.code, one.severity, one.numbers["near"]) for one in notices]
    assert told_of == ([] if found is None else [found])


def by(device: str, role: str, line: str, made) -> list[str]:
    (spoken,) = entries_in(line.split(" "))
    made.fold.settle()
    fact = fact_of(spoken, made.fold, TOWN)
    caller = Caller(role, "o", made.fold, TOWN, START + 3600, START + 3600, device)
    return [notice.code for notice in refusals(fact, caller)]


def test_a_device_is_revoked_by_those_above_it_alone() -> None:
    made = peopled()
    revokes = "revoked device={} after=0 reason=lost"
    assert by("desk", "coordinator", revokes.format("gate-1"), made) == []
    assert by("gate-1", "coordinator", revokes.format("gate-1"), made) == ["D-ABOVE"]
    assert by("gate-1", "coordinator", revokes.format("desk"), made) == ["D-FIRST-DEVICE"]
    assert by("desk", "coordinator", revokes.format("desk"), made) == ["D-FIRST-DEVICE"]


def test_a_gate_does_not_lift_a_suspension_by_correcting_it() -> None:
    made = peopled("suspended reason=shelling")
    lifts = "corrected entry=desk/4 reason=oops"
    assert by("gate-1", "gate", lifts, made) == ["D-NOT-THEIRS"]
    assert by("desk", "gate", lifts, made) == ["D-ROLE"]
    assert by("desk", "coordinator", lifts, made) == []
    assert by("gate-1", "gate", "corrected entry=desk/99 reason=oops", made) == ["D-ENTRY"]


@pytest.mark.parametrize(
    ("instead", "found"),
    [
        ('{"kind":"go_signed","go":true}', ["D-ROLE"]),
        ('{"kind":"overridden","rule":"go","vehicle":"bus-1","trip":1,"reason":"r"}', ["D-ROLE"]),
        ('{"kind":"forgotten","keys":[]}', ["D-ROLE"]),
        ('{"kind":"counted","where":"waiting:school","heads":null}', []),
    ],
)
def test_what_is_said_instead_is_said_by_those_who_may(instead: str, found: list[str]) -> None:
    line = f"corrected entry=desk/3 reason=oops instead={instead}"
    assert by("desk", "gate", line, peopled()) == found
    again = peopled("corrected entry=desk/3 reason=slip")
    assert by("desk", "gate", "corrected entry=desk/4 reason=oops", again) == []


BOARDED = '{{"kind":"boarded","heads":{{"seat":{}}},"place":"school","vehicle":"bus-1","trip":1}}'
LEFT = '{"kind":"departed","vehicle":"bus-1","trip":1,"place":"school","toward":"gate"}'


def test_what_is_said_instead_meets_the_rules() -> None:
    boarded = "corrected entry=desk/3 reason=r instead=" + BOARDED
    full = ledger("registered where=school heads=9", ABOARD[1].replace("heads=4", "heads=3"))
    assert by("desk", "coordinator", boarded.format(4), full) == []
    assert by("desk", "coordinator", boarded.format(5), full) == ["D-CAPACITY"]
    asked = ledger(
        "registered where=school heads=9",
        "boarded vehicle=bus-1 place=school trip=1 heads=2",
        needs_consent=True,
    )
    assert by("desk", "coordinator", boarded.format(3), asked) == ["D-CONSENT"]
    assert by("desk", "coordinator", boarded.format(2), asked) == []
    other = "corrected entry=desk/2 reason=r instead=" + BOARDED
    assert by("desk", "coordinator", other.format(1), asked) == ["D-CONSENT"]
    unknown = ledger("boarded vehicle=bus-1 place=school trip=1 heads=unknown")
    assert by("desk", "coordinator", other.format(4), unknown) == []


def test_a_departure_told_instead_is_judged_by_its_own_time() -> None:
    late = "corrected entry=desk/2 reason=r instead=" + LEFT
    suspended = ledger("vehicle_went vehicle=van-1", "suspended reason=r")
    assert by("desk", "coordinator", late, suspended) == []
    after = f"{late} happened={text_of(START + 600)}"
    stopped = ledger("suspended reason=r", "vehicle_went vehicle=van-1")
    about = late.replace("desk/2", "desk/3")
    assert by("desk", "coordinator", about, stopped) == ["D-SUSPENDED"]
    assert by("desk", "coordinator", after, suspended) == ["D-SUSPENDED"]
    gone = ledger("suspended reason=r", LEAVES)
    assert by("desk", "coordinator", about, gone) == []
    counted = about.replace('"toward"', '"counted":3,"toward"')
    assert by("desk", "coordinator", counted, gone) == ["D-HEADCOUNT"]
    other = about.replace('"trip":1', '"trip":2')
    assert by("desk", "coordinator", other, gone) == ["D-SUSPENDED"]


def test_what_ended_is_not_begun_by_a_correction() -> None:
    over = ledger("called_off reason=r", "vehicle_went vehicle=van-1")
    boarded = "corrected entry=desk/3 reason=r instead=" + BOARDED.format(1)
    assert by("desk", "coordinator", boarded, over) == ["D-OVER"]
    before = ledger("vehicle_went vehicle=van-1", "called_off reason=r")
    assert by("desk", "coordinator", boarded.replace("desk/3", "desk/2"), before) == []


def test_a_vehicle_that_came_is_known() -> None:
    came = ledger("vehicle_came vehicle=bus-9 type=bus place=school")
    assert codes("vehicle_went vehicle=bus-9", came) == []


AGREED = "agreement_made agreement=a sides=x,y routes=west begins=2016-12-15T00:00:00Z"
GIVEN = "guaranteed agreement=a side={} begins=2016-12-15T00:00:00Z ends=2016-12-16T00:00:00Z"
LEAVES = "departed vehicle=bus-1 trip=1 place=school toward=gate route=west"


@pytest.mark.parametrize(
    ("before", "rules", "rule"),
    [
        (["suspended reason=shelling"], {}, "suspended"),
        (["called_off reason=r"], {}, "operation"),
        ([], {"needs_go": True}, "go"),
        (["go_signed go=yes", "go_signed go=no"], {"needs_go": True}, "go"),
        ([], {"needs_guarantees": True}, "guarantee"),
        ([AGREED, GIVEN.format("x")], {}, "guarantee"),
    ],
)
def test_a_departure_that_breaks_a_rule_is_refused_unless_overridden(before, rules, rule) -> None:
    assert codes(LEAVES, ledger(*before, **rules)) == [f"D-{rule.upper()}"]
    override = f"overridden rule={rule} vehicle=bus-1 trip=1 reason=must"
    assert codes(override, ledger(*before, **rules)) == []
    assert codes(LEAVES, ledger(*before, override, **rules)) == []
    other_trip = f"overridden rule={rule} vehicle=bus-1 trip=2 reason=must"
    assert codes(LEAVES, ledger(*before, other_trip, **rules)) == [f"D-{rule.upper()}"]


def test_where_two_must_sign_one_is_not_enough() -> None:
    rules = {"second_person": ("suspended",)}
    alone = "overridden rule=suspended vehicle=bus-1 trip=1 reason=must"
    stop = "suspended reason=shelling"
    assert codes(alone, ledger(stop, **rules)) == ["D-SECOND"]
    assert codes(f"{alone} second=officer", ledger(stop, **rules)) == ["D-SECOND"]
    assert codes(f"{alone} second=medic", ledger(stop, **rules)) == []
    assert codes(LEAVES, ledger(stop, alone, **rules)) == ["D-SUSPENDED"]
    assert codes(LEAVES, ledger(stop, f"{alone} second=medic", **rules)) == []


def test_with_every_guarantee_and_a_go_it_leaves() -> None:
    before = [AGREED, GIVEN.format("x"), GIVEN.format("y"), "go_signed go=yes"]
    assert codes(LEAVES, ledger(*before, needs_guarantees=True, needs_go=True)) == []


def test_every_broken_rule_is_told_at_once() -> None:
    before = ledger("suspended reason=r", needs_go=True, needs_guarantees=True)
    assert codes(LEAVES, before) == ["D-SUSPENDED", "D-GUARANTEE", "D-GO"]


ABOARD = ("registered where=school heads=4", "boarded vehicle=bus-1 place=school trip=1 heads=4")


@pytest.mark.parametrize(
    ("counted", "found"), [(4, []), (3, ["D-HEADCOUNT"]), (0, ["D-HEADCOUNT"])]
)
def test_who_leaves_is_counted(counted: int, found: list[str]) -> None:
    before = ledger(*ABOARD)
    assert codes(f"{LEAVES} counted={counted}", before) == found


def test_a_headcount_of_an_empty_vehicle_and_one_that_nobody_knows() -> None:
    assert codes(f"{LEAVES} counted=0") == []
    assert codes(f"{LEAVES} counted=1") == ["D-HEADCOUNT"]
    unknown = ledger("boarded vehicle=bus-1 place=school trip=1 heads=unknown")
    assert codes(f"{LEAVES} counted=7", unknown) == []
    override = "overridden rule=headcount vehicle=bus-1 trip=1 reason=dark"
    assert codes(f"{LEAVES} counted=3", ledger(*ABOARD, override)) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("boarded vehicle=bus-1 place=school heads=4", []),
        ("boarded vehicle=bus-1 place=school heads=5", ["D-CAPACITY"]),
        ("boarded vehicle=van-1 place=school heads=4", []),
        ("boarded vehicle=van-1 place=school seat=1 wheelchair=1", []),
        ("boarded vehicle=van-1 place=school seat=2 wheelchair=1", ["D-CAPACITY"]),
        ("boarded vehicle=bus-1 place=school wheelchair=1", ["D-CAPACITY"]),
    ],
)
def test_one_layout_must_hold_all_who_are_aboard(line: str, found: list[str]) -> None:
    before = ledger("registered where=school heads=9,9")
    assert codes(line, before) == found


def test_those_aboard_already_take_their_places() -> None:
    before = ledger("registered where=school heads=9", *ABOARD[1:])
    more = "boarded vehicle=bus-1 place=school trip=1 heads=1"
    assert codes(more, before) == ["D-CAPACITY"]
    override = "overridden rule=capacity vehicle=bus-1 trip=1 reason=child-on-a-lap"
    before = ledger("registered where=school heads=9", *ABOARD[1:], override)
    assert codes(more, before) == []


def test_families_board_whole_unless_overridden() -> None:
    split = "boarded vehicle=bus-1 place=school trip=1 group=town party=family parties=1 heads={}"
    before = ledger("registered where=school heads=6 group=town party=family parties=2")
    assert codes(split.format(3), before) == []
    assert codes(split.format(2), before) == ["D-FAMILY"]
    override = "overridden rule=family vehicle=bus-1 trip=1 reason=grandmother-stays"
    before = ledger("registered where=school heads=6 group=town", override)
    assert codes(split.format(2), before) == []


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ([], ["D-CONSENT"]),
        (
            ["consented place=school destination=arena language=ar explained=aloud heads=2"],
            ["D-CONSENT"],
        ),
        (["consented place=school destination=arena language=ar explained=aloud heads=3"], []),
        (["consented place=school destination=arena language=ar explained=aloud heads=?"], []),
        (["overridden rule=consent vehicle=bus-1 trip=1 reason=unconscious"], []),
    ],
)
def test_nobody_boards_who_did_not_consent(before: list[str], found: list[str]) -> None:
    made = ledger("registered where=school heads=6", *before, needs_consent=True)
    assert codes("boarded vehicle=bus-1 place=school trip=1 heads=3", made) == found


def test_an_unknown_number_boards_unasked() -> None:
    made = ledger(needs_consent=True)
    assert codes("boarded vehicle=bus-1 place=school heads=unknown", made) == []


def test_more_than_are_there_is_a_warning_and_stands_in_nobodys_way() -> None:
    before = ledger("registered where=school heads=2")
    assert codes("left where=school heads=2", before) == []
    assert codes("left where=school heads=3", before) == ["D-ABSENT"]
    assert codes("left where=arena heads=1", before) == ["D-ABSENT"]
    moves = "resolved discrepancy=count:desk/9 reason=r out_of={} into=left heads=1"
    assert codes(moves.format("waiting:school"), before) == ["D-NAME"]
    assert codes(moves.format("received:arena"), before) == ["D-NAME", "D-ABSENT"]
    unknown = ledger("registered where=school heads=unknown")
    assert codes("left where=school heads=3", unknown) == []
    one = told(TOWN, e.Left(heads=Heads(seat=3), where="waiting:school"), 3600)
    caller = Caller("gate", "officer", before.fold, TOWN, START + 3600, START + 3600)
    recorded = before.record([one], one.heard, lambda one, fold: refusals(one.fact, caller))
    assert [notice.severity for notice in recorded.warnings] == [Severity.WARN]
    assert [
        entry.fact.kind if hasattr(entry.fact, "kind") else "left" for entry in recorded.entries
    ]


def test_who_may_not_speak_is_told_nothing_else() -> None:
    before = ledger("suspended reason=r")
    assert codes(LEAVES, before, role="reporter") == ["D-ROLE"]
    assert codes(LEAVES.replace("school", "scool"), before) == ["D-UNKNOWN-NEAR"]
    late = codes(LEAVES.replace("school", "scool"), before, at=9999, now=3600)
    assert late == ["D-FUTURE"]


def in_one_go(made, *lines: str):
    facts = [fact_of(one, made.fold, TOWN) for line in lines for one in entries_in(line.split())]
    batch = [told(TOWN, fact, 3600) for fact in facts]

    def door(one, fold):
        return refusals(
            one.fact, Caller("coordinator", one.maker, fold, TOWN, START + 3600, START + 3600)
        )

    return made.record(batch, text_of(START + 3600), door)


def test_in_one_go_a_later_entry_may_need_an_earlier_one() -> None:
    made = ledger("suspended reason=r")
    override = "overridden rule=suspended vehicle=bus-1 trip=1 reason=must"
    assert len(in_one_go(made, override, LEAVES).entries) == 2


def test_a_refusal_in_one_go_leaves_nothing_behind() -> None:
    made = ledger("suspended reason=r", "registered where=school heads=4")
    head = made.store.head()
    with pytest.raises(Refused) as refused:
        in_one_go(made, ABOARD[1], LEAVES, f"{LEAVES.replace('school', 'scool')}")
    assert [(n.where.row, n.code) for n in refused.value.notices] == [
        (2, "D-SUSPENDED"),
        (3, "D-UNKNOWN-NEAR"),
    ]
    assert made.store.head() == head
    made.fold.settle()
    assert made.fold.books.accounts["waiting:school"].shown == (4, 0, 0)
    assert "aboard:bus-1/1" not in made.fold.books.accounts
    assert in_one_go(made, ABOARD[1]).entries[0].number == 4


def test_before_an_operation_is_opened_no_rule_holds() -> None:
    from safepassage.ledger import Fold

    caller = Caller("coordinator", "officer", Fold(lambda id_: None), TOWN, START, START)
    assert refusals(EXAMPLES["departed"], caller) == ()
    assert refusals(EXAMPLES["overridden"], caller) == ()


def test_a_departure_told_twice_and_a_vehicle_elsewhere_are_warned_of() -> None:
    registered = ("registered where=school heads=6", "boarded vehicle=bus-1 place=school heads=3")
    gone = ledger(*registered, LEAVES, needs_consent=False)
    assert codes(LEAVES, gone) == ["D-AGAIN"]
    assert codes("boarded vehicle=bus-1 place=school heads=1", gone) == ["D-ELSEWHERE"]
    assert codes(LEAVES, gone, at=150, now=3600) == [], "before that it had not departed"
    there = ledger(*registered, LEAVES, "arrived vehicle=bus-1 place=arena", needs_consent=False)
    assert codes("departed vehicle=bus-1 place=school toward=gate trip=2", there) == ["D-ELSEWHERE"]
    assert codes("departed vehicle=bus-1 place=arena toward=gate trip=2", there) == []
    assert codes("boarded vehicle=van-1 place=school heads=1", there) == []
