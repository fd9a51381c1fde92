"""The Wikinews corpus's measure of quotes and types, in process: what cross-validation compares by.

Statements are paired so that the overlap (F1) of their quotes' words is greatest; precision and recall are
averaged over pairs, one left alone counts 0 (arXiv 2404.16764). The scorers that read the command line
count the corpus's own tokens instead of laut's words; the two agree within a tenth of a point.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

__all__ = ["Quote", "Score", "balanced", "bootstrap", "compare", "overlap"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote for scoring: its type and the words it covers."""

    type: str
    words: frozenset[int]


@dataclass(slots=True)
class Score:
    """What one or more articles scored; scores add up."""

    precisions: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    types: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def __iadd__(self, other: Score) -> Score:
        self.precisions += other.precisions
        self.recalls += other.recalls
        for name, counts in other.types.items():
            self.types[name] = [a + b for a, b in zip(self.types[name], counts, strict=True)]
        return self

    @property
    def quote(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of the quotes' words."""
        p = sum(self.precisions) / max(1, len(self.precisions))
        r = sum(self.recalls) / max(1, len(self.recalls))
        return p, r, 2 * p * r / (p + r) if p + r else 0.0

    def type_f1(self, name: str | None = None) -> float:
        """F1 of the types: of one, or of all."""
        rows = [self.types[name]] if name else list(self.types.values())
        right, wrong, missed = (sum(column) for column in zip(*rows, strict=True)) if rows else (0, 0, 0)
        return 2 * right / max(1, 2 * right + wrong + missed)

    @property
    def value(self) -> float:
        """Quotes and types count, and every type as much as the others: rare ones would be given up otherwise."""
        each = [self.type_f1(name) for name in self.types]
        return (self.quote[2] + self.type_f1() + sum(each) / len(each)) / 3

    def __str__(self) -> str:
        p, r, f = self.quote
        each = " ".join(f"{name}:{100 * self.type_f1(name):.1f}" for name in sorted(self.types))
        return f"quote {100 * p:.1f}/{100 * r:.1f}/{100 * f:.1f} type {100 * self.type_f1():.1f}  {each}"


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """F1 of two sets of words."""
    both = len(a & b)
    return 2 * both / (len(a) + len(b)) if both else 0.0


def compare(gold: Sequence[Quote], said: Sequence[Quote]) -> Score:
    """The score of one article."""
    grid = np.zeros((len(gold), len(said)))
    for i, g in enumerate(gold):
        for j, s in enumerate(said):
            close = overlap(g.words, s.words)
            grid[i, j] = close + (0.01 if close and g.type == s.type else 0.0)
    rows, columns = linear_sum_assignment(grid, maximize=True)
    score = Score()
    for i, j in zip(rows, columns, strict=True):
        g, s = gold[i], said[j]
        both = len(g.words & s.words)
        score.precisions.append(both / len(s.words))
        score.recalls.append(both / len(g.words))
        if g.type == s.type and both:
            score.types[g.type][0] += 1
        else:
            score.types[s.type][1] += 1
            score.types[g.type][2] += 1
    for i in set(range(len(gold))) - set(rows):
        score.recalls.append(0.0)
        score.types[gold[i].type][2] += 1
    for j in set(range(len(said))) - set(columns):
        score.precisions.append(0.0)
        score.types[said[j].type][1] += 1
    return score


def bootstrap(scores: Sequence[Score], rounds: int = 1000, seed: int = 1) -> tuple[float, float]:
    """The 95 % interval of the quote F1 over articles drawn with replacement."""
    random = np.random.default_rng(seed)
    sums = np.array([[sum(s.precisions), len(s.precisions), sum(s.recalls), len(s.recalls)] for s in scores])
    drawn = sums[random.integers(0, len(sums), (rounds, len(sums)))].sum(axis=1)
    p, r = drawn[:, 0] / np.maximum(drawn[:, 1], 1), drawn[:, 2] / np.maximum(drawn[:, 3], 1)
    low, high = np.percentile(2 * p * r / np.maximum(p + r, 1e-9), [2.5, 97.5])
    return float(low), float(high)


def balanced(scores: Mapping[float, Score], error: float) -> float:
    """Of thresholds by what they score, the one that misses as much as it invents, among those whose value cannot be
    told from the best: less than a standard ``error`` below it (so Breiman et al. choose trees, 1984)."""
    best = max(score.value for score in scores.values())
    close = [at for at, score in scores.items() if score.value >= best - error]
    return min(close, key=lambda at: abs(scores[at].quote[0] - scores[at].quote[1]))
