"""Lists of a ledger's records: a table for a terminal, CSV, or JSON; all three from the same rows."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import IO, Any, Literal, get_args

from rich.table import Table
from rich.text import Text

from laut.ledger.compared import DisputeRow, QuestionRow, SpeakerRow, StoryRow, TurnRow
from laut.ledger.lists import ArticleRow, FailureRow, FigureRow, Hit, StatementRow
from laut.show.table import console

__all__ = ["FORMATS", "ListFormat", "csv_cell", "print_list", "span_of_values"]

ListFormat = Literal["table", "csv", "json"]
FORMATS: tuple[str, ...] = get_args(ListFormat)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table: its heading, what it shows of a row, and its width where that is fixed."""

    heading: str
    shows: Callable[[Any], str]
    width: int | None = None
    style: str = ""


def _day(moment: str) -> str:
    return moment[:10]


def span_of_values(low: float | None, high: float | None) -> str:
    """Bounds as a person writes them: ``7``, ``7–12``, ``≥ 7``, ``≤ 12``."""
    if low is None and high is None:
        return "?"
    if low is None:
        return f"≤ {high:,g}"
    if high is None:
        return f"≥ {low:,g}"
    return f"{low:,g}" if low == high else f"{low:,g}–{high:,g}"


_DAY = _Column("day", lambda row: _day(row.published), 10, "dim")
_OUTLET = _Column("outlet", lambda row: row.outlet or "", 14, "dim")
_COLUMNS: dict[type, tuple[_Column, ...]] = {
    ArticleRow: (
        _DAY,
        _OUTLET,
        _Column("title", lambda row: row.title or row.source),
        _Column("is", lambda row: "copy" if row.copy_of else "older version" if row.version_of else "", 13),
        _Column("id", lambda row: row.id, 16, "dim"),
    ),
    StatementRow: (
        _DAY,
        _Column("who", lambda row: row.said_by or "—", 20, "bold"),
        _Column("act", lambda row: row.act + ("" if row.hedge == "none" else f"\n{row.hedge}"), 11),
        _Column("what", lambda row: row.quote),
        _OUTLET,
    ),
    FigureRow: (
        _DAY,
        _Column("value", lambda row: span_of_values(row.low, row.high), 11, "bold"),
        _Column("what", lambda row: " ".join(filter(None, [row.unit, row.counted])) or row.measure),
        _Column("measure", lambda row: row.measure, 12),
        _Column("where", lambda row: row.place or "", 12),
        _Column("source", lambda row: row.source_name or "—", 16),
    ),
    StoryRow: (
        _Column(
            "days",
            lambda row: _day(row.first) + ("" if _day(row.first) == _day(row.last) else f"\n{_day(row.last)}"),
            10,
            "dim",
        ),
        _Column("story", lambda row: row.title or "—"),
        _Column("articles", lambda row: f"{row.articles:,}", 8),
        _Column("disputes", lambda row: f"{row.disputes:,}" if row.disputes else "", 8, "red"),
        _Column("id", lambda row: row.id, 16, "dim"),
    ),
    QuestionRow: (
        _Column("last", lambda row: _day(row.last), 10, "dim"),
        _Column("question", lambda row: row.text_en),
        _Column("now", lambda row: span_of_values(row.low, row.high), 11, "bold"),
        _Column("reports", lambda row: f"{row.independent}/{row.reports}", 7),
        _Column("disputes", lambda row: f"{row.disputes}" if row.disputes else "", 8, "red"),
        _Column("id", lambda row: row.id, 21, "dim"),
    ),
    DisputeRow: (
        _Column("last", lambda row: _day(row.last), 10, "dim"),
        _Column("question", lambda row: row.text_en),
        _Column("one says", lambda row: f"{row.source_a}: {row.text_a}", 22),
        _Column("other says", lambda row: f"{row.source_b}: {row.text_b}", 22),
        _Column("kind", lambda row: row.kind, 10, "dim"),
    ),
    TurnRow: (
        _Column("topic", lambda row: row.topic, 30),
        _Column(
            "steps",
            lambda row: "\n".join(f"{_day(step.date or '')} {step.act} by {step.by or '—'}" for step in row.steps),
        ),
    ),
    SpeakerRow: (
        _Column("speaker", lambda row: row.name, None, "bold"),
        _Column("kind", lambda row: row.kind, 12),
        _Column("statements", lambda row: f"{row.statements:,}", 10),
        _Column("stories", lambda row: f"{row.stories:,}", 7),
        _Column("id", lambda row: row.id, 14, "dim"),
    ),
    Hit: (
        _DAY,
        _OUTLET,
        _Column("where it stands", lambda row: f"{row.title or ''}\n{row.passage}".strip()),
        _Column("id", lambda row: row.id, 16, "dim"),
    ),
    FailureRow: (_Column("source", lambda row: row.source), _Column("reason", lambda row: row.reason)),
}


def print_list(rows: Sequence[Any], record: type, form: ListFormat, *, limit: int, out: IO[str] | None = None) -> None:
    """Print rows of ``record``; an empty list prints its heading (csv), ``[]`` (json) or says so (table)."""
    stream = out or sys.stdout
    if form == "json":
        stream.write(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n")
    elif form == "csv":
        names = [field.name for field in fields(record)]
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([csv_cell(getattr(row, name)) for name in names] for row in rows)
    else:
        _print_table(rows, record, limit)


def csv_cell(value: Any) -> Any:
    """A value as one cell: lists are joined, records are JSON, whole numbers have no point."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (list, tuple)):
        if all(isinstance(each, str) for each in value):
            return "; ".join(value)
        return json.dumps([asdict(each) for each in value], ensure_ascii=False)
    return value


def _print_table(rows: Sequence[Any], record: type, limit: int) -> None:
    out = console()
    if not rows:
        out.print("none")
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold cyan")
    for column in _COLUMNS[record]:
        table.add_column(column.heading, width=column.width, style=column.style, ratio=None if column.width else 1)
    for row in rows:
        table.add_row(
            *(
                Text(" ".join(line.split()) if "\n" not in line else line)
                for line in (c.shows(row) for c in _COLUMNS[record])
            )
        )
    out.print(table)
    if len(rows) == limit:
        out.print(f"the first {limit:,}; ask for more with --limit", style="dim")
