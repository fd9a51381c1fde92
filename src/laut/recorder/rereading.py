"""``reread``: the pages that the ledger keeps, read by the laut of today; reviews stay where their words are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from laut.base.records import Engine
from laut.ledger.entries import Entry, Failure
from laut.ledger.renewing import renew, stored_pages
from laut.ledger.store import Ledger
from laut.recorder.adding import Added, Progress, SettledSome
from laut.recorder.crew import Crew
from laut.recorder.preparing import read_again
from laut.recorder.settling import settle_all

__all__ = ["reread"]


def reread(ledger: Ledger, *, crew: Crew, engine: Engine | None = None) -> Iterator[Progress]:
    """Read every kept page again and put what is new in the old one's place; tells what is done as it is done.

    ``Added.new`` says whether the reading changed. A page that cannot be read any
    more keeps its old reading, and is yielded as a failure. Stopped, it is begun
    again; nothing is lost by that.
    """
    for again in crew.in_order(partial(read_again, engine=engine), stored_pages(ledger)):
        yield again if isinstance(again, Failure) else _renewed(ledger, again)
    for articles in settle_all(ledger, crew):
        yield SettledSome(articles)
    ledger.tidy()


def _renewed(ledger: Ledger, entry: Entry) -> Added:
    said = entry.reading
    changed = renew(ledger, entry)
    return Added(entry.page.source, said.document.id, changed, len(said.statements), len(said.figures))
