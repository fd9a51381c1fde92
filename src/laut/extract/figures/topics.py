"""What a passage is counting, for the figures that do not say it: "Bis zu 3.000, sagt das Bündnis."

A figure without a noun and without a predicate of its own goes on with what was
asked or counted before. Only measures of a standing group (who is aboard, who is
deployed) may come from words alone; that somebody died must be said of the figure.
"""

from __future__ import annotations

from functools import cached_property

from laut.base.records import Measure
from laut.extract.analysis import Analysis
from laut.extract.figures.measures import MeasureWords

__all__ = ["STANDING", "Topics"]

STANDING: frozenset[Measure] = frozenset({"troops", "aboard"})
# sentences back that a figure without a noun goes on from
_NEAR = 2


class Topics:
    """The topics of one article's sentences; each sentence is read once."""

    def __init__(self, analysis: Analysis, words: MeasureWords) -> None:
        self.analysis = analysis
        self.words = words
        self._standing: dict[int, Measure | None] = {}

    def standing(self, word: int) -> Measure | None:
        """The standing group that the sentence of ``word`` or one of the two before it tells of, the nearest first."""
        here = self.analysis.sentence_of[word]
        numbers = range(here, max(-1, here - _NEAR - 1), -1)
        return next((found for number in numbers if (found := self._of(number)) is not None), None)

    @cached_property
    def of_fighters(self) -> bool:
        """Whether the article tells of fighters anywhere, so that a strength ("3000 Mann") is one of a force."""
        tags, lower = self.analysis.tags, self.analysis.lower
        return any(tags[i] in ("noun", "name") and lower[i].endswith(self.words.forces) for i in range(len(lower)))

    @cached_property
    def only(self) -> Measure | None:
        """The standing group of the whole article, where it tells of one alone."""
        told = {self._of(number) for number in range(len(self.analysis.words.sentences))} - {None}
        return told.pop() if len(told) == 1 else None

    @cached_property
    def of_disease(self) -> bool:
        """Whether the article tells of an infection, so that its cases are the ill."""
        words = range(len(self.analysis.lower))
        return any(fate.measure == "infected" for fate in self.words.fates(self.analysis.lower, words))

    def is_capacity(self, words: range) -> bool:
        """Whether the clause tells how many a vessel may carry: "Zugelassen ist die Fähre für 180 Personen"."""
        lower = self.analysis.lower
        if not any(lower[i].startswith(self.words.capacity) for i in words):
            return False
        return any(self.analysis.tags[i] == "noun" and lower[i].endswith(self.words.vessels) for i in words)

    def _of(self, number: int) -> Measure | None:
        if number not in self._standing:
            self._standing[number] = self._read(self.analysis.words.sentences[number])
        return self._standing[number]

    def _read(self, sentence: range) -> Measure | None:
        lower = self.analysis.lower
        told = next((fate.measure for fate in self.words.fates(lower, sentence) if fate.measure == "aboard"), None)
        if told is not None:
            return told
        fighting = any(
            self.analysis.tags[i] in ("noun", "name") and lower[i].endswith(self.words.forces) for i in sentence
        )
        return "troops" if fighting else None
