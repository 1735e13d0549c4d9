"""How much of each of its steps the plain search makes at a time; found by trying.

Everything is counted in moves, trips and nodes, never in seconds, so that a seed gives the same
plan on every machine.
"""

CHUNK_MOVES = 100_000
"""Annealing asks after so many moves whether to stop: some hundredths of a second."""

CHUNKS_A_LOOK = 10
"""After so many chunks what annealing has found by then is offered: reading it takes its time."""

LEAST_MOVES, MOST_MOVES = 300_000, 4_000_000
"""The length of an annealing, between these as there are trips."""

MOVES_PER_TRIP = 20_000
"""That length for each trip."""

TRIES, LEAST_TRY = 4, 1_000_000
"""Small scenarios are annealed so often before routes are selected, and at least so long."""

MOVES_A_LOAD = 2_000
"""How long annealing tries at first, for each party, to meet what is asked of every vehicle."""

LEAST_ASKED = 0.15
"""No smaller part of the gap is asked: steps would not be worth their annealing."""

MANY_TRIPS_EACH = 6
"""With so many trips a vehicle, little work in all is harder to find than an even share of it."""

FIRST_ASKED = 0.02
"""How far above the bound the first spread asks every vehicle to be done: more than they can."""

FAR = 0.1
"""A plan that is farther than this above the bound is no better to begin from than the flow."""

EVEN_FROM, UNEVEN = 0.7, 0.003
"""After this part of a spread, it asks no more than the mean and so much of it of any vehicle."""

MANY_MOVES = 50_000
"""A spread of more moves for each trip has the time to cool from warm, others only from mild."""

FITTING = 0.95
"""The part of the time left that the last spread takes."""

HOT, WARM, MILD, TEPID, COLD = 2.0, 0.3, 0.1, 0.05, 0.005
"""Temperatures of the annealing, in usual trips."""

FEW_TRIPS = 100
"""With more trips a plan is good where it begins: it is annealed warm, not hot, and sharpened."""

FEW_VEHICLES = 200
"""With more vehicles the integer programs over known routes do not end."""

MOST_TRIPS_TO_SELECT = 400
"""With more trips the integer programs find nothing that local search has not."""

DIVES, CALLED_BACK = 8, 0.2
"""How often a dive is mended before routes are selected, and which share of vehicles each time."""

FIRST_SELECTED = 100
"""With more than a few trips, routes are first selected for a time this part above the bound."""

ENOUGH = 1.1
"""In the first plan, who has worked so many times the average takes no further trip of the flow."""

EFFORT_TO_PROVE_SLOWLY = 4
"""Where proving is slow, it begins when the search has doubled its effort up to this."""

ENRICHMENTS = 20
"""How often prices are shaken to gather routes before they are selected."""

NODES = 100
"""Nodes of the integer program over known routes, times the effort: it is soon asked again."""

NODES_OF_ALL = 5_000
"""Nodes of the one over all routes, times the effort: it is worth more, since it can prove."""

NODES_TO_EXHAUST = 2_000
"""Nodes of the flow through places and seconds, times the effort."""
