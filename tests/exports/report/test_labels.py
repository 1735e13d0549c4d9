"""Labels never cover each other, nor what must stay clear, nor leave the picture."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.exports.report.labels import Rectangle, Wanted, placed, text_width

FRAME = Rectangle(0, 0, 400, 300)
POINTS = st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300)), max_size=25)


@settings(deadline=None)
@given(POINTS, st.floats(10, 150))
def test_labels_do_not_overlap(points: list[tuple[float, float]], width: float) -> None:
    wanted = [Wanted(str(i), at, width, 16) for i, at in enumerate(points)]
    clear = [Rectangle(x - 7, y - 7, x + 7, y + 7) for x, y in points]
    boxes = list(placed(wanted, FRAME, clear, []).values())
    for i, box in enumerate(boxes):
        assert 0 <= box.left <= box.right <= 400
        assert 0 <= box.top <= box.bottom <= 300
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])
        assert not any(box.overlaps(other) for other in clear)


def test_a_label_with_room_is_placed_and_keeps_off_lines() -> None:
    line = [(x, 100.0) for x in range(210, 320, 4)]
    on_paper = placed([Wanted("a", (200, 100), 80, 16)], FRAME, [], line)
    assert not any(on_paper["a"].holds(point) for point in line)


def test_marks_that_sit_on_letters_take_no_width() -> None:
    assert text_width("حيّ", 10) == text_width("حي", 10)
    assert text_width("wide", 12) > text_width("ill", 12)
