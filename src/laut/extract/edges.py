"""Where quotes begin and end: no dateline at their head, no word that only points back at their tail.

"Ostrau (KND) – Der Damm ist gebrochen. Das teilte die Feuerwehr mit." says "Der Damm ist gebrochen."; the
Wikinews corpus leaves "Das" with the quote, our own (``evaluation/corpus/GUIDE.md``) with the reporting words.
"""

from __future__ import annotations

from dataclasses import replace

from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.cues import cue_table

__all__ = ["dateline", "trimmed"]

# A place, an agency in brackets and perhaps a day stand before the dash.
_LONGEST_DATELINE = 12
_DASHES = frozenset({"–", "—", "-", "--"})


def trimmed(analysis: Analysis, one: Attribution) -> Attribution:
    """The attribution with its quote cut clean; as it is where there is nothing to cut."""
    return _without_pointer(analysis, _without_dateline(analysis, one))


def _without_dateline(analysis: Analysis, one: Attribution) -> Attribution:
    first, text = one.quote[0], analysis.words
    words = text.within(first)
    if not words or words.start != text.paragraphs[analysis.paragraph_of[words.start]].start:
        return one
    behind = dateline(analysis, words).stop + 1
    if behind == words.start + 1 or behind >= words.stop:
        return one
    return replace(one, quote=(Span(text.starts[behind], first.end), *one.quote[1:]))


def dateline(analysis: Analysis, words: range) -> range:
    """The dateline that ``words``, the beginning of a paragraph, open with, up to its dash; empty where there is none."""
    dash = next((i for i in words[:_LONGEST_DATELINE] if analysis.words.forms[i] in _DASHES), None)
    before = range(words.start, words.start if dash is None else dash)
    return before if before and _is_dateline(analysis, before) else range(words.start, words.start)


def _is_dateline(analysis: Analysis, words: range) -> bool:
    """Whether the words before a dash are a place with its agency or its day: no verb, a bracket or a comma, or one name."""
    forms = analysis.words.forms
    if any(analysis.tags[i] in ("finite", "pronoun", "article") for i in words):
        return False
    return len(words) == 1 or (forms[words.stop - 1] == ")" and "(" in forms[words.start : words.stop])


def _without_pointer(analysis: Analysis, one: Attribution) -> Attribution:
    """The quote without a last word that opens the reporting sentence and only means what was said."""
    text = analysis.words
    words = [i for span in one.quote for i in text.within(span)]
    if len(words) < 2 or not one.frame:
        return one
    at, before = words[-1], words[-2]
    opens = analysis.sentence_of[before] != analysis.sentence_of[at]
    frame = next((i for i, span in enumerate(one.frame) if text.within(span).start == at + 1), None)
    if not opens or frame is None or analysis.lower[at] not in cue_table(analysis.language).pointing:
        return one
    whole = text.sentences[analysis.sentence_of[before]].stop - 1  # with its full stop, as the sentence that it is
    rest = tuple(span for span in one.quote if span.start < text.starts[at])
    return replace(
        one,
        quote=(*rest[:-1], Span(rest[-1].start, text.ends[max(before, whole)])),
        frame=(*one.frame[:frame], Span(text.starts[at], one.frame[frame].end), *one.frame[frame + 1 :]),
    )
