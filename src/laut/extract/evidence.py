"""Material shown or cited: what it is, who published it, on which platform, who passed it on."""

from __future__ import annotations

from collections.abc import Sequence

from laut.base.records import Evidence, Statement
from laut.extract.analysis import Analysis
from laut.extract.people import Cast

__all__ = ["find_evidence"]


def find_evidence(analysis: Analysis, statements: Sequence[Statement], cast: Cast) -> list[Evidence]:
    """The evidence of an article, in order."""
    return []
