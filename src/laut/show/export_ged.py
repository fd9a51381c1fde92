"""`laut export --format ged`: deaths as rows in the shape of the UCDP Georeferenced Event Dataset.

A row is a question that counts dead, or a figure of dead that answers none with
others. Columns that need a coder's judgement (the sides, the type of violence,
whose dead) are there and empty. UCDP's codebook says what each column means;
what laut puts there is said here, and folded into no number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from laut.base.comparison import Question
from laut.ledger import whole
from laut.ledger.store import Ledger
from laut.show.export_csv import FigureRecord, figures_of
from laut.show.export_fields import Field

__all__ = ["GED_FIELDS", "Deaths", "deaths"]


@dataclass(frozen=True, slots=True)
class Deaths:
    """What is told of the dead of one event: its reports, the oldest first, and the range of those that stand."""

    id: str
    story: str
    question: Question | None
    reports: tuple[FigureRecord, ...]

    @property
    def own(self) -> tuple[FigureRecord, ...]:
        """The reports that repeat no other."""
        return tuple(each for each in self.reports if not (each.report and each.report.copy)) or self.reports

    @property
    def low(self) -> float | None:
        """The lowest number that a standing report leaves possible."""
        return self.question.low if self.question else self.reports[0].figure.low

    @property
    def high(self) -> float | None:
        """The highest number that a standing report leaves possible."""
        return self.question.high if self.question else self.reports[0].figure.high

    @property
    def best(self) -> float | None:
        """What the newest report of its own says: its lower bound, as UCDP takes the more cautious number."""
        newest = self.own[-1].figure
        return newest.low if newest.low is not None else newest.high

    @property
    def days(self) -> list[str]:
        """The days that the reports are of, sorted."""
        return sorted(day for each in self.reports if (day := each.as_of))

    def first(self, name: str) -> str | float | None:
        """A field of the place, of the first report that has it."""
        places = (each.figure.place for each in self.reports)
        return next((value for place in places if place and (value := getattr(place, name)) is not None), None)

    def told(self, name: str) -> list[str]:
        """A field of the articles of the reports of their own, each once."""
        values = (getattr(each.kept.reading.document, name) for each in self.own)
        return list(dict.fromkeys(str(value) for value in values if value))


def deaths(ledger: Ledger) -> Iterator[Deaths]:
    """Every event with dead, story by story, by the day of its first report."""
    for story, articles in whole.stories_that_count(ledger, "killed"):
        asked = {each.id: each for each in story.questions}
        gathered: dict[str, list[FigureRecord]] = {}
        for record in (each for kept in articles for each in figures_of(kept) if each.figure.measure == "killed"):
            gathered.setdefault(record.kept.questions.get(record.figure.id, record.id), []).append(record)
        for name, records in gathered.items():
            yield Deaths(name, story.id, asked.get(name), tuple(records))


def _nothing(_: Deaths) -> None:
    """For columns that a coder fills in."""


GED_FIELDS: tuple[Field[Deaths], ...] = (
    Field("id", "string", "Id of the question, or of the one figure.", lambda row: row.id),
    Field("relid", "string", "Id of the story.", lambda row: row.story),
    Field("year", "year", "Year of the first day reported.", lambda row: row.days[0][:4] if row.days else None),
    Field("type_of_violence", "integer", "For a coder.", _nothing),
    Field("side_a", "string", "For a coder.", _nothing),
    Field("side_b", "string", "For a coder.", _nothing),
    Field(
        "number_of_sources",
        "integer",
        "Independent reports; copies are not counted.",
        lambda row: row.question.independent if row.question else 1,
    ),
    Field(
        "source_article",
        "string",
        "Outlet, day and headline of each report of its own.",
        lambda row: [_source(each) for each in row.own],
    ),
    Field("source_office", "string", "The outlets.", lambda row: row.told("outlet")),
    Field("source_date", "string", "When they published.", lambda row: [day[:10] for day in row.told("published")]),
    Field("source_headline", "string", "The headlines.", lambda row: row.told("title")),
    Field(
        "source_original",
        "string",
        "On whose word: the person or organisation whence the number comes.",
        lambda row: _originals(row.own),
    ),
    Field("where_description", "string", "The place, as the reports name it.", lambda row: row.first("text")),
    Field("where_coordinates", "string", "The place, as the gazetteer names it.", lambda row: row.first("name")),
    Field("latitude", "number", "Latitude of the place (WGS 84).", lambda row: row.first("lat")),
    Field("longitude", "number", "Longitude of the place (WGS 84).", lambda row: row.first("lon")),
    Field("country", "string", "Country of the place (ISO 3166-1 alpha-2).", lambda row: row.first("country")),
    Field(
        "date_start",
        "string",
        "First day (or month) that a report is of.",
        lambda row: row.days[0] if row.days else None,
    ),
    Field(
        "date_end", "string", "Last day (or month) that a report is of.", lambda row: row.days[-1] if row.days else None
    ),
    Field("deaths_a", "integer", "For a coder.", _nothing),
    Field("deaths_b", "integer", "For a coder.", _nothing),
    Field("deaths_civilians", "integer", "For a coder.", _nothing),
    Field("deaths_unknown", "integer", "For a coder.", _nothing),
    Field(
        "best",
        "number",
        "What the newest report of its own says; its lower bound where it gives two.",
        lambda row: row.best,
    ),
    Field(
        "high", "number", "Highest number that a standing report leaves possible; empty: open.", lambda row: row.high
    ),
    Field("low", "number", "Lowest number that a standing report leaves possible; empty: open.", lambda row: row.low),
)


def _source(record: FigureRecord) -> str:
    document = record.kept.reading.document
    return ", ".join(filter(None, [document.outlet, (document.published or "")[:10], document.title]))


def _originals(reports: tuple[FigureRecord, ...]) -> list[str]:
    return list(dict.fromkeys(each.figure.source_name for each in reports if each.figure.source_name))
