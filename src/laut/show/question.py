"""One question with all its reports: `laut question`."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from laut.ledger.compared import QuestionPage
from laut.show.lists import ListFormat, csv_cell
from laut.show.table import console
from laut.show.wording import between

__all__ = ["print_question"]

_CELLS = (
    "as_of",
    "published",
    "outlet",
    "source_name",
    "low",
    "high",
    "text",
    "hedge",
    "copy",
    "quote",
    "figure",
    "article",
)


def print_question(page: QuestionPage, form: ListFormat, out: IO[str]) -> None:
    """Print a question's page: json as one object, csv one row a report, or for a terminal."""
    if form == "json":
        out.write(json.dumps(_plain(page), ensure_ascii=False, indent=2) + "\n")
    elif form == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_CELLS)
        writer.writerows([csv_cell(row[name]) for name in _CELLS] for row in _reports(page))
    else:
        _print(page, console())


def _plain(page: QuestionPage) -> dict[str, object]:
    question = asdict(page.question)
    return {**question, "story": page.story, "story_title": page.story_title, "reports": _reports(page)}


def _reports(page: QuestionPage) -> list[dict[str, object]]:
    return [
        {
            **asdict(line.report),
            "outlet": line.outlet,
            "language": line.language,
            "text": line.text,
            "hedge": line.hedge,
            "quote": line.quote,
            "title": line.title,
        }
        for line in page.lines
    ]


def _print(page: QuestionPage, out: Console) -> None:
    asked = page.question
    out.print(Text(asked.text.en, style="bold"))
    now = f"now {between(asked.low, asked.high)} · {asked.independent} independent of {len(asked.reports)} reports"
    out.print(Text(f"{now} · {page.story_title or page.story}", style="dim"))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold cyan")
    for heading, width in (("as of", 10), ("value", 13), ("source", 20), ("in words", None)):
        table.add_column(heading, width=width, ratio=None if width else 1, overflow="fold")
    for line in page.lines:
        told = line.report
        value = Text(between(told.low, told.high), style="dim" if told.copy else "bold")
        words = Text(line.quote or line.text, style="dim" if told.copy else "")
        source = Text(told.source_name or "—")
        source.append(f"\n{line.outlet or 'outlet unknown'}{' (copy)' if told.copy else ''}", style="dim")
        words.append(f"\n{told.figure}", style="dim")
        table.add_row((told.as_of or "undated")[:10], value, source, words)
    out.print(table)
    texts = {line.report.figure: line.text for line in page.lines}
    for each in asked.disputes:
        one, other = (
            f"{source} ({texts.get(figure, '?')})" for source, figure in zip(each.sources, each.between, strict=True)
        )
        out.print(Text(f"disputed, {each.kind}: {one} against {other}", style="red"))
