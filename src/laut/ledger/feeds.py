"""What is watched: feeds, and the addresses they offer, each to be fetched once.

Moments are seconds since 1970-01-01 UTC. Everything a watch must know to go on
after it was stopped stands here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select, update

from laut.ledger.schema import feed, offer
from laut.ledger.store import Ledger

__all__ = ["Answer", "Feed", "Offer", "due_feeds", "due_offers", "heard", "next_due", "settled", "watch_feeds"]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, with what its server said of its last version, and how often in a row it failed."""

    url: str
    etag: str | None
    last_modified: str | None
    failures: int


@dataclass(frozen=True, slots=True)
class Offer:
    """An address that a feed offers, and how often it was tried."""

    url: str
    tries: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a feed answered: its new state, the addresses it offers, and when it is to be asked again."""

    feed: Feed
    urls: tuple[str, ...]
    due: float


def watch_feeds(ledger: Ledger, urls: Iterable[str], now: float) -> None:
    """Begin to watch feeds; those that are watched already keep their state."""
    with ledger.writing() as connection:
        known = set(connection.scalars(select(feed.c.url)))
        new = [{"url": url, "due": now, "failures": 0} for url in dict.fromkeys(urls) if url not in known]
        if new:
            connection.execute(insert(feed), new)


def due_feeds(ledger: Ledger, urls: Iterable[str], now: float) -> list[Feed]:
    """Those of ``urls`` that are to be asked by now."""
    with ledger.reading() as connection:
        asked_for = select(feed).where(feed.c.url.in_(list(urls)), feed.c.due <= now).order_by(feed.c.due, feed.c.url)
        return [Feed(row.url, row.etag, row.last_modified, row.failures) for row in connection.execute(asked_for)]


def heard(ledger: Ledger, answers: Sequence[Answer], now: float) -> None:
    """Keep what feeds answered, all or nothing: a watch that is killed before asks them again and loses none."""
    if not answers:
        return
    offers = {url: answer.feed.url for answer in answers for url in answer.urls}
    with ledger.writing() as connection:
        known = set(connection.scalars(select(offer.c.url).where(offer.c.url.in_(offers)))) if offers else set()
        new = [{"url": url, "feed": by, "due": now, "tries": 0} for url, by in offers.items() if url not in known]
        if new:
            connection.execute(insert(offer), new)
        for told, due in ((answer.feed, answer.due) for answer in answers):
            values = {"etag": told.etag, "last_modified": told.last_modified, "failures": told.failures, "due": due}
            connection.execute(update(feed).where(feed.c.url == told.url).values(**values))


def due_offers(ledger: Ledger, now: float, limit: int) -> list[Offer]:
    """Addresses that are to be fetched by now, those that wait longest first."""
    with ledger.reading() as connection:
        waiting = select(offer.c.url, offer.c.tries).where(offer.c.due <= now).order_by(offer.c.due, offer.c.url)
        return [Offer(row.url, row.tries) for row in connection.execute(waiting.limit(limit))]


def settled(ledger: Ledger, url: str, tries: int, due: float | None) -> None:
    """An address was fetched (``due`` None), or is to be tried again when it is ``due``."""
    with ledger.writing() as connection:
        connection.execute(update(offer).where(offer.c.url == url).values(due=due, tries=tries))


def next_due(ledger: Ledger, urls: Iterable[str]) -> float | None:
    """When something is to be done next; None: never."""
    with ledger.reading() as connection:
        moments = (
            connection.scalar(select(func.min(feed.c.due)).where(feed.c.url.in_(list(urls)))),
            connection.scalar(select(func.min(offer.c.due))),
        )
    return min((moment for moment in moments if moment is not None), default=None)
