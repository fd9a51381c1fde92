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
_SINCE_WITHIN = 2  # "seit dem 7. April": from the word to the time
_COMPARED_WITHIN = 3  # "mehr als noch im April": so many words from the comparison to the time


def tied_time(
    figure: Span, analysis: Analysis, sentence: range, times: Sequence[Time], frames: Sequence[Span] = ()
) -> Time | None:
    """The time expression that the figure at ``figure`` (code points, half-open) is tied to, or None.

    ``sentence`` is the range of words that holds the figure; ``times`` are the
    article's, in order. Only a DATE or TIME says when: a DURATION is a figure
    itself and a SET a rate. A time that is compared with ("mehr als am Vortag"),
    from which on is counted ("seit April"), that dates what happened rather than the
    number ("52 died when the ferry sank on Monday") or that stands in one of ``frames`` (reporting clauses: "sagte sie am
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
        first = words.within(span).start
        if not (
            _is_compared(analysis, first, sentence)
            or _opens_a_span(analysis, first, sentence)
            or _is_of_the_event(analysis, between)
        ):
            marks = sum(words.forms[i] in _CLAUSE_MARKS for i in between)
            ranked.append((marks, len(between), not before, time))
    return min(ranked, key=lambda candidate: candidate[:3])[3] if ranked else None


def _is_compared(analysis: Analysis, start: int, sentence: range) -> bool:
    """Whether the time that starts at the word ``start`` is what something else is compared with."""
    before = analysis.lower[max(sentence.start, start - _COMPARED_WITHIN) : start]
    return not time_words(analysis.language).comparisons.isdisjoint(before)


def _opens_a_span(analysis: Analysis, start: int, sentence: range) -> bool:
    """Whether the number is counted from the time on and holds for later: "seit dem 7. April", "since May"."""
    before = analysis.lower[max(sentence.start, start - _SINCE_WITHIN) : start]
    return not time_words(analysis.language).since.isdisjoint(before)


def _is_of_the_event(analysis: Analysis, between: range) -> bool:
    """Whether a clause that tells when it happened parts the number from the time."""
    when, tags = time_words(analysis.language).when, analysis.tags
    opening = (i for i in between if analysis.lower[i] in when)
    return any(tags[i] in ("subordinator", "question") or analysis.words.forms[i - 1] == "," for i in opening)
