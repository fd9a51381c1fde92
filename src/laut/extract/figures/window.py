"""How far a figure looks: its sentence and clause, and no farther than a sentence of news is long.

Input may be hostile: a page without a full stop is one sentence, and looking over
all of it for each of its numbers would take for ever.
"""

from __future__ import annotations

from laut.extract.analysis import Analysis

__all__ = ["near_clause", "near_sentence"]

_FARTHEST = 80


def near_sentence(analysis: Analysis, word: int) -> range:
    """The sentence of ``word``, at most so many words to either side of it."""
    return _clipped(analysis.words.sentences[analysis.sentence_of[word]], word)


def near_clause(analysis: Analysis, word: int) -> range:
    """The clause of ``word``, at most so many words to either side of it."""
    return _clipped(analysis.clauses[analysis.clause_of[word]], word)


def _clipped(words: range, word: int) -> range:
    return range(max(words.start, word - _FARTHEST), min(words.stop, word + _FARTHEST))
