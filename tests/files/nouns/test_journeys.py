"""Epochs, legs and closures."""

from __future__ import annotations

from fractions import Fraction

from files.small import scenario, told
from safepassage.model import Closure, Epoch, Leg, Window


def test_what_a_leg_says() -> None:
    legs = "from,to,time_min,distance_km,profile,epoch\nyard,school,1.01,0.5,bus,dusk"
    epochs = "id,begins,factor\ndusk,+9:00,1.5\nday,-1:00,"
    travel = scenario(legs=legs, epochs=epochs).travel
    assert travel.legs == (Leg("yard", "school", 61, 500, "bus", "dusk"),)
    assert travel.epochs == (Epoch("day", -3600), Epoch("dusk", 32_400, Fraction(3, 2)))


def test_without_epochs_there_is_one_for_all_times() -> None:
    travel = scenario(legs="from,to,time_min,epoch\nyard,school,1,all").travel
    assert travel.epochs == (Epoch("all", 0),)
    assert travel.legs[0].epoch == "all"


def test_a_closure_holds_for_an_interval() -> None:
    closures = "from,to,begins,ends,profile\nyard,school,+1:00,+2:00,bus"
    travel = scenario(closures=closures).travel
    assert travel.closures == (Closure("yard", "school", Window(3600, 7200), "bus"),)


def test_the_same_leg_is_given_once() -> None:
    legs = "from,to,time_min,profile\nyard,school,1,\nyard,school,2,bus\nyard,school,3,"
    assert told(legs=legs) == ["legs.csv 4 F-LEG-TWICE"]


def test_a_leg_has_two_ends() -> None:
    assert told(legs="from,to,time_min\nyard,yard,1") == ["legs.csv 2 to F-LEG-LOOP"]


def test_a_profile_that_no_type_uses_is_probably_misspelt() -> None:
    told_ = told(legs="from,to,time_min,profile\nyard,school,1,buss\nschool,yard,1,buss")
    assert told_ == ["legs.csv 2 profile F-PROFILE-UNUSED"]


def test_epochs_cover_the_start_and_begin_apart() -> None:
    told_ = told(epochs="id,begins\nday,+1:00\ndusk,+9:00\nnight,+9:00")
    assert told_ == ["epochs.csv 2 begins F-EPOCH-FIRST", "epochs.csv 4 begins F-EPOCH-TWICE"]


def test_ends_of_legs_are_places_or_crossings() -> None:
    told_ = told(legs="from,to,time_min\nyrd,gate,1")
    assert told_ == ["legs.csv 2 from F-UNKNOWN-ID"]
