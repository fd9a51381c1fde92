"""A linear-chain CRF over columns of codes, as tables: a word's scores are a sum of rows.

The weights come from python-crfsuite (``evaluation.training``); nothing of it is needed to read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from laut.extract.learned.chains import Floats, Ints, best_path, marginals
from laut.extract.learned.columns import Columns

__all__ = ["Crf", "Template", "codes_of"]

Template = tuple[tuple[str, int], ...]
"""Which columns at which distance (in words) make one feature together."""
_AT_ONCE = 256


@dataclass(frozen=True)
class Crf:
    """``rows[t]`` maps the code of template ``t`` at a word to a row of ``weights`` (row 0 is all zeros)."""

    labels: tuple[str, ...]
    templates: tuple[Template, ...]
    rows: tuple[Ints, ...]
    weights: Floats
    transitions: Floats

    def scores(self, columns: Columns, sizes: Mapping[str, int], words: Ints | None = None) -> Floats:
        """Words by labels: how well each label fits each word (each of ``words``), its neighbours' labels aside."""
        return self.weighed(range(len(self.templates)), columns, sizes, words)

    def weighed(
        self, part: Sequence[int], columns: Columns, sizes: Mapping[str, int], words: Ints | None = None
    ) -> Floats:
        """The part of the scores that comes from the templates with these numbers."""
        where = np.arange(columns.codes.shape[1]) if words is None else words
        total = np.zeros((len(where), len(self.labels)), np.float32)
        if not len(part) or not len(where):
            return total
        own = tuple(self.templates[number] for number in part)
        plan = _plan(own, columns.names, tuple(sizes[name] for name in columns.names))
        rows = self._line.take(plan.codes(columns, where) + self._first[list(part), None])
        # A few words at a time, so that their rows of weights stay near.
        for start in range(0, len(where), _AT_ONCE):
            some = rows[:, start : start + _AT_ONCE]
            total[start : start + _AT_ONCE] = self.weights.take(some, axis=0).sum(axis=0)
        return total

    @cached_property
    def _line(self) -> Ints:
        """``rows`` end to end."""
        return np.concatenate(self.rows)

    @cached_property
    def _first(self) -> NDArray[np.int64]:
        """Where the rows of each template begin in the line."""
        sizes = np.array([len(rows) for rows in self.rows], np.int64)
        return np.cumsum(sizes) - sizes

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


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the codes of templates are worked out together, a digit of all of them at a time.

    ``column`` and ``offset`` are what is read: each once, whichever templates read it. A step is the templates that
    have another digit (their numbers), which of what is read is that digit, and what it counts (a column).
    """

    column: Ints
    offset: Ints
    steps: tuple[tuple[Ints, Ints, NDArray[np.int64]], ...]

    def codes(self, columns: Columns, words: NDArray[np.integer]) -> NDArray[np.int64]:
        """Templates by ``words``: the codes as by ``codes_of``."""
        count = columns.codes.shape[1]
        reach = int(np.abs(self.offset).max())
        padded = np.zeros((len(columns.codes), count + 2 * reach), np.int64)
        padded[:, reach : reach + count] = columns.codes
        read = padded[self.column[:, None], (self.offset + reach)[:, None] + words]
        (_, digit, worth), *others = self.steps
        found: NDArray[np.int64] = read.take(digit, axis=0) * worth
        for templates, digit, worth in others:
            found[templates] += read.take(digit, axis=0) * worth
        return found


@cache
def _plan(templates: tuple[Template, ...], names: tuple[str, ...], sizes: tuple[int, ...]) -> _Plan:
    """The plan for templates over columns with these names and sizes."""
    read = sorted({digit for template in templates for digit in template})
    steps = []
    for place in range(max(map(len, templates))):
        having = [number for number, template in enumerate(templates) if len(template) > place]
        worth = [_worth(templates[number][place + 1 :], names, sizes) for number in having]
        digits = [read.index(templates[number][place]) for number in having]
        steps.append((np.array(having, np.int32), np.array(digits, np.int32), np.array(worth, np.int64)[:, None]))
    return _Plan(
        np.array([names.index(name) for name, _ in read], np.int32), np.array([by for _, by in read], np.int32), tuple(steps)
    )  # fmt: skip


def _worth(later: Template, names: tuple[str, ...], sizes: tuple[int, ...]) -> int:
    """What a digit counts that these are later than."""
    return prod(sizes[names.index(name)] for name, _ in later)
