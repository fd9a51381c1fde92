"""`laut review`: a person's decisions on records of the ledger."""

from __future__ import annotations

import getpass
import json
import os
import re
from collections.abc import Callable
from textwrap import shorten
from typing import Any, TypeVar

import click
from rich.table import Table
from rich.text import Text

from laut.base.errors import UsageError
from laut.base.span import Span, joined
from laut.ledger import whole
from laut.ledger.deciding import anchor_at, decide, speaker_key, undo
from laut.ledger.entries import now
from laut.ledger.reviews import Anchor, Review, ReviewKind, ReviewOf
from laut.ledger.store import Ledger
from laut.recorder.pool import Pool
from laut.recorder.settling import settle_all
from laut.show.export_json import review_record
from laut.show.ledger_options import ledger_option
from laut.show.table import console

__all__ = ["review_commands"]

_F = TypeVar("_F", bound=Callable[..., Any])
_RECORDS = ("statement", "figure")
_PAIRS = ("question", "speaker", "story")
_SPANS = re.compile(r"\d+:\d+(,\d+:\d+)*")


def _who_and_why(command: _F) -> _F:
    command = click.option("--why", metavar="TEXT", help="The reason, for whoever reads it later.")(command)
    command = click.option("--by", metavar="NAME", help="Who decides; else LAUT_REVIEWER, else your login.")(command)
    return ledger_option(command)


@click.group("review")
def review_commands() -> None:
    """Accept, reject, correct or add records; merge or split them.

    A decision is kept with who made it, when and why. It holds on to the exact
    words of the text, so reading again does not lose it.
    """


def _decide(ledger: str | None, kind: ReviewKind, of: ReviewOf, anchors: tuple[Anchor, ...], **said: Any) -> None:
    by = said.pop("by") or os.environ.get("LAUT_REVIEWER") or getpass.getuser()
    with Ledger.open(ledger) as opened:
        n = decide(opened, Review(kind=kind, of=of, anchors=anchors, by=by, at=now(), **said))
        _settle(opened)
    click.echo(f"review {n}: {kind} {of} by {by}; `laut review undo {n}` takes it back")


def _settle(ledger: Ledger) -> None:
    with Pool(1) as pool:
        for _ in settle_all(ledger, pool):
            pass


def _single(ledger: str | None, name: str) -> tuple[ReviewOf, Anchor]:
    """What kind of record an id names, and where it stands."""
    with Ledger.open(ledger) as opened:
        for of in _RECORDS:
            try:
                return of, anchor_at(opened, name, of)  # type: ignore[return-value, arg-type]
            except UsageError:
                continue
    raise UsageError(f"no statement or figure {name!r}; `laut statements` and `laut figures` show ids")


def _plain_decision(kind: ReviewKind, text: str) -> click.Command:
    @click.command(kind, help=text)
    @click.argument("name", metavar="ID")
    @_who_and_why
    def run(name: str, ledger: str | None, by: str | None, why: str | None) -> None:
        of, anchor = _single(ledger, name)
        _decide(ledger, kind, of, (anchor,), by=by, why=why)

    return run


@click.command("correct")
@click.argument("name", metavar="ID")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_who_and_why
def _correct(name: str, fields: tuple[str, ...], ledger: str | None, by: str | None, why: str | None) -> None:
    """Set fields of a statement or figure.

    As in `correct 4f0….f3 low=600 high=null source_name="Ministry of Health"`;
    parts of a statement by their place in the text: `quote=120:164`.
    """
    of, anchor = _single(ledger, name)
    _decide(ledger, "correct", of, (anchor,), change=_change(fields), by=by, why=why)


@click.command("missed")
@click.argument("article", metavar="ARTICLE")
@click.argument("of", type=click.Choice(_RECORDS))
@click.argument("spans", metavar="START:END[,START:END]")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]...")
@_who_and_why
def _missed(
    article: str, of: ReviewOf, spans: str, fields: tuple[str, ...], ledger: str | None, by: str | None, why: str | None
) -> None:
    """Add a statement or figure that laut did not find, by its place in the text (code points from 0)."""
    with Ledger.open(ledger) as opened:
        try:
            where = anchor_at(opened, article, "story")
        except UsageError as error:
            raise UsageError(
                f"no article {article!r} in {opened.name!r}; `laut articles` lists those there are"
            ) from error
        text = next(whole.articles_with(opened, [where.sha256])).found.document.text
    given = tuple(Span(*map(int, each.split(":"))) for each in spans.split(",")) if _SPANS.fullmatch(spans) else ()
    if not given or any(not 0 <= span.start < span.end <= len(text) for span in given):
        raise UsageError(f"{spans!r} is no place in the text of {len(text):,} characters; write START:END")
    anchor = Anchor(where.article, where.sha256, given, joined(given, text))
    _decide(ledger, "missed", of, (anchor,), change=_change(fields), by=by, why=why)


