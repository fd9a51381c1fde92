"""A record in the paragraph where it stands, with what its article is: enough to judge it by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from laut.base.records import Document, Figure, Statement
from laut.base.span import Span
from laut.ledger.whole import KeptArticle
from laut.show.markup import Mark, Segment, marks_of, paragraphs

__all__ = ["Passage", "passages"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A statement or figure with its paragraph, in which its words and those of its speaker are marked.

    ``id`` is the record's over the ledger, ``start`` and ``end`` where it
    begins and ends in the article's text (code points, half-open). A figure
    comes with the statement that carries it.
    """

    id: str
    start: int
    end: int
    figure: Figure | None
    statement: Statement | None
    article: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str
    segments: tuple[Segment, ...]


def passages(kept: Mapping[str, KeptArticle], ids: Iterable[str]) -> dict[str, Passage]:
    """The passages of these records; one whose article or record is gone is left out."""
    found = {}
    for name in ids:
        where, _, local = name.partition(".")
        made = _passage(name, kept[where], local) if where in kept else None
        if made is not None:
            found[name] = made
    return found


def _passage(name: str, kept: KeptArticle, local: str) -> Passage | None:
    reading = kept.reading
    figure = next((each for each in reading.figures if each.id == local), None)
    carrier = figure.statement if figure else local
    statement = next((each for each in reading.statements if each.id == carrier), None)
    if figure is not None:
        span = Span(figure.start, figure.end)
    elif statement is not None and statement.quote.spans:
        span = statement.quote.spans[0]
    else:
        return None
    records = {each.id for each in (figure, statement) if each}
    document = reading.document
    segments = _paragraph_at(document, [mark for mark in marks_of(reading) if mark.record in records], span.start)
    return Passage(
        id=name,
        start=span.start,
        end=span.end,
        figure=figure,
        statement=statement,
        article=kept.id,
        outlet=document.outlet,
        title=document.title,
        published=document.published,
        language=document.language,
        segments=segments,
    )


def _paragraph_at(document: Document, marks: list[Mark], at: int) -> tuple[Segment, ...]:
    for paragraph in paragraphs(document.text, marks):
        last = paragraph.segments[-1] if paragraph.segments else None
        if last and at < last.start + len(last.text):
            return paragraph.segments
    return ()
