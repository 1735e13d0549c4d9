"""Ways of breaking R1."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from safepassage.model import (
    PartyMove,
    Stop,
)
from verify.breaks.table import alights, boards, breaks, put, steps, with_shadow


@breaks("R1-LEFT-BEHIND")
def forget_who_is_left_behind(scenario, plan):
    for n in range(len(plan.left_behind)):
        yield replace(plan, left_behind=plan.left_behind[:n] + plan.left_behind[n + 1 :])


@breaks("R1-LEFT-BEHIND")
def list_one_too_many(scenario, plan):
    for n, entry in enumerate(plan.left_behind):
        more = replace(entry, count=entry.count + 1)
        rest = plan.left_behind[:n] + plan.left_behind[n + 1 :]
        yield replace(plan, left_behind=(*rest, more))


@breaks("R1-LEFT-BEHIND")
def list_them_somewhere_else(scenario, plan):
    for n, entry in enumerate(plan.left_behind):
        moved = replace(entry, where="depot" if entry.where != "depot" else "arena")
        rest = plan.left_behind[:n] + plan.left_behind[n + 1 :]
        yield replace(plan, left_behind=(*rest, moved))


@breaks("R1-LISTED-UNKNOWN")
def list_strangers(scenario, plan):
    for entry in plan.left_behind:
        yield replace(plan, left_behind=(*plan.left_behind, replace(entry, group="ghosts")))
        yield replace(plan, left_behind=(*plan.left_behind, replace(entry, count=0)))


@breaks("R1-NOT-THERE")
def board_more_than_there_are(scenario, plan):
    for r, i, stop in boards(plan):
        more = tuple(replace(move, count=move.count + 100) for move in stop.board)
        yield put(plan, r, i, replace(stop, board=more))


@breaks("R1-NOT-THERE")
def board_them_where_they_are_not(scenario, plan):
    for r, i, stop in alights(plan):
        yield put(plan, r, i, replace(stop, alight=(), board=stop.alight))


@breaks("R1-NOT-THERE")
def board_them_twice(scenario, plan):
    boarded = Counter()
    for _, _, stop in boards(plan):
        for move in stop.board:
            boarded[move.group, move.kind] += move.count
    there = {
        (group.id, row.kind): row.count
        for group in scenario.groups.values()
        for row in group.parties
    }
    for r, run in enumerate(plan.runs):
        again = Counter()
        for step in run.steps:
            for move in step.board if isinstance(step, Stop) else ():
                again[move.group, move.kind] += move.count
        if any(boarded[party] + count > there[party] for party, count in again.items()):
            yield with_shadow(scenario, plan, r)


@breaks("R1-NOT-ABOARD")
def let_more_alight_than_are_aboard(scenario, plan):
    for r, i, stop in alights(plan):
        more = tuple(replace(move, count=move.count + 1) for move in stop.alight)
        yield put(plan, r, i, replace(stop, alight=more))


@breaks("R1-NOT-ABOARD")
def forget_that_they_board(scenario, plan):
    for r, i, _ in boards(plan):
        yield put(plan, r, i)


@breaks("R1-NOT-READY")
def board_before_they_are_ready(scenario, plan):
    for r, i, stop in boards(plan):
        group = scenario.groups[stop.board[0].group]
        if group.arrives_per_hour is not None or group.ready_at > 0:
            yield put(plan, r, i, replace(stop, begin=0))


@breaks("R1-STOP-SERVES-NOBODY")
def stop_for_nobody(scenario, plan):
    for r, i, stop in steps(plan, Stop):
        yield put(plan, r, i, replace(stop, alight=(), board=()))


@breaks("R1-GROUP-UNKNOWN")
def board_strangers(scenario, plan):
    for r, i, stop in boards(plan):
        yield put(plan, r, i, replace(stop, board=(PartyMove("ghosts", "person", 1),)))


@breaks("R1-KIND-UNKNOWN")
def board_a_kind_that_is_none(scenario, plan):
    for r, i, stop in boards(plan):
        yield put(plan, r, i, replace(stop, board=(replace(stop.board[0], kind="ghost"),)))


@breaks("R1-COUNT")
def board_none_or_fewer(scenario, plan):
    for r, i, stop in boards(plan):
        for count in (0, -1):
            yield put(plan, r, i, replace(stop, board=(replace(stop.board[0], count=count),)))
