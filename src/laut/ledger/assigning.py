"""Which story an article belongs to: placed one by one in the order of (day, id), by a few indexed queries each.

What a story is does not depend on the order of coming: an article that comes late
has those after it placed again whose answer may change. Which these are follows
from what a placing looks at: the near articles before, and the latest articles
of their stories. So they are the later articles of the stories that changed,
those near to one of their articles, and those that share enough with the
newcomer itself. Where nothing is later, as with news that comes as it appears,
there are none.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    union,
    union_all,
    update,
)

from laut.base.comparison import UNDATED
from laut.ledger.linking import CHANGED, MOVED, Placing, mark_stale
from laut.ledger.reviewbook import all_reviews, decisions_of
from laut.ledger.schema import TOUCHED, article, key, near
from laut.ledger.store import Ledger

__all__ = ["assign"]

_Row = Any  # a row of ``_COLUMNS``
_AT_ONCE = 500
_COLUMNS = (article.c.day, article.c.id, article.c.n, article.c.story, article.c.touched, article.c.url)


def _sharing(*, undated: bool) -> Any:
    """The articles of the days ``first`` to ``last`` that share enough with article ``n``, and how much; undated ones too."""
    mine, theirs = key.alias("mine"), key.alias("theirs")
    shared = select(theirs.c.article_n, theirs.c.weight).join(mine, mine.c.key == theirs.c.key)
    shared = shared.where(mine.c.article_n == bindparam("n"), theirs.c.article_n != bindparam("n"))
    held: Any = shared.where(theirs.c.day.between(bindparam("first"), bindparam("last")))
    if undated:  # a range of the index each: a condition with OR would read every day of a key
        held = union_all(held, shared.where(theirs.c.day == UNDATED))
    held = held.subquery()
    weight = func.sum(held.c.weight)
    grouped = select(held.c.article_n.label("n"), weight.label("weight")).group_by(held.c.article_n)
    return grouped.having(weight >= bindparam("weight")).subquery()


def _before() -> ColumnElement[bool]:
    return or_(
        article.c.day < bindparam("day"), and_(article.c.day == bindparam("day"), article.c.id < bindparam("id"))
    )


def _near(*, undated: bool) -> Select[Any]:
    """The articles before this one that share most with it, the latest first, with their stories."""
    shared = _sharing(undated=undated)
    found = select(article.c.n, article.c.story).join(shared, shared.c.n == article.c.n)
    found = found.where(_before(), article.c.story.is_not(None))
    return found.order_by(shared.c.weight.desc(), article.c.day.desc(), article.c.id.desc()).limit(bindparam("nearest"))


def _shared() -> Select[Any]:
    """The latest articles of a story before this one, and what each shares with it (None: nothing)."""
    latest = select(article.c.n).where(article.c.story == bindparam("story"), _before())
    latest = latest.order_by(article.c.day.desc(), article.c.id.desc()).limit(bindparam("latest"))
    members = latest.subquery()
    mine, theirs = key.alias("mine"), key.alias("theirs")
    weights = select(func.sum(theirs.c.weight)).join(mine, mine.c.key == theirs.c.key)
    weights = weights.where(mine.c.article_n == bindparam("n"), theirs.c.article_n == members.c.n)
    return select(members.c.n, weights.scalar_subquery().label("weight"))


# Built once: making a query costs more than asking it.
_NEAR = {undated: _near(undated=undated) for undated in (True, False)}
_SHARED = _shared()
_PLACE = update(article).where(article.c.n == bindparam("at")).values(story=bindparam("in_story"), touched=0)
_FORGET = delete(near).where(near.c.article_n == bindparam("at"))
_REMEMBER = insert(near)


def assign(ledger: Ledger, placing: Placing, at_most: int = 200) -> int:
    """Place the first ``at_most`` of the articles that wait for it; tells how many were placed.

    One transaction: stories are whole between any two. Stories that changed are
    marked to be compared.
    """
    with ledger.writing() as connection:
        waiting = select(*_COLUMNS).where(TOUCHED).order_by(article.c.day, article.c.id).limit(at_most)
        rows = connection.execute(waiting).all()
        return _Round(connection, placing, list(rows)).run() if rows else 0


class _Round:
    """One transaction's placings: the queue holds what is to be placed, up to the last of those that waited."""

    def __init__(self, connection: Connection, placing: Placing, waiting: list[_Row]) -> None:
        self.connection = connection
        self.placing = placing
        self.rows = {row.n: row for row in waiting}
        self.queue = [(row.day, row.id, row.n) for row in waiting]
        heapify(self.queue)
        self.last = max(self.queue)
        self.stale: set[str] = set()
        made = [each for each in all_reviews(connection) if each.of == "story" and each.undone_at is None]
        self.decisions = decisions_of(connection, made)
        urls = [row.url for row in waiting if row.url]
        versions = select(article.c.url).where(article.c.url.in_(urls)).group_by(article.c.url).having(func.count() > 1)
        self.versioned = set(connection.scalars(versions))
        self.undated = connection.scalar(select(article.c.n).where(article.c.day == UNDATED).limit(1)) is not None
        placed = select(article.c.day, article.c.id).where(article.c.story.is_not(None))
        self.newest = connection.execute(
            placed.order_by(article.c.day.desc(), article.c.id.desc()).limit(1)
        ).one_or_none()

    def run(self) -> int:
        placed = 0
        while self.queue:
            *_, n = heappop(self.queue)
            self._place(self.rows[n])
            placed += 1
        mark_stale(self.connection, self.stale)
        return placed

    def _place(self, row: _Row) -> None:
        stories = self._find_near(row)
        story = self._told(row) or self._home(row, stories) or row.id
        self.connection.execute(_PLACE, {"at": row.n, "in_story": story})
        changed = {each for each in (row.story, story) if each is not None} if row.story != story else set()
        if row.touched == CHANGED:
            changed.add(story)
        self.stale |= changed
        if changed and self.newest is not None and (self.newest.day, self.newest.id) > (row.day, row.id):
            self._push(row, changed)

    def _range(self, row: _Row, before: int, after: int) -> dict[str, Any]:
        """Where to look for what shares keys with an article: an undated one is near every day."""
        days = (
            {"first": row.day - before, "last": row.day + after}
            if row.day != UNDATED
            else {"first": UNDATED, "last": -UNDATED}
        )
        return {"n": row.n, "day": row.day, "id": row.id, "weight": self.placing.weight, **days}

    def _find_near(self, row: _Row) -> list[str]:
        """Put down the articles before this one that share most with it; gives the stories they belong to."""
        if row.story is not None:
            self.connection.execute(_FORGET, {"at": row.n})
        asked = {**self._range(row, self.placing.reach, 0), "nearest": self.placing.nearest}
        found = self.connection.execute(_NEAR[self.undated and row.day != UNDATED], asked).all()
        if found:
            self.connection.execute(_REMEMBER, [{"article_n": row.n, "near_n": other.n} for other in found])
        return sorted({other.story for other in found})

    def _told(self, row: _Row) -> str | None:
        """The story that a person, or an earlier text at the same address, says this article belongs to."""
        here = {"day": row.day, "id": row.id}
        for each in self.decisions:
            if each.together and row.id in each.between:
                together = select(article.c.story).where(article.c.id.in_(set(each.between) - {row.id}), _before())
                if story := self.connection.execute(together, here).scalar():
                    return str(story)
        if row.url not in self.versioned:
            return None
        earlier = select(article.c.story).where(article.c.url == row.url, article.c.story.is_not(None), _before())
        story = self.connection.execute(earlier.order_by(article.c.day, article.c.id).limit(1), here).scalar()
        return None if story is None else str(story)

    def _home(self, row: _Row, stories: list[str]) -> str | None:
        """The story that the article joins by what it shares; a person may have said of some that it does not."""
        parted = {
            other for each in self.decisions if not each.together and row.id in each.between for other in each.between
        }
        if parted:
            others = select(article.c.story).where(article.c.id.in_(parted - {row.id}))
            stories = [each for each in stories if each not in set(self.connection.scalars(others))]
        here = {"n": row.n, "day": row.day, "id": row.id, "latest": self.placing.latest}
        shared = {
            story: [found.weight or 0 for found in self.connection.execute(_SHARED, {**here, "story": story})]
            for story in stories
        }
        return self.placing.home(shared)

    def _push(self, row: _Row, stories: set[str]) -> None:
        """Have the later articles placed again whose answer may have changed."""
        shared = _sharing(undated=False)
        members = article.alias("members")
        affected = union(
            select(shared.c.n),
            select(article.c.n).where(article.c.story.in_(stories)),
            select(near.c.article_n).join(members, members.c.n == near.c.near_n).where(members.c.story.in_(stories)),
        ).subquery()
        after = or_(article.c.day > row.day, and_(article.c.day == row.day, article.c.id > row.id))
        later = select(*_COLUMNS).join(affected, affected.c.n == article.c.n).where(after, article.c.story.is_not(None))
        found = self.connection.execute(later, self._range(row, 0, self.placing.reach)).all()
        again = [each for each in found if each.n not in self.rows]
        for at in range(0, len(again), _AT_ONCE):
            some = article.c.n.in_([each.n for each in again[at : at + _AT_ONCE]])
            self.connection.execute(update(article).where(some, article.c.touched == 0).values(touched=MOVED))
        for each in again:
            if (each.day, each.id, each.n) <= self.last:
                self.rows[each.n] = each
                heappush(self.queue, (each.day, each.id, each.n))
