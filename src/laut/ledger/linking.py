"""Which articles an article is linked to: by shared keys, by its address, by a person's word."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, or_, select, union_all, update

from laut.base.comparison import Key, Sketch
from laut.ledger.schema import article, key, link, review, review_anchor

__all__ = ["Linking", "link_article", "order_versions", "touch_story", "unlink_article"]

_UNDATED = -1_000_000  # a day before every day, for articles that have none


@dataclass(frozen=True, slots=True)
class Linking:
    """When two articles are linked: the weight of shared keys, and the days that may lie between them."""

    weight: int
    reach: int


def link_article(connection: Connection, n: int, sketch: Sketch, linking: Linking) -> None:
    """Index the keys of article ``n`` and link it to all it belongs with; a few indexed queries."""
    weights = {_hashed(each): each.weight for each in sketch.keys}
    near = {*_at_its_address(connection, n), *_put_together(connection, n)}
    if weights:
        near.update(_sharing(connection, list(weights), sketch.day, linking))
        day = _UNDATED if sketch.day is None else sketch.day
        rows = [{"key": hashed, "day": day, "article_n": n, "weight": weight} for hashed, weight in weights.items()]
        connection.execute(insert(key), rows)
    near.discard(n)
    if near:
        connection.execute(insert(link), [pair for m in sorted(near) for pair in ({"a": n, "b": m}, {"a": m, "b": n})])


def unlink_article(connection: Connection, n: int) -> None:
    """Take article ``n`` out of the index; whoever shared its story is to be compared again."""
    touch_story(connection, connection.scalar(select(article.c.story).where(article.c.n == n)))
    connection.execute(delete(key).where(key.c.article_n == n))
    connection.execute(delete(link).where(or_(link.c.a == n, link.c.b == n)))


def touch_story(connection: Connection, story: str | None) -> None:
    """Have all articles of a story compared again."""
    if story is not None:
        connection.execute(update(article).where(article.c.story == story).values(touched=article.c.touched + 1))


def order_versions(connection: Connection, url: str | None) -> None:
    """Let all texts at one address name the newest: by what the page says, else by their coming."""
    if url is None:
        return
    columns = (article.c.n, article.c.id, article.c.published, article.c.modified, article.c.version_of)
    texts = connection.execute(select(*columns).where(article.c.url == url)).all()
    if not texts:
        return
    newest = max(texts, key=lambda text: (text.modified or text.published, text.n))
    for text in texts:
        version_of = None if text.n == newest.n else newest.id
        if version_of != text.version_of:
            changed = {"version_of": version_of, "touched": article.c.touched + 1}
            connection.execute(update(article).where(article.c.n == text.n).values(changed))


def _hashed(each: Key) -> int:
    """The 64 bits (signed, as databases have them) that stand for a key in the index."""
    return int.from_bytes(hashlib.sha256(each.text.encode("utf-8")).digest()[:8], "big", signed=True)


def _sharing(connection: Connection, keys: list[int], day: int | None, linking: Linking) -> Iterable[int]:
    """The articles that share enough weight within reach; an undated one is near every day."""
    near_in_time = [key.c.day == _UNDATED, key.c.day.between(day - linking.reach, day + linking.reach)] if day is not None else [key.c.day >= _UNDATED]
    # One range of the index each: a condition with OR would read every day of a key.
    holders = union_all(*(select(key.c.article_n, key.c.weight).where(key.c.key.in_(keys), when) for when in near_in_time)).subquery()
    grouped = select(holders.c.article_n).group_by(holders.c.article_n).having(func.sum(holders.c.weight) >= linking.weight)
    return connection.scalars(grouped).all()


def _at_its_address(connection: Connection, n: int) -> Iterable[int]:
    own = select(article.c.url).where(article.c.n == n).scalar_subquery()
    return connection.scalars(select(article.c.n).where(article.c.url == own)).all()


def _put_together(connection: Connection, n: int) -> Iterable[int]:
    """The articles that a person said to be of one story with this one."""
    this, that, other = review_anchor.alias("this"), review_anchor.alias("that"), article.alias("other")
    return connection.scalars(
        select(other.c.n)
        .join(that, that.c.article == other.c.id)
        .join(this, (this.c.review_n == that.c.review_n) & (this.c.position != that.c.position))
        .join(review, review.c.n == this.c.review_n)
        .join(article, article.c.id == this.c.article)
        .where(article.c.n == n, review.c.of == "story", review.c.kind == "merge", review.c.undone_at.is_(None))
    ).all()
