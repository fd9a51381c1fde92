"""`laut export --format csv`: one row a figure, with all it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from laut.base.comparison import Report, record_id
from laut.base.records import Figure, Statement
from laut.ledger import whole
from laut.ledger.store import Ledger
from laut.ledger.whole import KeptArticle
from laut.questions.timeline import holds_as_of
from laut.show.export_fields import Field

__all__ = ["FIGURE_FIELDS", "FigureRecord", "figure_records", "figures_of"]


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A figure with its article, the statement that carries it, and its report where it answers a question."""

    kept: KeptArticle
    figure: Figure
    statement: Statement | None
    report: Report | None

    @property
    def id(self) -> str:
        """The figure's id over the ledger."""
        return record_id(self.kept.id, self.figure.id)

    @property
    def as_of(self) -> str | None:
        """The day (or month) that the figure is of: its own time, else the day on which it was published."""
        if self.report is not None and self.report.as_of:
            return self.report.as_of
        return holds_as_of(self.figure, self.kept.reading.document.published)


def figure_records(ledger: Ledger) -> Iterator[FigureRecord]:
    """Every figure of the ledger, by (published, article, place in the text)."""
    for kept in whole.articles(ledger):
        yield from figures_of(kept)


def figures_of(kept: KeptArticle) -> Iterator[FigureRecord]:
    """The figures of an article, in its order."""
    statements = {each.id: each for each in kept.reading.statements}
    for figure in kept.reading.figures:
        yield FigureRecord(kept, figure, statements.get(figure.statement or ""), kept.reports.get(figure.id))


FIGURE_FIELDS: tuple[Field[FigureRecord], ...] = (
    Field("figure", "string", "Id of the figure, unique in the ledger.", lambda row: row.id),
    Field("text", "string", "The figure as printed.", lambda row: row.figure.text),
    Field(
        "low", "number", "Lower bound; empty where the figure leaves it open (“up to 30”).", lambda row: row.figure.low
    ),
    Field(
        "high",
        "number",
        "Upper bound; empty where the figure leaves it open (“at least 7”).",
        lambda row: row.figure.high,
    ),
    Field(
        "qualifier",
        "string",
        "exact, approx, at_least, at_most, more_than, less_than, range or vague.",
        lambda row: row.figure.qualifier,
    ),
    Field("unit", "string", "Unit of the number, where it has one.", lambda row: row.figure.unit),
    Field("measure", "string", "What is measured: killed, injured, missing, …", lambda row: row.figure.measure),
    Field("counted", "string", "What is counted, in the article's words.", lambda row: row.figure.counted),
    Field(
        "place",
        "string",
        "The place as known to the gazetteer, else as written.",
        lambda row: row.figure.place and (row.figure.place.name or row.figure.place.text),
    ),
    Field(
        "country",
        "string",
        "Country of the place (ISO 3166-1 alpha-2).",
        lambda row: row.figure.place and row.figure.place.country,
    ),
    Field(
        "latitude", "number", "Latitude of the place (WGS 84).", lambda row: row.figure.place and row.figure.place.lat
    ),
    Field(
        "longitude", "number", "Longitude of the place (WGS 84).", lambda row: row.figure.place and row.figure.place.lon
    ),
    Field("as_of", "string", "The day or month that the figure is of (ISO 8601).", lambda row: row.as_of),
    Field(
        "source_name",
        "string",
        "On whose word the figure is; empty where the article says it itself.",
        lambda row: row.figure.source_name,
    ),
    Field(
        "act",
        "string",
        "What the source does by saying it: claim, confirm, deny, …",
        lambda row: row.statement and row.statement.act,
    ),
    Field("hedge", "string", "none, estimated, unconfirmed, denied or planned.", lambda row: row.figure.hedge),
    Field(
        "via",
        "string",
        "Outlets and agencies that it came through, outermost first.",
        lambda row: row.statement and row.statement.via,
    ),
    Field(
        "quote",
        "string",
        "The statement that carries the figure.",
        lambda row: row.statement and row.statement.quote.text,
    ),
    Field("outlet", "string", "The outlet that published the article.", lambda row: row.kept.reading.document.outlet),
    Field("published", "string", "When it was published (ISO 8601).", lambda row: row.kept.reading.document.published),
    Field("language", "string", "Language of the article (ISO 639-1).", lambda row: row.kept.reading.document.language),
    Field("title", "string", "Headline of the article.", lambda row: row.kept.reading.document.title),
    Field("url", "string", "Address of the article.", lambda row: row.kept.reading.document.url),
    Field("article", "string", "Id of the article in the ledger.", lambda row: row.kept.id),
    Field(
        "copy_of",
        "string",
        "Id of the article whose text this one is; empty where it is its own.",
        lambda row: row.kept.copy_of,
    ),
    Field("story", "string", "Id of the story that the article belongs to.", lambda row: row.kept.story),
    Field(
        "question",
        "string",
        "Id of the question that the figure answers, with others.",
        lambda row: row.kept.questions.get(row.figure.id),
    ),
    Field(
        "start",
        "integer",
        "Where the figure begins in the article's text: code points from 0.",
        lambda row: row.figure.start,
    ),
    Field("end", "integer", "Where it ends; the character at this place is no part of it.", lambda row: row.figure.end),
    Field("sha256", "string", "SHA-256 of the article's text as UTF-8.", lambda row: row.kept.reading.document.sha256),
    Field(
        "confidence", "number", "Calibrated probability that the figure is right.", lambda row: row.figure.confidence
    ),
    Field("found_by", "string", "The rule or model that found it, or the person.", lambda row: row.figure.found_by),
    Field(
        "review",
        "string",
        "What a person decided last: accept, correct or missed; empty where nobody looked.",
        lambda row: row.kept.marks.get(row.figure.id),
    ),
)
