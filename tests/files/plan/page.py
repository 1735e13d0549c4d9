"""The example of the format's page, to be spoilt, and what reading it then says."""

import json
import re
from pathlib import Path

import pytest

from safepassage.files.plan import read_plan
from safepassage.language import LANGUAGES, language
from safepassage.notices import Refused

PAGE = Path(__file__).parents[3] / "docs" / "formats" / "plan.md"


def example() -> dict:
    """The page's example, as a value to spoil."""
    return json.loads(re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)[0])


def written(tmp_path: Path, value: object) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def codes(path: Path) -> list[str]:
    """The codes of the notices that reading gives; each can be said in every language."""
    with pytest.raises(Refused) as refused:
        read_plan(path)
    for code in LANGUAGES:
        for notice in refused.value.notices:
            assert language(code).notice(notice)
    return [notice.code for notice in refused.value.notices]
