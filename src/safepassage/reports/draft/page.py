"""A draft's pages: questions for a person, notes beside the rows, and the same for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from safepassage.language import Language
from safepassage.reports.beside import Teller, Verdict
from safepassage.reports.draft.build import Draft
from safepassage.reports.draft.grounds import Assumed, Question
from safepassage.reports.said import Saying, isolated
from safepassage.reports.sources import Sources

QUESTIONS_FILE = "QUESTIONS.md"
SOURCES_FILE = "sources.json"


def notes(draft: Draft, speak: Language, sources: Sources) -> dict[tuple[str, str], list[str]]:
    """What is to stand beside each row, by table and row: who said so, or that nobody did."""
    saying = Saying(speak, sources, discreet=True)
    found: dict[tuple[str, str], list[str]] = {}
    for ground in draft.grounds:
        lines = found.setdefault((ground.table, ground.row), [])
        lines.append(_said(saying, "note-said", ground.chosen))
        lines += [_said(saying, "note-other", other) for other in ground.others]
    for assumed in draft.assumed:
        sentence = speak.say("reports:note-assumed", sentence=_assumed(speak, assumed))
        found.setdefault((assumed.table, assumed.row), []).append(sentence)
    return found


def questions(draft: Draft, speak: Language, sources: Sources) -> str:
    """The page of questions, with everything that was said and assumed, in Markdown."""
    saying = Saying(speak, sources, discreet=True)
    return "\n".join(_page(draft, speak, saying)) + "\n"


def sources_as_data(draft: Draft, sources: Sources) -> str:
    """What rests on what, for programs: JSON. Names of private persons are left out."""
    keeping = Saying(_unspoken(), sources, discreet=True)
    data = {
        "rows": [
            {
                "table": ground.table,
                "row": ground.row,
                "said": _as_data(keeping, ground.chosen),
                "others": [_as_data(keeping, other) for other in ground.others],
            }
            for ground in draft.grounds
        ],
        "assumed": [
            {"table": a.table, "row": a.row, "what": a.what, "numbers": dict(a.numbers)}
            for a in draft.assumed
        ],
        "questions": [
            {
                "what": question.what,
                "numbers": dict(question.numbers),
                "said": [_as_data(keeping, teller) for teller in question.tellers],
            }
            for question in draft.questions
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _page(draft: Draft, speak: Language, saying: Saying) -> Iterator[str]:
    yield f"# {speak.say('reports:draft-title')}"
    yield ""
    yield speak.say("reports:draft-opening")
    yield ""
    yield f"## {speak.say('reports:draft-asked')}"
    yield ""
    for question in draft.questions:
        yield f"- [ ] {asked(saying, question)}"
        for teller in question.tellers:
            yield f"  - {_said(saying, 'note-said', teller)}"
    yield ""
    yield f"## {speak.say('reports:draft-said')}"
    yield ""
    for ground in draft.grounds:
        row = speak.say("reports:row", table=ground.table, row=isolated(ground.row))
        yield f"- {row}: {_said(saying, 'note-said', ground.chosen)}"
        for other in ground.others:
            yield f"  - {_said(saying, 'note-other', other)}"
    yield ""
    yield f"## {speak.say('reports:draft-assumed-title')}"
    yield ""
    for assumed in draft.assumed:
        row = speak.say("reports:row", table=assumed.table, row=isolated(assumed.row))
        yield f"- {row}: {_assumed(speak, assumed)}"
    several = [group for group in draft.compared if group.verdict is not Verdict.ALONE]
    if several:
        yield ""
        yield f"## {speak.say('reports:draft-beside')}"
        for group in several:
            lines = list(saying.compared(group))
            yield ""
            yield lines[0]
            yield ""
            yield from (f"- {line.strip()}" for line in lines[1:])


def asked(saying: Saying, question: Question) -> str:
    """The question in a sentence."""
    speak = saying.speak
    numbers = dict(question.numbers)
    if "of" in numbers:
        numbers["of"] = speak.say(f"reports:what-{numbers['of']}")
    if "place" in numbers:
        numbers["place"] = isolated(str(numbers["place"]))
    return speak.say(f"reports:question-{question.what}", **numbers).strip()


def _assumed(speak: Language, assumed: Assumed) -> str:
    return speak.say(f"reports:assumed-{assumed.what}", **assumed.numbers)


def _said(saying: Saying, message: str, teller: Teller) -> str:
    statement = teller.told.statement
    return saying.speak.say(
        f"reports:{message}",
        quote=saying.quote(statement),
        source=saying.source(teller.source, statement),
        grade=str(teller.source.grade),
        report=isolated(teller.told.report),
    )


def _as_data(keeping: Saying, teller: Teller) -> dict[str, object]:
    statement = teller.told.statement
    data = {"report": teller.told.report, "grade": str(teller.source.grade), **statement.to_json()}
    for field, name in (("source", data["source"]), ("by", data["by"])):
        if name is not None and not keeping.sources.is_institution(str(name)):
            data[field], data["withheld"] = None, True
    if not keeping.may_be_quoted(statement):
        data["quote"], data["withheld"] = None, True
    return data


def _unspoken() -> Language:
    from safepassage.language import language

    return language("en")
