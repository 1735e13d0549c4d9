from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest

from reports.texts.a_pdf import as_seen, pdf
from safepassage.notices import Notice
from safepassage.reports.texts import MOST_BYTES, Text, texts_of

STORY = (
    "قال محافظ حمص إن عشرين حافلة غادرت حي الوعر صباح السبت باتجاه إدلب.\n"
    "وأضاف أن الدفعة ضمّت 1458 شخصًا، وأن العملية تُستأنف الأسبوع المقبل وفق الاتفاق المعلن."
)

PAGE = (
    '<html lang="ar"><head><meta charset="{charset}"><title>خبر</title></head><body>'
    '<nav><a href="/">الرئيسية</a><a href="/s">رياضة</a><a href="/e">اقتصاد</a></nav>'
    "<article><h1>خروج الدفعة الثالثة من الوعر</h1><p>{first}</p><p>{second}</p></article>"
    '<footer><a href="/c">اتصل بنا</a> 2017</footer></body></html>'
)

FEED = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>وكالة</title>
<item><title>خروج الدفعة الثالثة</title><pubDate>Sat, 01 Apr 2017 09:00:00 +0300</pubDate>
<description>&lt;p&gt;غادرت أربعون حافلة حي الوعر.&lt;/p&gt;
&lt;p&gt;وأقلّت 400 مقاتل.&lt;/p&gt;</description></item>
<item><title>الطقس</title><description>مشمس</description></item></channel></rss>"""


def saved(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def texts(path: Path) -> list[Text]:
    found = list(texts_of(path))
    assert all(isinstance(one, Text) for one in found), found
    return [one for one in found if isinstance(one, Text)]


def codes(path: Path) -> list[str]:
    return [one.code for one in texts_of(path) if isinstance(one, Notice)]


def page(charset: str) -> str:
    first, second = STORY.split("\n")
    return PAGE.format(charset=charset, first=first, second=second)


def document() -> bytes:
    written = docx.Document()
    for line in STORY.split("\n"):
        written.add_paragraph(line)
    row = written.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "الحافلات", "20"
    out = io.BytesIO()
    written.save(out)
    return out.getvalue()


def test_a_plain_file_is_its_text(tmp_path: Path) -> None:
    (text,) = texts(saved(tmp_path / "homs-1.txt", STORY))
    assert (text.identifier, text.text, text.file) == ("homs-1", STORY, "homs-1.txt")


@pytest.mark.parametrize(
    ("saved_in", "declared"),
    [("utf-8", "utf-8"), ("windows-1256", "windows-1256"), ("windows-1256", "utf-8"),
     ("utf-16", "utf-8"), ("utf-16-le", "utf-16")],
)  # fmt: skip
def test_of_a_page_the_story_is_read_in_whatever_it_was_saved(
    tmp_path: Path, saved_in: str, declared: str
) -> None:
    (text,) = texts(saved(tmp_path / "a.html", page(declared).encode(saved_in)))
    assert "عشرين حافلة غادرت حي الوعر" in text.text
    assert "خروج الدفعة الثالثة" in text.text
    assert "رياضة" not in text.text
    assert "اتصل بنا" not in text.text


def test_a_short_post_is_not_lost(tmp_path: Path) -> None:
    post = "<!doctype html><html><body><div class=x><div>وصول 12 حافلة إلى قلعة المضيق</div></div>"
    assert "12 حافلة" in texts(saved(tmp_path / "post.html", post))[0].text


def test_a_document_is_read_with_its_tables(tmp_path: Path) -> None:
    (text,) = texts(saved(tmp_path / "a.docx", document()))
    assert text.text == f"{STORY}\nالحافلات | 20"


def test_what_a_file_is_its_bytes_tell_not_its_name(tmp_path: Path) -> None:
    assert texts(saved(tmp_path / "a.txt", document()))[0].text.startswith("قال محافظ")
    assert "عشرين حافلة" in texts(saved(tmp_path / "b.txt", page("utf-8")))[0].text
    seen = pdf([as_seen("غادرت 20 حافلة")])
    assert texts(saved(tmp_path / "c", seen))[0].text == "غادرت 20 حافلة"


def test_every_entry_of_a_feed_is_a_report_with_its_day(tmp_path: Path) -> None:
    first, second = texts(saved(tmp_path / "sana.xml", FEED))
    assert (first.identifier, first.published) == ("sana-1", date(2017, 4, 1))
    assert first.text == "خروج الدفعة الثالثة\nغادرت أربعون حافلة حي الوعر.\nوأقلّت 400 مقاتل."
    assert (second.identifier, second.published) == ("sana-2", None)


def test_a_feed_without_entries_is_empty(tmp_path: Path) -> None:
    assert codes(saved(tmp_path / "a.xml", "<rss><channel></channel></rss>")) == ["T-EMPTY"]


def test_lines_of_json_are_reports_and_a_bad_one_costs_no_other(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": STORY, "published": "2017-04-01"}),
        "",
        "{broken",
        json.dumps({"id": "b"}),
        json.dumps({"id": 7, "text": "x"}),
        "[1]",
        json.dumps({"id": "c", "text": "وصلت"}, ensure_ascii=False),
    ]
    found = list(texts_of(saved(tmp_path / "a.jsonl", "\ufeff" + "\n".join(lines))))
    assert [one.identifier for one in found if isinstance(one, Text)] == ["a", "c"]
    assert [(n.code, n.where.row) for n in found if isinstance(n, Notice)] == [
        ("T-JSON", 3), ("T-FIELD", 4), ("T-FIELD", 5), ("T-JSON", 6),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "T-EMPTY"),
        ("a.txt", b" \r\n\0", "T-EMPTY"),
        ("a.jsonl", b"", "T-EMPTY"),
        ("a.html", b"<html><body></body></html>", "T-EMPTY"),
        ("a.pdf", pdf([]), "T-SCANNED"),
        ("a.pdf", b"%PDF-1.5 cut", "T-DAMAGED"),
        ("a.docx", document()[:-400], "T-DAMAGED"),
        ("a.docx", b"PK\x03\x04word/ and nothing else", "T-DAMAGED"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "T-FORM"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "T-LOCKED"),
        ("a.rtf", b"{\\rtf1 text}", "T-FORM"),
        ("a.txt", b"\x89PNG\r\n", "T-FORM"),
        ("a.zip", b"PK\x03\x04 something", "T-FORM"),
        ("a.txt", bytes(range(256)) * 4, "T-ENCODING"),
    ],
)
def test_what_cannot_be_read_has_one_notice(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    assert codes(saved(tmp_path / name, data)) == [code]


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as out:
        out.truncate(100 * 2**20)
    assert codes(file) == ["T-TOO-LARGE"]
    assert MOST_BYTES < 100 * 2**20


def test_what_is_not_there_or_a_folder_has_a_notice(tmp_path: Path) -> None:
    assert codes(tmp_path / "nothing.txt") == ["T-CANNOT-READ"]
    assert codes(tmp_path) == ["T-CANNOT-READ"]
    assert codes(Path("a\0b")) == ["T-CANNOT-READ"]


def test_a_document_that_unpacks_without_end_is_not_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(300 * 2**20))
    assert codes(saved(tmp_path / "a.docx", out.getvalue())) == ["T-DAMAGED"]
