"""How often words are cues, speakers or addressees: the one thing that roles know of words by heart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

import numpy as np

from laut.extract.analysis import Analysis
from laut.extract.learned.chains import Floats

__all__ = ["ROLES_OF_WORDS", "Habits", "keys_of"]

ROLES_OF_WORDS = ("cue", "speaker", "addressee")
_VERBAL = frozenset({"finite", "infinitive", "participle", "prefix"})
# Long enough to tell words apart, short enough to join their inflected forms and many compounds.
_KEY_LENGTH = 8
# A word never seen counts as one seen once that had a role one time in twenty.
_PRIOR, _PRIOR_WEIGHT = 0.05, 1.0

Seen = Mapping[str, tuple[int, ...]]


def keys_of(analysis: Analysis) -> list[str]:
    """What stands for each word: the lemma of a verb, the beginning of another word."""
    return [
        lemma if tag in _VERBAL else lower[:_KEY_LENGTH]
        for lemma, lower, tag in zip(analysis.lemmas, analysis.lower, analysis.tags, strict=True)
    ]


@dataclass(frozen=True)
class Habits:
    """Per key: how often it was seen, then how often in each of ``ROLES_OF_WORDS``."""

    seen: Seen

    @classmethod
    def learned(cls, articles: Iterable[tuple[Sequence[str], Sequence[frozenset[int]]]]) -> Habits:
        """The habits of articles, each its keys and, for each role, the words that have it."""
        counts: list[Counter[str]] = [Counter() for _ in range(1 + len(ROLES_OF_WORDS))]
        for keys, roles in articles:
            counts[0].update(keys)
            for count, words in zip(counts[1:], roles, strict=True):
                count.update(keys[i] for i in words)
        return cls({key: tuple(count[key] for count in counts) for key in sorted(counts[0])})

    def often(self, at_least: int) -> Habits:
        """The habits of words seen ``at_least`` times."""
        return Habits({key: counts for key, counts in self.seen.items() if counts[0] >= at_least})

    def rates(self, keys: Sequence[str], without: Habits | None = None) -> Floats:
        """Roles by words: how likely a word with this key has the role, ``without`` what one article taught."""
        counts = self._counts(keys)
        if without is not None:
            counts = np.maximum(counts - without._counts(keys), 0.0)
        rates: Floats = ((counts[:, 1:] + _PRIOR) / (counts[:, :1] + _PRIOR_WEIGHT)).T
        return rates

    def _counts(self, keys: Sequence[str]) -> Floats:
        """Words by what is counted; all 0 for a word not seen."""
        rows, table = self._table
        counts: Floats = table[np.fromiter(map(rows.get, keys, repeat(0)), np.int64, len(keys))]
        return counts

    @cached_property
    def _table(self) -> tuple[Mapping[str, int], Floats]:
        """Which row is a key's, and the rows; row 0 is that of a word not seen."""
        nothing = (0,) * (1 + len(ROLES_OF_WORDS))
        return {key: row for row, key in enumerate(self.seen, 1)}, np.array([nothing, *self.seen.values()], np.float32)
