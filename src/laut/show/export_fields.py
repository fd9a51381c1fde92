"""The columns of tabular exports, each with its type and what it means: header, data dictionary and cells from one place."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Generic, Literal, TypeVar

from laut.reader import VERSION
from laut.show.lists import csv_cell

__all__ = ["Field", "FieldType", "write_csv", "write_package"]

_T = TypeVar("_T")
FieldType = Literal["string", "number", "integer", "date", "year"]


@dataclass(frozen=True, slots=True)
class Field(Generic[_T]):
    """A column: its name, its type in Frictionless' words, what it means, and its value for one record."""

    name: str
    type: FieldType
    meaning: str
    of: Callable[[_T], Any]


def write_csv(fields: Sequence[Field[_T]], records: Iterable[_T], out: IO[str]) -> None:
    """Write records as CSV (RFC 4180, UTF-8, no BOM); an unknown value is an empty cell."""
    writer = csv.writer(out)
    writer.writerow([field.name for field in fields])
    writer.writerows([csv_cell(field.of(record)) for field in fields] for record in records)


def write_package(folder: Path, name: str, title: str, fields: Sequence[Field[Any]], key: str) -> None:
    """Write the Frictionless data package that describes ``<name>.csv`` in ``folder``: the data dictionary."""
    columns = [{"name": each.name, "type": each.type, "description": each.meaning} for each in fields]
    resource = {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {"fields": columns, "primaryKey": [key], "missingValues": [""]},
    }
    package = {
        "profile": "tabular-data-package",
        "name": f"laut-{name}",
        "title": title,
        "sources": [{"title": f"laut {VERSION}"}],
        "resources": [resource],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, "utf-8")
