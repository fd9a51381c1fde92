"""The sources that could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from laut.ledger.lists import FailureRow, list_failures
from laut.ledger.store import Ledger
from laut.show.web.contexts.query import Query, limit_of

__all__ = ["FailuresPage", "failures_page"]


@dataclass(frozen=True, slots=True)
class FailuresPage:
    """Sources that could not be read and why, the latest first."""

    failures: tuple[FailureRow, ...]
    limit: int
    more: bool


def failures_page(ledger: Ledger, query: Query) -> FailuresPage:
    """The failures that were met last."""
    limit = limit_of(query, 100)
    rows = list_failures(ledger, limit + 1)
    return FailuresPage(tuple(rows[:limit]), limit, len(rows) > limit)
