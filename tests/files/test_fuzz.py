"""A few of the broken scenarios that ``fuzz_readers.py`` makes by the million."""

from __future__ import annotations

import pytest

from files.fuzz_readers import KINDS, run

FEW = {"tables": 150, "csv": 100, "toml": 60, "workbook": 15, "cells": 5000}


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_stands_in_the_files_the_answer_is_notices(kind: str) -> None:
    codes, wrong = run(kind, FEW[kind], seed=20161215, speak_every=25)
    assert not wrong, wrong[0]
    assert codes["inputs"] == FEW[kind]
