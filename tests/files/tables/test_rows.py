"""Headings and cells: every fault has its file, row, column and value."""

from __future__ import annotations

from files.small import read, told


def test_a_right_scenario_gets_no_notice() -> None:
    assert told() == []


def test_headings_are_found_whatever_their_capitals_and_blanks() -> None:
    assert told(zones="\ufeff ID ,\u200fname_EN,,\nin,Inside,,\nout,Outside,,") == []


def test_an_unknown_column_is_an_error_with_a_suggestion() -> None:
    notices = read(places="id,zone,roles,bayz\nschool,in,assembly,2\narena,out,reception,").notices
    assert notices[0].code == "F-COLUMN-UNKNOWN"
    assert (notices[0].where.row, notices[0].where.column) == (1, "bayz")
    assert notices[0].numbers["suggestion"] == "bays"


def test_a_missing_column_is_missed_once() -> None:
    assert told(parties="group,kind\nall,person\nall,person") == ["parties.csv 1 F-COLUMN-MISSING"]


def test_a_unit_belongs_into_the_heading() -> None:
    assert told(legs="from,to,time\nyard,school,5") == ["legs.csv 1 time F-COLUMN-UNIT"]
    assert told(legs="from,to,time_days\nyard,school,5") == ["legs.csv 1 time_days F-COLUMN-UNIT"]


def test_a_column_in_two_units_is_there_twice() -> None:
    told_ = told(legs="from,to,time_s,time_min\nyard,school,60,1")
    assert told_ == ["legs.csv 1 time_min F-COLUMN-TWICE"]


def test_any_unit_will_do() -> None:
    rows = {
        "time_s": "300", "time_min": "5", "time_h": "1/12",
    }  # fmt: skip
    for heading, amount in rows.items():
        scenario = read(legs=f"from,to,{heading}\nyard,school,{amount}").scenario
        assert scenario is not None
        assert scenario.travel.legs[0].seconds == 300


def test_values_without_a_heading_are_pointed_at() -> None:
    assert told(zones="id,\nin,\nout,x") == ["zones.csv 1 F-COLUMN-UNNAMED"]
    assert told(zones="id\nin\nout,x") == ["zones.csv 3 F-ROW-LONG"]


def test_a_required_cell_may_not_be_empty() -> None:
    assert told(parties="group,kind,count\nall,person,\nall,person,3") == [
        "parties.csv 2 count F-CELL-EMPTY"
    ]


def test_every_fault_is_told_at_once() -> None:
    assert told(
        places="id,zone,roles,bays,latitude\nschool,in,assembly,two,95\narena,out,reception,-1,",
        parties="group,kind,count\nall,person,many",
        scenario='id = "small"\nstart = "2016-12-15 08:00"\ntimezone = "Asia/Damscus"\nhorizon = 3',
    ) == [
        "scenario.toml 4 horizon F-SETTING-UNIT",
        "scenario.toml 3 timezone F-TIMEZONE",
        "places.csv 2 latitude F-DEGREES",
        "places.csv 2 bays F-NUMBER",
        "places.csv 3 bays F-NEGATIVE",
        "parties.csv 2 count F-NUMBER",
        "vehicles.csv 2 start F-UNKNOWN-ID",
        "legs.csv 2 from F-UNKNOWN-ID",
    ]


def test_the_other_cells_of_a_table_tell_its_decimal_mark() -> None:
    comma = "from;to;time_min\nyard;school;1,500\nschool;gate;2,5"
    scenario = read(legs=comma).scenario
    assert scenario is not None
    assert [leg.seconds for leg in scenario.travel.legs] == [90, 150]
    assert told(legs="from;to;time_min\nyard;school;1,500") == [
        "legs.csv 2 time_min F-NUMBER-AMBIGUOUS"
    ]


def test_a_failed_formula_says_so() -> None:
    assert told(parties="group,kind,count\nall,person,#REF!") == [
        "parties.csv 2 count F-FORMULA-FAILED"
    ]


def test_a_column_of_nonsense_is_not_listed_to_the_end() -> None:
    notices = read(parties="group,kind,count\n" + "all,person,x\n" * 5000).notices
    assert len(notices) == 51
    assert (notices[-1].code, notices[-1].numbers) == ("F-MORE", {"code": "F-NUMBER", "count": 950})
