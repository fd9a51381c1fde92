"""The queue: what waits for a person's look, what matters most first, and what was decided last."""

from __future__ import annotations

from dataclasses import dataclass

from laut.ledger.pages import kept_articles
from laut.ledger.queue import Progress, ToDecide, latest_reviews, progress, to_decide
from laut.ledger.store import Ledger
from laut.ledger.whole import KeptReview
from laut.show.web.contexts.passage import Passage, passages
from laut.show.web.contexts.query import Query, limit_of

__all__ = ["QueueItem", "QueuePage", "queue_page"]


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A record to decide on, in its paragraph."""

    waiting: ToDecide
    passage: Passage


@dataclass(frozen=True, slots=True)
class QueuePage:
    """What waits, how far the looking has come, and the decisions made last."""

    items: tuple[QueueItem, ...]
    progress: Progress
    latest: tuple[KeptReview, ...]


def queue_page(ledger: Ledger, query: Query) -> QueuePage:
    """The first ``limit`` records that wait: low confidence × part in a dispute."""
    waiting = to_decide(ledger, limit_of(query, 10))
    kept = kept_articles(ledger, [each.article for each in waiting])
    found = passages(kept, [each.id for each in waiting])
    items = tuple(QueueItem(each, found[each.id]) for each in waiting if each.id in found)
    return QueuePage(items, progress(ledger), tuple(latest_reviews(ledger, 20)))
