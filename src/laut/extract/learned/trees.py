"""Boosted trees in numpy: all rows walk all trees together, one level a step.

Method: gradient boosting (Friedman 2001); the trees are grown by scikit-learn (``evaluation.training``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from laut.extract.learned.chains import Floats, Ints

__all__ = ["Trees"]


@dataclass(frozen=True, slots=True)
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
        tree = np.arange(len(self.feature))[None, :]
        node = np.zeros((len(rows), len(self.feature)), np.int32)
        each = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            goes_left = rows[each, self.feature[tree, node]] <= self.threshold[tree, node]
            node = np.where(goes_left, self.left[tree, node], self.right[tree, node])
        return np.asarray(self.base + self.value[tree, node].sum(axis=1, dtype=np.float64))
