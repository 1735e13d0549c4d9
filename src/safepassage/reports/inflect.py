"""The forms of a word that stands in the lexicon once: Arabic verbs and nouns, English verbs.

Forms are made in normalised spelling (see :mod:`safepassage.reports.words`), in which hamzas, final
ya and ta marbuta are one letter each, so that a form made here meets every way of writing it.
"""

from __future__ import annotations

from collections.abc import Iterator

PRONOUNS = ("ه", "ها", "هم", "هن", "هما")
"""What is attached to an Arabic word for him, her, it, them."""


def arabic_past(word: str) -> Iterator[str]:
    """The perfect of "he did", with the endings of news language and attached objects."""
    yield word
    if word[-1] in "يا":
        stem = word[:-1]
        yield from (stem + "ت", stem + "وا", stem + "تا", stem + "ا", stem + "يا", stem + "ين")
        yield from (word + "ت", word + "تا", stem + "يوا")
        yield from (before + suffix for before in (stem + "ا", stem + "ت") for suffix in PRONOUNS)
        return
    yield from (word + ending for ending in ("ت", "ا", "تا", "وا", "ن", "نا"))
    for before in (word, word + "ت", word + "و"):
        yield from (before + suffix for suffix in PRONOUNS)


def arabic_present(word: str) -> Iterator[str]:
    """The imperfect of "he does", every person of the news, with attached objects."""
    stem = word[1:]
    many = stem[:-1] if stem[-1] in "يو" else stem
    for person in "يت":
        yield person + stem
        yield from (person + many + ending for ending in ("ون", "وا", "ن"))
        yield from (person + stem + ending for ending in ("ان", "ا"))
        yield from (person + stem + suffix for suffix in PRONOUNS)
        yield from (person + many + "ون" + suffix for suffix in PRONOUNS)
    yield "ن" + stem


def arabic_future(word: str) -> Iterator[str]:
    """The same with the prefix of the future."""
    return ("س" + form for form in arabic_present(word))


def arabic_noun(word: str) -> Iterator[str]:
    """A verbal noun, with case endings and attached pronouns."""
    yield word
    head, space, _ = word.partition(" ")
    if space:
        return
    if head.endswith("ه"):
        yield from (head[:-1] + "ت" + suffix for suffix in PRONOUNS)
        return
    yield head + "ا"
    # إجلاء is written اجلا here, and with a pronoun إجلاؤهم، إجلائهم: اجلاوهم، اجلايهم.
    joints = ("", "ي", "و") if head.endswith("ا") else ("",)
    yield from (head + joint + suffix for joint in joints for suffix in PRONOUNS)


def arabic_participle(word: str) -> Iterator[str]:
    """An active or passive participle: masculine, feminine, plurals, duals, case endings."""
    yield from (word, word + "ه", word + "ون", word + "ين", word + "ات", word + "ا", word + "ان")
    yield from (word + "تان", word + "تين", word + "تا", word + "تي")
    yield from (word + ending for ending in ("ي", "يه", "يا"))


def arabic_singular(word: str) -> Iterator[str]:
    """A counted noun in the singular: as it is, and in the accusative that follows 11 to 99."""
    yield word
    head, space, rest = word.partition(" ")
    if not head.endswith(("ه", "ا")):
        yield head + "ا" + space + rest


def arabic_dual(word: str) -> Iterator[str]:
    """Two of a noun, before a further word or not."""
    head, space, rest = word.partition(" ")
    if head.endswith("ه"):
        endings: tuple[str, ...] = ("تان", "تين", "تا", "تي")
        head = head[:-1]
    else:
        endings = ("ان", "ين")
    yield from (head + ending + space + rest for ending in endings)


def arabic_plural(word: str) -> Iterator[str]:
    """A plural: as it is, in the accusative, before another noun, with a pronoun."""
    yield word
    head, space, rest = word.partition(" ")
    if head.endswith(("ون", "ين")):
        yield head[:-2] + "ي" + space + rest
        yield head[:-2] + "و" + space + rest
        yield from (head[:-2] + joint + suffix for joint in "يو" for suffix in ("ه", "ها", "هم"))
        return
    if not head.endswith(("ا", "ه", "ي", "ات")):
        yield head + "ا" + space + rest
    if not space:
        yield from (head + suffix for suffix in ("ه", "ها", "هم"))


def arabic_nationality(word: str) -> Iterator[tuple[str, str]]:
    """Form and number of a nisba: سعودي، سعوديا، سعودية، سعوديون، سعوديين، سعوديات."""
    yield word, "one"
    yield from ((word + ending, "one") for ending in ("ا", "ه"))
    yield from ((word + ending, "many") for ending in ("ون", "ين", "ات"))
    yield word + "ان", "two"


def english_third(base: str) -> str:
    """She does: of the first word of a verb."""
    head, space, rest = base.partition(" ")
    if head.endswith(("s", "x", "z", "ch", "sh", "o")):
        head += "es"
    elif head.endswith("y") and head[-2:-1] not in tuple("aeiou"):
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + space + rest


def english_doing(base: str) -> Iterator[str]:
    """Doing: both spellings where a consonant may be doubled."""
    head, space, rest = base.partition(" ")
    if head.endswith("ie"):
        yield head[:-2] + "ying" + space + rest
    elif head.endswith("e") and not head.endswith("ee"):
        yield head[:-1] + "ing" + space + rest
    else:
        yield head + "ing" + space + rest
        if head[-1] not in "aeiouwxyh" and head[-2:-1] in tuple("aeiou"):
            yield head + head[-1] + "ing" + space + rest
