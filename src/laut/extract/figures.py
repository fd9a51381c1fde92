"""Numbers with what they count: interval, qualifier, measure, place, time, and whose word they are."""

from __future__ import annotations

from collections.abc import Sequence

from laut.base.records import Figure, Statement, Time
from laut.extract.analysis import Analysis

__all__ = ["find_figures"]


def find_figures(analysis: Analysis, times: Sequence[Time], statements: Sequence[Statement]) -> list[Figure]:
    """The figures of an article, numbered f1, f2, … in order."""
    return []
