"""Boosted trees in tables."""

from __future__ import annotations

import numpy as np
import pytest

from laut.extract.learned.trees import Trees


def test_trees_add_up_their_leaves() -> None:
    stump = Trees(
        feature=np.zeros((1, 3), np.int32),
        threshold=np.array([[0.5, 0, 0]], np.float32),
        left=np.array([[1, 1, 2]], np.int32),
        right=np.array([[2, 1, 2]], np.int32),
        value=np.array([[0, -2, 2]], np.float32),
        depth=1,
        base=0.0,
    )
    low, high = stump.probability(np.array([[0.0], [1.0]], np.float32))
    assert low == pytest.approx(1 - high)
    assert high > 0.85
    assert stump.probability(np.zeros((0, 1), np.float32)).size == 0
