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

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, union, union_all, update

from laut.base.comparison import UNDATED
from laut.ledger.linking import CHANGED, MOVED, Placing, mark_stale
from laut.ledger.reviewbook import all_reviews, decisions_of
from laut.ledger.schema import article, key, near
from laut.ledger.store import Ledger

__all__ = ["assign"]

_Order = tuple[int, str, int]  # day, id, n: articles are placed in this order
_AT_ONCE = 500


def assign(ledger: Ledger, placing: Placing, at_most: int = 200) -> int:
    """Place the first ``at_most`` of the articles that wait for it; tells how many were placed.

    One transaction: stories are whole between any two. Stories that changed are
    marked to be compared.
    """
    with ledger.writing() as connection:
        columns = (article.c.day, article.c.id, article.c.n)
        waiting = select(*columns).where(article.c.touched > 0).order_by(article.c.day, article.c.id).limit(at_most)
        rows = connection.execute(waiting).all()
        if not rows:
            return 0
        return _Round(connection, placing, [(row.day, row.id, row.n) for row in rows]).run()


class _Round:
    """One transaction's placings: the queue holds what is to be placed up to ``last``, in order."""

    def __init__(self, connection: Connection, placing: Placing, waiting: list[_Order]) -> None:
        self.connection = connection
        self.placing = placing
        self.queue = waiting
        heapify(self.queue)
        self.queued = {n for _, _, n in waiting}
        self.last = max(waiting)
        made = [each for each in all_reviews(connection) if each.of == "story" and each.undone_at is None]
        self.decisions = decisions_of(connection, made)
        self.newest = connection.execute(
            select(article.c.day, article.c.id).where(article.c.story.is_not(None)).order_by(article.c.day.desc(), article.c.id.desc()).limit(1)
        ).one_or_none()

    def run(self) -> int:
        placed = 0
        while self.queue:
            day, name, n = heappop(self.queue)
            self._place(day, name, n)
            placed += 1
        return placed

    def _place(self, day: int, name: str, n: int) -> None:
        columns = (article.c.story, article.c.touched, article.c.url)
        old = self.connection.execute(select(*columns).where(article.c.n == n)).one()
        self._find_near(day, name, n)
        story = self._told(day, name, old.url) or self._home(day, name, n) or name
        self.connection.execute(update(article).where(article.c.n == n).values(story=story, touched=0))
        changed = {each for each in (old.story, story) if each is not None} if old.story != story else set()
        if old.touched == CHANGED:
            changed.add(story)
        mark_stale(self.connection, changed)
        if changed and self.newest is not None and (self.newest.day, self.newest.id) > (day, name):
            self._push(day, name, n, changed)

    def _find_near(self, day: int, name: str, n: int) -> None:
        """Put down the articles before this one that share most with it."""
        self.connection.execute(delete(near).where(near.c.article_n == n))
        shared = self._sharing(n, day, day - self.placing.reach, day)
        before = (
            select(article.c.n)
            .join(shared, shared.c.n == article.c.n)
            .where(_before(day, name), article.c.story.is_not(None))
            .order_by(shared.c.weight.desc(), article.c.day.desc(), article.c.id.desc())
            .limit(self.placing.nearest)
        )
        found = self.connection.scalars(before).all()
        if found:
            self.connection.execute(insert(near), [{"article_n": n, "near_n": other} for other in sorted(found)])

    def _sharing(self, n: int, day: int, first: int, last: int) -> Any:
        """The articles of some days that share enough keys with this one, and how much; undated ones are near every day."""
        keys = self.connection.scalars(select(key.c.key).where(key.c.article_n == n)).all()
        holders = select(key.c.article_n, key.c.weight).where(key.c.key.in_(keys), key.c.article_n != n)
        if day == UNDATED:
            held = holders.subquery()
        else:  # a range of the index each: a condition with OR would read every day of a key
            held = union_all(holders.where(key.c.day.between(first, last)), holders.where(key.c.day == UNDATED)).subquery()
        weight = func.sum(held.c.weight)
        return (
            select(held.c.article_n.label("n"), weight.label("weight"))
            .group_by(held.c.article_n)
            .having(weight >= self.placing.weight)
            .subquery()
        )

    def _told(self, day: int, name: str, url: str | None) -> str | None:
        """The story that a person, or an earlier text at the same address, says this article belongs to."""
        for each in self.decisions:
            if each.together and name in each.between:
                (other,) = set(each.between) - {name} or {name}
                together = select(article.c.story).where(article.c.id == other, _before(day, name))
                if (story := self.connection.scalar(together)) is not None:
                    return story
        if url is None:
            return None
        earlier = select(article.c.story).where(article.c.url == url, article.c.story.is_not(None), _before(day, name))
        found: str | None = self.connection.scalar(earlier.order_by(article.c.day, article.c.id).limit(1))
        return found

    def _home(self, day: int, name: str, n: int) -> str | None:
        candidates = self.connection.scalars(
            select(article.c.story).join(near, near.c.near_n == article.c.n).where(near.c.article_n == n).distinct()
        ).all()
        parted = self._parted(name)
        shared = {story: self._shared(day, name, n, story) for story in candidates if story not in parted}
        return self.placing.home(shared)

    def _parted(self, name: str) -> set[str | None]:
        """The stories that a person says this article does not belong to."""
        others = {other for each in self.decisions if not each.together and name in each.between for other in each.between}
        return set(self.connection.scalars(select(article.c.story).where(article.c.id.in_(others - {name}))))

    def _shared(self, day: int, name: str, n: int, story: str) -> list[int]:
        """What the article shares with each of the story's latest articles before it; nothing counts as 0."""
        latest = select(article.c.n).where(article.c.story == story, _before(day, name))
        latest = latest.order_by(article.c.day.desc(), article.c.id.desc()).limit(self.placing.latest)
        members = self.connection.scalars(latest).all()
        mine, theirs = key.alias("mine"), key.alias("theirs")
        weights = dict(
            self.connection.execute(
                select(theirs.c.article_n, func.sum(theirs.c.weight))
                .join(mine, mine.c.key == theirs.c.key)
                .where(mine.c.article_n == n, theirs.c.article_n.in_(members))
                .group_by(theirs.c.article_n)
            ).tuples().all()
        )
        return [weights.get(member, 0) for member in members]

    def _push(self, day: int, name: str, n: int, stories: set[str]) -> None:
        """Have the later articles placed again whose answer may have changed."""
        shared = self._sharing(n, day, day, day + self.placing.reach)
        members = article.alias("members")
        affected = union(
            select(shared.c.n),
            select(article.c.n).where(article.c.story.in_(stories)),
            select(near.c.article_n).join(members, members.c.n == near.c.near_n).where(members.c.story.in_(stories)),
        ).subquery()
        columns = (article.c.day, article.c.id, article.c.n)
        later = select(*columns).join(affected, affected.c.n == article.c.n)
        rows = self.connection.execute(later.where(_after(day, name), article.c.story.is_not(None))).all()
        again = [row.n for row in rows if row.n not in self.queued]
        for at in range(0, len(again), _AT_ONCE):
            some = article.c.n.in_(again[at : at + _AT_ONCE])
            self.connection.execute(update(article).where(some, article.c.touched == 0).values(touched=MOVED))
        for row in rows:
            if row.n not in self.queued and (row.day, row.id, row.n) <= self.last:
                heappush(self.queue, (row.day, row.id, row.n))
                self.queued.add(row.n)


def _before(day: int, name: str) -> ColumnElement[bool]:
    return or_(article.c.day < day, and_(article.c.day == day, article.c.id < name))


def _after(day: int, name: str) -> ColumnElement[bool]:
    return or_(article.c.day > day, and_(article.c.day == day, article.c.id > name))
