"""The commands that fill and empty a ledger: add, reread, failures, export."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from laut.base.errors import UsageError
from laut.base.records import Engine
from laut.ledger.entries import Failure
from laut.ledger.lists import FailureRow, list_failures
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder.adding import Added, Held, SettledSome, add
from laut.recorder.adding import Progress as Done
from laut.recorder.cluster import Cluster
from laut.recorder.crew import Crew
from laut.recorder.pool import Pool
from laut.recorder.rereading import reread
from laut.recorder.sharding import Sharded, shard
from laut.show.export import EXPORTS, ExportFormat, export
from laut.show.ledger_options import ledger_option
from laut.show.lists import FORMATS, ListFormat, print_list
from laut.show.review_commands import review_commands

__all__ = ["COMMANDS"]
_jobs = click.option("--jobs", type=click.IntRange(min=1), help="Processes that read; one a core where not given.")
_cluster = click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Let the workers of a dask scheduler read (tcp://host:8786); needs laut[cluster].",
)
_engine = click.option("--engine", type=click.Choice(["default", "open", "grammar"]), help="How statements are found.")


@click.command("add")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@ledger_option
@click.option(
    "--date", "published", metavar="YYYY-MM-DD", help="When they were published, where the page does not say."
)
@click.option("--language", metavar="CODE", help="The articles' language; found by itself where not given.")
@_engine
@click.option("--as-is", is_flag=True, help="The text is the article; take nothing out of it.")
@_jobs
@_cluster
@click.option(
    "--shards",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write what is read to Parquet files in FOLDER, not into a ledger; add them later with FOLDER/*.parquet.",
)
def add_command(
    sources: tuple[str, ...],
    ledger: str | None,
    published: str | None,
    language: str | None,
    engine: Engine | None,
    as_is: bool,
    jobs: int | None,
    cluster: str | None,
    shards: Path | None,
) -> None:
    """Read articles into the ledger and compare them with the rest.

    SOURCE is a file, a folder, a pattern like 'news/**/*.html', an address, a .jsonl of articles (also of Fundus or
    news-please), a web archive (WARC, WACZ), a .parquet of --shards, or - for standard input. What is there already is
    not read again: after Ctrl-C or worse, add the same once more to go on. Without SOURCE, only what waits to be compared
    is compared.
    """
    wishes = Wishes(published=published, language=language, engine=engine, as_is=as_is)
    if shards:
        with _crew(jobs, cluster, alone=1) as crew:
            sys.exit(_follow_shards(shard(sources, wishes, folder=shards, crew=crew)))
    with Ledger.open(ledger, create=True) as opened, _crew(jobs, cluster) as crew:
        sys.exit(_follow(add(opened, sources, wishes, crew=crew), "new"))


@click.command("reread")
@ledger_option
@_engine
@_jobs
@_cluster
def reread_command(ledger: str | None, engine: Engine | None, jobs: int | None, cluster: str | None) -> None:
    """Read all kept pages again with this laut; reviews stay.

    A decision holds on to the words that it was made of.
    """
    with Ledger.open(ledger) as opened, _crew(jobs, cluster) as crew:
        sys.exit(_follow(reread(opened, engine=engine, crew=crew), "changed"))


def _crew(jobs: int | None, cluster: str | None, *, alone: int | None = None) -> Crew:
    """Who reads; ``alone`` is how many things a worker is handed at once, where not some."""
    if cluster and jobs:
        raise UsageError("--jobs is of this machine, --cluster of others; give one of them")
    if cluster:
        return Cluster(cluster, together=alone) if alone else Cluster(cluster)
    return Pool(jobs, few=alone) if alone else Pool(jobs)


def _follow_shards(done: Iterable[Sharded]) -> int:
    """Name each shard as it is there, say at the end what they hold; give back the exit code."""
    new = held = pages = failures = 0
    for each in done:
        new, held = new + each.new, held + (not each.new)
        pages, failures = pages + each.pages, failures + each.failures
        click.echo(
            f"{each.path}: {each.pages:,} pages, {each.failures:,} failed{'' if each.new else ' (already there)'}"
        )
    click.echo(f"{new:,} new shards, {held:,} already there; {pages:,} pages, {failures:,} failed", err=True)
    return 1 if failures else 0


def _follow(done: Iterable[Done], word: str) -> int:
    """Show how far it is, on stderr; say at the end what was done; give back the exit code."""
    new = held = failed = settled = 0
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        for each in done:
            if isinstance(each, Failure):
                failed += 1
                told = each.reason if each.source in each.reason else f"{each.source}: {each.reason}"
                progress.console.print(f"laut: {told}", style="red", markup=False, highlight=False, soft_wrap=True)
            elif isinstance(each, SettledSome):
                settled += each.articles
            elif isinstance(each, Added):
                new, held = new + each.new, held + (not each.new)
            elif isinstance(each, Held):
                held += 1
            stage = f"compared {settled:,}" if settled else f"read {new + held + failed:,}"
            progress.update(task, description=f"{stage} · {failed:,} failed")
    parts = [f"{new:,} {word}", f"{held:,} {'already there' if word == 'new' else 'as before'}"]
    click.echo("; ".join([*parts, f"{failed:,} failed (see `laut failures`)"] if failed else parts), err=True)
    return 1 if failed else 0


@click.command("failures")
@ledger_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
def failures_command(ledger: str | None, form: ListFormat, limit: int) -> None:
    """List sources that could not be read, and why, the latest first."""
    with Ledger.open(ledger) as opened:
        print_list(list_failures(opened, limit), FailureRow, form, limit=limit)


@click.command("export")
@ledger_option
@click.option("--format", "form", type=click.Choice(EXPORTS), default="json", show_default=True)
@click.option("--reviews", is_flag=True, help="Only what persons decided, as training data (JSON Lines).")
@click.option(
    "--to", "target", type=click.Path(path_type=Path), metavar="PATH", help="A file, or a folder for csv and parquet."
)
def export_command(ledger: str | None, form: ExportFormat, reviews: bool, target: Path | None) -> None:
    """Write the whole ledger, for other programs and for the archive."""
    with Ledger.open(ledger) as opened:
        export(opened, "reviews" if reviews else form, target)


COMMANDS: tuple[click.Command, ...] = (add_command, reread_command, failures_command, export_command, review_commands)
