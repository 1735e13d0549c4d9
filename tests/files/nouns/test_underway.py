"""A start in the middle."""

from __future__ import annotations

from files.small import scenario, told
from safepassage.model import (
    Needs,
    PartiesAboard,
    PartiesAtHandover,
    RoomTaken,
    UnderWay,
    VehicleUnderWay,
)

MOVING = "vehicle,point,arrives,from_zone,layout,driven_km\nb1,gate,+0:10,in,beds,1.5"


def test_what_is_already_in_motion() -> None:
    told_ = scenario(
        vehicles_under_way=MOVING,
        aboard="vehicle,group,kind,count,boarded\nb1,all,patient,2,-0:20\nb1,all,person,0,",
        at_handover="place,group,kind,count\nedge,all,person,4",
        room_taken="place,seat\narena,10",
    )
    assert told_.under_way == UnderWay(
        (VehicleUnderWay("b1", "gate", 600, "in", "beds", 1500),),
        (PartiesAboard("b1", "all", "patient", 2, -1200),),
        (PartiesAtHandover("edge", "all", "person", 4),),
        (RoomTaken("arena", Needs(10)),),
    )


def test_a_vehicle_is_in_one_place() -> None:
    told_ = told(vehicles_under_way="vehicle,point\nb1,yard\nb1,school")
    assert told_ == ["vehicles_under_way.csv 3 vehicle F-UNDER-WAY-TWICE"]


def test_at_a_crossing_a_vehicle_is_on_one_side() -> None:
    told_ = told(vehicles_under_way="vehicle,point\nb1,gate")
    assert told_ == ["vehicles_under_way.csv 2 from_zone F-CROSSING-SIDE"]


def test_people_aboard_are_aboard_something() -> None:
    aboard = "vehicle,group,kind,count\nb1,all,person,1"
    assert told(aboard=aboard) == ["aboard.csv 2 vehicle F-ABOARD-NOWHERE"]
    told_ = told(aboard=aboard, vehicles_under_way="vehicle,point\nb1,school")
    assert told_ == ["vehicles_under_way.csv 2 layout F-ABOARD-LAYOUT"]


def test_people_aboard_fit_and_have_boarded() -> None:
    aboard = "vehicle,group,kind,count,boarded\nb1,all,patient,5,+0:10"
    assert told(aboard=aboard, vehicles_under_way=MOVING) == [
        "aboard.csv 2 boarded F-BOARDED-LATER",
        "aboard.csv 2 count F-ABOARD-MANY",
    ]


def test_a_layout_is_one_of_the_type() -> None:
    told_ = told(vehicles_under_way="vehicle,point,layout\nb1,yard,bed")
    assert told_ == ["vehicles_under_way.csv 2 layout F-LAYOUT-UNKNOWN"]


def test_people_wait_at_handover_points_only() -> None:
    told_ = told(at_handover="place,group,kind,count\narena,all,person,4")
    assert told_ == ["at_handover.csv 2 place F-ROLE"]
