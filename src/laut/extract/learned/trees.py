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
        # All trees' nodes in one line, the two children of each side by side: one index finds what two would.
        count, size = self.feature.shape
        root = np.arange(0, count * size, size)[None, :]
        children = (np.stack([self.right, self.left], axis=2) + root[0, :, None, None]).ravel()
        feature, threshold = self.feature.ravel(), self.threshold.ravel()
        numbers, row = rows.ravel(), np.arange(0, rows.size, rows.shape[1])[:, None]
        node = np.broadcast_to(root, (len(rows), count))
        for _ in range(self.depth):
            goes_left = numbers.take(feature.take(node) + row) <= threshold.take(node)
            node = children.take(2 * node + goes_left)
        return np.asarray(self.base + self.value.ravel().take(node).sum(axis=1, dtype=np.float64))
