"""What is written is what is read, the whole file or nothing."""

import pytest
from hypothesis import given, settings

from files.plan.any_plan import plans
from files.plan.page import example, written
from safepassage.files.plan import read_plan, write_plan
from safepassage.files.plan.write import plan_text


@given(plan=plans())
@settings(deadline=None)
def test_a_plan_comes_back_as_it_was(tmp_path_factory, plan):
    path = tmp_path_factory.mktemp("plan") / "plan.json"
    write_plan(plan, path)
    assert read_plan(path) == plan
    assert path.read_text(encoding="utf-8") == plan_text(plan)
    assert list(path.parent.iterdir()) == [path]


def test_one_step_stands_on_one_line(tmp_path):
    plan = read_plan(written(tmp_path, example()))
    lines = plan_text(plan).splitlines()
    assert '        {"drive": ["garage", "school"], "depart": 0, "arrive": 600},' in lines


def test_a_plan_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    """Nothing half-written: the file is replaced when the new one is whole, or not at all."""
    path = written(tmp_path, example())
    before = path.read_bytes()
    plan = read_plan(path)
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("no room")))
    with pytest.raises(OSError, match="no room"):
        write_plan(plan, path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
