"""An article: its text with what was found in it, who says so in the margin, and where the page came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from laut.base.comparison import Copy
from laut.base.errors import UsageError
from laut.base.records import Document, Evidence, Figure, Person, Statement, Time
from laut.base.span import Span
from laut.ledger.lists import ArticleRow
from laut.ledger.pages import ArchivedPage, archived_pages, article_rows, kept_articles, text_reviews, versions_of
from laut.ledger.reviews import Review, ReviewKind
from laut.ledger.store import Ledger
from laut.show.markup import Mark, Paragraph, marks_of, paragraphs
from laut.show.web.contexts.query import Query, QueryError, span_of

__all__ = ["ArticlePage", "article_page"]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """An article as persons left it, cut into paragraphs whose segments say which records cover them.

    ``paragraphs`` mark statements, figures, times and evidence (``t1``, ``e1``: the
    first of each), and the span that the address asks for, as ``asked``. ``marks``
    tell of each record what was decided last, ``questions`` which question a
    figure answers, ``reviews`` who decided. ``others`` are the articles that
    this one copies or is copied by, and those at the same address.
    """

    id: str
    document: Document
    story: str | None
    copy_of: str | None
    version_of: str | None
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    people: tuple[Person, ...]
    evidence: tuple[Evidence, ...]
    paragraphs: tuple[Paragraph, ...]
    asked: Span | None
    marks: Mapping[str, ReviewKind]
    questions: Mapping[str, str]
    speakers: Mapping[str, str]
    copies: tuple[Copy, ...]
    others: tuple[ArticleRow, ...]
    pages: tuple[ArchivedPage, ...]
    reviews: tuple[Review, ...]


def article_page(ledger: Ledger, name: str, query: Query) -> ArticlePage:
    """The article with this id; ``span=START-END`` marks these words. Raises UsageError where there is none, or no such words."""
    kept = kept_articles(ledger, [name]).get(name)
    if kept is None:
        raise UsageError(f"no article {name!r} in {ledger.name!r}; `laut articles` lists those there are")
    reading = kept.reading
    document = reading.document
    asked = span_of(query)
    if asked and asked.end > len(document.text):
        raise QueryError(f"span={asked.start}-{asked.end} lies outside the text of {len(document.text)} characters")
    marks = marks_of(reading) + ([Mark(asked, "asked", "asked")] if asked else [])
    versions = versions_of(ledger, name)
    others = {each.of for each in kept.copies if each.of} | {*versions} | ({kept.copy_of} if kept.copy_of else set())
    return ArticlePage(
        id=name, document=document, story=kept.story, copy_of=kept.copy_of, version_of=kept.version_of,
        statements=reading.statements, figures=reading.figures, times=reading.times, people=reading.people, evidence=reading.evidence,
        paragraphs=tuple(paragraphs(document.text, marks)), asked=asked, marks=dict(kept.marks), questions=dict(kept.questions),
        speakers=dict(kept.names), copies=kept.copies, others=tuple(article_rows(ledger, sorted(others - {name}))),
        pages=tuple(archived_pages(ledger, name)), reviews=tuple(text_reviews(ledger, document.sha256)),
    )  # fmt: skip
