"""The command line: each command parses, calls, prints. Exit codes: 0, 1 (failed), 2 (misused)."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any

import click

from laut.base.errors import LautError
from laut.base.plain import schema
from laut.base.records import Engine
from laut.languages.registry import available, language_for, supplies
from laut.reader import VERSION, Wishes
from laut.show.reading import Format, print_outcomes, readings

__all__ = ["main"]

# Commands of a ledger, by the module that holds them: loaded when asked for, since reading needs no database.
_LATER = {
    "laut.show.demo_command": ("demo",),
    "laut.show.ledger_commands": ("add", "export", "failures", "reread", "review"),
    "laut.show.list_commands": (
        "articles", "disputes", "figures", "question", "questions", "search", "speakers", "statements", "stories", "turns",
    ),
    "laut.show.serve_command": ("serve",),
    "laut.show.watch_command": ("watch",),
}  # fmt: skip


_SECTIONS = {
    "Try": ("demo", "read", "languages", "schema"),
    "Fill a ledger": ("add", "watch", "reread", "failures"),
    "Look into it": (
        "stories", "questions", "question", "disputes", "turns", "search", "articles", "statements", "figures", "speakers",
    ),
    "Decide, and pass on": ("review", "export", "serve"),
}  # fmt: skip


class _Commands(click.Group):
    """A group whose commands end a user's mistake in one line, never in a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except LautError as error:
            click.echo(f"laut: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:  # `laut read … | head`: nobody is left to tell
            sys.stderr.close()
            ctx.exit(0)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, by name."""
        return sorted({*super().list_commands(ctx), *(name for names in _LATER.values() for name in names)})

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands in the order of use, not of the alphabet; one that no section names stands at the end."""
        named = {name for names in _SECTIONS.values() for name in names}
        others = tuple(name for name in self.list_commands(ctx) if name not in named)
        for title, names in {**_SECTIONS, "Others": others}.items():
            told = [(name, command) for name in names if (command := self.get_command(ctx, name))]
            if told:
                with formatter.section(title):
                    formatter.write_dl([(name, command.get_short_help_str(limit=66)) for name, command in told])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by name, loaded now where it is one of a ledger's."""
        for module, names in _LATER.items():
            if cmd_name in names:
                commands: tuple[click.Command, ...] = import_module(module).COMMANDS
                return next(each for each in commands if each.name == cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, naming the commands there are where one is misspelt."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(f"{error.message} Commands: {', '.join(self.list_commands(ctx))}.", ctx) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="laut")
def main() -> None:
    """laut reads news and keeps a ledger of who says what, how many, on whose word, and who says otherwise."""


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", "html"]), default="table", show_default=True
)
@click.option("--date", "published", metavar="YYYY-MM-DD", help="When it was published, where the page does not say.")
@click.option("--language", metavar="CODE", help="The article's language; found by itself where not given.")
@click.option(
    "--engine",
    type=click.Choice(["default", "open", "grammar"]),
    help="How statements are found; see `laut languages`.",
)
@click.option("--as-is", is_flag=True, help="The text is the article; take nothing out of it.")
def read(
    sources: tuple[str, ...],
    form: Format,
    published: str | None,
    language: str | None,
    engine: Engine | None,
    as_is: bool,
) -> None:
    """Read articles and print who says what and how many.

    SOURCE is a file (HTML or plain text), an address, a .jsonl of articles (also of Fundus or news-please), a web
    archive (WARC, WACZ), or - for standard input.
    """
    wishes = Wishes(published=published, language=language, engine=engine, as_is=as_is)
    sys.exit(print_outcomes(readings(sources, wishes), form))


@main.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of what `laut read` prints."""
    click.echo(json.dumps(schema(), indent=2))


@main.command()
def languages() -> None:
    """Print what each language supplies and lacks."""
    for code in available():
        click.echo(f"{code}  {language_for(code).name}")
        for part, there in supplies(code).items():
            click.echo(f"    {'yes' if there else 'no '}  {part}")
