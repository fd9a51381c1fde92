"""The index of keys, and which stories are to be placed or compared again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from laut.base.comparison import UNDATED, Key, Sketch
from laut.ledger.schema import article, key, near, stale

__all__ = ["CHANGED", "MOVED", "Placing", "index_keys", "mark_stale", "order_versions", "unindex_keys"]

MOVED = 1  # ``article.touched``: something before it changed, so its story may be another
CHANGED = 2  # … it came, or its keys or a person's word on its story changed


@dataclass(frozen=True, slots=True)
class Placing:
    """How an article finds its story (``questions.sketches`` says why so).

    ``weight`` of shared keys and days of ``reach`` make a near article; the
    ``nearest`` name the stories that come into question; ``home`` chooses, by
    what is shared with the ``latest`` articles of each.
    """

    weight: int
    reach: int
    nearest: int
    latest: int
    home: Callable[[Mapping[str, Sequence[int]]], str | None]


def index_keys(connection: Connection, sketches: Mapping[int, Sketch]) -> None:
    """Let articles, by number, be found by their keys."""
    rows = [
        {"key": hashed, "day": UNDATED if sketch.day is None else sketch.day, "article_n": n, "weight": weight}
        for n, sketch in sketches.items()
        for hashed, weight in {_hashed(each): each.weight for each in sketch.keys}.items()
    ]
    if rows:
        connection.execute(insert(key), rows)


def unindex_keys(connection: Connection, n: int) -> None:
    """Take article ``n`` out of the index; whom it was near, and its story, are to be placed again."""
    story = connection.scalar(select(article.c.story).where(article.c.n == n))
    followers = connection.scalars(select(near.c.article_n).where(near.c.near_n == n)).all()
    again = article.c.n.in_(followers)
    if story is not None:
        again |= article.c.story == story
        mark_stale(connection, [story])
    connection.execute(update(article).where(again, article.c.touched == 0).values(touched=MOVED))
    connection.execute(delete(key).where(key.c.article_n == n))
    connection.execute(delete(near).where(near.c.article_n == n))


def mark_stale(connection: Connection, stories: Iterable[str]) -> None:
    """Have stories compared again; each marking counts, so that a comparison knows whether it came too late."""
    wanted = sorted(set(stories))
    known = set(connection.scalars(select(stale.c.story).where(stale.c.story.in_(wanted))))
    connection.execute(update(stale).where(stale.c.story.in_(known)).values(times=stale.c.times + 1))
    if new := [{"story": each, "times": 1} for each in wanted if each not in known]:
        connection.execute(insert(stale), new)


def order_versions(connection: Connection, urls: Iterable[str | None]) -> None:
    """Let all texts at one address name the newest: by what the page says, else by their coming."""
    wanted = article.c.url.in_(sorted({url for url in urls if url is not None}))
    told = (
        article.c.version_of.is_not(None),
        article.c.url.in_(select(article.c.url).where(wanted).group_by(article.c.url).having(func.count() > 1)),
    )
    columns = (
        article.c.n,
        article.c.id,
        article.c.url,
        article.c.published,
        article.c.modified,
        article.c.version_of,
        article.c.story,
    )
    at: dict[str, list[Any]] = {}
    for row in connection.execute(select(*columns).where(wanted, or_(*told))):
        at.setdefault(row.url, []).append(row)
    for texts in at.values():
        newest = max(texts, key=lambda text: (_instant(text.modified or text.published), text.n))
        for text in texts:
            version_of = None if text.n == newest.n else newest.id
            if version_of != text.version_of:
                connection.execute(update(article).where(article.c.n == text.n).values(version_of=version_of))
                mark_stale(connection, [text.story] if text.story else [])


def _instant(moment: str) -> datetime:
    """An ISO 8601 moment or day in UTC, as it stands where it names no zone; the first of all where it is none."""
    try:
        read = datetime.fromisoformat(moment)
        return read if read.tzinfo is None else read.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return datetime.min


def _hashed(each: Key) -> int:
    """The 64 bits (signed, as databases have them) that stand for a key in the index."""
    return int.from_bytes(hashlib.sha256(each.text.encode("utf-8")).digest()[:8], "big", signed=True)
