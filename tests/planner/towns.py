"""Towns that several tests of the planner share."""

from __future__ import annotations

TOWN = """
    depot     garage
    assembly  school
    reception arena
    type      bus seat 4 stop 60 board 30 alight 15
    vehicle   bus-1 bus garage
    vehicle   bus-2 bus garage
    road      garage school 5m metres 400
    road      school arena 10m metres 400
    road      arena garage 15m metres 200
    group     town at school 8 person
"""
"""Two loads of people and a bus for each, on one road."""

TWO = "bus-1 school > arena\nbus-2 school > arena"
"""One trip of each of two buses."""

BORDER = """
    zone      in
    zone      out
    assembly  school in in
    reception arena in out
    depot     garage in out
    type      bus seat 4 stop 60 board 30 alight 15
    vehicle   bus-1 bus school
    vehicle   bus-2 bus garage
    road      school gate 7m
    road      gate arena 5m
    road      garage gate 10m
    crossing  gate from in to out inspect 5m
    group     town at school 8 person
"""
"""A crossing in the middle; the second bus comes from outside."""

HANDOVER = """
    assembly  school
    handover  edge
    reception arena
    type      bus seat 4 stop 60 board 30 alight 15
    vehicle   bus-1 bus school places school,edge
    vehicle   bus-2 bus edge places edge,arena
    road      school edge 10m
    road      edge arena 10m
    group     town at school 8 person
"""
"""Neither bus may go all the way: people change at the edge."""

RICH = """
    zone      in
    zone      out
    depot     garage in out
    assembly  school in in bays 1
    assembly  market in in bays 2
    reception arena in out room 30
    hospital  clinic in out room-seat 4 room-stretcher 4
    crossing  gate from in to out inspect 2m shared convoy 1-3 headway 5m
    crossing  bridge from in to out inspect 4m open 0:00-6:00
    type      bus seat 10 stop 60 board 5 alight 5
    layout    bus mixed seat 6 wheelchair 2
    type      ambulance seat 2 stretcher 2 stop 60 board 30 alight 30
    vehicle   bus-1 bus garage
    vehicle   bus-2 bus school
    vehicle   amb-1 ambulance garage crew 0:00-5:00
    kind      family seat 3
    kind      patients seat 1 stretcher 1
    group     town at school 4 family 6 person T3 accepts arena
    group     stall at market 3 person 2 wheelchair T2 rate 30
    group     sick at market 3 patients T1 accepts clinic
    everywhere 9m metres 1000
"""
"""A little of nearly everything; everybody can be brought to safety."""
