"""Lists of a ledger's records: a table for a terminal, CSV, or JSON; all three from the same rows."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from typing import IO, Any, Literal, get_args

from rich.table import Table
from rich.text import Text

from laut.ledger.compared import DisputeRow, QuestionRow, SpeakerRow, StoryRow, TurnRow
from laut.ledger.lists import ArticleRow, FailureRow, FigureRow, Hit, StatementRow
from laut.show.table import console
from laut.show.wording import between, number, steps_told, unit_shown

__all__ = ["FORMATS", "ListFormat", "csv_cell", "print_list"]

ListFormat = Literal["table", "csv", "json"]
FORMATS: tuple[str, ...] = get_args(ListFormat)
# What makes a cell a formula; a sign before a digit or a blank is a number or a dash of a text.
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d\s])")


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table: its heading, what it shows of a row, and its width where that is fixed.

    ``below`` stands on a line of its own under what is shown, such as the id that other commands ask for.
    """

    heading: str
    shows: Callable[[Any], str]
    width: int | None = None
    style: str = ""
    below: Callable[[Any], str] | None = None


def _day(moment: str) -> str:
    return moment[:10]


def _id(row: Any) -> str:
    return str(row.id)


def _outlet_and_id(row: StatementRow | FigureRow) -> str:
    return f"{row.outlet}\n{row.id}" if row.outlet else row.id


def _standing(row: ArticleRow) -> str:
    """An article's id, and whose copy or older version it is."""
    if row.copy_of:
        return f"{row.id}, a copy of {row.copy_of}"
    return f"{row.id}, an older version of {row.version_of}" if row.version_of else row.id


_DAY = _Column("day", lambda row: _day(row.published) or "undated", 10, "dim")
_OUTLET = _Column("outlet", lambda row: row.outlet or "", 14, "dim")
_COLUMNS: dict[type, tuple[_Column, ...]] = {
    ArticleRow: (_DAY, _OUTLET, _Column("title", lambda row: row.title or row.source, below=_standing)),
    StatementRow: (
        _DAY,
        _Column("who", lambda row: row.said_by or "—", 20, "bold"),
        _Column("act", lambda row: row.act + ("" if row.hedge == "none" else f"\n{row.hedge}"), 11),
        _Column("what", lambda row: row.quote, below=_outlet_and_id),
    ),
    FigureRow: (
        _DAY,
        _Column("value", lambda row: between(row.low, row.high) + unit_shown(row.measure, row.unit), 13, "bold"),
        _Column("measure", lambda row: row.measure, 12),
        _Column("what", lambda row: row.counted or row.unit or "", below=lambda row: row.place or ""),
        _Column("source", lambda row: row.source_name or "—", 20, below=_outlet_and_id),
    ),
    StoryRow: (
        _Column(
            "days",
            lambda row: (
                (_day(row.first) or "undated") + ("" if _day(row.first) == _day(row.last) else f"\n{_day(row.last)}")
            ),
            10,
            "dim",
        ),
        _Column("story", lambda row: row.title or "—", below=_id),
        _Column("articles", lambda row: f"{row.articles:,}", 8),
        _Column("disputes", lambda row: f"{row.disputes:,}" if row.disputes else "", 8, "red"),
    ),
    QuestionRow: (
        _Column("last", lambda row: _day(row.last) or "undated", 10, "dim"),
        _Column("question", lambda row: row.text_en, below=_id),
        _Column("now", lambda row: between(row.low, row.high), 13, "bold"),
        _Column("reports", lambda row: f"{row.independent} of {row.reports}", 8),
        _Column("disputes", lambda row: f"{row.disputes}" if row.disputes else "", 8, "red"),
    ),
    DisputeRow: (
        _Column("last", lambda row: _day(row.last) or "undated", 10, "dim"),
        _Column("question", lambda row: row.text_en, below=lambda row: f"{row.kind}\n{row.question}"),
        _Column("one says", lambda row: f"{row.text_a}: {row.source_a}", 20),
        _Column("another says", lambda row: f"{row.text_b}: {row.source_b}", 20),
    ),
    TurnRow: (
        _Column("topic", lambda row: row.topic),
        _Column("steps", lambda row: steps_told(row.steps), 44),
    ),
    SpeakerRow: (
        _Column("speaker", lambda row: row.name, None, "bold"),
        _Column("kind", lambda row: row.kind, 12),
        _Column("statements", lambda row: f"{row.statements:,}", 10),
        _Column("stories", lambda row: f"{row.stories:,}", 7),
        _Column("id", _id, 14, "dim"),
    ),
    Hit: (
        _DAY,
        _OUTLET,
        _Column("where it stands", lambda row: f"{row.title or ''}\n{row.passage}".strip(), below=_id),
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
    """A value as one cell: lists are joined, records are JSON, whole numbers have no point.

    A text that a spreadsheet would take for a formula gets an apostrophe before it: texts are strangers' (OWASP, "CSV
    Injection").
    """
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, (list, tuple)):
        if not all(isinstance(each, str) for each in value):
            return json.dumps([asdict(each) for each in value], ensure_ascii=False)
        value = "; ".join(value)
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _print_table(rows: Sequence[Any], record: type, limit: int) -> None:
    out = console()
    if not rows:
        out.print("none found")
        return
    columns = _COLUMNS[record]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold cyan")
    for column in columns:
        ratio = None if column.width else 1
        table.add_column(column.heading, width=column.width, style=column.style, ratio=ratio, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(column, row) for column in columns))
    out.print(table)
    if len(rows) == limit:
        out.print(f"the first {number(limit)}; ask for more with --limit", style="dim")


def _cell(column: _Column, row: Any) -> Text:
    shown = column.shows(row)
    cell = Text(shown if "\n" in shown else " ".join(shown.split()))
    if column.below and (below := column.below(row)):
        cell.append(f"\n{below}", style="dim")
    return cell
