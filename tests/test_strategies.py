"""The random scenarios hold what they promise: every id known, every rule of the nouns kept."""

from hypothesis import find, given

from safepassage.model import Role
from strategies import random_scenarios
from tries import tries


@given(random_scenarios())
@tries(30)
def test_everything_that_is_named_exists(scenario):
    points = {**scenario.places, **scenario.crossings}
    zones = {id: {place.zone} for id, place in scenario.places.items()}
    zones |= {id: set(crossing.zones) for id, crossing in scenario.crossings.items()}
    assert all(place.zone in scenario.zones for place in scenario.places.values())
    for leg in (*scenario.travel.legs, *scenario.travel.closures):
        assert zones[leg.origin] & zones[leg.destination]
    for group in scenario.groups.values():
        assert Role.ASSEMBLY in scenario.places[group.place].roles
        assert all(scenario.places[id].receives for id in group.accepts)
        assert all(parties.kind in scenario.kinds for parties in group.parties)
    for vehicle in scenario.vehicles.values():
        start = scenario.places[vehicle.start]
        assert not vehicle.zones or start.zone in vehicle.zones
        assert not vehicle.places or start.id in vehicle.places
        assert vehicle.end is None or Role.DEPOT in scenario.places[vehicle.end].roles
        if vehicle.end is not None and vehicle.places:
            assert vehicle.end in vehicle.places
    for under_way in scenario.under_way.vehicles:
        assert under_way.point in points
        assert (under_way.from_zone is None) == (under_way.point in scenario.places)
        assert under_way.from_zone is None or under_way.from_zone in zones[under_way.point]
    laid_out = {under_way.vehicle: under_way.layout for under_way in scenario.under_way.vehicles}
    for parties in scenario.under_way.aboard:
        layouts = scenario.types[scenario.vehicles[parties.vehicle].type].layouts
        layout = next(one for one in layouts if one.id == laid_out[parties.vehicle])
        assert scenario.kinds[parties.kind].needs.times(parties.count).fit_in(layout.places)
    assert scenario.travel.epochs[0].begins == 0
    assert scenario.digest == scenario.digest


def test_rich_facts_come_up():
    """Convoys, handovers and a start in the middle are among the examples."""
    few = tries(500, shrinks=False)
    for fact in (
        lambda s: any(crossing.convoys for crossing in s.crossings.values()),
        lambda s: "edge" in s.places and any(v.places for v in s.vehicles.values()),
        lambda s: s.under_way.aboard,
        lambda s: s.travel.closures,
    ):
        assert fact(find(random_scenarios(), fact, settings=few))
