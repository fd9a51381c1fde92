"""Rows and worths -> boosted trees on binned features: grown by scikit-learn, packed into tables.

Quicker than ``trees.grow`` by an order where there are many rows, for trees of a given number of leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.ensemble._hist_gradient_boosting.binning import _BinMapper
from sklearn.ensemble._hist_gradient_boosting.grower import TreeGrower

from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.trees import Trees

__all__ = ["Growth", "grow", "grow_choice"]

_BINS = 256


@dataclass(frozen=True, slots=True)
class Growth:
    """How trees grow; with more than 16 ``leaves`` they could not be read (``Trees``)."""

    trees: int = 120
    leaves: int = 16
    depth: int = 6
    rate: float = 0.08
    leaf: int = 30
    l2: float = 1.0
    seed: int = 1


def grow(rows: Floats, worth: Floats, growth: Growth) -> Trees:
    """The trees whose sum is nearest to the worth of each row (least squares); every row is finite."""
    learner = HistGradientBoostingRegressor(
        max_iter=growth.trees, max_leaf_nodes=growth.leaves, max_depth=growth.depth, learning_rate=growth.rate,
        min_samples_leaf=growth.leaf, l2_regularization=growth.l2, early_stopping=False, random_state=growth.seed,
    ).fit(rows, worth)  # fmt: skip
    return _packed(
        [stage[0].nodes for stage in learner._predictors], growth, float(np.ravel(learner._baseline_prediction)[0])
    )


def grow_choice(rows: Floats, group: Ints, share: Floats, growth: Growth) -> Trees:
    """The trees whose sums are the logits of a choice within each group, or of none (whose logit is 0).

    ``share`` is how far each row is to be chosen, at most 1 in a group. scikit-learn has no such loss, so its
    tree grower is called a tree at a time (conditional logit, McFadden 1974; Newton steps as in Friedman 2001).
    """
    bins = _BinMapper(n_bins=_BINS, random_state=growth.seed, n_threads=1)
    binned = bins.fit_transform(rows.astype(np.float64))
    logits = np.zeros(len(rows))
    grown = []
    for _ in range(growth.trees):
        odds = _odds(logits, group)
        grower = TreeGrower(
            binned, (odds - share).astype(np.float32), np.maximum(odds * (1 - odds), 1e-3).astype(np.float32),
            max_leaf_nodes=growth.leaves, max_depth=growth.depth, min_samples_leaf=growth.leaf, l2_regularization=growth.l2,
            shrinkage=growth.rate, n_bins=_BINS, n_bins_non_missing=bins.n_bins_non_missing_, n_threads=1,
        )  # fmt: skip
        grower.grow()
        tree = grower.make_predictor(bins.bin_thresholds_)
        logits += tree.predict_binned(binned, bins.missing_values_bin_idx_, 1)
        grown.append(tree.nodes)
    return _packed(grown, growth, 0.0)


def _odds(logits: NDArray[np.float64], group: Ints) -> NDArray[np.float64]:
    """How likely each row is chosen of its group."""
    top = np.zeros(int(group.max(initial=0)) + 1)
    np.maximum.at(top, group, logits)
    each = np.exp(logits - top[group])
    odds: NDArray[np.float64] = each / (np.bincount(group, each) + np.exp(-top))[group]
    return odds


def _packed(grown: Sequence[np.ndarray], growth: Growth, base: float) -> Trees:
    size = max(len(nodes) for nodes in grown)
    feature, left, right = (np.zeros((len(grown), size), np.int32) for _ in range(3))
    threshold, value = (np.zeros((len(grown), size), np.float32) for _ in range(2))
    for number, nodes in enumerate(grown):
        own = np.arange(len(nodes), dtype=np.int32)
        leaf = nodes["is_leaf"].astype(bool)
        feature[number, own] = np.where(leaf, 0, nodes["feature_idx"])
        threshold[number, own] = nodes["num_threshold"]
        left[number, own] = np.where(leaf, own, nodes["left"])
        right[number, own] = np.where(leaf, own, nodes["right"])
        value[number, own] = np.where(leaf, nodes["value"], 0.0)
    return Trees(feature, threshold, left, right, value, growth.depth, base)
