"""What is written is short: nothing that goes without saying."""

from __future__ import annotations

from files.small import scenario
from safepassage.files.disassemble import disassemble
from safepassage.files.tables.folder import files_of_tables


def text(name: str, **changes: str) -> str:
    return files_of_tables(disassemble(scenario(**changes)))[name].decode("utf-8-sig")


def test_empty_tables_and_columns_of_defaults_are_left_out() -> None:
    names = set(files_of_tables(disassemble(scenario())))
    assert "windows.csv" not in names
    assert "epochs.csv" not in names
    assert text("zones.csv") == "id,name_en,name_ar\nin,,\nout,,\n"
    assert text("places.csv").splitlines()[0] == "id,name_en,name_ar,zone,roles,room"


def test_the_settings() -> None:
    assert text("scenario.toml") == (
        'id = "small"\nstart = "2016-12-15 08:00+02:00"\ntimezone = "Asia/Damascus"\n'
        "horizon_h = 12\n"
    )


def test_units_are_those_that_need_the_fewest_decimals() -> None:
    legs = "from,to,time_s,distance_m\nyard,school,90,1234\nschool,yard,60,0"
    assert text("legs.csv", legs=legs) == (
        "from,to,time_min,distance_km\nyard,school,1.5,1.234\nschool,yard,1,\n"
    )
    legs = "from,to,time_s\nyard,school,91"
    assert text("legs.csv", legs=legs) == "from,to,time_s\nyard,school,91\n"


def test_instants_are_local_times() -> None:
    windows = "of,id,opens,closes\nzone,in,+1:00,2016-12-15T12:00:05Z"
    assert text("windows.csv", windows=windows) == (
        "of,id,opens,closes\nzone,in,2016-12-15 09:00,2016-12-15 14:00:05\n"
    )


def test_fractions_without_end_stay_exact() -> None:
    groups = "id,place,arrives_per_hour\nall,school,100/3"
    assert text("groups.csv", groups=groups).splitlines()[1] == "all,,,school,100/3"


def test_an_inspection_that_is_the_same_both_ways_is_said_once() -> None:
    crossings = "id,zone_a,zone_b,onward_loaded_min,onward_empty_min,back_loaded_min,back_empty_min"
    same = text("crossings.csv", crossings=f"{crossings}\ngate,in,out,2,2,2,2")
    assert same == "id,name_en,name_ar,zone_a,zone_b,inspection_min\ngate,,,in,out,2\n"
    apart = text("crossings.csv", crossings=f"{crossings}\ngate,in,out,2,1,2,2")
    assert apart.splitlines()[1] == "gate,,,in,out,2,1,2,2"
