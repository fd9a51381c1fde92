"""A linear-chain CRF over columns of codes, as tables: a word's scores are a sum of rows.

The weights come from python-crfsuite (``evaluation.training``); nothing of it is needed to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from laut.extract.learned.chains import Floats, Ints, best_path, marginals
from laut.extract.learned.columns import Columns

__all__ = ["Crf", "Template", "codes_of"]

Template = tuple[tuple[str, int], ...]
"""Which columns at which distance (in words) make one feature together."""


@dataclass(frozen=True, slots=True)
class Crf:
    """``rows[t]`` maps the code of template ``t`` at a word to a row of ``weights`` (row 0 is all zeros)."""

    labels: tuple[str, ...]
    templates: tuple[Template, ...]
    rows: tuple[Ints, ...]
    weights: Floats
    transitions: Floats

    def scores(self, columns: Columns, sizes: Mapping[str, int]) -> Floats:
        """Words by labels: how well each label fits each word, its neighbours' labels aside."""
        count = columns.codes.shape[1]
        total = np.zeros((count, len(self.labels)), np.float32)
        for template, rows in zip(self.templates, self.rows, strict=True):
            total += self.weights[rows[codes_of(template, columns, sizes)]]
        return total

    def label(self, scores: Floats, chains: Sequence[range]) -> list[str]:
        """The best label of each word."""
        return [self.labels[i] for i in best_path(scores, self.transitions, chains)]

    def probabilities(self, scores: Floats, chains: Sequence[range]) -> Floats:
        """Words by labels: the probability of each label."""
        return marginals(scores, self.transitions, chains)


def codes_of(template: Template, columns: Columns, sizes: Mapping[str, int]) -> NDArray[np.int64]:
    """The code of a template at each word: its columns' codes as the digits of one number."""
    count = columns.codes.shape[1]
    code = np.zeros(count, np.int64)
    for name, offset in template:
        own = columns.codes[columns.names.index(name)]
        if code.any():
            code *= sizes[name]
        if offset == 0:
            code += own
        elif 0 < offset < count:
            code[:-offset] += own[offset:]
        elif 0 < -offset < count:
            code[-offset:] += own[:offset]
    return code
