"""``add``: sources into the ledger. Stopped at any moment, it is taken up by adding the same again.

Every page is kept in a transaction with all that was read in it, so a page is in
the ledger whole or not at all; pages that are there already are not read again;
and what waits to be compared says so itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from laut.base.errors import InputError
from laut.document.sources import Input, inputs
from laut.ledger.entries import Entry, Failure, digest_of
from laut.ledger.keeping import keep, known
from laut.ledger.store import Ledger
from laut.reader import Wishes
from laut.recorder.crew import Crew
from laut.recorder.preparing import failure_of, prepared, told_of
from laut.recorder.settling import settle_all
from laut.recorder.shards import from_shard
from laut.recorder.sources import spread

__all__ = ["Added", "Given", "Held", "Progress", "SettledSome", "add", "add_inputs"]

_LOOKED_UP = 32  # pages asked for in one question
_KEPT_AT_ONCE = 16  # pages kept by one transaction; as many are read again after a kill at worst


@dataclass(frozen=True, slots=True)
class Held:
    """A page that the ledger has already."""

    source: str


@dataclass(frozen=True, slots=True)
class Added:
    """A page that was read and kept: its article, whether that is ``new``, and how much it says."""

    source: str
    article: str
    new: bool
    statements: int
    figures: int


@dataclass(frozen=True, slots=True)
class SettledSome:
    """So many articles more have been compared with what was there."""

    articles: int


Progress = Held | Added | Failure | SettledSome
Given = Input | InputError | Entry | Failure  # a page to be read; or one that a shard holds read, or failed, already


def add(ledger: Ledger, sources: Iterable[str], wishes: Wishes, *, crew: Crew) -> Iterator[Progress]:
    """Read all that ``sources`` name (files, folders, patterns, shards, ``-``) and keep it; tells what is done as it is done.

    Pages come in their order, then the comparison; ``crew`` reads and compares,
    this process keeps. Raises UsageError where the wishes can be met by no page,
    LedgerError where the ledger cannot be written.
    """
    given = (found for source in spread(sources) for found in _found(source))
    yield from add_inputs(ledger, given, wishes, crew=crew)
    ledger.tidy()


def add_inputs(ledger: Ledger, given: Iterable[Given], wishes: Wishes, *, crew: Crew) -> Iterator[Progress]:
    """Read inputs and keep them, as ``add`` does with those that its sources name."""
    yield from _kept(ledger, _arrivals(ledger, crew, given, wishes))
    for articles in settle_all(ledger, crew):
        yield SettledSome(articles)


def _found(source: str) -> Iterator[Given]:
    yield from from_shard(source) if source.lower().endswith(".parquet") else inputs(source)


def _new(ledger: Ledger, arriving: Iterable[Given], wishes: Wishes) -> Iterator[Input | Entry | Failure | Held]:
    """What is given, in order; what the ledger has already by name only, what could not be had as failures."""
    given = iter(arriving)
    while some := list(islice(given, _LOOKED_UP)):
        digests = [_digest(each, wishes) for each in some]
        held = known(ledger, filter(None, digests))
        for each, digest in zip(some, digests, strict=True):
            if isinstance(each, InputError):
                yield failure_of(each)
            elif isinstance(each, Failure) or digest not in held:
                yield each
            else:
                yield Held(each.facts.source if isinstance(each, Input) else each.page.source)


def _digest(given: Given, wishes: Wishes) -> str | None:
    """The digest under which the ledger would hold a page, None where there is no page."""
    if isinstance(given, Input):
        return digest_of(given.data, told_of(given, wishes))
    return given.page.digest if isinstance(given, Entry) else None


def _arrivals(ledger: Ledger, crew: Crew, given: Iterable[Given], wishes: Wishes) -> Iterator[Entry | Failure | Held]:
    """What is to be kept, in the order of the sources; only what is new is read, by all hands."""
    passed: deque[Entry | Failure | Held | None] = deque()  # None: stands for a page that is being read

    def to_read() -> Iterator[Input]:
        for each in _new(ledger, given, wishes):
            passed.append(None if isinstance(each, Input) else each)
            if isinstance(each, Input):
                yield each

    for entry in crew.in_order(partial(prepared, wishes=wishes), to_read()):
        while (waiting := passed.popleft()) is not None:
            yield waiting
        yield entry
    yield from (waiting for waiting in passed if waiting is not None)


def _kept(ledger: Ledger, arrivals: Iterator[Entry | Failure | Held]) -> Iterator[Progress]:
    batch: list[Entry | Failure | Held] = []
    try:
        for arrival in arrivals:
            batch.append(arrival)
            if len(batch) == _KEPT_AT_ONCE:
                yield from _keep(ledger, batch)
                batch = []
    except KeyboardInterrupt:  # what is read is kept before we go
        list(_keep(ledger, batch))
        raise
    yield from _keep(ledger, batch)


def _keep(ledger: Ledger, batch: list[Entry | Failure | Held]) -> Iterator[Progress]:
    arrived = [each for each in batch if not isinstance(each, Held)]
    new = iter(keep(ledger, arrived) if arrived else ())
    for each in batch:
        if isinstance(each, Held):
            yield each
        elif isinstance(each, Failure):
            next(new)
            yield each
        else:
            said = each.reading
            yield Added(each.page.source, said.document.id, next(new), len(said.statements), len(said.figures))
