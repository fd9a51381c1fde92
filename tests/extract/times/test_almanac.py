"""Calendar arithmetic against known dates."""

from __future__ import annotations

from datetime import date

import pytest

from laut.extract.times import almanac


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("E", 2024, date(2024, 3, 31)),
        ("E", 2025, date(2025, 4, 20)),
        ("E-2", 1961, date(1961, 3, 31)),
        ("E49", 2038, date(2038, 6, 13)),
        ("A1", 2023, date(2023, 12, 3)),  # the fourth Sunday is Christmas Eve itself
        ("A2", 2025, date(2025, 12, 7)),
        ("12-25", 2025, date(2025, 12, 25)),
        ("02-29", 2025, None),
    ],
)
def test_feast(rule: str, year: int, day: date | None) -> None:
    assert almanac.feast(rule, year) == day


@pytest.mark.parametrize(
    ("unit", "steps", "value"),
    [
        ("D", -1, "2025-12-30"),
        ("W", 0, "2026-W01"),
        ("M", 2, "2026-02"),
        ("Q", 1, "2026-Q1"),
        ("Y", -1, "2024"),
        ("DE", 0, "202"),
    ],
)
def test_period_around_a_turn_of_the_year(unit: str, steps: int, value: str) -> None:
    assert almanac.period(unit, date(2025, 12, 31), steps) == value


@pytest.mark.parametrize(
    ("unit", "number", "value"),
    [
        ("W", "2", "P2W"),
        ("TH", "28", "PT28H"),
        ("TH", "0.5", "PT30M"),
        ("Y", "1.5", "P1Y6M"),
        ("D", "2.5", "P2DT12H"),
        ("TS", "10.94", "PT10.94S"),
        ("DE", "3", "P30Y"),
        ("TM", "X", "PTXM"),
    ],
)
def test_duration(unit: str, number: str, value: str) -> None:
    assert almanac.duration(unit, number) == value


def test_nearest_weighs_tense_and_does_not_forbid() -> None:
    ago, ahead = date(2024, 6, 1), date(2025, 4, 1)
    assert almanac.nearest([ago, ahead], date(2025, 3, 13), -2) == ahead
    assert almanac.nearest([date(2025, 1, 1), date(2025, 6, 1)], date(2025, 3, 13), 2) == date(2025, 6, 1)
