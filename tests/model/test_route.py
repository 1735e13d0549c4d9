"""A way along roads adds up."""

from __future__ import annotations

from safepassage.model import Location, Route, Stretch
from safepassage.units import Metres, Seconds

A, B, C = Location(0, 0), Location(0, 1), Location(1, 1)


def test_a_route_is_the_sum_of_its_stretches() -> None:
    route = Route(
        A, C, (Stretch((A, B), Seconds(3), Metres(40)), Stretch((B, C), Seconds(4), Metres(50)))
    )
    assert (route.seconds, route.metres, route.points) == (7, 90, (A, B, C))


def test_a_route_between_two_names_of_one_point() -> None:
    route = Route(A, A)
    assert (route.seconds, route.metres, route.points) == (0, 0, ())
