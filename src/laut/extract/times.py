"""Time expressions with TIMEX3 type and value (ISO-TimeML), anchored on the publication day."""

from __future__ import annotations

from laut.base.records import Time
from laut.extract.analysis import Analysis

__all__ = ["find_times"]


def find_times(analysis: Analysis, published: str | None) -> list[Time]:
    """The time expressions of an article, in order; ``published`` is ISO 8601 or None."""
    return []
