"""Whose entries count."""

from __future__ import annotations

from pathlib import Path

from benchmarks.journals import NOTHING_BEFORE, Device, enrolled, journal, opened

from audit.town import (
    Town,
    audited,
    codes,
    equation,
    fact,
    left_out,
    open_,
    registered,
    rows,
)
from safepassage.audit.devices import Why


def revoked(device: str, after: int) -> dict[str, object]:
    return fact("revoked", device=device, after=after, reason="stolen")


def test_a_stranger_does_not_count(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(5))
    town.say(registered(7), by=town.device("stranger"))
    found = town.audit(tmp_path)
    assert equation(found) == "registered 5 = waiting 5"
    assert left_out(found) == {"stranger/1": "stranger"}
    assert found.sound


def test_who_is_no_coordinator_enrols_nobody(tmp_path: Path) -> None:
    town = Town()
    town.say(registered(7), by=town.enrol("friend", by=town.gate))
    assert left_out(town.audit(tmp_path)) == {"friend/1": "stranger"}


def test_a_coordinator_enrols_others(tmp_path: Path) -> None:
    town = Town()
    north = town.enrol("north", role="coordinator")
    town.say(registered(7), by=town.enrol("north-gate", by=north))
    found = town.audit(tmp_path)
    assert equation(found) == "registered 7 = waiting 7"
    assert found.standing.devices["north-gate"].above == {"coordinator", "north"}


def test_a_stolen_phone_counts_up_to_the_number_named(tmp_path: Path) -> None:
    town = Town()
    for seats in (1, 10, 100):
        town.say(registered(seats))
    town.say(revoked("gate-1", 2), by=town.root)
    town.say(revoked("gate-1", 3), by=town.root)
    found = town.audit(tmp_path)
    assert equation(found) == "registered 11 = waiting 11"
    assert left_out(found) == {"gate-1/3": "revoked"}


def test_only_from_above_is_a_device_revoked(tmp_path: Path) -> None:
    town = Town()
    north = town.enrol("north", role="coordinator")
    town.say(registered(7))
    for device in ("gate-1", "coordinator", "north"):
        town.say(revoked(device, 0), by=north)
    found = town.audit(tmp_path)
    assert found.standing.left_out == []
    assert found.sound


def test_who_was_revoked_revokes_and_enrols_nobody_afterwards(tmp_path: Path) -> None:
    town = Town()
    north = town.enrol("north", role="coordinator")
    gate = town.enrol("north-gate", by=north)
    late = town.enrol("late-gate", by=north)
    town.say(revoked("north-gate", 0), by=north)
    town.say(revoked("north", 1), by=town.root)
    town.say(registered(7), by=gate)
    town.say(registered(5), by=late)
    found = town.audit(tmp_path)
    assert equation(found) == "registered 7 = waiting 7"
    assert left_out(found) == {
        "north/2": "revoked",
        "north/3": "revoked",
        "late-gate/1": "stranger",
    }


def test_of_two_enrolments_the_one_nearer_the_root_counts(tmp_path: Path) -> None:
    town = Town()
    north = town.enrol("north", role="coordinator")
    false, true = town.device("phone", salt="false"), town.device("phone", salt="true")
    town.told.append(enrolled(north, false))
    town.told.append(enrolled(town.root, true))
    town.say(registered(5), by=true)
    town.say(registered(7), by=false)
    found = town.audit(tmp_path)
    assert equation(found) == "registered 5 = waiting 5"
    assert found.problems == ()
    assert left_out(found) == {"phone/1": "other-key"}
    assert open_(found) == ["rival:phone/1"]


def test_of_two_by_one_maker_the_first_id_in_the_order_of_texts_counts(tmp_path: Path) -> None:
    """``coordinator/10`` comes before ``coordinator/9``."""
    town = Town()
    while town.root.number < 8:
        town.say(fact("resumed"), by=town.root)
    ninth, tenth = town.device("phone", salt="9"), town.device("phone", salt="10")
    town.told.append(enrolled(town.root, ninth))
    town.told.append(enrolled(town.root, tenth))
    assert town.told[-1].id == "coordinator/10"
    town.say(registered(5), by=ninth)
    town.say(registered(7), by=tenth)
    assert equation(town.audit(tmp_path)) == "registered 7 = waiting 7"


def test_of_two_enrollers_on_one_level_too(tmp_path: Path) -> None:
    town = Town()
    south = town.enrol("south", role="coordinator")
    north = town.enrol("north", role="coordinator")
    town.say(registered(7), by=town.enrol("phone", by=south))
    town.told.append(enrolled(north, town.device("phone")))
    found = town.audit(tmp_path)
    assert found.standing.devices["phone"].above == {"coordinator", "north"}
    assert found.sound


