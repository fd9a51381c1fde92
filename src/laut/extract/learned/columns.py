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

__all__ = ["Alphabet", "Columns"]

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
