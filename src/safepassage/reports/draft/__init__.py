"""Statements become a draft scenario, in which every figure has its source or is an assumption."""

from safepassage.reports.draft.build import Draft, draft
from safepassage.reports.draft.grounds import Assumed, Ground, Question

__all__ = ["Assumed", "Draft", "Ground", "Question", "draft"]
