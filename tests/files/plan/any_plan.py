"""Any plan, true or not, and one with everything that a plan may hold."""

from hypothesis import strategies as st

from safepassage.files.json_fields import MOST
from safepassage.model import (
    PRIORITIES,
    ArrivalCertificate,
    Bound,
    Bounds,
    Convoy,
    Drive,
    Figures,
    LanesCertificate,
    LeftBehind,
    PartyMove,
    Passage,
    Plan,
    Proof,
    Reason,
    Refuel,
    RoomCertificate,
    Run,
    Stop,
)

words = st.text("ab-7'\"\\{é\u0628\u0661", min_size=1, max_size=4)
amounts = st.integers(0, MOST)
counts = st.integers(1, 1000)
moves = st.lists(st.builds(PartyMove, words, words, counts), max_size=2).map(tuple)
proofs = st.builds(
    Proof,
    words,
    st.dictionaries(words, st.integers(-MOST, MOST) | words, max_size=2),
    st.lists(words, max_size=2).map(tuple),
)
certificates = st.one_of(
    st.builds(ArrivalCertificate, amounts),
    st.builds(RoomCertificate, amounts, st.lists(words, max_size=2).map(tuple)),
    st.builds(
        LanesCertificate,
        amounts,
        words,
        words,
        amounts,
        st.lists(st.tuples(amounts, amounts), max_size=2).map(tuple),
        st.lists(st.tuples(words, words, amounts), max_size=2).map(tuple),
    ),
)
bounds = st.builds(Bound, amounts, proofs, st.none() | certificates)
by_priority = st.fixed_dictionaries(dict.fromkeys(PRIORITIES, amounts))
bounds_by_priority = st.fixed_dictionaries(dict.fromkeys(PRIORITIES, bounds))


@st.composite
def plans(draw):
    """Any plan, true or not."""
    convoys = draw(
        st.lists(
            st.builds(Convoy, words, words, st.lists(words, max_size=2).map(tuple)), max_size=2
        )
    )
    which = st.none() | st.integers(0, len(convoys) - 1) if convoys else st.none()
    steps = st.one_of(
        st.builds(Drive, words, words, amounts, amounts),
        st.builds(Stop, words, amounts, amounts, moves, moves, st.none() | words),
        st.builds(Passage, words, words, amounts, amounts, which),
        st.builds(Refuel, words, amounts, amounts),
    )
    runs = st.builds(Run, words, st.lists(steps, max_size=3).map(tuple))
    left = st.builds(LeftBehind, words, words, counts, words, st.sampled_from(Reason))
    return Plan(
        scenario=draw(words),
        digest=draw(words),
        runs=tuple(draw(st.lists(runs, max_size=3, unique_by=lambda run: run.vehicle))),
        convoys=tuple(convoys),
        left_behind=tuple(draw(st.lists(left, max_size=2))),
        figures=draw(st.builds(Figures, by_priority, amounts, amounts, amounts, amounts)),
        bounds=draw(st.none() | st.builds(Bounds, bounds_by_priority, bounds, bounds, bounds)),
        made_by=draw(st.text(max_size=5).filter(lambda text: text.isprintable())),
        seed=draw(amounts),
    )


RICH = Plan(
    scenario="rich",
    digest="d",
    runs=(
        Run(
            "v1",
            (
                Drive("a", "b", 0, 1),
                Stop("b", 1, 2, (PartyMove("g", "k", 1),), (PartyMove("g", "k", 2),), "plain"),
                Passage("gate", "in", 3, 4, 0),
                Refuel("depot", 5, 6),
            ),
        ),
        Run("v2"),
    ),
    convoys=(Convoy("gate", "in", ("v1", "v2")),),
    left_behind=(LeftBehind("g", "k", 1, "b", Reason.NO_TIME),),
    figures=Figures(dict.fromkeys(PRIORITIES, 1), 2, 3, 4, 5),
    bounds=Bounds(
        dict.fromkeys(PRIORITIES, Bound(0, Proof("nothing", {}))),
        *[Bound(1, Proof("way", {"n": 1, "who": "v1"}, ("fleet",)))] * 3,
    ),
    made_by="hand",
    seed=7,
)
"""A plan with everything that a plan may hold: to be spoilt."""
