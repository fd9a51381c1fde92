"""`laut export`: the whole ledger in one of several forms, to standard output, a file or a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Literal, get_args

from laut.base.errors import LautError, UsageError
from laut.ledger.store import Ledger
from laut.show.export_csv import FIGURE_FIELDS, figure_records
from laut.show.export_fields import Field, write_csv, write_package
from laut.show.export_ged import GED_FIELDS, deaths
from laut.show.export_json import export_json
from laut.show.export_jsonld import export_jsonld
from laut.show.export_parquet import export_parquet
from laut.show.export_reviews import export_reviews
from laut.show.export_warc import export_warc

__all__ = ["EXPORTS", "ExportFormat", "export"]

ExportFormat = Literal["json", "csv", "ged", "parquet", "jsonld", "warc", "reviews"]
EXPORTS: tuple[ExportFormat, ...] = get_args(ExportFormat)
_TEXTS: dict[str, Callable[[Ledger, IO[str]], None]] = {
    "json": export_json,
    "jsonld": export_jsonld,
    "reviews": export_reviews,
}


def export(ledger: Ledger, form: ExportFormat, target: Path | None) -> None:
    """Write the ledger as ``form`` to ``target``; None is standard output.

    ``csv`` and ``ged`` to a folder come with their data dictionary; ``parquet``
    needs a folder. Raises UsageError where the target does not fit, LautError
    where it cannot be written.
    """
    try:
        if form == "csv":
            _table(ledger, target, "figures", "Figures with who says them", FIGURE_FIELDS, figure_records, "figure")
        elif form == "ged":
            _table(ledger, target, "ged", "Deaths as reported, in the shape of UCDP GED", GED_FIELDS, deaths, "id")
        elif form == "parquet":
            if target is None or target.is_file():
                raise UsageError("parquet is several files: name a folder with --to")
            export_parquet(ledger, target)
        elif form == "warc":
            _warc(ledger, target)
        else:
            with _opened(target) as out:
                _TEXTS[form](ledger, out)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise LautError(f"cannot write {str(target or 'standard output')!r}: {error.strerror or error}") from error


@contextmanager
def _opened(target: Path | None) -> Iterator[IO[str]]:
    if target is None:
        yield sys.stdout
        return
    if target.is_dir():
        raise UsageError(f"{str(target)!r} is a folder; name a file with --to")
    with target.open("w", encoding="utf-8", newline="") as out:
        yield out


def _table(
    ledger: Ledger,
    target: Path | None,
    name: str,
    title: str,
    fields: tuple[Field[Any], ...],
    records: Callable[[Ledger], Iterator[Any]],
    key: str,
) -> None:
    """A table alone (to a file or standard output), or in a folder with its data dictionary."""
    whole_package = target is not None and (target.is_dir() or not target.suffix)
    if target is not None and whole_package:
        target.mkdir(parents=True, exist_ok=True)
        write_package(target, name, title, fields, key)
        target = target / f"{name}.csv"
    with _opened(target) as out:
        write_csv(fields, records(ledger), out)


def _warc(ledger: Ledger, target: Path | None) -> None:
    if target is None:
        if os.isatty(sys.stdout.fileno()):
            raise UsageError("a web archive is no text for a terminal: name a file with --to, as in --to pages.warc.gz")
        export_warc(ledger, sys.stdout.buffer)
        return
    with target.open("wb") as out:
        export_warc(ledger, out)
