"""A reading laid out as the rows that lists are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from laut.base.comparison import UNDATED, record_id
from laut.base.records import Figure, Maker, Reading, Statement
from laut.ledger.reviews import ReviewKind
from laut.ledger.words import indexed, name_key

__all__ = ["Layout", "Row", "day_of", "laid_out", "made_by"]

Row = dict[str, Any]  # values of one table's columns, on their way into the database


@dataclass(frozen=True, slots=True)
class Layout:
    """The rows of one article; the ledger adds its numbers. ``*_words`` go to the search index."""

    article: Row
    statements: tuple[Row, ...]
    figures: tuple[Row, ...]
    article_words: str
    statement_words: tuple[str, ...]


def day_of(published: str | None) -> int:
    """Days since 1970-01-01 of an ISO 8601 day or moment, as its own clock shows it; UNDATED where it is none."""
    try:
        return (date.fromisoformat(published[:10]) - date(1970, 1, 1)).days if published else UNDATED
    except ValueError:
        return UNDATED  # a page may say anything; an undated article is kept


def made_by(maker: Maker) -> str:
    """Which laut made a reading, in one line: ``0.1.0 de=default``."""
    return " ".join([maker.version, *(f"{code}={model}" for code, model in sorted(maker.models.items()))])


def laid_out(reading: Reading, marks: Mapping[str, ReviewKind]) -> Layout:
    """The rows of a reading (under its id in the ledger) as persons left it; ``marks`` tells what they decided."""
    document = reading.document
    shared = {
        "published": document.published or "",
        "outlet_key": name_key(document.outlet or ""),
        "language": document.language,
    }
    article = {
        "id": document.id,
        "source": document.source,
        "url": document.url,
        "outlet": document.outlet,
        "title": document.title,
        "modified": document.modified,
        "day": day_of(document.published),
        "sha256": document.sha256,
        "made_by": made_by(reading.laut),
        **shared,
    }
    acts = {each.id: each.act for each in reading.statements}
    statements = tuple(
        {**_statement(each, document.id), "review": marks.get(each.id), **shared} for each in reading.statements
    )
    figures = tuple(
        {**_figure(each, document.id), "act": acts.get(each.statement or ""), "review": marks.get(each.id), **shared}
        for each in reading.figures
    )
    return Layout(
        article=article,
        statements=statements,
        figures=figures,
        article_words=indexed(f"{document.title or ''} {document.text}"),
        statement_words=tuple(indexed(each["quote"]) for each in statements),
    )


def _statement(statement: Statement, article: str) -> Row:
    speaker = statement.speaker
    return {
        "id": record_id(article, statement.id),
        "type": statement.type,
        "medium": statement.medium,
        "act": statement.act,
        "hedge": statement.hedge,
        "quote": statement.quote.text,
        "start": statement.quote.spans[0].start,
        "cue": statement.cue.text if statement.cue else None,
        "said_by": (speaker.name or speaker.text) if speaker else None,
        "person": speaker.person if speaker else None,
        "via": list(statement.via),
        "confidence": statement.confidence,
    }


def _figure(figure: Figure, article: str) -> Row:
    place = (figure.place.name or figure.place.text) if figure.place else None
    return {
        "id": record_id(article, figure.id),
        "start": figure.start,
        "text": figure.text,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "measure": figure.measure,
        "counted": figure.counted,
        "place": place,
        "place_key": name_key(place) if place else None,
        "country": figure.place.country if figure.place else None,
        "when_value": figure.when.value if figure.when else None,
        "statement": record_id(article, figure.statement) if figure.statement else None,
        "source_name": figure.source_name,
        "hedge": figure.hedge,
        "confidence": figure.confidence,
    }
