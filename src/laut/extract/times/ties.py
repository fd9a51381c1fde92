"""Which time a figure is of: the nearest one in its clause, else in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from laut.base.records import Time
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.times.lexicon import time_words

__all__ = ["tied_time"]

_CLAUSE_MARKS = frozenset(',;:–—()„“”"«»')
_COMPARED_WITHIN = 3  # "mehr als noch im April": so many words from the comparison to the time


def tied_time(
    figure: Span, analysis: Analysis, sentence: range, times: Sequence[Time], frames: Sequence[Span] = ()
) -> Time | None:
    """The time expression that the figure at ``figure`` (code points, half-open) is tied to, or None.

    ``sentence`` is the range of words that holds the figure; ``times`` are the
    article's, in order. Only a DATE or TIME says when: a DURATION is a figure
    itself and a SET a rate. A time that is compared with ("mehr als am Vortag")
    or that stands in one of ``frames`` (reporting clauses: "sagte sie am
    Montag") is not the figure's. Of the rest the one with the fewest clause
    marks between wins, then the nearest, then the one before the figure.
    """
    words = analysis.words
    whole = words.span(sentence)
    ranked: list[tuple[int, int, bool, Time]] = []
    for time in times[bisect_left(times, whole.start, key=lambda time: time.start) :]:
        if time.start >= whole.end:
            break
        span = Span(time.start, time.end)
        if time.type not in {"DATE", "TIME"} or span.meets(figure) or any(frame.meets(span) for frame in frames):
            continue
        before = span.start < figure.start
        between = words.within(Span(span.end, figure.start) if before else Span(figure.end, span.start))
        if not _is_compared(analysis, words.within(span).start, sentence):
            marks = sum(words.forms[i] in _CLAUSE_MARKS for i in between)
            ranked.append((marks, len(between), not before, time))
    return min(ranked, key=lambda candidate: candidate[:3])[3] if ranked else None


def _is_compared(analysis: Analysis, start: int, sentence: range) -> bool:
    """Whether the time that starts at the word ``start`` is what something else is compared with."""
    before = analysis.lower[max(sentence.start, start - _COMPARED_WITHIN) : start]
    return not time_words(analysis.language).comparisons.isdisjoint(before)
