"""Stories that are to be compared, and their comparison put in place.

A story is *stale* when its articles, or what persons decided of them, changed
since it was compared. It is read in one view of the ledger, compared outside any
transaction, since that takes time and other processes want to write, and put in
place only if it did not change again meanwhile: otherwise it is stale still, and
comes round once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from laut.base.comparison import Article, Decision, StoryComparison
from laut.ledger.entries import now, unpack_reading
from laut.ledger.placing import place_stories, take_away
from laut.ledger.reviewbook import decisions_of, reviews_of
from laut.ledger.reviewed import reviewed
from laut.ledger.reviews import Review
from laut.ledger.schema import TOUCHED, article, failure, figure, kept_reading, stale, statement
from laut.ledger.store import Ledger

__all__ = ["Bundle", "Compared", "bundles", "settle", "waiting"]

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Bundle:
    """A stale story on its way to be compared, perhaps in another process.

    ``packed`` are its articles: ids, packed readings, versions; ``times`` is how
    often the story was marked as stale.
    """

    story: str
    times: int
    packed: tuple[tuple[str, bytes, str | None], ...]
    reviews: tuple[Review, ...]
    decisions: tuple[Decision, ...]

    def articles(self) -> list[Article]:
        """The articles as persons left them, in the order of their ids."""
        return [
            Article(name, reviewed(unpack_reading(packed), self.reviews).reading, version_of)
            for name, packed, version_of in self.packed
        ]


@dataclass(frozen=True, slots=True)
class Compared:
    """A story that was compared; None where no article is left in it. ``fault`` says why it could not be."""

    bundle: Bundle
    comparison: StoryComparison | None
    fault: str | None = None


def waiting(ledger: Ledger) -> int:
    """How many articles are not placed in a story yet, or in one that is stale."""
    with ledger.reading() as connection:
        behind = select(func.count()).select_from(article)
        unplaced = connection.scalar(behind.where(TOUCHED)) or 0
        in_stale = behind.join(stale, stale.c.story == article.c.story).where(article.c.touched == 0)
        return unplaced + (connection.scalar(in_stale) or 0)


def bundles(ledger: Ledger) -> Iterator[Bundle]:
    """The stories that are stale now, each as it is when it is asked for."""
    with ledger.reading() as connection:
        names = connection.scalars(select(stale.c.story).order_by(stale.c.story)).all()
    for name in names:
        with ledger.reading() as connection:
            times = connection.scalar(select(stale.c.times).where(stale.c.story == name))
            if times is not None:
                yield _bundle(connection, name, times)


def _bundle(connection: Connection, name: str, times: int) -> Bundle:
    columns = (article.c.id, kept_reading.c.packed, article.c.version_of, article.c.sha256)
    inside = select(*columns).join(kept_reading, kept_reading.c.article_n == article.c.n).where(article.c.story == name)
    rows = connection.execute(inside.order_by(article.c.id)).all()
    made = reviews_of(connection, {row.sha256 for row in rows})
    packed = tuple((row.id, row.packed, row.version_of) for row in rows)
    return Bundle(name, times, packed, tuple(made), tuple(decisions_of(connection, made)))


def settle(ledger: Ledger, compared: Iterable[Compared]) -> int:
    """Put stories in place, in one transaction; tells how many articles are settled by it.

    A story that was marked as stale again meanwhile is left for the next time.
    """
    by_story = {each.bundle.story: each for each in compared}
    with ledger.writing() as connection:
        marked = connection.execute(select(stale.c.story, stale.c.times).where(stale.c.story.in_(by_story)))
        ready = [by_story[row.story] for row in marked if row.times == by_story[row.story].bundle.times]
        names = [each.bundle.story for each in ready]
        connection.execute(delete(stale).where(stale.c.story.in_(names)))
        take_away(connection, names)
        inside = connection.execute(select(article.c.id, article.c.n).where(article.c.story.in_(names)))
        numbers = {row.id: row.n for row in inside}
        _clear(connection, sorted(numbers.values()))
        place_stories(connection, [each.comparison for each in ready if each.comparison], numbers)
        _tell_faults(connection, ready)
        return len(numbers)


def _clear(connection: Connection, numbers: list[int]) -> None:
    """Take off articles what earlier comparisons said of them."""
    for at in range(0, len(numbers), _AT_ONCE):
        some = numbers[at : at + _AT_ONCE]
        copies = article.c.n.in_(some) & article.c.copy_of.is_not(None)
        connection.execute(update(article).where(copies).values(copy_of=None))
        spoken = statement.c.article_n.in_(some) & statement.c.speaker.is_not(None)
        connection.execute(update(statement).where(spoken).values(speaker=None))
        asked = figure.c.article_n.in_(some) & (figure.c.speaker.is_not(None) | figure.c.question.is_not(None))
        connection.execute(update(figure).where(asked).values(speaker=None, question=None))


def _tell_faults(connection: Connection, ready: list[Compared]) -> None:
    """Put down which stories could not be compared, among the failures, and forget which could not before."""
    connection.execute(delete(failure).where(failure.c.digest.in_([f"story {each.bundle.story}" for each in ready])))
    rows = [
        {
            "digest": f"story {each.bundle.story}",
            "source": f"story {each.bundle.story}",
            "reason": each.fault,
            "failed_at": now(),
        }
        for each in ready
        if each.fault
    ]
    if rows:
        connection.execute(insert(failure), rows)
