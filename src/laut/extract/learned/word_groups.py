"""Words by group (those of each quote, of each window), laid out in one line, so that all groups are asked at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from laut.extract.learned.chains import Floats, Ints

__all__ = ["WordGroups", "spread"]

_GROUP = np.int64(1) << 32  # more words than any article has


@dataclass(frozen=True, slots=True)
class WordGroups:
    """Groups of words: ``word`` holds those of all, in order within each; ``owner`` says which group each is of.

    The words of group k lie from ``starts[k]`` to ``starts[k + 1]``. ``key`` puts group and word into one number.
    """

    word: Ints
    owner: Ints
    starts: Ints
    key: NDArray[np.int64]

    @classmethod
    def of(cls, groups: Sequence[Sequence[int]]) -> WordGroups:
        """The groups with these words, each in order."""
        sizes = np.fromiter(map(len, groups), np.int32, len(groups))
        word = np.fromiter(chain.from_iterable(groups), np.int32, int(sizes.sum()))
        return cls.laid_out(word, np.repeat(np.arange(len(groups), dtype=np.int32), sizes), len(groups))

    @classmethod
    def laid_out(cls, word: Ints, owner: Ints, count: int) -> WordGroups:
        """``count`` groups from words that lie in the order of their groups."""
        starts = np.searchsorted(owner, np.arange(count + 1)).astype(np.int32)
        return cls(word, owner, starts, owner * _GROUP + word)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def sizes(self) -> Ints:
        """How many words each group has."""
        return np.diff(self.starts)

    def part(self, group: int) -> slice:
        """Where the words of a group lie."""
        return slice(int(self.starts[group]), int(self.starts[group + 1]))

    def before(self, groups: Ints, words: Ints) -> NDArray[np.int64]:
        """How many words in the line come before a word of a group (that need not be there)."""
        return np.searchsorted(self.key, groups * _GROUP + words)

    def find(self, groups: Ints, words: Ints) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """Where words of groups lie in the line, and whether they are there."""
        if not len(self.key):
            return np.zeros(len(words), np.int64), np.zeros(len(words), np.bool_)
        wanted = groups * _GROUP + words
        place = np.minimum(np.searchsorted(self.key, wanted), len(self.key) - 1)
        return place, self.key[place] == wanted

    def distance(self, groups: Ints, words: Ints, far: int) -> Ints:
        """From each word to the nearest of its group, at most ``far``."""
        place = self.before(groups, words)
        nearest = np.full(len(words), far, np.int32)
        for neighbour in (place - 1, place):
            inside = (neighbour >= self.starts[groups]) & (neighbour < self.starts[groups + 1])
            steps = np.abs(self.word[np.where(inside, neighbour, 0)] - words) if len(self.word) else nearest
            nearest = np.where(inside, np.minimum(nearest, steps), nearest).astype(np.int32)
        return nearest

    def total(self, values: Floats | NDArray[np.bool_]) -> Floats:
        """The sum of values (one a word in the line) over each group."""
        return np.bincount(self.owner, values, len(self)).astype(np.float32)

    def most(self, values: Floats) -> Floats:
        """The greatest value of each group, 0 where it has no words."""
        found = np.zeros(len(self), np.float32)
        filled = self.sizes > 0
        if len(values):
            found[filled] = np.maximum.reduceat(values, self.starts[:-1][filled])
        return found


def spread(starts: NDArray[np.integer], stops: NDArray[np.integer]) -> tuple[Ints, Ints]:
    """The numbers from each start to its stop, end to end, and which of the ranges each is of."""
    sizes = np.maximum(stops - starts, 0)
    owner = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    first = np.repeat(starts - np.cumsum(sizes) + sizes, sizes)
    return (first + np.arange(len(owner))).astype(np.int32), owner
