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

HOT, WARM, TEPID, COLD = 2.0, 0.3, 0.05, 0.005
"""Temperatures of the annealing, in usual trips."""

FEW_TRIPS = 100
"""With more trips a plan is good where it begins: it is annealed warm, not hot, and sharpened."""

FEW_VEHICLES = 200
"""With more vehicles the integer programs over known routes do not end."""

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