def test_of_two_bodies_under_one_id_the_first_hash_counts(tmp_path: Path) -> None:
    town = Town()
    previous = town.opening
    bodies = [town.gate.write(registered(n), 0, None, 1, previous) for n in (1, 2, 3, 4)]
    bodies.sort(key=lambda told: told.digest)
    town.told += [bodies[2], bodies[0], bodies[3], bodies[1]]
    found = town.audit(tmp_path)
    heads = int(bodies[0].body.split(b'"seat":')[1][:1])
    assert equation(found) == f"registered {heads} = waiting {heads}"
    assert open_(found) == ["rival:gate-1/1"]
    assert len(found.discrepancies[0].entries) == 4
    assert [why for why in left_out(found).values()] == ["rival"]
    town.say(fact("resolved", discrepancy="rival:gate-1/1", reason="a copied phone"), by=town.root)
    assert open_(town.audit(tmp_path)) == ["rival:gate-1/1"]


def test_rivals_beyond_a_revocation_are_no_discrepancy(tmp_path: Path) -> None:
    town = Town()
    first = town.say(registered(1))
    town.told.append(town.gate.write(registered(2), 0, None, first.number, town.opening))
    town.say(revoked("gate-1", 1), by=town.root)
    assert open_(town.audit(tmp_path)) == ["rival:gate-1/1"]
    town.say(revoked("gate-1", 0), by=town.root)
    found = town.audit(tmp_path)
    assert open_(found) == []
    assert [why for _, why in found.standing.left_out] == [Why.REVOKED, Why.REVOKED]


def test_a_rival_enrolment_enrols_nobody(tmp_path: Path) -> None:
    town = Town()
    devices = [town.device(f"phone-{n}") for n in range(4)]
    number, previous = town.root.number + 1, town.root.previous
    made = [
        town.root.write(
            fact("enrolled", device=d.name, key=d.key, role="gate"), 0, None, number, previous
        )
        for d in devices
    ]
    town.told += made
    first = min(range(4), key=lambda n: made[n].digest)
    found = town.audit(tmp_path)
    assert set(found.standing.devices) == {"coordinator", "gate-1", "gate-2", f"phone-{first}"}


def test_a_body_by_nobody_is_no_rival(tmp_path: Path) -> None:
    town = Town()
    thief = Device("gate-1", town.opening, salt="thief")
    town.say(registered(5))
    town.say(registered(7), by=thief)
    found = town.audit(tmp_path)
    assert codes(found) == ["A-SIGNATURE"]
    assert rows(found) == [6]
    assert open_(found) == []
    assert equation(found) == "registered 5 = waiting 5"


def test_nothing_counts_without_an_opening(tmp_path: Path) -> None:
    root = Device("coordinator")
    found = audited(journal([root.say(registered(5))], root), tmp_path)
    assert codes(found) == ["A-NO-OPENING", "A-SEAL-DEVICE"]
    assert found.operation is None
    assert left_out(found) == {"coordinator/1": "stranger"}
    assert equation(found) == " = "


def test_an_opening_by_another_key_than_its_own_opens_nothing(tmp_path: Path) -> None:
    root, other = Device("coordinator"), Device("coordinator", salt="other")
    first = root.say(fact("opened", operation="o", scenario="5" * 64, key=other.key))
    found = audited(journal([first], root), tmp_path)
    assert codes(found) == ["A-SIGNATURE", "A-NO-OPENING", "A-SEAL-DEVICE"]


def test_a_second_opening_is_told_of(tmp_path: Path) -> None:
    town = Town()
    intruder = Device("a-coordinator")
    town.told.append(opened(intruder))
    found = town.audit(tmp_path)
    assert codes(found) == ["A-SECOND-OPENING"]
    assert rows(found) == [5]
    assert found.standing.opening is not None
    assert found.standing.opening.device == "coordinator"
    assert left_out(found) == {"a-coordinator/1": "second-opening"}


def test_the_opening_stands_whatever_comes_under_its_id(tmp_path: Path) -> None:
    """Of other rivals the one counts whose hash comes first; what opened did so for good."""
    for seats in range(1, 9):
        town = Town()
        rival = town.root.write(registered(seats), 0, None, 1, town.opening)
        town.told.append(rival)
        town.say(registered(50))
        found = town.audit(tmp_path)
        assert left_out(found) == {"coordinator/1": "rival"}, rival.digest < town.opening
        assert equation(found) == "registered 50 = waiting 50"
        assert open_(found) == ["rival:coordinator/1"]


def test_an_opening_is_first_or_none(tmp_path: Path) -> None:
    """Neither under another number, nor after something else, does ``opened`` open anything."""
    town = Town()
    what = fact("opened", operation="o", scenario="5" * 64, key=town.root.key)
    town.say(what, by=town.root)
    town.told.append(town.other.write(what, 0, None, 1, town.opening))
    found = town.audit(tmp_path)
    assert found.sound
    assert NOTHING_BEFORE not in town.told[-1].body.decode()
