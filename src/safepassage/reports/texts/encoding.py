"""Bytes as text, whatever encoding they were saved in.

Much of what was written in Arabic is in windows-1256 or ISO-8859-6, and says so nowhere, or says
something else. UTF-8 proves itself; of the others, the one is taken in which the letters form
Arabic, and for other scripts the one that charset-normalizer finds most coherent.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_ARABIC_ENCODINGS = ("windows-1256", "iso8859-6", "cp720")
"""In the order in which they are met; the first of equals is taken."""

_OTHER_ENCODINGS = ["cp1252", "cp1251", "cp1250", "cp1254", "koi8_r", "koi8_u", "cp866"]

_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_COMMON = re.compile(
    r"(?<!\w)(?:ال\w\w|من\b|في\b|على\b|إلى\b|الى\b|أن\b|ان\b|عن\b|و\w|ب\w\w)"
    r"|\w+(?:ة|ات|ين|ون)(?!\w)"
)
"""How words of any Arabic text begin and end: the article above all. In a wrong encoding not."""

_STRANGE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd]")

_FEW_BROKEN = 0.002
"""Such a share of broken letters in UTF-8 is damage on the way, not another encoding."""

_SAMPLE = 200_000
"""So many bytes decide; the letters at the end of a file are no others than at its beginning."""


def decode(data: bytes, declared: str | None = None) -> str | None:
    """The text; None where the bytes are text in no encoding that can be recognised.

    ``declared`` is what the file itself says of its encoding; it is believed where it can be so.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text:
            return text
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    if b"\0" in data[:_SAMPLE]:
        return None
    return _by_letters(data, declared)


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte tells the script, 0 for Latin, 6 for Arabic."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 4:
        return None
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if (high.count(0) + high.count(6)) * 10 > len(high) * 7:
            return codec
    return None


def _by_letters(data: bytes, declared: str | None) -> str | None:
    sample = data[:_SAMPLE]
    broken = sample.decode("utf-8", errors="replace").count("\ufffd")
    if broken <= max(1, len(sample) * _FEW_BROKEN) and _is_mostly_utf8(sample):
        return data.decode("utf-8", errors="replace")
    best, best_worth = None, 0.0
    for codec in _ARABIC_ENCODINGS:
        worth = _worth(sample.decode(codec, errors="replace"))
        if worth > best_worth * 1.05:
            best, best_worth = codec, worth
    if best is not None and best_worth >= _ARABIC_ENOUGH:
        return data.decode(best, errors="replace")
    if declared is not None:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    return _other(data, sample)


_ARABIC_ENOUGH = 0.15
"""Where this share of words begin or end as Arabic words do, it is Arabic."""


def _is_mostly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", errors="ignore")
    whole = sum(letter > "\x7f" for letter in text)
    return whole > 10 * (sample.decode("utf-8", errors="replace").count("\ufffd"))


def _worth(text: str) -> float:
    """The share of Arabic words that begin as common ones do; 0 where the letters are no text."""
    words = [word for word in re.findall(r"\w+", text) if _ARABIC_LETTER.search(word)]
    if not words:
        return 0.0
    foreign = len(re.findall(r"[A-Za-z\u00c0-\u02ff\u0400-\u04ff][\u0621-\u064a]", text))
    strange = len(_STRANGE.findall(text)) + foreign
    if strange > len(text) * 0.02:
        return 0.0
    common = sum(bool(_COMMON.match(word)) for word in words)
    return common / len(words)


def _other(data: bytes, sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(sample, cp_isolation=_OTHER_ENCODINGS).best()
    if found is None:
        return None
    text = data.decode(found.encoding, errors="replace")
    return None if len(_STRANGE.findall(text[:_SAMPLE])) > len(sample) * 0.02 else text
