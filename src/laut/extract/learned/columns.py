"""Attributes of an article's words as columns of small integers: what every learned model reads.

Values are strings while a model is learned and codes into an alphabet while it is used; code 0 is "no word
here", 1 "never seen".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from laut.extract.analysis import Analysis
from laut.extract.learned.describe import Described

__all__ = ["Alphabet", "Columns", "encode"]

_UNSEEN = 1


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The values of one column that a model knows, each with its code."""

    codes: Mapping[str, int]

    @classmethod
    def learned(cls, values: Iterable[str], at_least: int = 1) -> Alphabet:
        """The alphabet of the values seen ``at_least`` times, in sorted order."""
        seen = Counter(values)
        return cls.of(sorted(value for value, times in seen.items() if times >= at_least))

    @classmethod
    def of(cls, values: Sequence[str]) -> Alphabet:
        """The alphabet of ``values``, coded in their order."""
        return cls({value: code for code, value in enumerate(values, _UNSEEN + 1)})

    def __len__(self) -> int:
        return len(self.codes) + _UNSEEN + 1

    def encode(self, values: Sequence[str]) -> list[int]:
        """The code of each value."""
        return list(map(self.codes.get, values, repeat(_UNSEEN)))


@dataclass(frozen=True, slots=True)
class Columns:
    """Codes by column and word; ``names`` are the columns' names."""

    names: tuple[str, ...]
    codes: NDArray[np.int32]


def encode(analysis: Analysis, described: Described, alphabets: Mapping[str, Alphabet]) -> Columns:
    """The columns of an article's words, in the order of ``alphabets``."""
    codes = np.zeros((len(alphabets), len(analysis.lower)), np.int32)
    clause_of = np.array(analysis.clause_of, np.int32)
    sentence_of = np.array(analysis.sentence_of, np.int32)
    for row, (name, alphabet) in enumerate(alphabets.items()):
        own = np.array(alphabet.encode(described.column(name)), np.int32)
        kind = name.partition(".")[0]
        codes[row] = own[clause_of] if kind == "c" else own[sentence_of] if kind == "s" else own
    return Columns(tuple(alphabets), codes)
