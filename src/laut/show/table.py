"""A reading for a terminal: what the article is, who says what, how many; readable at 80 columns."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from laut.base.records import Document, Figure, Reading, Statement
from laut.show.wording import amount, dated, published, unit_shown, who, whose

__all__ = ["console", "print_reading"]

_ACT = {"deny": "red", "confirm": "green", "admit": "yellow", "accuse": "red", "warn": "yellow"}
_SPACES = str.maketrans("\n\t\u202f", "   ")


def console() -> Console:
    """The terminal; 80 columns where there is none."""
    return Console(highlight=False, soft_wrap=False)


def print_reading(reading: Reading, out: Console) -> None:
    """Print one reading's heading, statements and figures."""
    out.print(_heading(reading.document))
    out.print(_section("Statements", _statements(reading.statements), len(reading.statements)))
    out.print(_section("Figures", _figures(reading.figures), len(reading.figures)))


def _heading(document: Document) -> RenderableType:
    facts = [
        document.outlet,
        published(document),
        document.language,
        "/".join(document.credits) or None,
        f"{len(document.text.split())} words",
        f"{left} piece{'s' if left > 1 else ''} left out" if (left := len(document.removed)) else None,
    ]
    line = " · ".join(fact for fact in facts if fact)
    return Group(Text(document.title or document.source or document.id, style="bold"), Text(line, style="dim"))


def _section(title: str, table: RenderableType, size: int) -> RenderableType:
    heading = Text(f"\n{title} ({size})", style="bold cyan")
    return Group(heading, table) if size else Group(heading, Text("  none found", style="dim"))


def _statements(statements: tuple[Statement, ...]) -> Table:
    table = _table(("", 3), ("who", 24), ("act", 11), ("what", None))
    for s in statements:
        act = Text(s.act, style=_ACT.get(s.act, ""))
        if s.hedge != "none":
            act.append(f"\n{s.hedge}", style="magenta")
        name = Text(who(s), style="bold" if s.speaker else "dim")
        if s.via:
            name.append(f"\nvia {', '.join(s.via)}", style="dim")
        table.add_row(Text(s.id, style="dim"), name, act, Text(s.quote.text.translate(_SPACES)))
    return table


def _figures(figures: tuple[Figure, ...]) -> Table:
    table = _table(("", 3), ("number", 12), ("of what", None), ("measure", 12), ("on whose word", 24))
    for f in figures:
        source = Text(whose(f), style="" if f.source_name else "dim")
        if f.hedge != "none":
            source.append(f"\n{f.hedge}", style="magenta")
        counted = Text((f.counted or f.unit or "").translate(_SPACES))
        if f.place:
            counted.append(f"\n{f.place.text}", style="dim")
        if when := dated(f):
            counted.append(f"\n{when}", style="dim")
        value = Text(amount(f) + unit_shown(f.measure, f.unit), style="bold")
        table.add_row(Text(f.id, style="dim"), value, counted, f.measure, source)
    return table


def _table(*columns: tuple[str, int | None]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim", expand=True)
    for title, width in columns:
        table.add_column(escape(title), width=width, overflow="fold", ratio=None if width else 1)
    return table
