"""Sentences -> how likely each holds a quote, and of which type: a look at the whole article that costs next to nothing.

What comes after looks only at sentences that may hold one. A sentence is known by its words, by what grammar
finds in it, and by what it finds in its neighbours; each type of quote has a logistic regression of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.chains import Floats

__all__ = ["KINDS", "SIGNS", "SentenceModel", "signs_of", "worth_reading"]

KINDS = ("any", "D", "I", "R", "F", "X")
"""What a sentence may hold: any quote, or one of a type."""

_CUES = (
    "strong", "weak", "act", "before", "after", "source", "particle", "as", "as_clause", "noun", "light", "tells",
)  # fmt: skip
_MOODS = ("subjunctive1", "subjunctive2", "ambiguous", "indicative")
_RULES = ("direct", "indirect", "reported", "free_indirect", "indirect_free_indirect", "frame", "cue", "speaker")
SIGNS = (*_CUES, *_MOODS, *_RULES, "pair", "first")
_CODES = {sign: code for code, sign in enumerate(SIGNS)}


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """Weights by kind (columns): of words by ``rows`` (row 0: a word not known), of a sentence's signs, and of
    the signs of the sentences ``before`` and ``after`` it in its paragraph; ``least`` is the probability of
    any quote from which a sentence is worth reading.
    """

    rows: Mapping[str, int]
    words: Floats
    signs: Floats
    before: Floats
    after: Floats
    base: Floats
    least: float

    def probabilities(self, analysis: Analysis, keys: Sequence[str], signs: Floats) -> Floats:
        """Sentences by ``KINDS``; ``keys`` stand for the article's words (``role_habits.keys_of``)."""
        known = np.fromiter(map(self.rows.get, keys, repeat(0)), np.int64, len(keys))
        starts = [sentence.start for sentence in analysis.words.sentences]
        score = np.add.reduceat(self.words[known], starts, axis=0) + signs @ self.signs + self.base
        together = _together(analysis)
        score[1:] += (signs[:-1] * together) @ self.before
        score[:-1] += (signs[1:] * together) @ self.after
        # Beyond 60 it is 0 or 1 to every digit that is kept; hostile text gets there, and exp() further on to infinity.
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(score, -60.0, 60.0))), np.float32)


def _together(analysis: Analysis) -> NDArray[np.bool_]:
    """Of each sentence but the last, whether the next is in the same paragraph (a column)."""
    paragraph = np.array([analysis.paragraph_of[sentence.start] for sentence in analysis.words.sentences])
    return np.asarray(paragraph[1:] == paragraph[:-1])[:, None]


def signs_of(analysis: Analysis, by_rule: Sequence[Attribution]) -> Floats:
    """Sentences by ``SIGNS``: 1 where a sentence has one."""
    sentence_of, words = analysis.sentence_of, analysis.words
    found = np.zeros((len(words.sentences), len(SIGNS)), np.float32)
    # Most words are no sign at all, and those of a sentence often the same one.
    for signs in (analysis.cues, analysis.moods):
        for sentence, sign in {pair for pair in zip(sentence_of, signs, strict=True) if pair[1] in _CODES}:
            found[sentence, _CODES[sign]] = 1.0
    for attribution in by_rule:
        roles = (
            (attribution.type, attribution.quote),
            ("frame", attribution.frame),
            ("cue", attribution.cue),
            ("speaker", attribution.speaker),
        )
        for name, spans in roles:
            for span in spans:
                within = words.within(span)
                if within:
                    found[sentence_of[within[0]] : sentence_of[within[-1]] + 1, _CODES[name]] = 1.0
    for pair in analysis.pairs:
        for part in pair.parts:
            found[sentence_of[part[0]] : sentence_of[part[-1]] + 1, _CODES["pair"]] = 1.0
    for paragraph in words.paragraphs:
        found[sentence_of[paragraph.start], _CODES["first"]] = 1.0
    return found


def worth_reading(analysis: Analysis, likely: Floats, least: float) -> NDArray[np.bool_]:
    """Which sentences are read: those that are ``likely`` enough, and with one of a quotation all of it."""
    kept = np.asarray(likely[:, 0] >= least)
    for pair in analysis.pairs:
        first, last = analysis.sentence_of[pair.first], analysis.sentence_of[pair.last]
        if last > first and kept[first : last + 1].any():
            kept[first : last + 1] = True
    return kept
