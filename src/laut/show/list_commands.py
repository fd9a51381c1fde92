"""The commands that list a ledger's records, with the filters that each of them has."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, get_args

import click

from laut.base.records import Act, Hedge, Measure
from laut.ledger import compared, lists
from laut.ledger.filters import Filters
from laut.ledger.growth import waiting
from laut.ledger.store import Ledger
from laut.show.ledger_options import ledger_option
from laut.show.lists import FORMATS, ListFormat, print_list
from laut.show.question import print_question

__all__ = ["COMMANDS"]

_FILTERS: dict[str, Callable[[Any], Any]] = {
    "since": click.option("--since", metavar="DAY", help="From this day, month or year on (YYYY-MM-DD)."),
    "until": click.option("--until", metavar="DAY", help="Up to this day, month or year, included."),
    "speaker": click.option(
        "--speaker", metavar="NAME", help="Words of the name of who says it, or their beginnings; or a speaker's id."
    ),
    "act": click.option("--act", type=click.Choice(get_args(Act)), help="What is done by saying it."),
    "hedge": click.option("--hedge", type=click.Choice(get_args(Hedge)), help="How sure it is said to be."),
    "measure": click.option("--measure", type=click.Choice(get_args(Measure)), help="What is measured."),
    "place": click.option("--place", metavar="NAME", help="The place that a figure is of."),
    "outlet": click.option("--outlet", metavar="NAME", help="The outlet that published it, by its whole name."),
    "language": click.option("--language", metavar="CODE", help="The language of the article."),
    "story": click.option("--story", metavar="ID", help="The story that it belongs to."),
    "words": click.option("--words", metavar="WORDS", help='Words in it; "a phrase", a beginning*.'),
    "disputed": click.option("--disputed", is_flag=True, help="Only where sources part."),
}
_Listed = Callable[[Ledger, Filters], Sequence[Any]]


def _list_command(name: str, listed: _Listed, record: type, filters: str, text: str) -> click.Command:
    """A command that prints what ``listed`` gives, with these filters as options."""

    def run(ledger: str | None, form: ListFormat, limit: int, **wanted: Any) -> None:
        with Ledger.open(ledger) as opened:
            print_list(listed(opened, Filters(limit=limit, **wanted)), record, form, limit=limit)
            _tell_waiting(opened)

    command: Callable[..., Any] = run
    command = click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)(command)
    command = click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)(command)
    for each in reversed(filters.split()):
        command = _FILTERS[each](command)
    return click.command(name, help=text)(ledger_option(command))


def _tell_waiting(ledger: Ledger) -> None:
    """Say on stderr where an add was stopped: what is listed may lack what it would have found."""
    if behind := waiting(ledger):
        click.echo(f"laut: {behind:,} articles are not compared yet; `laut add` without sources does it", err=True)


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@ledger_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
def _search(words: tuple[str, ...], ledger: str | None, form: ListFormat, limit: int, **wanted: Any) -> None:
    """Find articles that hold all WORDS, the newest first.

    Title and text are searched. A phrase stands in quotation marks, a beginning ends in *; case and accents
    do not matter.
    """
    asked = " ".join(f'"{word}"' if " " in word else word for word in words)
    with Ledger.open(ledger) as opened:
        print_list(lists.search(opened, Filters(words=asked, limit=limit, **wanted)), lists.Hit, form, limit=limit)


for _name in ("since", "until", "outlet", "language", "story"):
    _FILTERS[_name](_search)


@click.command("question")
@click.argument("name", metavar="ID")
@ledger_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def _question(name: str, ledger: str | None, form: ListFormat) -> None:
    """Print all that is reported on one question, and who disagrees.

    ID is that of a question, or of any figure that answers it.
    """
    with Ledger.open(ledger) as opened:
        print_question(compared.question_page(opened, name), form, sys.stdout)


COMMANDS: tuple[click.Command, ...] = (
    _list_command(
        "articles",
        lists.list_articles,
        lists.ArticleRow,
        "since until outlet language story words",
        "List articles, the newest first.",
    ),
    _list_command(
        "statements",
        lists.list_statements,
        lists.StatementRow,
        "since until speaker act hedge outlet language story words",
        "List who says what, the newest first.",
    ),
    _list_command(
        "figures",
        lists.list_figures,
        lists.FigureRow,
        "since until speaker act hedge measure place outlet language story",
        "List who says how many, the newest first.",
    ),
    _list_command(
        "stories",
        compared.list_stories,
        compared.StoryRow,
        "since until speaker measure place outlet language disputed",
        "List stories: articles about one event.",
    ),
    _list_command(
        "questions",
        compared.list_questions,
        compared.QuestionRow,
        "since until speaker measure place story disputed",
        "List questions: what several figures answer, and their range.",
    ),
    _list_command(
        "disputes",
        compared.list_disputes,
        compared.DisputeRow,
        "since until speaker measure place story",
        "List where independent sources part, the newest first.",
    ),
    _list_command(
        "turns",
        compared.list_turns,
        compared.TurnRow,
        "since until speaker story",
        "List what was alleged, denied, admitted, confirmed, and when.",
    ),
    _list_command(
        "speakers",
        compared.list_speakers,
        compared.SpeakerRow,
        "speaker",
        "List who says something, over all articles, who says most first.",
    ),
    _search,
    _question,
)
