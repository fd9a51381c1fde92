"""Folding: the same name however it is written."""

import pytest

from laut.base.fold import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Halvør", "halvor"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Ürün", "urun"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("", ""),
    ],
)
def test_case_and_accents_are_taken_off(text: str, expected: str) -> None:
    assert fold(text) == expected
