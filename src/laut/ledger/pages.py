"""What a page that a person reads asks of the ledger beside the lists: single records, by id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select, union

from laut.base.comparison import StoryComparison
from laut.base.errors import UsageError
from laut.ledger.lists import ArticleRow
from laut.ledger.reviewbook import reviews_of
from laut.ledger.reviews import Review
from laut.ledger.schema import (
    article,
    dispute,
    failure,
    page,
    question,
    statement,
    story,
    story_speaker,
)
from laut.ledger.store import Ledger
from laut.ledger.whole import KeptArticle, articles_with, stories_named

__all__ = [
    "ArchivedPage",
    "Held",
    "SaidLine",
    "SpeakerName",
    "StorySpeaker",
    "archived_pages",
    "article_rows",
    "companions",
    "held",
    "kept_articles",
    "place_of",
    "question_texts",
    "said_lines",
    "story_named",
    "story_speakers",
    "text_reviews",
    "versions_of",
]


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


def held(ledger: Ledger) -> Held:
    """How much there is."""
    with ledger.reading() as connection:
        counts = (
            connection.scalar(select(func.count()).select_from(each)) or 0
            for each in (article, story, question, dispute, failure)
        )
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
        StorySpeaker(row.speaker, row.name, row.kind, row.statements, tuple(row.names), tuple(row.descriptions))
        for row in rows
    ]


def companions(ledger: Ledger, speaker_id: str) -> list[SpeakerName]:
    """Who else is named in the stories of a speaker, by name."""
    told = select(story_speaker.c.story).where(story_speaker.c.speaker == speaker_id)
    asked = select(story_speaker.c.speaker, func.min(story_speaker.c.name), func.min(story_speaker.c.kind)).where(
        story_speaker.c.story.in_(told), story_speaker.c.speaker != speaker_id
    )
    with ledger.reading() as connection:
        rows = connection.execute(
            asked.group_by(story_speaker.c.speaker).order_by(func.min(story_speaker.c.name)).limit(500)
        )
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


def article_rows(ledger: Ledger, ids: Sequence[str]) -> list[ArticleRow]:
    """The articles with these ids as lists show them, oldest first."""
    columns = [article.c[name] for name in ArticleRow.__slots__]
    with ledger.reading() as connection:
        rows = connection.execute(
            select(*columns).where(article.c.id.in_(ids)).order_by(article.c.published, article.c.id)
        )
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
