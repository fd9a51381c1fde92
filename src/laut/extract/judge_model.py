"""Learned weights for acts and hedges: multinomial logistic regression over named features, in numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from laut.base.language import Language

__all__ = ["FOLDER", "JudgeModel", "judge_model"]

# One set of weights for every engine that may use weights: it is learned from our own corpus alone.
FOLDER = "judgement"
_FILE = "weights.npz"


@dataclass(frozen=True, eq=False, slots=True)
class JudgeModel:
    """Weights by feature name, a column a class; ``acts`` and ``hedges`` name the columns."""

    rows: dict[str, int]
    act_weights: npt.NDArray[np.float32]
    hedge_weights: npt.NDArray[np.float32]
    acts: tuple[str, ...]
    hedges: tuple[str, ...]

    def act(self, features: Sequence[str]) -> str:
        """The likeliest act."""
        return self.acts[int(self._score(features, self.act_weights).argmax())]

    def hedge(self, features: Sequence[str]) -> str:
        """The likeliest hedge."""
        return self.hedges[int(self._score(features, self.hedge_weights).argmax())]

    def _score(self, features: Sequence[str], weights: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        known = [self.rows[name] for name in features if name in self.rows]
        score: npt.NDArray[np.float32] = weights[known].sum(axis=0)
        return score

    @classmethod
    def load(cls, path: Path) -> JudgeModel:
        """The weights that ``evaluation.training.acts`` wrote to ``path``."""
        with np.load(path, allow_pickle=False) as stored:
            names = stored["names"].tobytes().decode("utf-8").split("\n")
            return cls(
                rows={name: row for row, name in enumerate(names)},
                act_weights=stored["act_weights"].astype(np.float32),
                hedge_weights=stored["hedge_weights"].astype(np.float32),
                acts=tuple(map(str, stored["acts"])),
                hedges=tuple(map(str, stored["hedges"])),
            )


@cache
def judge_model(language: Language) -> JudgeModel | None:
    """The weights that ``language`` supplies, or None."""
    folder = language.model(FOLDER)
    return JudgeModel.load(folder / _FILE) if folder and (folder / _FILE).is_file() else None
