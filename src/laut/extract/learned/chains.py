"""Linear-chain decoding in numpy: the best labelling and the labels' probabilities, many chains side by side.

Method: Viterbi and scaled forward-backward (Rabiner 1989). Chains are padded to the longest and stepped
together, so an article costs as many steps as its longest paragraph has words, not as many as it has words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "Ints", "best_path", "marginals"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


def best_path(scores: Floats, transitions: Floats, chains: Sequence[range]) -> Ints:
    """The best label of each word.

    ``scores`` is words by labels, ``transitions`` label before by label after, both in
    logarithms; ``chains`` are the ranges of words that are labelled together.
    """
    best = np.zeros(len(scores), np.int32)
    if not chains:
        return best
    padded = _padded(scores, chains)
    steps, many, labels = padded.shape
    came_from = np.zeros((steps, many, labels), np.int32)
    score = padded[0]
    ends = np.zeros((many, labels), np.float32)
    lengths = np.array([len(chain) for chain in chains])
    ends[lengths == 1] = score[lengths == 1]
    for step in range(1, steps):
        through = score[:, :, None] + transitions[None]
        came_from[step] = through.argmax(axis=1)
        score = through.max(axis=1) + padded[step]
        ending = lengths == step + 1
        if ending.any():
            ends[ending] = score[ending]
    label = ends.argmax(axis=1)
    path = np.zeros((steps, many), np.int32)
    row = np.arange(many)
    for step in range(steps - 1, -1, -1):
        path[step] = label
        inside = step < lengths
        label = np.where(inside, came_from[step][row, label], label)
    for number, chain in enumerate(chains):
        best[chain.start : chain.stop] = path[: len(chain), number]
    return best


def marginals(scores: Floats, transitions: Floats, chains: Sequence[range]) -> Floats:
    """The probability of each label at each word; arguments as in ``best_path``."""
    found = np.zeros_like(scores)
    if not chains:
        return found
    step_odds = np.exp(transitions - transitions.max())
    forward = _forward(_padded(scores, chains), step_odds)
    backward = _forward(_padded(scores, chains, reverse=True), np.ascontiguousarray(step_odds.T))
    for number, chain in enumerate(chains):
        ahead = forward[: len(chain), number]
        behind = backward[: len(chain), number][::-1]
        # Both passes count the word's own score, so one of them is taken out again.
        own = scores[chain.start : chain.stop]
        product = ahead * behind / np.maximum(np.exp(own - own.max(axis=1, keepdims=True)), 1e-30)
        found[chain.start : chain.stop] = product / np.maximum(product.sum(axis=1, keepdims=True), 1e-30)
    return found


def _padded(scores: Floats, chains: Sequence[range], *, reverse: bool = False) -> Floats:
    """Steps by chains by labels; words that a chain does not have score 0."""
    padded = np.zeros((max(len(chain) for chain in chains), len(chains), scores.shape[1]), np.float32)
    for number, chain in enumerate(chains):
        own = scores[chain.start : chain.stop]
        padded[: len(chain), number] = own[::-1] if reverse else own
    return padded


def _forward(padded: Floats, step_odds: Floats) -> Floats:
    odds = np.exp(padded - padded.max(axis=2, keepdims=True))
    forward = np.empty_like(odds)
    forward[0] = odds[0] / odds[0].sum(axis=1, keepdims=True)
    for step in range(1, len(odds)):
        reached = (forward[step - 1] @ step_odds) * odds[step]
        forward[step] = reached / np.maximum(reached.sum(axis=1, keepdims=True), 1e-30)
    return forward
