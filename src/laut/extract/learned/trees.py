"""Boosted trees in numpy: all rows are put to all questions of all trees at once.

Methods: gradient boosting (Friedman 2001); the trees are grown by scikit-learn (``evaluation.training``). The leaf that
a row falls in is found as in QuickScorer (Lucchese et al. 2015): each question answered with no rules out
the leaves on its left; the first that is left is the row's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from laut.extract.learned.chains import Floats, Ints

__all__ = ["Trees"]

_MOST_LEAVES = 16  # of a tree: one bit each


@dataclass(frozen=True)
class Trees:
    """Trees by nodes, padded to the largest; node 0 is the root, a leaf is its own child.

    ``base`` is the score before any tree; what the sum means depends on what the trees were grown for.
    """

    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    depth: int
    base: float

    def probability(self, rows: Floats) -> NDArray[np.float64]:
        """The probability of each row (rows by features), where the sum is a logit."""
        return np.asarray(1.0 / (1.0 + np.exp(-self.score(rows))))

    def score(self, rows: Floats) -> NDArray[np.float64]:
        """The sum of each row (rows by features)."""
        if not len(rows):
            return np.zeros(0)
        asked = self._questions
        answers = np.ascontiguousarray(rows.T).take(asked.feature, axis=0) > asked.threshold
        out = (answers.view(np.uint8) * asked.left).reshape(-1, len(self.feature), len(rows))
        leaf = _FIRST_LEFT.take(np.bitwise_or.reduce(out, axis=0)) + asked.first_leaf
        return np.asarray(self.base + asked.value.take(leaf.T).sum(axis=1, dtype=np.float64))

    @cached_property
    def _questions(self) -> _Questions:
        return _Questions.of(self)


_RULED_OUT = np.arange(1 << _MOST_LEAVES)
# Of each set of leaves that are ruled out, as bits: the first leaf that is not.
_FIRST_LEFT = np.log2(~_RULED_OUT & (_RULED_OUT + 1)).astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Questions:
    """The inner nodes of all trees in one line, the first of each tree, then the second: what is asked of a row.

    A row that is greater than ``threshold`` (a column) in its ``feature`` is in none of the leaves on the ``left``
    (a column of bits). ``value`` are the leaves of all trees, ``first_leaf`` where each tree's begin (a column).
    """

    feature: Ints
    threshold: Floats
    left: NDArray[np.unsignedinteger]
    first_leaf: NDArray[np.int64]
    value: Floats

    @classmethod
    def of(cls, trees: Trees) -> _Questions:
        """The questions of trees."""
        count, size = trees.feature.shape
        node, tree = np.arange(size), np.arange(count)[:, None]
        begin, end = _stretches(trees)
        is_leaf = (trees.left == node) & (end > begin)
        asks = (trees.left != node) & (end > begin)
        leaves = int(is_leaf.sum(axis=1).max())
        if leaves > _MOST_LEAVES:
            raise ValueError(f"a tree has {leaves} leaves; grow none with more than {_MOST_LEAVES}")
        # Leaves in their order from left to right; what is no leaf comes last.
        order = np.argsort(np.where(is_leaf, begin, 1 << trees.depth), axis=1, kind="stable")[:, :leaves]
        places = np.where(is_leaf, begin, -1)[tree, order]
        # What is under the left child of a node begins before what is under the right one.
        under = (places[:, None] >= begin[..., None]) & (places[:, None] < begin[tree, trees.right][..., None])
        bits = (under * (1 << np.arange(leaves))).sum(axis=2) * asks
        # As many questions for each tree: a leaf among them rules out nothing.
        asked = np.argsort(~asks, axis=1, kind="stable")[:, : int(asks.sum(axis=1).max())]
        room = np.uint8 if leaves <= 8 else np.uint16
        return cls(
            feature=trees.feature[tree, asked].T.ravel(), threshold=trees.threshold[tree, asked].T.reshape(-1, 1),
            left=bits[tree, asked].T.reshape(-1, 1).astype(room),
            first_leaf=(tree * leaves).astype(np.int64), value=trees.value[tree, order].ravel(),
        )  # fmt: skip


def _stretches(trees: Trees) -> tuple[Ints, Ints]:
    """Of each node, which stretch of the line of leaves it has, were all trees full; nodes that pad a tree have none."""
    node = np.arange(trees.feature.shape[1])
    begin, end = np.zeros_like(trees.feature), np.zeros_like(trees.feature)
    end[:, 0] = 1 << trees.depth
    for _ in range(trees.depth):
        parts = (trees.left != node) & (end > begin)
        where, which = np.nonzero(parts)
        middle = (begin[where, which] + end[where, which]) // 2
        left, right = trees.left[where, which], trees.right[where, which]
        begin[where, left], end[where, left] = begin[where, which], middle
        begin[where, right], end[where, right] = middle, end[where, which]
    return begin, end
