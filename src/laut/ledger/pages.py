"""What a page that a person reads asks of the ledger beside the lists: single records by id, and what waits for a decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select, union

from laut.base.comparison import StoryComparison
from laut.base.errors import UsageError
from laut.ledger.lists import ArticleRow
from laut.ledger.reviewbook import all_reviews, reading_of_text, reviews_of
from laut.ledger.reviews import Review, holds
from laut.ledger.schema import (
    article,
    dispute,
    failure,
    figure,
    page,
    question,
    statement,
    story,
    story_speaker,
)
from laut.ledger.store import Ledger
from laut.ledger.whole import KeptArticle, KeptReview, articles_with, stories_named

__all__ = [
    "ArchivedPage",
    "Held",
    "Progress",
    "SaidLine",
    "SpeakerName",
    "StorySpeaker",
    "ToDecide",
    "archived_pages",
    "article_rows",
    "companions",
    "held",
    "kept_articles",
    "latest_reviews",
    "place_of",
    "progress",
    "question_texts",
    "said_lines",
    "story_named",
    "story_speakers",
    "text_reviews",
    "to_decide",
    "versions_of",
]

# So many of the newest disputes, and of the newest records, are looked at: the queue stays quick in a ledger of any size.
_LOOKED_AT = 1_000
_NEWEST_DISPUTES = select(dispute.c.figure_a, dispute.c.figure_b).order_by(dispute.c.last.desc(), dispute.c.question).limit(_LOOKED_AT).subquery()
_IN_DISPUTE = union(select(_NEWEST_DISPUTES.c.figure_a), select(_NEWEST_DISPUTES.c.figure_b))
_CARRYING = select(figure.c.statement).where(figure.c.id.in_(_IN_DISPUTE))  # the statements that carry these figures


@dataclass(frozen=True, slots=True)
class Held:
    """How much a ledger holds."""

    articles: int
    stories: int
    questions: int
    disputes: int
    failures: int


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page as it came, without its bytes: their SHA-256, from where, and when it was put into the ledger."""

    sha256: str
    source: str
    added_at: str


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A statement in one line, with where it stands: code points ``start`` to ``end`` of its article's text."""

    id: str
    article: str
    outlet: str | None
    language: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StorySpeaker:
    """A speaker of one story."""

    id: str
    name: str
    kind: str
    statements: int
    names: tuple[str, ...]
    descriptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SpeakerName:
    """A speaker, to choose from a list."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A record that nobody has looked at; ``question`` is the one it is in dispute on, else None."""

    of: Literal["statement", "figure"]
    id: str
    article: str
    confidence: float
    question: str | None

    @property
    def weight(self) -> float:
        """How much a look at it is worth: its doubt, four times as much where it makes a dispute.

        Four: a disputed figure of confidence 0.9 comes before an undisputed one of 0.6.
        """
        return (1.0 - self.confidence + 0.01) * (4.0 if self.question else 1.0)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the figures that make the newest disputes someone has looked at, and how many decisions stand in all."""

    disputed: int
    disputed_decided: int
    decisions: int


def held(ledger: Ledger) -> Held:
    """How much there is."""
    with ledger.reading() as connection:
        counts = (connection.scalar(select(func.count()).select_from(each)) or 0 for each in (article, story, question, dispute, failure))
        return Held(*counts)


def kept_articles(ledger: Ledger, ids: Sequence[str]) -> dict[str, KeptArticle]:
    """The articles with these ids, as persons left them; those that are not there are left out."""
    wanted = set(ids)
    with ledger.reading() as connection:
        texts = connection.scalars(select(article.c.sha256).where(article.c.id.in_(wanted)).distinct()).all()
    return {each.id: each for each in articles_with(ledger, texts) if each.id in wanted}


def archived_pages(ledger: Ledger, article_id: str) -> list[ArchivedPage]:
    """The pages that gave an article, in the order in which they came."""
    columns = (page.c.sha256, page.c.source, page.c.added_at)
    asked = select(*columns).join(article, article.c.n == page.c.article_n).where(article.c.id == article_id)
    with ledger.reading() as connection:
        return [ArchivedPage(*row) for row in connection.execute(asked.order_by(page.c.added_at, page.c.digest))]


def story_named(ledger: Ledger, name: str) -> StoryComparison:
    """The story with this id, or the one that the article with this id belongs to; raises UsageError where there is none."""
    with ledger.reading() as connection:
        found = stories_named(connection, [name])
        if not found:
            now = connection.scalar(select(article.c.story).where(article.c.id == name))
            found = stories_named(connection, [now] if now else [])
    if not found:
        raise UsageError(f"no story {name!r} in {ledger.name!r}; `laut stories` lists those there are")
    return found[0]


def story_speakers(ledger: Ledger, story_id: str) -> list[StorySpeaker]:
    """The speakers of a story, the one who says most first."""
    columns = [story_speaker.c.speaker, *(story_speaker.c[name] for name in StorySpeaker.__slots__[1:])]
    asked = select(*columns).where(story_speaker.c.story == story_id, story_speaker.c.statements > 0)
    with ledger.reading() as connection:
        rows = connection.execute(asked.order_by(story_speaker.c.statements.desc(), story_speaker.c.name)).all()
    return [
        StorySpeaker(row.speaker, row.name, row.kind, row.statements, tuple(row.names), tuple(row.descriptions)) for row in rows
    ]


def companions(ledger: Ledger, speaker_id: str) -> list[SpeakerName]:
    """Who else is named in the stories of a speaker, by name."""
    told = select(story_speaker.c.story).where(story_speaker.c.speaker == speaker_id)
    asked = select(story_speaker.c.speaker, func.min(story_speaker.c.name), func.min(story_speaker.c.kind)).where(
        story_speaker.c.story.in_(told), story_speaker.c.speaker != speaker_id
    )
    with ledger.reading() as connection:
        rows = connection.execute(asked.group_by(story_speaker.c.speaker).order_by(func.min(story_speaker.c.name)).limit(500))
        return [SpeakerName(*row) for row in rows]


def said_lines(ledger: Ledger, ids: Sequence[str]) -> dict[str, SaidLine]:
    """The statements with these ids; those that are not there are left out."""
    columns = (
        statement.c.id, article.c.id.label("article"), article.c.outlet, statement.c.language, statement.c.quote, statement.c.start,
    )  # fmt: skip
    asked = select(*columns).join(article, article.c.n == statement.c.article_n).where(statement.c.id.in_(set(ids)))
    with ledger.reading() as connection:
        return {row.id: SaidLine(*row, row.start + len(row.quote)) for row in connection.execute(asked)}


def text_reviews(ledger: Ledger, sha256: str) -> list[Review]:
    """The standing reviews of a text, in the order in which they were made."""
    with ledger.reading() as connection:
        return reviews_of(connection, [sha256])


def latest_reviews(ledger: Ledger, limit: int) -> list[KeptReview]:
    """The reviews made last, the newest first, undone ones included."""
    with ledger.reading() as connection:
        made = all_reviews(connection)[-limit:]
        return [KeptReview(each, orphan=not _words_there(connection, each)) for each in reversed(made)]


def _words_there(connection: Connection, made: Review) -> bool:
    """Whether the words of each anchor are still read as the record that the review is of."""
    readings = [(anchor, reading_of_text(connection, anchor)) for anchor in made.anchors]
    return all(reading is not None and holds(made, anchor, reading) for anchor, reading in readings)


def to_decide(ledger: Ledger, limit: int) -> list[ToDecide]:
    """Statements and figures that nobody has looked at, what is worth most first."""
    parting = select(figure.c.id, figure.c.statement, figure.c.question).where(figure.c.id.in_(_IN_DISPUTE))
    with ledger.reading() as connection:
        asked: dict[str, str] = {}
        for row in connection.execute(parting):
            asked |= {row.id: row.question} | ({row.statement: row.question} if row.statement else {})
        found = [
            *_to_decide(connection, "figure", figure.c.id.in_(_IN_DISPUTE), asked),
            *_to_decide(connection, "statement", statement.c.id.in_(_CARRYING), asked),
        ]
    return sorted(set(found), key=lambda each: (-each.weight, each.article, each.id))[:limit]


def _to_decide(
    connection: Connection, of: Literal["figure", "statement"], parted: ColumnElement[bool], asked: Mapping[str, str]
) -> Iterator[ToDecide]:
    """The records of one kind that make disputes, and the newest of all; some come twice."""
    table = figure if of == "figure" else statement
    newest = _waiting(table).order_by(table.c.published.desc(), table.c.n).limit(_LOOKED_AT)
    for some in (_waiting(table).where(parted), newest):
        for row in connection.execute(some):
            yield ToDecide(of, row.id, row.article, row.confidence, asked.get(row.id))


def _waiting(table: Table) -> Select[tuple[str, str, float]]:
    columns = (table.c.id, article.c.id.label("article"), table.c.confidence)
    return select(*columns).join(article, article.c.n == table.c.article_n).where(table.c.review.is_(None))


def progress(ledger: Ledger) -> Progress:
    """How far the looking has come."""
    of_disputes = select(func.count()).select_from(figure).where(figure.c.id.in_(_IN_DISPUTE))
    with ledger.reading() as connection:
        disputed = connection.scalar(of_disputes) or 0
        decided = connection.scalar(of_disputes.where(figure.c.review.is_not(None))) or 0
        standing = sum(each.undone_at is None for each in all_reviews(connection))
    return Progress(disputed, decided, standing)


def article_rows(ledger: Ledger, ids: Sequence[str]) -> list[ArticleRow]:
    """The articles with these ids as lists show them, oldest first."""
    columns = [article.c[name] for name in ArticleRow.__slots__]
    with ledger.reading() as connection:
        rows = connection.execute(select(*columns).where(article.c.id.in_(ids)).order_by(article.c.published, article.c.id))
        return [ArticleRow(*row) for row in rows]


def versions_of(ledger: Ledger, article_id: str) -> list[str]:
    """The ids of articles at the same address, and of those that print this one's whole text."""
    of_address = select(article.c.url).where(article.c.id == article_id, article.c.url.is_not(None)).scalar_subquery()
    of_story = select(article.c.story).where(article.c.id == article_id).scalar_subquery()
    asked = union(
        select(article.c.id).where(article.c.url == of_address),
        select(article.c.id).where(article.c.story == of_story, article.c.copy_of == article_id),
    )
    with ledger.reading() as connection:
        return sorted(connection.scalars(asked))[:100]


def question_texts(ledger: Ledger, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The words of these questions, German and English."""
    asked = select(question.c.id, question.c.text_de, question.c.text_en).where(question.c.id.in_(ids))
    with ledger.reading() as connection:
        return {row.id: (row.text_de, row.text_en) for row in connection.execute(asked)}


def place_of(ledger: Ledger, record: str) -> tuple[str, int, int]:
    """The article of a statement or figure and where its words begin and end; raises UsageError where there is no such record."""
    where, _, local = record.partition(".")
    kept = kept_articles(ledger, [where]).get(where)
    if kept is not None:
        for each in kept.reading.figures:
            if each.id == local:
                return where, each.start, each.end
        for each_said in kept.reading.statements:
            if each_said.id == local and each_said.quote.spans:
                return where, each_said.quote.spans[0].start, each_said.quote.spans[0].end
    raise UsageError(f"no statement or figure {record!r} in {ledger.name!r}; it may have been rejected")
