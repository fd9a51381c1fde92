"""``add --shards``: sources into Parquet shards, on any number of machines that see the same files.

No process reads for another: each takes a piece (a whole archive, or some files)
and writes its shard. A shard's name is made of its sources and of how they are
read, so that the same work makes the same file: whoever is killed over a piece,
and however often it is done, it is one shard or none.
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from laut.base.errors import InputError, LautError, UsageError, one_line
from laut.document.sources import inputs
from laut.ledger.entries import Entry, Failure
from laut.reader import VERSION, Wishes
from laut.recorder.crew import Crew
from laut.recorder.preparing import failure_of, prepared
from laut.recorder.shards import SHARD, counted, to_shard
from laut.recorder.sources import spread

__all__ = ["Sharded", "shard"]

_ARCHIVES = (".jsonl", ".wacz", ".warc", ".warc.gz")
_FILES = 200  # pages of a shard where each has a file of its own


@dataclass(frozen=True, slots=True)
class Sharded:
    """A shard that is there: the pages and failures in it; ``new`` where it was written just now."""

    path: str
    pages: int
    failures: int
    new: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """Sources that make one shard, and its name."""

    name: str
    sources: tuple[str, ...]


def shard(sources: Iterable[str], wishes: Wishes, *, folder: Path, crew: Crew) -> Iterator[Sharded]:
    """Read all that ``sources`` name into shards in ``folder``; tells of each as it is done, those that are there too.

    Raises LautError where the folder cannot be written, UsageError where the
    wishes can be met by no page, or a source is standard input: a shard's name
    cannot tell what comes there, and another process has none.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LautError(f"{str(folder)!r} cannot be made ({error.strerror or error}); give another folder") from error
    work = partial(_write, folder=str(folder.absolute()), wishes=wishes)
    yield from crew.in_order(work, _pieces(spread(sources), wishes))


def _pieces(sources: Iterable[str], wishes: Wishes) -> Iterator[_Piece]:
    files: list[str] = []
    for source in sources:
        if source == "-":
            raise UsageError("'-' cannot be read into shards; save it to a file, or add it without --shards")
        here = os.path.abspath(source) if Path(source).exists() else source  # a worker may stand in another folder
        if here.lower().endswith(_ARCHIVES):
            yield _piece((here,), wishes)
            continue
        files.append(here)
        if len(files) == _FILES:
            yield _piece(tuple(files), wishes)
            files = []
    if files:
        yield _piece(tuple(files), wishes)


def _piece(sources: tuple[str, ...], wishes: Wishes) -> _Piece:
    told = json.dumps([VERSION, repr(wishes), [(source, *_state(source)) for source in sources]])
    return _Piece(hashlib.sha256(told.encode()).hexdigest()[:24], sources)


def _state(source: str) -> tuple[int, int]:
    """A file's size and time of change: under the same name, another content is another piece."""
    try:
        state = Path(source).stat()
    except (OSError, ValueError):
        return 0, 0
    return state.st_size, state.st_mtime_ns


def _write(piece: _Piece, *, folder: str, wishes: Wishes) -> Sharded:
    path = Path(folder) / f"{piece.name}{SHARD}"
    unfinished = path.with_name(f".{piece.name}.{uuid.uuid4().hex}")
    try:
        if (there := counted(path)) is not None:
            return Sharded(str(path), *there, new=False)
        try:
            to_shard(_read(piece, wishes), unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        return Sharded(str(path), *(counted(path) or (0, 0)), new=True)
    except OSError as error:
        words = error.strerror or one_line(error)
        raise LautError(
            f"{str(path)!r} cannot be written ({words}); check the folder and add the same again"
        ) from error


def _read(piece: _Piece, wishes: Wishes) -> Iterator[Entry | Failure]:
    for source in piece.sources:
        for given in inputs(source):
            yield failure_of(given) if isinstance(given, InputError) else prepared(given, wishes)
