"""The start: the newest stories with their open disputes."""

from __future__ import annotations

from dataclasses import dataclass

from laut.ledger.compared import DisputeRow, StoryRow, list_disputes, list_stories
from laut.ledger.filters import Filters
from laut.ledger.pages import Held, held
from laut.ledger.store import Ledger
from laut.show.web.contexts.query import Query, limit_of

__all__ = ["StartPage", "StoryCard", "start_page"]

_DISPUTES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story, and its newest disputes."""

    story: StoryRow
    disputes: tuple[DisputeRow, ...]


@dataclass(frozen=True, slots=True)
class StartPage:
    """How much the ledger holds, and its newest stories; ``more`` says that there are older ones."""

    held: Held
    stories: tuple[StoryCard, ...]
    disputed: bool
    limit: int
    more: bool


def start_page(ledger: Ledger, query: Query) -> StartPage:
    """The newest stories; with ``disputed=1`` only those with a dispute."""
    limit, disputed = limit_of(query, 20), bool(query.get("disputed"))
    rows = list_stories(ledger, Filters(disputed=disputed, limit=limit + 1))
    cards = tuple(
        StoryCard(
            row, tuple(list_disputes(ledger, Filters(story=row.id, limit=_DISPUTES_SHOWN))) if row.disputes else ()
        )
        for row in rows[:limit]
    )
    return StartPage(held(ledger), cards, disputed, limit, len(rows) > limit)
