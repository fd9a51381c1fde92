"""Groups of words laid out in one line, so that sums, greatest and least values of all groups are taken at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from laut.extract.learned.chains import Floats

__all__ = ["Indices", "Pieces"]

Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Groups of words laid out in one ``line``; each has ``sizes`` words from ``starts`` on, and none is empty."""

    line: Indices
    starts: Indices
    sizes: Indices

    @classmethod
    def of(cls, groups: Sequence[Sequence[range]]) -> Pieces:
        """The pieces of ``groups``, each some ranges of words."""
        first = np.array([part.start for group in groups for part in group], np.int64)
        many = np.array([len(part) for group in groups for part in group], np.int64)
        before = np.cumsum(many) - many
        line = np.repeat(first - before, many) + np.arange(many.sum())
        starts = before[np.cumsum([0, *(len(group) for group in groups[:-1])])]
        return cls(line, starts, np.diff(starts, append=len(line)))

    def over(self, values: Floats, how: np.ufunc) -> Floats:
        """``how`` (add, maximum, minimum) over each group, channels by groups."""
        reduced: Floats = how.reduceat(values[:, self.line], self.starts, axis=1)
        return reduced
