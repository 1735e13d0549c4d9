"""A family travels whole, even if a place stays empty."""

from features.plans import plan_of


def test_three_families_of_three_take_three_trips_of_a_bus_of_five() -> None:
    plan = plan_of("""
        assembly  school
        reception arena
        type      bus seat 5 stop 60
        vehicle   bus-1 bus school
        kind      family seat 3
        group     town at school 3 family
        road      school arena 10m
    """)
    assert plan.figures.left_behind_in_all == 0
    assert plan.figures.clearance == (3 * 12 + 2 * 10) * 60


def test_small_families_fill_up_what_large_ones_leave() -> None:
    plan = plan_of("""
        assembly  school
        reception arena
        type      bus seat 5 stop 60
        vehicle   bus-1 bus school
        kind      family seat 3
        kind      couple seat 2
        group     town at school 2 family 2 couple
        road      school arena 10m
    """)
    assert plan.figures.clearance == (2 * 12 + 10) * 60
