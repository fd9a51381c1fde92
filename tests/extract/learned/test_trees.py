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


def test_every_row_falls_in_the_leaf_that_a_walk_ends_in() -> None:
    # A full tree beside one that parts once, padded to the same size; 5 is no threshold of the second.
    trees = Trees(
        feature=np.array([[0, 1, 0, 0, 1, 0, 0], [1, 0, 0, 0, 0, 0, 0]], np.int32),
        threshold=np.array([[0, -1, 0, 0, 1, 0, 0], [0.5, 5, 5, 0, 0, 0, 0]], np.float32),
        left=np.array([[1, 2, 2, 3, 5, 5, 6], [1, 1, 2, 0, 0, 0, 0]], np.int32),
        right=np.array([[4, 3, 2, 3, 6, 5, 6], [2, 1, 2, 0, 0, 0, 0]], np.int32),
        value=np.array([[0, 0, 1, 2, 0, 4, 8], [0, 16, 32, 0, 0, 0, 0]], np.float32),
        depth=2,
        base=0.0,
    )

    def walked(row: list[float]) -> float:
        total = 0.0
        for tree in range(2):
            node = 0
            for _ in range(trees.depth):
                goes_left = row[trees.feature[tree, node]] <= trees.threshold[tree, node]
                node = (trees.left if goes_left else trees.right)[tree, node]
            total += float(trees.value[tree, node])
        return total

    steps = [-2.0, -1.0, 0.0, 0.5, 1.0, 6.0]
    rows = [[a, b] for a in steps for b in steps]
    assert trees.score(np.array(rows, np.float32)).tolist() == [walked(row) for row in rows]


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    size = 1 << 6
    node = np.arange(size - 1, dtype=np.int32)[None]
    leaf = node >= size // 2 - 1
    left, right = np.where(leaf, node, 2 * node + 1), np.where(leaf, node, 2 * node + 2)
    zeros = np.zeros((1, size - 1), np.float32)
    with pytest.raises(ValueError, match="32 leaves"):
        Trees(np.zeros((1, size - 1), np.int32), zeros, left, right, zeros, 5, 0.0).score(np.zeros((1, 1), np.float32))
