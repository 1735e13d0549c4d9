from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from safepassage.reports.texts.shapes import in_reading_order, plain

SHAPED = "ﻏﺎدرت 20 ﺣﺎﻓﻠﺔ ﺷﺮق ﺣﻠﺐ"
READ = "غادرت 20 حافلة شرق حلب"


def test_shapes_become_letters() -> None:
    assert plain(SHAPED) == READ


def test_shapes_in_the_order_of_looking_are_turned() -> None:
    seen = "ﺐﻠﺣ قﺮﺷ ﺔﻠﻓﺎﺣ 20 ترداﻏ"
    assert plain(seen) == READ


def test_latin_words_and_numbers_keep_their_order() -> None:
    assert in_reading_order("(WHO report) 1,500 لاق") == "قال 1,500 (WHO report)"


def test_marks_that_nobody_sees_go() -> None:
    assert plain("\u200f20\u200f حافلة\u2069") == "20 حافلة"


@given(st.text())
def test_any_text_comes_through(text: str) -> None:
    assert isinstance(plain(text), str)


@given(st.text(alphabet="ابتثجحخ 0123456789"))
def test_turning_twice_is_where_it_began(line: str) -> None:
    assert in_reading_order(in_reading_order(line)) == line
