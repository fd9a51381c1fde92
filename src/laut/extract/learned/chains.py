"""Linear-chain decoding in numpy: the best labelling and the labels' probabilities, many chains side by side.

Method: Viterbi and scaled forward-backward (Rabiner 1989). Chains are padded to the longest and stepped
together, so an article costs as many steps as its longest paragraph has words, not as many as it has words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "Ints", "best_path", "marginals"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
_MOST_PADDED = 100_000  # words of a batch, padding and all; an article in its eight readings has 20,000


def best_path(scores: Floats, transitions: Floats, chains: Sequence[range]) -> Ints:
    """The best label of each word.

    ``scores`` is words by labels, ``transitions`` label before by label after, both in
    logarithms; ``chains`` are the ranges of words that are labelled together.
    """
    best = np.zeros(len(scores), np.int32)
    for batch in _batches(chains):
        _decode(scores, transitions, batch, best)
    return best


def _decode(scores: Floats, transitions: Floats, chains: Sequence[range], best: Ints) -> None:
    """Writes the best labels of ``chains`` into ``best``."""
    # Labels come first and chains last, so that the greatest is taken over whole rows of chains. Only the scores
    # are kept on the way forward; which label a score came from is worked out again on the way back, for the one
    # label of each chain that matters.
    # The longest chains come first: those that still have words at a step are the first of all.
    reached = np.ascontiguousarray(_padded(scores, chains).transpose(0, 2, 1))
    going = _going(chains)
    leaving = transitions[:, :, None]
    for step in range(1, len(reached)):
        on = going[step]
        reached[step, :, :on] += (reached[step - 1, :, None, :on] + leaving).max(axis=0)
    path = np.zeros((len(reached), len(chains)), np.int32)
    on = 0
    for step in range(len(reached) - 1, -1, -1):
        still, on = on, going[step]
        if still:
            path[step, :still] = (reached[step, :, :still] + transitions[:, path[step + 1, :still]]).argmax(axis=0)
        if on > still:
            path[step, still:on] = reached[step, :, still:on].argmax(axis=0)
    for number, chain in enumerate(chains):
        best[chain.start : chain.stop] = path[: len(chain), number]


def _going(chains: Sequence[range]) -> list[int]:
    """At each step: how many of ``chains``, the longest first, have a word there."""
    lengths = np.array([len(chain) for chain in chains])
    going: list[int] = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left").tolist()
    return going


def marginals(scores: Floats, transitions: Floats, chains: Sequence[range]) -> Floats:
    """The probability of each label at each word; arguments as in ``best_path``."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    step_odds = np.exp(transitions - transitions.max())
    both_ways = np.stack([step_odds, step_odds.T])
    found = np.zeros_like(scores)
    for batch in _batches(chains):
        _weigh(odds, both_ways, batch, found)
    return found


def _weigh(odds: Floats, step_odds: Floats, chains: Sequence[range], found: Floats) -> None:
    """Writes the probabilities of the labels of ``chains``, the longest first, into ``found``.

    The way forward and the way backward are stepped side by side, each chain from an end of its own.
    """
    starts = np.array([chain.start for chain in chains])
    stops = np.array([chain.stop for chain in chains])
    step = np.arange(len(chains[0]))[:, None]
    inside = step < (stops - starts)[None, :]
    where = np.stack([np.where(inside, starts + step, 0), np.where(inside, stops - 1 - step, 0)])
    reached = odds[where]
    state = reached[:, 0]
    state /= state.sum(axis=2, keepdims=True)
    for number, on in enumerate(_going(chains)[1:], 1):
        own = reached[:, number, :on]
        own *= state[:, :on] @ step_odds
        own /= np.maximum(own.sum(axis=2, keepdims=True), 1e-30)
        state = own
    ahead, behind = np.empty_like(odds), np.empty_like(odds)
    ahead[where[0][inside]] = reached[0][inside]
    behind[where[1][inside]] = reached[1][inside]
    words = where[0][inside]
    # Both ways count the word's own odds, so one of them is taken out again.
    product = ahead[words] * behind[words] / np.maximum(odds[words], 1e-30)
    found[words] = product / np.maximum(product.sum(axis=1, keepdims=True), 1e-30)


def _batches(chains: Sequence[range]) -> Iterator[list[range]]:
    """The chains that are stepped together: all of an article, but never one long one with thousands of short ones,
    since each is padded to the longest."""
    batch: list[range] = []
    for chain in sorted(chains, key=len, reverse=True):
        if batch and len(batch[0]) * (len(batch) + 1) > max(_MOST_PADDED, 8 * len(batch[0])):
            yield batch
            batch = []
        batch.append(chain)
    if batch:
        yield batch


def _padded(scores: Floats, chains: Sequence[range]) -> Floats:
    """Steps by chains by labels; words that a chain does not have score 0."""
    padded = np.zeros((max(len(chain) for chain in chains), len(chains), scores.shape[1]), np.float32)
    for number, chain in enumerate(chains):
        padded[: len(chain), number] = scores[chain.start : chain.stop]
    return padded
