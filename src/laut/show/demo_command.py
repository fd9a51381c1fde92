"""`laut demo`: the story that ships with laut, read, kept and compared, and what it found."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from laut.ledger.compared import list_disputes, list_questions, list_stories, list_turns
from laut.ledger.filters import Filters
from laut.ledger.lists import list_articles
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder.adding import add
from laut.recorder.pool import Pool
from laut.show.table import console
from laut.show.wording import between, steps_told

__all__ = ["COMMANDS"]

PAGES = Path(__file__).parent / "demo"
_SHOWN = 8  # rows of each list; the rest is a command away


@click.command("demo")
@click.option(
    "--ledger", metavar="LEDGER", help="Keep the demo story in this ledger (a path); else it goes when the demo ends."
)
def demo_command(ledger: str | None) -> None:
    """Read the story that ships with laut, and print what it found.

    An invented dam bursts; fourteen pages of eight invented outlets tell of it, in German and English.
    """
    out = console()
    with TemporaryDirectory() as folder:
        kept = ledger or str(Path(folder) / "demo.db")
        out.print(Text("An invented story: fourteen pages, eight outlets, two languages, half a year.", style="bold"))
        with Ledger.open(kept, create=True) as opened, Pool() as crew:
            with out.status("reading and comparing"):
                for _ in add(opened, [str(PAGES)], Wishes(), crew=crew):
                    pass
            _print(opened, out)
    _print_next(out, ledger)


def _print(ledger: Ledger, out: Console) -> None:
    for story in list_stories(ledger, Filters(limit=3)):
        copies = [row for row in list_articles(ledger, Filters(story=story.id)) if row.copy_of]
        out.print(Text(f"\n{story.title}", style="bold cyan"))
        out.print(
            Text(
                f"{story.first[:10]} to {story.last[:10]} · {story.articles} articles, {len(copies)} of them copies",
                style="dim",
            )
        )
        wanted = Filters(story=story.id, limit=_SHOWN)
        _section(out, "How many, and who differs", _questions(ledger, wanted))
        _section(out, "Sources that part", _disputes(ledger, wanted))
        _section(out, "How it turned", _turns(ledger, wanted))


def _section(out: Console, title: str, table: Table) -> None:
    if table.row_count:
        out.print(Text(f"\n{title}", style="bold"))
        out.print(table)


def _table(*columns: tuple[str, int | None]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading, width in columns:
        table.add_column(heading, width=width, ratio=None if width else 1, overflow="fold")
    return table


def _questions(ledger: Ledger, wanted: Filters) -> Table:
    table = _table(("question", None), ("now", 12), ("reports", 8), ("disputed", 8))
    for row in sorted(list_questions(ledger, wanted), key=lambda row: (-row.disputes, -row.reports)):
        told = f"{row.independent} of {row.reports}"
        table.add_row(
            row.text_en,
            between(row.low, row.high),
            told,
            Text(str(row.disputes or "–"), style="red" if row.disputes else "dim"),
        )
    return table


def _disputes(ledger: Ledger, wanted: Filters) -> Table:
    table = _table(("day", 10), ("on", None), ("one says", 22), ("another says", 22))
    for row in list_disputes(ledger, wanted):
        table.add_row(row.last[:10], row.text_en, f"{row.text_a}: {row.source_a}", f"{row.text_b}: {row.source_b}")
    return table


def _turns(ledger: Ledger, wanted: Filters) -> Table:
    table = _table(("topic", None), ("steps", 44))
    for row in list_turns(ledger, wanted):
        table.add_row(row.topic, steps_told(row.steps))
    return table


def _print_next(out: Console, ledger: str | None) -> None:
    named = f" --ledger {ledger}" if ledger else ""
    out.print(Text("\nWhat to try next", style="bold"))
    tries = [
        f"laut read {PAGES / '03-lenzer-zeitung.html'}",
        "laut demo --ledger demo.db" if not ledger else f"laut disputes{named}",
        f"laut serve --ledger {ledger or 'demo.db'}",
        "laut add your-pages/*.html",
    ]
    for each in tries:
        out.print(Text(f"  {each}"), soft_wrap=True)


COMMANDS: tuple[click.Command, ...] = (demo_command,)
