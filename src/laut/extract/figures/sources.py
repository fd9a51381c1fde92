"""Whose word a figure is: the statement that carries it, else an attribution in its own sentence.

The attributions read here are those that the statements hold, too ("wie X mitteilte",
"laut X", "X schätzt … auf"); they stand in where no statement covers the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from laut.base.language import Language
from laut.base.records import Speaker, Statement
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.figures.window import near_clause, near_sentence

__all__ = ["carrier", "source_in_sentence", "source_name"]

_VERBAL = frozenset({"strong", "weak", "tells"})
_NOUNS = frozenset({"noun", "name"})
_INNER = frozenset({"article", "adjective", "determiner", "participle"})
_LONGEST = 8


def carrier(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The innermost statement whose quote holds the figure at ``span``; of equals, one that has a speaker."""
    holding = [s for s in statements if any(part.start <= span.start < part.end for part in s.quote.spans)]
    return min(holding, key=lambda s: (_size(s), s.speaker is None), default=None)


def source_name(statements: Sequence[Statement], statement: Statement) -> str | None:
    """The speaker's name of ``statement``, or of the one around it where its own is not known."""
    if statement.speaker is not None:
        return _name(statement.speaker)
    around = [s for s in statements if s.speaker is not None and _holds(s, statement)]
    outer = min(around, key=_size, default=None)
    return None if outer is None or outer.speaker is None else _name(outer.speaker)


def _name(speaker: Speaker) -> str | None:
    return speaker.name or speaker.text or None


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.quote.spans)


def _holds(outer: Statement, inner: Statement) -> bool:
    return outer is not inner and all(any(o.holds(i) for o in outer.quote.spans) for i in inner.quote.spans)


@cache
def _estimating(language: Language) -> frozenset[str]:
    return frozenset(language.lexicon("figure_hedges").words("sources.verbs"))


def source_in_sentence(analysis: Analysis, word: int) -> str | None:
    """Whom the sentence of ``word`` names as its source, where no statement does; or None."""
    sentence = near_sentence(analysis, word)
    found = next((words for i in sentence if (words := _named_at(analysis, i, sentence)) is not None), None)
    found = found or _estimator(analysis, near_clause(analysis, word))
    if not found:
        return None
    return analysis.words.span(found).of(analysis.words.text)


def _named_at(analysis: Analysis, i: int, sentence: range) -> range | None:
    """Who is named by a reporting word at ``i``: "wie X mitteilte", "laut X", "X zufolge"."""
    cue = analysis.cues[i]
    if cue == "as_clause":
        stop = next((k for k in range(i + 1, min(i + _LONGEST, sentence.stop)) if analysis.tags[k] == "finite"), None)
        reports = stop is not None and stop > i + 1 and analysis.cues[stop] in _VERBAL
        return _phrase(analysis, i + 1, stop) if reports and stop is not None else None
    if cue == "before":
        return _phrase(analysis, i + 1, min(i + _LONGEST, sentence.stop))
    if cue == "after":
        return _phrase_before(analysis, i, sentence.start)
    return None


def _estimator(analysis: Analysis, clause: range) -> range | None:
    """The subject of a clause that puts a number on something: "Analysten halten … für", "X bezifferte … auf"."""
    verbs = _estimating(analysis.language)
    verb = next((i for i in clause if analysis.tags[i] == "finite" and analysis.lemmas[i] in verbs), None)
    if verb is None:
        return None
    before = _phrase(analysis, clause.start, verb)
    if before is not None and analysis.tags[clause.start] != "preposition":
        return before
    return _phrase(analysis, verb + 1, min(verb + _LONGEST, clause.stop))


def _phrase(analysis: Analysis, start: int, stop: int) -> range | None:
    """The noun phrase that begins at word ``start``, without its article; None where none begins there."""
    i = start
    while i < stop and analysis.tags[i] in _INNER:
        i += 1
    if i >= stop or analysis.tags[i] not in _NOUNS:
        return None
    while i + 1 < stop and analysis.tags[i + 1] in _NOUNS:
        i += 1
    first = start
    while first < i and analysis.tags[first] in ("article", "determiner"):
        first += 1
    return range(first, i + 1)


def _phrase_before(analysis: Analysis, stop: int, floor: int) -> range | None:
    """The noun phrase that ends before word ``stop``."""
    i = stop
    while i > floor and analysis.tags[i - 1] in _NOUNS | _INNER and stop - i < _LONGEST:
        i -= 1
    return _phrase(analysis, i, stop)