def _change(fields: tuple[str, ...]) -> dict[str, Any]:
    """Fields and values as given; a value is JSON where it reads as such, a place ``START:END``, else a word."""
    change: dict[str, Any] = {}
    for each in fields:
        name, equals, value = each.partition("=")
        if not equals:
            raise UsageError(f"{each!r} is no FIELD=VALUE")
        if _SPANS.fullmatch(value):
            places = (place.split(":") for place in value.split(","))
            change[name] = {"spans": [{"start": int(start), "end": int(end)} for start, end in places]}
            continue
        try:
            change[name] = json.loads(value)
        except json.JSONDecodeError:
            change[name] = value
    return change


def _pair_decision(kind: ReviewKind, text: str) -> click.Command:
    @click.command(kind, help=text)
    @click.argument("of", type=click.Choice(_PAIRS))
    @click.argument("one", metavar="ID")
    @click.argument("other", metavar="ID")
    @_who_and_why
    def run(of: ReviewOf, one: str, other: str, ledger: str | None, by: str | None, why: str | None) -> None:
        with Ledger.open(ledger) as opened:
            anchors = (anchor_at(opened, one, of), anchor_at(opened, other, of))
            keys = [speaker_key(opened, anchor) for anchor in anchors] if of == "speaker" else []
        if anchors[0] == anchors[1]:
            raise UsageError(f"{one!r} and {other!r} are the same {of}")
        change = {"keys": keys} if kind == "merge" and all(keys) and keys else {}
        _decide(ledger, kind, of, anchors, change=change, by=by, why=why)

    return run


@click.command("undo")
@click.argument("number", type=int)
@ledger_option
def _undo(number: int, ledger: str | None) -> None:
    """Take a decision back; it stays in the ledger, marked as undone."""
    with Ledger.open(ledger) as opened:
        made = undo(opened, number)
        _settle(opened)
    click.echo(f"review {number} undone: {made.kind} {made.of} by {made.by}")


@click.command("list")
@ledger_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def _list(ledger: str | None, form: str) -> None:
    """List all decisions, with those whose words are gone as orphans."""
    with Ledger.open(ledger) as opened:
        kept = list(whole.reviews(opened))
    if form == "json":
        click.echo(json.dumps([review_record(each) for each in kept], ensure_ascii=False, indent=2))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold cyan")
    for heading in ("n", "day", "by", "decision", "words", "state"):
        table.add_column(heading)
    for each in kept:
        made = each.review
        state = "undone" if made.undone_at else "orphan" if each.orphan else ""
        table.add_row(str(made.n), made.at[:10], made.by, f"{made.kind} {made.of}", _told(made), state)
    console().print(table if kept else "none")


def _told(made: Review) -> Text:
    """The words that a decision is about, what it sets, and why, a line each."""
    told = Text(" / ".join(shorten(anchor.text, 60, placeholder="…") for anchor in made.anchors))
    if made.kind in ("correct", "missed") and made.change:
        told.append("\n" + " ".join(f"{name}={_given(value)}" for name, value in made.change.items()))
    if made.why:
        told.append(f"\n{made.why}", style="dim")
    return told


def _given(value: Any) -> str:
    """A value of a correction, as ``correct`` takes it."""
    if isinstance(value, dict) and "spans" in value:
        return ",".join(f"{each['start']}:{each['end']}" for each in value["spans"])
    return json.dumps(value, ensure_ascii=False)


for _command in (
    _plain_decision("accept", "Say that a statement or figure is right as it is."),
    _plain_decision("reject", "Take a statement or figure out: it is none."),
    _correct,
    _missed,
    _pair_decision("merge", "Say that two questions, speakers or stories are one."),
    _pair_decision(
        "split",
        "Say that two figures answer different questions, that two people or two articles' stories are not one.",
    ),
    _undo,
    _list,
):
    review_commands.add_command(_command)
