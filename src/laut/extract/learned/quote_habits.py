"""How often words stand in a quote of each type, or in a frame: what the ranking knows of words by heart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from laut.extract.learned.chains import Floats
from laut.extract.learned.evidence import HABITS

__all__ = ["QuoteHabits"]

# A word counts as if it had been seen four times more, behaving like any word.
_PRIOR_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class QuoteHabits:
    """Per key (``role_habits.keys_of``) a row of ``rates``: by habit, how much more often than any word one with
    this key stands there, in logarithms. Row 0 is that of a word not known.
    """

    rows: Mapping[str, int]
    rates: Floats

    @classmethod
    def learned(cls, articles: Iterable[tuple[Sequence[str], Sequence[str]]], at_least: int = 3) -> QuoteHabits:
        """The habits of articles, each its keys and of each word the letter of its quote, "frame" or ""."""
        counts = [Counter[str]() for _ in range(1 + len(HABITS))]
        for keys, places in articles:
            counts[0].update(keys)
            for key, place in zip(keys, places, strict=True):
                if place:
                    counts[1 + HABITS.index(place)][key] += 1
        known = sorted(key for key, times in counts[0].items() if times >= at_least)
        seen = np.array([[0] * len(counts), *([count[key] for count in counts] for key in known)], np.float32)
        total = seen.sum(axis=0)
        usual = total[1:] / max(1.0, float(total[0]))
        rates = (seen[:, 1:] + _PRIOR_WEIGHT * usual) / (seen[:, :1] + _PRIOR_WEIGHT)
        table = np.log((rates + 1e-3) / (usual + 1e-3)).astype(np.float32)
        return cls({key: row for row, key in enumerate(known, 1)}, table)

    def of(self, keys: Sequence[str]) -> Floats:
        """Habits by words: the rates of words that these keys stand for."""
        rows = np.fromiter(map(self.rows.get, keys, repeat(0)), np.int64, len(keys))
        rates: Floats = self.rates[rows].T
        return rates
