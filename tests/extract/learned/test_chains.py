"""Chains: the numpy passes give what trying every labelling gives."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from laut.extract.learned.chains import best_path, marginals

CHAINS = [range(4), range(4, 5), range(5, 7)]


@pytest.fixture
def scores() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    return random.normal(size=(7, 3)).astype(np.float32) * 2, random.normal(size=(3, 3)).astype(np.float32)


def every_labelling(chain: range, own: np.ndarray, transitions: np.ndarray) -> dict[tuple[int, ...], float]:
    return {
        labels: sum(own[i, label] for i, label in zip(chain, labels, strict=True))
        + sum(transitions[a, b] for a, b in pairwise(labels))
        for labels in product(range(3), repeat=len(chain))
    }


@pytest.mark.parametrize("chain", CHAINS)
def test_best_path_is_the_best_of_all(scores: tuple[np.ndarray, np.ndarray], chain: range) -> None:
    own, transitions = scores
    each = every_labelling(chain, own, transitions)
    found = best_path(own, transitions, CHAINS)[chain.start : chain.stop]
    assert tuple(found) == max(each, key=each.__getitem__)


@pytest.mark.parametrize("chain", CHAINS)
def test_marginals_sum_over_all(scores: tuple[np.ndarray, np.ndarray], chain: range) -> None:
    own, transitions = scores
    expected = np.zeros((len(chain), 3))
    for labels, score in every_labelling(chain, own, transitions).items():
        for place, label in enumerate(labels):
            expected[place, label] += np.exp(score)
    expected /= expected.sum(axis=1, keepdims=True)
    assert np.allclose(marginals(own, transitions, CHAINS)[chain.start : chain.stop], expected, atol=1e-5)


def test_no_chain_no_label() -> None:
    assert best_path(np.zeros((0, 3), np.float32), np.zeros((3, 3), np.float32), []).size == 0
