"""Which articles are to be compared, and what they say together put in its place.

An article that came, changed or was reviewed is *touched*. The set of articles
connected with it by links is read in one view of the ledger (``touched_sets``),
compared outside any transaction, since that takes time and other processes want
to write, and put back (``settle``) only if nobody touched the set meanwhile:
what lost that race is touched still, and comes round again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, Connection, func, literal, select, update

from laut.base.comparison import Article, Decision, Sketch, StoryComparison
from laut.ledger.entries import unpack_reading, unpack_sketch
from laut.ledger.placing import place_story, take_away
from laut.ledger.reviewbook import decisions_of, reviews_of
from laut.ledger.reviewed import reviewed
from laut.ledger.reviews import Review
from laut.ledger.schema import article, figure, link, statement
from laut.ledger.store import Ledger

__all__ = ["Bundle", "Connected", "Member", "Settled", "bundle_of", "settle", "touched_sets", "waiting"]

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a connected set: the story it is in now, and how often it was touched since."""

    n: int
    sketch: Sketch
    sha256: str
    story: str | None
    touched: int


@dataclass(frozen=True, slots=True)
class Connected:
    """Articles that links hold together, in the order of their ids, with what persons decided of their records."""

    members: tuple[Member, ...]
    reviews: tuple[Review, ...]
    decisions: tuple[Decision, ...]

    def unchanged(self, story: Sequence[str]) -> bool:
        """Whether these articles, by id, are just those of a story that is compared already."""
        wanted = set(story)
        inside = [member for member in self.members if member.sketch.article in wanted]
        told = {member.story for member in inside}
        if len(told) != 1 or None in told or any(member.touched for member in inside):
            return False
        return sum(member.story in told for member in self.members) == len(wanted)


@dataclass(frozen=True, slots=True)
class Bundle:
    """The articles of one story on their way to be compared, perhaps in another process: ids, packed readings, versions."""

    packed: tuple[tuple[str, bytes, str | None], ...]
    reviews: tuple[Review, ...]
    decisions: tuple[Decision, ...]

    def articles(self) -> list[Article]:
        """The articles as persons left them."""
        return [
            Article(name, reviewed(unpack_reading(packed), self.reviews).reading, version_of)
            for name, packed, version_of in self.packed
        ]


def waiting(ledger: Ledger) -> int:
    """How many articles are touched: kept or changed, and not yet compared."""
    with ledger.reading() as connection:
        return connection.scalar(select(func.count()).select_from(article).where(article.c.touched > 0)) or 0


def touched_sets(ledger: Ledger) -> Iterator[Connected]:
    """The connected sets that hold a touched article now, each once, in the order in which they were touched first."""
    with ledger.reading() as connection:
        touched = connection.scalars(select(article.c.n).where(article.c.touched > 0).order_by(article.c.n)).all()
    seen: set[int] = set()
    for n in touched:
        if n not in seen:
            with ledger.reading() as connection:
                connected = _connected(connection, n)
            seen.update(member.n for member in connected.members)
            yield connected


def _numbers(connection: Connection, n: int) -> set[int]:
    """The numbers of all articles that links lead to from ``n``."""
    reached = select(literal(n, BigInteger).label("n")).cte("reached", recursive=True)
    reached = reached.union(select(link.c.b).join(reached, link.c.a == reached.c.n))
    return set(connection.scalars(select(article.c.n).join(reached, reached.c.n == article.c.n)))


def _connected(connection: Connection, n: int) -> Connected:
    columns = (article.c.n, article.c.id, article.c.sketch, article.c.sha256, article.c.story, article.c.touched)
    members = [
        Member(row.n, unpack_sketch(row.id, row.sketch), row.sha256, row.story, row.touched)
        for some in _pieces(sorted(_numbers(connection, n)))
        for row in connection.execute(select(*columns).where(article.c.n.in_(some)))
    ]
    members.sort(key=lambda member: member.sketch.article)
    reviews = reviews_of(connection, {member.sha256 for member in members})
    return Connected(tuple(members), tuple(reviews), tuple(decisions_of(connection, reviews)))


def _pieces(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Numbers in pieces that one question of SQLite can hold."""
    return (numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE))


def bundle_of(ledger: Ledger, connected: Connected, ids: Iterable[str]) -> Bundle:
    """Articles of a connected set, to be compared, in the order of their ids."""
    wanted = set(ids)
    numbers = [member.n for member in connected.members if member.sketch.article in wanted]
    columns = (article.c.id, article.c.reading, article.c.version_of)
    with ledger.reading() as connection:
        rows = [row for some in _pieces(numbers) for row in connection.execute(select(*columns).where(article.c.n.in_(some)))]
    packed = tuple(sorted((row.id, row.reading, row.version_of) for row in rows))
    return Bundle(packed, connected.reviews, connected.decisions)


@dataclass(frozen=True, slots=True)
class Settled:
    """A connected set with the stories that were compared; ``standing`` are the ids of those that stay as they are."""

    connected: Connected
    compared: tuple[StoryComparison, ...]
    standing: frozenset[str]


def settle(ledger: Ledger, outcomes: Iterable[Settled]) -> int:
    """Put the stories of connected sets in place, in one transaction; tells how many articles are settled by it.

    A set that someone touched or linked meanwhile is left as it is.
    """
    with ledger.writing() as connection:
        return sum(_settle(connection, each) for each in outcomes)


def _settle(connection: Connection, settled: Settled) -> int:
    members = settled.connected.members
    if _connected(connection, members[0].n).members != members:
        return 0
    numbers = {member.sketch.article: member.n for member in members}
    for some in _pieces([numbers[each] for story in settled.compared for each in story.articles]):
        connection.execute(update(article).where(article.c.n.in_(some)).values(story=None, copy_of=None))
        connection.execute(update(statement).where(statement.c.article_n.in_(some)).values(speaker=None))
        connection.execute(update(figure).where(figure.c.article_n.in_(some)).values(speaker=None, question=None))
    for old in {member.story for member in members if member.story} - settled.standing:
        if connection.scalar(select(article.c.n).where(article.c.story == old).limit(1)) is None:
            take_away(connection, old)
    for story in settled.compared:
        take_away(connection, story.id)  # it may be the id of a story that other articles had
        place_story(connection, story, numbers)
    for some in _pieces(list(numbers.values())):
        connection.execute(update(article).where(article.c.n.in_(some)).values(touched=0))
    return len(members)
