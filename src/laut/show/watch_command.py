"""`laut watch`: feeds into the ledger, until it is stopped."""

from __future__ import annotations

from contextlib import suppress

import click

from laut.document.fetch import shared_fetcher
from laut.ledger.entries import Failure
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder.adding import Added
from laut.recorder.watching import Heard, Timing, watch
from laut.show.ledger_options import ledger_option

__all__ = ["COMMANDS"]


@click.command("watch")
@click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
@ledger_option
@click.option(
    "--every", type=click.IntRange(min=60), default=900, show_default=True, help="Seconds between two looks at a feed."
)
@click.option("--language", metavar="CODE", help="The articles' language; found by itself where not given.")
def watch_command(feeds: tuple[str, ...], ledger: str | None, every: int, language: str | None) -> None:
    """Watch feeds and keep every article they offer, until Ctrl-C.

    FEED is the address of RSS, Atom, JSON Feed or a news sitemap. robots.txt is kept, a host is asked no more than
    once a second, and private addresses are never asked. To go on after a stop, watch the same feeds again.
    """
    with Ledger.open(ledger, create=True) as opened, suppress(KeyboardInterrupt):
        for told in watch(opened, feeds, Wishes(language=language), shared_fetcher(), Timing(every=float(every))):
            if isinstance(told, Heard):
                click.echo(f"{told.feed}: {told.fault or f'{told.offers} offered'}")
            elif isinstance(told, Failure):
                click.echo(f"laut: {told.source}: {told.reason}", err=True)
            elif isinstance(told, Added) and told.new:
                click.echo(f"  {told.source}: {told.statements} statements, {told.figures} figures")


COMMANDS: tuple[click.Command, ...] = (watch_command,)
