"""`laut read`: sources in, readings out, one bad article never stopping the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Literal

import click

from laut.base.errors import InputError
from laut.base.plain import to_json, to_plain
from laut.base.records import Reading
from laut.document.sources import inputs
from laut.reader import Wishes, try_reading
from laut.show.page import page
from laut.show.table import console, print_reading

__all__ = ["Format", "Outcome", "print_outcomes", "readings"]

Format = Literal["table", "json", "jsonl", "html"]
Outcome = Reading | InputError


def readings(sources: Iterable[str], wishes: Wishes) -> Iterator[Outcome]:
    """The reading of every article that ``sources`` name, in order, or why it could not be read.

    Raises UsageError where the wishes cannot be met by any article.
    """
    for source in sources:
        for given in inputs(source):
            yield given if isinstance(given, InputError) else try_reading(given, wishes)


def print_outcomes(outcomes: Iterable[Outcome], form: Format) -> int:
    """Print readings as they come; tell failures on stderr; give back the exit code."""
    read = failed = 0
    kept: list[Outcome] = []
    for outcome in outcomes:
        if isinstance(outcome, InputError):
            failed += 1
            click.echo(f"laut: {outcome}", err=True)
        else:
            read += 1
        if form == "jsonl":
            click.echo(_line(outcome))
        elif form == "table" and isinstance(outcome, Reading):
            if read > 1:
                click.echo()
            print_reading(outcome, console())
        else:
            kept.append(outcome)
    if form == "json":
        _print_array(kept)
    elif form == "html":
        click.echo(page([o for o in kept if isinstance(o, Reading)]))
    if failed and read + failed > 1:
        rest = "the others were" if read else "nothing was"
        click.echo(f"laut: {failed} of {read + failed} could not be read; {rest}", err=True)
    return 1 if failed else 0


def _line(outcome: Outcome) -> str:
    if isinstance(outcome, InputError):
        return json.dumps({"error": str(outcome), "source": outcome.source}, ensure_ascii=False)
    return to_json(outcome)


def _print_array(outcomes: list[Outcome]) -> None:
    if len(outcomes) == 1 and isinstance(outcomes[0], Reading):
        click.echo(to_json(outcomes[0], indent=2))
        return
    plain = [to_plain(o) if isinstance(o, Reading) else {"error": str(o), "source": o.source} for o in outcomes]
    click.echo(json.dumps(plain[0] if len(plain) == 1 else plain, ensure_ascii=False, indent=2))
