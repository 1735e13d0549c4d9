from __future__ import annotations

import base64
import zlib

import pytest

from reports.texts.a_pdf import as_seen, pdf
from safepassage.notices import Refused
from safepassage.reports.texts.pdf import text_of_pdf

SENTENCE = "قال المصدر إن 20 حافلة و10 سيارات لا تزال في حلب"

LOCKED = zlib.decompress(
    base64.b85decode(
        "c-oCpO^?$s5WV|X%%w-x-*zlTJ+Ql#5TLEP3m3G9u{|zDRkBJ`X_r6Afqwvh1UJAEQ4U0j6uo)x&G?NM>#NlZd7;_j"
        "+xIVDnFIlS{KVRp@%7N>W1<0C^rb-?qKiwmTr%qNiKAxRyQc>NzQ!#b7{Ba~-3XHL*Smax4`3>B1NSqjK9gSJi2Hua"
        "etN*kdovT5fA(U0Lx=u2q^hWuO6PAW@9<^+SlfyVF@1J=?@!hP)xrMuwlnYdr?EGn7=J_EcKirNR2>)<OmJR>T3GG&"
        "V-1Dhj@V@!GUGSUlEo$~*Z7!27O9kAT=bZ%Emn#~=2S$M(phVgi6upWmW*-51wzwco%|iNzLBJ?P}xM6(fVRT3R;+q"
        "DkSTZ(B3B`nLTFXV@xh-YgP75N(Q~2Z|8BK!UQ-bo*$^~wS@xDn5<`?D%~H<hBHjc<{WeW3{!LMIN)wi!xZc7?laX<"
        "_@?hi&{O{WRabhDzy7c4zS>y4v4mRZqH0!NB|(`a>PV4Drse-o>YlH=G(0_wV1F<AFyb&yff!$J`r`U##eM+abH(r"
    )
)
"""A blank page under a password."""


@pytest.mark.parametrize("order", ["as read", "from the left", "from the left, no spaces"])
def test_arabic_comes_out_as_it_is_read_however_the_file_keeps_it(order: str) -> None:
    letters = as_seen(SENTENCE)
    if order != "as read":
        letters.sort(key=lambda placed: placed[1])
    if order.endswith("no spaces"):
        letters = [placed for placed in letters if placed[0] != " "]
    assert text_of_pdf(pdf([letters]), "a.pdf") == SENTENCE


def test_a_glyph_of_two_letters_is_read_in_order() -> None:
    line = [("ب", 100.0), ("لا", 106.0), ("ط", 112.0)]
    assert text_of_pdf(pdf([line]), "a.pdf") == "طلاب"
    assert text_of_pdf(pdf([line[::-1]]), "a.pdf") == "طلاب"


def test_lines_stay_lines_and_english_stays_english() -> None:
    english = [(letter, 50.0 + 6 * n) for n, letter in enumerate("Twenty buses left")]
    assert text_of_pdf(pdf([english, as_seen(SENTENCE)]), "a.pdf") == (
        f"Twenty buses left\n{SENTENCE}"
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [(LOCKED, "T-LOCKED"), (b"%PDF-1.7 and no more", "T-DAMAGED"), (b"%PDF-1.4\n", "T-DAMAGED")],
)
def test_what_cannot_be_opened_is_said(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        text_of_pdf(data, "a.pdf")
    assert [notice.code for notice in refused.value.notices] == [code]
