"""Records in a few words."""

import pytest

from laut.base.comparison import Step
from laut.show.wording import between, number, steps_told, unit_shown


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (7, 7, "7"),
        (7, 12, "7–12"),
        (7, None, "≥ 7"),
        (None, 12, "≤ 12"),
        (None, None, "?"),
        (4.5e6, 4.5e6, "4\u202f500\u202f000"),
        (0.5, 0.5, "0.5"),
    ],
)
def test_bounds_are_written_as_a_person_writes_them(low, high, told):
    assert between(low, high) == told


def test_a_number_of_millions_has_no_exponent():
    assert number(12_345_678) == "12\u202f345\u202f678"


def test_only_a_number_that_needs_it_has_its_unit():
    assert unit_shown("money", "EUR") == " EUR"
    assert unit_shown("killed", "person") == ""
    assert unit_shown("share", None) == ""


def step(act, date="2026-03-03", by="Lenzwerke AG", statement="a.s1"):
    return Step(act=act, date=date, article="a", statement=statement, by=by)


def test_a_step_told_twice_stands_once():
    told = steps_told(
        [step("alleged", by=None), step("denied"), step("denied", statement="a.s2"), step("denied", None)]
    )
    assert told.splitlines() == [
        "2026-03-03 alleged, nobody is named",
        "2026-03-03 denied by Lenzwerke AG ×2",
        "undated denied by Lenzwerke AG",
    ]
