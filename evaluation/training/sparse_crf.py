"""Rows of feature numbers and labels -> a CRF's weights: penalised maximum likelihood by L-BFGS, in numpy and scipy.

Unlike python-crfsuite it takes numbers as they come from the columns, many short chains side by side, and
weighs each chain (Sutton and McCallum 2012, section 4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.columns import Columns
from laut.extract.learned.crf import Crf, Template, codes_of

__all__ = ["Effort", "Features", "Weights", "codes", "fit", "packed"]


@dataclass(frozen=True, slots=True)
class Effort:
    """``l2`` is the penalty, ``rounds`` the most L-BFGS takes, ``together`` how many chains are stepped at once.

    Features seen less often than ``at_least`` are not learned; those whose weights all stay under ``least`` are dropped.
    """

    l2: float = 2.0
    rounds: int = 60
    together: int = 256
    at_least: int = 5
    least: float = 0.02


@dataclass(frozen=True, slots=True)
class Features:
    """The features of templates: the codes known of each, numbered on from ``first``."""

    known: tuple[NDArray[np.int64], ...]
    first: tuple[int, ...]
    count: int

    @classmethod
    def read(cls, codes: Iterable[NDArray[np.int64]], at_least: int) -> tuple[Features, csr_matrix]:
        """The features that occur ``at_least`` times, and words by features (1 where a word has it).

        ``codes`` are those of each template at each word.
        """
        known, first, numbers, count = [], [], [], 0
        for column in codes:
            values, place, times = np.unique(column, return_inverse=True, return_counts=True)
            often = times >= at_least
            number = np.where(often, count + np.cumsum(often) - 1, -1).astype(np.int32)
            numbers.append(number[place])
            known.append(values[often])
            first.append(count)
            count += int(often.sum())
        each = np.stack(numbers, axis=1)
        has = each >= 0
        ends = np.concatenate([[0], np.cumsum(has.sum(axis=1))])
        matrix = csr_matrix((np.ones(ends[-1], np.float32), each[has], ends), shape=(len(each), count))
        return cls(tuple(known), tuple(first), count), matrix


@dataclass(frozen=True, slots=True)
class Weights:
    """Features by labels, and label before by label after."""

    states: Floats
    transitions: Floats


def fit(
    matrix: csr_matrix, labels: Ints, lengths: Ints, many: int, effort: Effort, weight: Floats | None = None
) -> Weights:
    """The weights of ``many`` labels; chains of ``lengths`` lie end to end, ``weight`` is that of each chain."""
    size = matrix.shape[1] * many
    task = _Task.of(matrix, labels, lengths, many, effort, weight)
    found = minimize(
        task.loss,
        np.zeros(size + many * many),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": effort.rounds, "maxcor": 6},
    ).x
    return Weights(
        found[:size].reshape(-1, many).astype(np.float32), found[size:].reshape(many, many).astype(np.float32)
    )


@dataclass(frozen=True, slots=True)
class _Task:
    matrix: csr_matrix
    turned: csr_matrix
    labels: Ints
    weight: Floats
    blocks: Sequence[tuple[NDArray[np.int64], NDArray[np.bool_]]]
    state_goal: Floats
    step_goal: NDArray[np.float64]
    l2: float

    @classmethod
    def of(
        cls, matrix: csr_matrix, labels: Ints, lengths: Ints, many: int, effort: Effort, weight: Floats | None
    ) -> _Task:
        each = np.repeat(np.ones(len(lengths), np.float32) if weight is None else weight, lengths).astype(np.float32)
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
        gold = np.zeros((len(labels), many), np.float32)
        gold[np.arange(len(labels)), labels] = each
        inner = np.ones(len(labels), np.bool_)
        inner[starts[lengths > 0]] = False
        steps = np.zeros((many, many))
        np.add.at(steps, (labels[:-1][inner[1:]], labels[1:][inner[1:]]), each[1:][inner[1:]])
        turned = matrix.T.tocsr()
        return cls(
            matrix, turned, labels, each, _blocks(starts, lengths, effort.together), turned @ gold, steps, effort.l2
        )

    def loss(self, point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        """The penalised loss at ``point``, and its gradient."""
        many = self.step_goal.shape[0]
        size = len(point) - many * many
        states = point[:size].reshape(-1, many).astype(np.float32)
        steps = point[size:].reshape(many, many)
        scores = self.matrix @ states
        odds = np.zeros_like(scores)
        step_slope = np.zeros_like(steps)
        total = 0.0
        for positions, inside in self.blocks:
            block = _forward_backward(
                scores[positions], np.exp(steps).astype(np.float32), inside, self.weight[positions]
            )
            odds[positions[inside]] = block.odds[inside]
            step_slope += block.steps
            total += block.total
        total -= float((scores[np.arange(len(scores)), self.labels] * self.weight).sum()) + float(
            (steps * self.step_goal).sum()
        )
        total += 0.5 * self.l2 * float((point**2).sum())
        state_slope = self.turned @ (odds * self.weight[:, None]) - self.state_goal + self.l2 * states
        step_slope += self.l2 * steps - self.step_goal
        return total, np.concatenate([state_slope.ravel().astype(np.float64), step_slope.ravel()])


def _blocks(
    starts: NDArray[np.int64], lengths: Ints, together: int
) -> list[tuple[NDArray[np.int64], NDArray[np.bool_]]]:
    """Chains of like length side by side: positions (steps by chains) and where they are inside their chain."""
    order = np.argsort(lengths, kind="stable")
    order = order[lengths[order] > 0]
    blocks = []
    for k in range(0, len(order), together):
        chains = order[k : k + together]
        step = np.arange(lengths[chains].max())[:, None]
        inside = step < lengths[chains][None, :]
        blocks.append((np.where(inside, starts[chains][None, :] + step, 0), inside))
    return blocks


@dataclass(frozen=True, slots=True)
class _Block:
    odds: Floats
    steps: NDArray[np.float64]
    total: float


def _forward_backward(scores: Floats, step_odds: Floats, inside: NDArray[np.bool_], weight: Floats) -> _Block:
    top = scores.max(axis=2, keepdims=True)
    own = np.exp(scores - top)
    length, chains, many = own.shape
    ahead = np.empty_like(own)
    norm = np.ones((length, chains), np.float32)
    norm[0] = own[0].sum(axis=1)
    ahead[0] = own[0] / norm[0][:, None]
    for t in range(1, length):
        reached = (ahead[t - 1] @ step_odds) * own[t]
        norm[t] = np.where(inside[t], reached.sum(axis=1), 1.0)
        ahead[t] = np.where(inside[t][:, None], reached / norm[t][:, None], ahead[t - 1])
    total = float((weight * (np.log(norm) + top[:, :, 0]) * inside).sum())
    odds = np.empty_like(own)
    steps = np.zeros((many, many))
    behind = np.ones((chains, many), np.float32)
    for t in range(length - 1, -1, -1):
        odds[t] = ahead[t] * behind
        if t:
            back = own[t] * behind / norm[t][:, None]
            steps += (ahead[t - 1].T @ (back * (inside[t] * weight[t])[:, None])) * step_odds
            behind = np.where(inside[t][:, None], back @ step_odds.T, behind)
    odds /= np.maximum(odds.sum(axis=2, keepdims=True), 1e-30)
    return _Block(odds, steps, total)


def packed(
    labels: Sequence[str],
    templates: Sequence[Template],
    sizes: Callable[[str], int],
    features: Features,
    part: range,
    weights: Weights,
    effort: Effort,
) -> Crf:
    """The CRF of the templates numbered ``part`` among those that ``features`` and ``weights`` were learned of."""
    states = [np.zeros((1, len(labels)), np.float32)]
    rows: list[Ints] = []
    count = 1
    for template, number in zip(templates, part, strict=True):
        own = weights.states[features.first[number] : features.first[number] + len(features.known[number])]
        kept = np.abs(own).max(axis=1, initial=0.0) >= effort.least
        table = np.zeros(int(np.prod([sizes(name) for name, _ in template])), np.int32)
        table[features.known[number][kept]] = np.arange(count, count + int(kept.sum()), dtype=np.int32)
        rows.append(table)
        states.append(own[kept])
        count += int(kept.sum())
    return Crf(tuple(labels), tuple(templates), tuple(rows), np.concatenate(states), weights.transitions)


def codes(templates: Sequence[Template], columns: Columns, sizes: dict[str, int]) -> list[NDArray[np.int64]]:
    """The code of each template at each word."""
    return [codes_of(template, columns, sizes) for template in templates]
