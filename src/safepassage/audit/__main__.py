"""``python -m safepassage.audit JOURNAL``: the audit by itself, without the rest of the program."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from safepassage.audit.auditing import audit
from safepassage.audit.data import as_data
from safepassage.audit.said import said
from safepassage.language import LANGUAGES, Language, language, language_of_locale
from safepassage.notices import Refused

SOUND, NOT_SOUND, NO_JOURNAL = 0, 1, 2
"""The exit codes."""


def main(arguments: Sequence[str]) -> int:
    """Audits the journal that the line names; the exit code."""
    words = list(arguments)
    as_json = "--json" in words
    if as_json:
        words.remove("--json")
    code = language_of_locale()
    if "--lang" in words[:-1]:
        at = words.index("--lang")
        code = words[at + 1]
        del words[at : at + 2]
    speak = language(code if code in LANGUAGES else language_of_locale())
    if len(words) != 1 or words[0].startswith("-") or code not in LANGUAGES:
        print(speak.say("audit:usage"), file=sys.stderr)
        return NO_JOURNAL
    return _audited(Path(words[0]), speak, as_json)


def _audited(journal: Path, speak: Language, as_json: bool) -> int:
    try:
        found = audit(journal)
    except Refused as refused:
        for notice in refused.notices:
            print(speak.notice(notice), file=sys.stderr)
        return NO_JOURNAL
    except OSError as refused:
        reason = errno.errorcode.get(refused.errno or 0, "")
        print(speak.say("audit:unreadable", path=str(journal), code=reason), file=sys.stderr)
        return NO_JOURNAL
    if as_json:
        print(json.dumps(as_data(found, speak), ensure_ascii=False, indent=2))
    else:
        for line in said(found, speak):
            print(line)
    return SOUND if found.sound else NOT_SOUND


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
