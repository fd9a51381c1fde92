"""The command line: each command parses, calls, prints."""

from __future__ import annotations

import json
import sys

import click

from laut.base.errors import InputError, LautError
from laut.base.plain import schema, to_json
from laut.document.sources import inputs
from laut.reader import VERSION, read_input

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="laut")
def main() -> None:
    """laut reads news and keeps a ledger of who says what, how many, and on whose word."""


@main.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["table", "json", "jsonl", "html"]), default="table")
@click.option("--date", "published")
@click.option("--language")
@click.option("--engine", type=click.Choice(["default", "open", "grammar"]))
@click.option("--as-is", is_flag=True)
def read(sources, form, published, language, engine, as_is) -> None:  # type: ignore[no-untyped-def]
    """Read articles and print what they say."""
    failed = False
    for source in sources:
        for given in inputs(source):
            try:
                if isinstance(given, InputError):
                    raise given
                print(to_json(read_input(given, engine=engine, as_is=as_is)))
            except LautError as error:
                failed = True
                print(json.dumps({"error": str(error), "source": source}))
    sys.exit(1 if failed else 0)


@main.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of what `laut read` prints."""
    print(json.dumps(schema(), indent=2))
