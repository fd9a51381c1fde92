"""Rows and yes-or-no answers -> boosted trees: grown by scikit-learn, packed into tables."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from laut.extract.learned.chains import Floats
from laut.extract.learned.trees import Trees

__all__ = ["Growth", "grow"]


@dataclass(frozen=True, slots=True)
class Growth:
    """How trees grow; ``share`` of the rows and the square root of the features are drawn for each."""

    trees: int = 150
    depth: int = 4
    rate: float = 0.06
    share: float = 0.6
    leaf: int = 8
    seed: int = 1


def grow(rows: Floats, answers: NDArray[np.bool_], growth: Growth, weights: Floats | None = None) -> Trees:
    """The trees that tell rows with a yes from the others; every row is finite."""
    learner = GradientBoostingClassifier(
        n_estimators=growth.trees, max_depth=growth.depth, learning_rate=growth.rate, subsample=growth.share,
        max_features="sqrt", min_samples_leaf=growth.leaf, random_state=growth.seed,
    ).fit(rows, answers, sample_weight=weights)  # fmt: skip
    grown = [stage[0].tree_ for stage in learner.estimators_]
    size = max(tree.node_count for tree in grown)
    shape = (len(grown), size)
    feature, left, right = (np.zeros(shape, np.int32) for _ in range(3))
    threshold, value = (np.zeros(shape, np.float32) for _ in range(2))
    for number, tree in enumerate(grown):
        own = np.arange(tree.node_count, dtype=np.int32)
        leaf = tree.children_left < 0
        feature[number, own] = np.where(leaf, 0, tree.feature)
        threshold[number, own] = tree.threshold
        left[number, own] = np.where(leaf, own, tree.children_left)
        right[number, own] = np.where(leaf, own, tree.children_right)
        value[number, own] = growth.rate * tree.value[:, 0, 0]
    prior = float(np.clip(np.average(answers, weights=weights), 1e-6, 1 - 1e-6))
    return Trees(feature, threshold, left, right, value, growth.depth, float(np.log(prior / (1 - prior))))
