"""What a classifier's probability is worth: a line through logits, so that 0.7 is right seven times in ten.

Method: Platt's scaling (1999), one slope and one shift, fitted on predictions for articles that were not
learned from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["Calibration"]


@dataclass(frozen=True, slots=True)
class Calibration:
    """A calibrated logit is ``slope`` times the logit plus ``shift``."""

    slope: float
    shift: float

    @classmethod
    def fitted(cls, examples: Sequence[tuple[float, bool]]) -> Calibration:
        """The line that fits probabilities and what came of them (Newton's method; a weak pull keeps few sane)."""
        x = np.stack([_logit(np.array([p for p, _ in examples], float)), np.ones(len(examples))])
        y = np.array([right for _, right in examples], float)
        weights = np.array([1.0, 0.0])
        prior = np.array([1.0, 0.0])
        pull = np.diag([1.0, 1.0])
        for _ in range(50):
            p = 1.0 / (1.0 + np.exp(-weights @ x))
            gradient = x @ (p - y) + pull @ (weights - prior)
            step = np.linalg.solve((x * (p * (1 - p))) @ x.T + pull, gradient)
            weights -= step
            if np.abs(step).max() < 1e-9:
                break
        return cls(float(weights[0]), float(weights[1]))

    def __call__(self, probability: float) -> float:
        logit = self.slope * float(_logit(np.array(probability))) + self.shift
        return float(1.0 / (1.0 + np.exp(-logit)))


def _logit(p: np.ndarray) -> np.ndarray:
    clipped = np.clip(p, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(clipped / (1 - clipped)))
