"""What was read, listed newest first: articles, statements, figures, failures, and the search for words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select

from laut.base.errors import UsageError
from laut.ledger.entries import unpack_reading
from laut.ledger.filters import Filters, between, speakers_named
from laut.ledger.schema import article, failure, figure, kept_reading, statement
from laut.ledger.store import Ledger
from laut.ledger.words import name_key, passage, phrases

__all__ = [
    "ArticleRow",
    "FailureRow",
    "FigureRow",
    "Hit",
    "StatementRow",
    "list_articles",
    "list_failures",
    "list_figures",
    "list_statements",
    "search",
]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list."""

    id: str
    published: str
    outlet: str | None
    language: str
    title: str | None
    source: str
    url: str | None
    story: str | None
    copy_of: str | None
    version_of: str | None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement in a list; ``said_by`` is the name where it is resolved, ``speaker`` the id over the ledger."""

    id: str
    published: str
    outlet: str | None
    language: str
    said_by: str | None
    act: str
    hedge: str
    quote: str
    type: str
    medium: str
    cue: str | None
    via: list[str]
    confidence: float
    review: str | None
    start: int
    speaker: str | None
    article: str
    story: str | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in a list; ``act`` is that of the statement that carries it."""

    id: str
    published: str
    outlet: str | None
    language: str
    text: str
    low: float | None
    high: float | None
    qualifier: str
    unit: str | None
    measure: str
    counted: str | None
    place: str | None
    country: str | None
    when_value: str | None
    source_name: str | None
    act: str | None
    hedge: str
    confidence: float
    review: str | None
    start: int
    statement: str | None
    speaker: str | None
    question: str | None
    article: str
    story: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds the words asked for, with the passage of its text where they stand."""

    id: str
    published: str
    outlet: str | None
    language: str
    title: str | None
    passage: str
    story: str | None


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A source that could not be read."""

    source: str
    reason: str
    failed_at: str


def _matching(ledger: Ledger, connection: Connection, table: str, words: str | None) -> list[ColumnElement[bool]]:
    if words is None:
        return []
    asked = phrases(words)
    if not asked:
        raise UsageError(f"{words!r} holds no word to search for")
    return [ledger.driver.matches(connection, table, asked)]


def _of_article(table: Table, filters: Filters) -> list[ColumnElement[bool]]:
    """The conditions on columns that articles, statements and figures share."""
    wanted = between(table.c.published, filters)
    if filters.outlet:
        wanted.append(table.c.outlet_key == name_key(filters.outlet))
    if filters.language:
        wanted.append(table.c.language == filters.language)
    if filters.story:
        wanted.append(article.c.story == filters.story)
    return wanted


def _said(table: Table, filters: Filters) -> list[ColumnElement[bool]]:
    """The conditions on columns that statements and figures share."""
    wanted = _of_article(table, filters)
    if filters.speaker:
        wanted.append(speakers_named(table.c.speaker, filters.speaker))
    if filters.act:
        wanted.append(table.c.act == filters.act)
    if filters.hedge:
        wanted.append(table.c.hedge == filters.hedge)
    return wanted


def list_articles(ledger: Ledger, filters: Filters) -> list[ArticleRow]:
    """Articles, newest first."""
    columns = [article.c[name] for name in ArticleRow.__slots__]
    asked = select(*columns).order_by(article.c.published.desc(), article.c.n).limit(filters.limit)
    with ledger.reading() as connection:
        wanted = [*_of_article(article, filters), *_matching(ledger, connection, "article", filters.words)]
        return [ArticleRow(*row) for row in connection.execute(asked.where(*wanted))]


def list_statements(ledger: Ledger, filters: Filters) -> list[StatementRow]:
    """Statements, those of the newest articles first, in an article in its order."""
    with ledger.reading() as connection:
        wanted = [*_said(statement, filters), *_matching(ledger, connection, "statement", filters.words)]
        return [StatementRow(**row) for row in _rows(connection, statement, StatementRow, wanted, filters.limit)]


def list_figures(ledger: Ledger, filters: Filters) -> list[FigureRow]:
    """Figures, those of the newest articles first, in an article in its order; ``words`` are those of their articles."""
    with ledger.reading() as connection:
        wanted = [*_said(figure, filters), *_matching(ledger, connection, "article", filters.words)]
        if filters.measure:
            wanted.append(figure.c.measure == filters.measure)
        if filters.place:
            wanted.append(figure.c.place_key == name_key(filters.place))
        return [FigureRow(**row) for row in _rows(connection, figure, FigureRow, wanted, filters.limit)]


def _rows(
    connection: Connection, table: Table, record: type, wanted: list[ColumnElement[bool]], limit: int
) -> list[dict[str, Any]]:
    """Rows of statements or figures as their record wants them, with what their article says."""
    of_article = {"outlet": article.c.outlet, "story": article.c.story, "article": article.c.id}
    columns = [of_article[name].label(name) if name in of_article else table.c[name] for name in record.__slots__]  # type: ignore[attr-defined]
    asked = select(*columns).join(article, article.c.n == table.c.article_n).where(*wanted)
    rows = connection.execute(asked.order_by(table.c.published.desc(), table.c.n).limit(limit))
    return [dict(row) for row in rows.mappings()]


def list_failures(ledger: Ledger, limit: int) -> list[FailureRow]:
    """Sources that could not be read, the latest first."""
    columns = [failure.c[name] for name in FailureRow.__slots__]
    with ledger.reading() as connection:
        rows = connection.execute(select(*columns).order_by(failure.c.failed_at.desc(), failure.c.source).limit(limit))
        return [FailureRow(*row) for row in rows]


def search(ledger: Ledger, filters: Filters) -> list[Hit]:
    """Articles that hold ``filters.words`` in title or text, newest first."""
    asked = phrases(filters.words or "")
    rows = list_articles(ledger, filters)
    with ledger.reading() as connection:
        texts = _texts(connection, [row.id for row in rows])
    return [
        Hit(row.id, row.published, row.outlet, row.language, row.title, passage(texts[row.id], asked), row.story)
        for row in rows
    ]


def _texts(connection: Connection, ids: list[str]) -> dict[str, str]:
    rows = connection.execute(
        select(article.c.id, kept_reading.c.packed)
        .join(kept_reading, kept_reading.c.article_n == article.c.n)
        .where(article.c.id.in_(ids))
    )
    return {row.id: unpack_reading(row.packed).document.text for row in rows}
