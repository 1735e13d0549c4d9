"""Whatever a plan is spoilt with, it is refused or read."""

import json

from hypothesis import given
from hypothesis import strategies as st

from files.plan.any_plan import RICH
from safepassage.files.plan import read_plan, write_plan
from safepassage.files.plan.write import plan_text
from safepassage.language import language
from safepassage.notices import Refused
from tries import tries


@given(
    edits=st.lists(
        st.tuples(st.integers(0, 10**6), st.integers(0, 3), st.binary(max_size=4)), min_size=1
    ),
)
@tries(300)
def test_spoilt_bytes_are_refused_or_read_but_never_crash(tmp_path_factory, edits):
    content = plan_text(RICH).encode()
    for at, cut, put in edits:
        at %= len(content) + 1
        content = content[:at] + put + content[at + cut :]
    path = tmp_path_factory.getbasetemp() / "spoilt.json"
    path.write_bytes(content)
    try:
        read_plan(path)
    except Refused as refused:
        for notice in refused.notices:
            assert language("ar").notice(notice)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=5,
)


def with_one_spoilt(value: object, draw) -> object:
    """``value`` with one member, somewhere in it, exchanged for anything."""
    if isinstance(value, (dict, list)) and value and draw(st.integers(0, 5)):
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = draw(st.sampled_from(keys))
        copy = value.copy()
        copy[key] = with_one_spoilt(value[key], draw)
        return copy
    return draw(anything)


@st.composite
def spoilt_plans(draw) -> object:
    return with_one_spoilt(json.loads(plan_text(RICH)), draw)


@given(value=spoilt_plans())
@tries(300)
def test_spoilt_values_are_refused_or_read_but_never_crash(tmp_path_factory, value):
    path = tmp_path_factory.getbasetemp() / "spoilt.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    try:
        plan = read_plan(path)
    except Refused as refused:
        for notice in refused.notices:
            assert language("en").notice(notice)
    else:
        write_plan(plan, path)
        assert read_plan(path) == plan
