"""An analysis and which sentences of it to keep -> the analysis of those alone, and the way back to the whole.

Sentences that follow one another in a paragraph stay together: such a run is a paragraph of the excerpt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, pairwise
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from laut.extract.analysis import Analysis
from laut.extract.learned.chains import Ints
from laut.extract.quotation import Pair

__all__ = ["Excerpt", "excerpt"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An analysis of some sentences; ``whence`` is each word's index in the whole article."""

    analysis: Analysis
    whence: Ints

    def in_article(self, parts: Sequence[range]) -> tuple[range, ...]:
        """Where ranges of the excerpt's words are in the article; one is cut where words between were left out."""
        found: list[range] = []
        for part in parts:
            own = self.whence[part.start : part.stop]
            cuts = [0, *(np.flatnonzero(np.diff(own) > 1) + 1).tolist(), len(own)]
            found += [range(int(own[a]), int(own[b - 1]) + 1) for a, b in pairwise(cuts)]
        return tuple(found)


def excerpt(analysis: Analysis, kept: NDArray[np.bool_]) -> Excerpt:
    """The ``kept`` sentences of an article; of a quotation all are kept or none."""
    words = analysis.words
    of_word = kept[np.array(analysis.sentence_of, np.int32)]
    whence = np.flatnonzero(of_word).astype(np.int32)
    flags: list[bool] = of_word.tolist()
    place: list[int] = (np.cumsum(of_word) - 1).tolist()

    def moved(part: range) -> range:
        return range(place[part.start], place[part.start] + len(part))

    def only(values: Sequence[_T]) -> tuple[_T, ...]:
        return tuple(compress(values, flags))

    sentences = tuple(moved(s) for s in words.sentences if flags[s.start])
    clauses = tuple(moved(c) for c in analysis.clauses if flags[c.start])
    stay = [flags[pair.first] for pair in analysis.pairs]
    number = np.cumsum([0, *stay])
    quoted = np.array(analysis.quoted, np.int32)[whence]
    short = replace(
        words, forms=only(words.forms), starts=only(words.starts), ends=only(words.ends), sentences=sentences,
        paragraphs=tuple(_runs(analysis, flags, moved)),
    )  # fmt: skip
    kept_analysis = replace(
        analysis, words=short, lower=only(analysis.lower), tags=only(analysis.tags), lemmas=only(analysis.lemmas),
        moods=only(analysis.moods), cues=only(analysis.cues), clauses=clauses,
        pairs=tuple(Pair(tuple(map(moved, pair.parts)), pair.depth) for pair in compress(analysis.pairs, stay)),
        sentence_of=_numbers(sentences), clause_of=_numbers(clauses), paragraph_of=only(analysis.paragraph_of),
        quoted=tuple(np.where(quoted >= 0, number[quoted], -1).tolist()),
    )  # fmt: skip
    return Excerpt(kept_analysis, whence)


def _runs(analysis: Analysis, flags: Sequence[bool], moved: Callable[[range], range]) -> Iterator[range]:
    """Kept sentences that follow one another in a paragraph."""
    start: int | None = None
    for k, sentence in enumerate(analysis.words.sentences):
        if not flags[sentence.start]:
            continue
        if start is None:
            start = sentence.start
        following = analysis.words.sentences[k + 1].start if k + 1 < len(analysis.words.sentences) else None
        goes_on = (
            following is not None
            and flags[following]
            and analysis.paragraph_of[following] == analysis.paragraph_of[start]
        )
        if not goes_on:
            yield moved(range(start, sentence.stop))
            start = None


def _numbers(ranges: tuple[range, ...]) -> tuple[int, ...]:
    return tuple(np.repeat(np.arange(len(ranges)), list(map(len, ranges))).tolist())
