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
    """Writes the best labels of ``chains``, the longest first, into ``best``."""
    # Labels come first and chains last, so that the greatest is taken over whole rows of chains. Only the scores
    # are kept on the way forward; which label a score came from is worked out again on the way back, for the one
    # label of each chain that matters. The chains that still have words at a step are the first of all.
    going = _going(chains)
    begin = np.array([chain.start for chain in chains])
    words = np.concatenate([begin[:on] + step for step, on in enumerate(going)])
    own = np.split(np.ascontiguousarray(scores.take(words, axis=0).T), np.cumsum(going)[:-1], axis=1)
    leaving = transitions[:, :, None]
    room = np.empty(leaving.size * len(chains), np.float32)
    reached = [own[0]]
    for step, on in enumerate(going[1:], 1):
        ways = room[: leaving.size * on].reshape(len(leaving), -1, on)
        np.add(reached[-1][:, None, :on], leaving, out=ways)
        reached.append(ways.max(axis=0) + own[step])
    arriving = np.ascontiguousarray(transitions.T)
    path: list[NDArray[np.int64]] = []
    after = np.zeros(0, np.int64)
    for last in reversed(reached):
        ways = np.ascontiguousarray(last.T)
        ways[: len(after)] += arriving.take(after, axis=0)
        after = ways.argmax(axis=1)
        path.append(after)
    best[words] = np.concatenate(path[::-1])


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
