"""The gazetteer that laut ships, read once when the first place is asked for.

Built by ``python -m evaluation.gazetteer`` from GeoNames (CC BY 4.0) and CLDR; the
file is a gzipped table so that reading it takes a tenth of a second.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Entry", "Gazetteer", "gazetteer"]

_FILE = Path(__file__).parent / "gazetteer.tsv.gz"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place: ISO 3166 country, English name, WGS 84, people living there."""

    is_country: bool
    country: str
    name: str
    lat: float | None
    lon: float | None
    population: int


@dataclass(frozen=True, eq=False, slots=True)
class Gazetteer:
    """Rows of the file by the names of their place; countries by their code, too."""

    rows: Mapping[str, list[str]]
    countries: Mapping[str, Entry]

    def entries(self, name: str) -> tuple[Entry, ...]:
        """What ``name`` may be, countries first, then the most populous; empty where it is not known."""
        rows = self.rows.get(name)
        return tuple(map(_entry, rows)) if rows is not None else ()


def _entry(row: str) -> Entry:
    kind, country, name, lat, lon, population, _ = row.split("\t")
    return Entry(
        kind == "country", country, name, float(lat) if lat else None, float(lon) if lon else None, int(population)
    )


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, read at the first call."""
    rows: dict[str, list[str]] = {}
    countries: dict[str, Entry] = {}
    for line in gzip.decompress(_FILE.read_bytes()).decode("utf-8").splitlines():
        fields = line.split("\t")
        if fields[0] == "country":
            countries[fields[1]] = _entry(line)
        rows.setdefault(fields[2], []).append(line)
        if fields[6]:
            for other in fields[6].split("|"):
                rows.setdefault(other, []).append(line)
    return Gazetteer(rows=rows, countries=countries)
