"""None as a number: where it answers how many, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laut.base.records import Figure

Figures = Callable[..., list[Figure]]


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("Der Norden hält elf Soldaten gefangen. Der Süden sagt, er halte keinen.", "de", "Soldaten"),
        ("The north is still holding 11 soldiers. The south says it holds none.", "en", "soldiers"),
        ("Wie viele Soldaten stehen am Fluss?\n\nKeiner, sagt die Regierung.", "de", "Soldaten"),
    ],
)
def test_none_answers_how_many(figures: Figures, text: str, language: str, counted: str) -> None:
    none = figures(text, language)[-1]
    assert (none.low, none.high, none.counted) == (0, 0, counted)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gibt es dafür Beweise? Bislang keine.", "de"),
        ("Neun Menschen wurden verletzt. Tote gab es keine.", "de"),
        ("Elf Menschen kamen. Keiner der Zeugen blieb.", "de"),
        ("She asked for proof. There was none.", "en"),
        ("Eleven people came. None of them stayed.", "en"),
    ],
)
def test_none_of_something_is_no_figure(figures: Figures, text: str, language: str) -> None:
    assert all(figure.low != 0 for figure in figures(text, language))
