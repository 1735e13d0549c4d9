"""People whom nothing can bring to a place that they accept."""

from __future__ import annotations

from files.check.finding import found


def test_all_is_possible() -> None:
    assert found() == []


def test_a_kind_that_fits_no_layout_of_any_vehicle() -> None:
    assert found(all="group all at school 40 person 2 patient") == ["C-KIND-NO-VEHICLE patient 2"]


def test_a_family_larger_than_every_vehicle() -> None:
    assert found("kind clan seat 51", all="group all at school 2 clan") == [
        "C-KIND-NO-VEHICLE clan 102",
        "C-RECEPTION-UNREACHED arena 102",
        "C-ROOM-SHORT arena 102",
    ]


def test_the_only_fitting_vehicle_may_not_come() -> None:
    lines = ("type van stretcher 1 seat 1", "vehicle v1 van yard zones out")
    told = found(*lines, all="group all at school 40 person 3 patient T1")
    assert told[0] == "C-GROUP-NO-VEHICLE all 3"


def test_a_vehicle_may_be_bound_to_other_places() -> None:
    assert "C-GROUP-NO-VEHICLE all 40" in found(b1="vehicle b1 bus yard places yard,arena")


def test_no_road_leads_on() -> None:
    told = found(roads="road yard gate 5m\nroad gate school 5m")
    assert told == ["C-GROUP-NO-ROUTE all 40", "C-RECEPTION-UNREACHED arena 40"]


def test_roads_lead_one_way() -> None:
    lines = ["leg yard gate 5m", "leg gate school 5m", "leg school gate 5m", "leg arena gate 5m"]
    assert "C-GROUP-NO-ROUTE all 40" in found(roads="\n".join(lines))
    lines[-1] = "leg gate arena 5m"
    assert found(roads="\n".join(lines)) == []


def test_what_is_accepted_decides() -> None:
    other = "reception camp in far room 100"
    assert found("zone far", other, all="group all at school 40 person accepts camp") == [
        "C-GROUP-NO-ROUTE all 40",
        "C-RECEPTION-UNREACHED camp 40",
    ]


def test_a_crossing_that_never_opens_leads_nowhere() -> None:
    told = found(gate="crossing gate from in to out open 30:00-40:00")
    assert "C-GROUP-NO-VEHICLE all 40" in told
    assert "C-CROSSING-CLOSED gate 40" in told


def test_two_legs_with_a_handover_between_them() -> None:
    lines = ("zone far", "reception camp in far", "crossing line from out to far")
    lines += ("handover edge in out", "depot base in far", "vehicle b2 bus base zones out,far")
    change = {"all": "group all at school 40 person accepts camp", "arena": None}
    assert found(*lines, b1="vehicle b1 bus yard zones in,out", **change) == []
    without = [line for line in lines if not line.startswith("handover")]
    told = found(*without, b1="vehicle b1 bus yard zones in,out", **change)
    assert "C-GROUP-NO-ROUTE all 40" in told


def test_a_group_may_name_its_handover_points() -> None:
    lines = ("zone far", "reception camp in far", "crossing line from out to far")
    lines += ("handover edge in out", "handover hill in in", "depot base in far")
    lines += ("vehicle b2 bus base zones out,far",)
    change = {"all": "group all at school 40 person accepts camp via hill", "arena": None}
    told = found(*lines, b1="vehicle b1 bus yard zones in,out", **change)
    assert "C-GROUP-NO-ROUTE all 40" in told


def test_handover_points_that_lead_only_to_each_other() -> None:
    roads = "\n".join(
        f"leg {a} {b} 5m"
        for a, b in [
            ("yard", "gate"), ("gate", "school"), ("school", "gate"), ("gate", "edge"),
            ("edge", "hill"), ("hill", "edge"), ("yard", "edge"), ("arena", "hill"),
        ]
    )  # fmt: skip
    told = found("handover edge in out", "handover hill in out", roads=roads)
    assert told == ["C-HANDOVER-CYCLE all 40", "C-RECEPTION-UNREACHED arena 40"]


def test_a_reception_without_room_for_a_need() -> None:
    told = found(
        "kind chair wheelchair 1",
        arena="reception arena in out room-seat 100",
        all="group all at school 40 person 2 chair",
    )
    assert told == ["C-GROUP-NO-ROOM all 2", "C-ROOM-SHORT arena 42"]


def test_people_at_a_handover_point_are_people_too() -> None:
    lines = ("handover edge in out", "waiting edge all 3 person")
    assert found(*lines) == []
    told = found(*lines, b1="vehicle b1 bus yard places yard,school,arena")
    assert told == ["C-GROUP-NO-VEHICLE all 3"]


def test_people_aboard_go_where_their_vehicle_goes() -> None:
    lines = ("under-way b1 gate out-of in layout plain", "aboard b1 all 3 person")
    assert found(*lines) == []
    told = found(*lines, "zone far", "reception camp in far", arena=None, all="group all at school")
    assert told[0] == "C-GROUP-NO-ROUTE all 3"
