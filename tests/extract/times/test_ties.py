"""Which time a figure is tied to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.times import find_times, tied_time


@pytest.mark.parametrize(
    ("text", "figure", "time"),
    [
        ("Am Dienstag starben in Velmar 30 Menschen.", "30", "Dienstag"),
        ("Im Vorjahr waren es 12 Fälle, in diesem Jahr sind es 45.", "45", "diesem Jahr"),
        ("Im Vorjahr waren es 12 Fälle, in diesem Jahr sind es 45.", "12", "Vorjahr"),
        ("Gezählt wurden 480 Zelte mehr als am Vortag.", "480", None),
        ("Seit zwei Wochen sind 40 Dörfer ohne Strom.", "40", None),
        ("Das Treffen dauerte 30 Stunden.", "30", None),
        ("Am Montag, so die Wehr, brannten sechs Häuser.", "sechs", "Montag"),
        ("Seit dem 7. März sind 214 Soldaten gefallen.", "214", None),
        ("52 Menschen starben, als die Fähre am Montag sank.", "52", None),
    ],
)
def test_tied_time(text: str, figure: str, time: str | None, analysed: Callable[[str, str], Analysis]) -> None:
    analysis = analysed(text, "de")
    times = find_times(analysis, "2025-03-13")
    start = text.index(figure)
    tied = tied_time(Span(start, start + len(figure)), analysis, analysis.words.sentences[0], times)
    assert (tied.text if tied else None) == time


def test_tied_time_leaves_the_day_of_speaking_aside(analysed: Callable[[str, str], Analysis]) -> None:
    text = "30 Menschen seien gestorben, sagte Alva Renn am Montag."
    analysis = analysed(text, "de")
    frame = Span(text.index(", sagte"), len(text))
    times = find_times(analysis, "2025-03-13")
    assert tied_time(Span(0, 2), analysis, analysis.words.sentences[0], times, [frame]) is None
