"""Printed and machine-written dates."""

from __future__ import annotations

import time

import pytest

from laut.document.dates import is_date_line, iso, written_dates
from laut.document.page_words import page_words
from laut.languages.registry import available, language_for

WORDS = page_words(tuple(language_for(code) for code in available())).dates


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("10. April 2025, 17:45 Uhr", ["2025-04-10T17:45:00"]),
        ("24.04.2025 – 06.00 Uhr", ["2025-04-24T06:00:00"]),
        ("11. September 2025, 22:50 Uhr MESZ", ["2025-09-11T22:50:00+02:00"]),
        ("5. Jänner 2024", ["2024-01-05"]),
        ("March 7, 2024 14:10", ["2024-03-07T14:10:00"]),
        ("Tue 5 Mar 2024 05.58 GMT", ["2024-03-05T05:58:00+00:00"]),
        ("Sept. 3, 2025 6:31 p.m.", ["2025-09-03T18:31:00"]),
        ("Published 5 March 2024, updated 6 March 2024", ["2024-03-05", "2024-03-06"]),
        ("31. Februar 2024", []),
        ("03/05/2024", []),
        ("Version 1.2.3.4", []),
    ],
)
def test_written_dates(line: str, expected: list[str]) -> None:
    assert [found.iso for found in written_dates(line, WORDS)] == expected


def test_written_dates_tell_changes_from_publishing() -> None:
    line = "Aktualisiert: 4. Mai 2024, 10:22 Uhr | Veröffentlicht: 3. Mai 2024"
    assert [found.modified for found in written_dates(line, WORDS)] == [True, False]


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Stand: 12.3.2024, 9 Uhr", True), ("Am 12.3.2024 starben 9 Menschen", False), ("9 Menschen", False)],
)
def test_is_date_line(line: str, expected: bool) -> None:
    assert is_date_line(line, WORDS) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-05T05:58:00Z", "2024-03-05T05:58:00+00:00"),
        ("2024-03-05T05:58:00.000+0100", "2024-03-05T05:58:00+01:00"),
        ("2024-03-05 05:58:00 +0100", "2024-03-05T05:58:00+01:00"),
        ("Tue, 05 Mar 2024 05:58:00 GMT", "2024-03-05T05:58:00+00:00"),
        ("1709618280", "2024-03-05T05:58:00+00:00"),
        ("2024-03-05", "2024-03-05"),
        ("gestern", None),
        ("0001-01-01", None),
    ],
)
def test_iso(value: str, expected: str | None) -> None:
    assert iso(value) == expected


def test_a_page_cannot_make_a_date_take_long() -> None:
    began = time.process_time()
    assert iso("T1212+" * 50_000) is None
    assert time.process_time() - began < 1
