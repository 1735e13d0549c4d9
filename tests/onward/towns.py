"""A town that several tests of going on from the middle share."""

BY_AND_BY = """
    assembly  school
    reception arena
    type      bus seat 2
    vehicle   bus-1 bus school
    road      school arena 10m
    group     town at school 5 person rate 6
"""
"""Somebody comes to the school every ten minutes, the first after ten."""
