"""How often words stand in a quote of each type, or in a frame: what the ranking knows of words by heart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from laut.extract.learned.chains import Floats
from laut.extract.learned.evidence import HABITS

__all__ = ["QuoteHabits"]

# A word counts as if it had been seen four times more, behaving like any word.
_PRIOR_WEIGHT = 4.0


@dataclass(frozen=True, slots=True)
class QuoteHabits:
    """Per key (``role_habits.keys_of``): how often it was seen, then how often in each of ``HABITS``."""

    seen: Mapping[str, tuple[int, ...]]

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
        return cls({key: tuple(count[key] for count in counts) for key in known})

    def rates(self, keys: Sequence[str]) -> dict[str, Floats]:
        """By habit: how much more often than any word one with this key stands there, in logarithms."""
        nothing = (0,) * (1 + len(HABITS))
        total = np.array(list(self.seen.values()), np.float32).reshape(-1, len(nothing)).sum(axis=0)
        usual = total[1:] / max(1.0, float(total[0]))
        counts = np.array([self.seen.get(key, nothing) for key in keys], np.float32).reshape(-1, len(nothing))
        rates = (counts[:, 1:] + _PRIOR_WEIGHT * usual) / (counts[:, :1] + _PRIOR_WEIGHT)
        return dict(zip(HABITS, np.log((rates + 1e-3) / (usual + 1e-3)).T.astype(np.float32), strict=True))
