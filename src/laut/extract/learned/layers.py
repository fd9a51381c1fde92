"""Columns at the level that they are true of: words, clauses, sentences, the article; and a tagger's scores over them.

What is true of a clause or a sentence is encoded and weighed once for it, not once for each of its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from laut.extract.analysis import Analysis
from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.columns import Alphabet, Columns
from laut.extract.learned.crf import Crf, Template
from laut.extract.learned.describe import Described

__all__ = ["Layers", "layered_scores", "layers_of"]

_LEVELS = ("c", "s", "domain")


@dataclass(frozen=True, slots=True)
class Layers:
    """Columns by level ("" for words), and of each word which clause, sentence or article it is in."""

    columns: Mapping[str, Columns]
    place: Mapping[str, NDArray[np.int64]]

    def of_words(self, names: Sequence[str]) -> Columns:
        """The columns ``names``, a code a word, whatever level they are of."""
        spread = [self._row(name) for name in names]
        return Columns(tuple(names), np.array(spread, np.int32).reshape(len(names), -1))

    def _row(self, name: str) -> Ints:
        level = _level(name)
        own = self.columns[level]
        row: Ints = own.codes[own.names.index(name)]
        return row[self.place[level]] if level else row


@cache
def _level(name: str) -> str:
    head = name.partition(".")[0]
    return head if head in _LEVELS else ""


def layers_of(analysis: Analysis, described: Described, alphabets: Mapping[str, Alphabet]) -> Layers:
    """The codes of an article's attributes."""
    columns: dict[str, Columns] = {}
    for level in ("", *_LEVELS):
        names = tuple(name for name in alphabets if _level(name) == level)
        codes = [alphabets[name].encode(described.column(name)) for name in names]
        columns[level] = Columns(names, np.array(codes, np.int32).reshape(len(names), -1))
    place = {
        "c": np.array(analysis.clause_of, np.int64), "s": np.array(analysis.sentence_of, np.int64),
        "domain": np.zeros(len(analysis.lower), np.int64),
    }  # fmt: skip
    return Layers(columns, place)


def layered_scores(crf: Crf, layers: Layers, sizes: Mapping[str, int]) -> Floats:
    """Words by labels, as ``Crf.scores`` of all columns spread over the words."""
    at_home = _at_home(crf.templates)
    total = crf.weighed(at_home[""], layers.of_words(_names(crf.templates)), sizes)
    for level in _LEVELS:
        summed = crf.weighed(at_home[level], layers.columns[level], sizes)
        total = total + summed.take(layers.place[level], axis=0)
    return total


@cache
def _at_home(templates: tuple[Template, ...]) -> Mapping[str, Sequence[int]]:
    """The numbers of the templates of each level."""
    return {
        level: [number for number, template in enumerate(templates) if _home(template) == level]
        for level in ("", *_LEVELS)
    }


@cache
def _names(templates: tuple[Template, ...]) -> tuple[str, ...]:
    """The columns that templates need word by word."""
    return tuple(sorted({name for template in templates if _home(template) == "" for name, _ in template}))


@cache
def _home(template: Template) -> str:
    """The level that all of a template's columns are of, if it looks at no neighbour; words otherwise."""
    levels = {_level(name) for name, _ in template}
    if len(levels) == 1 and all(offset == 0 for _, offset in template):
        return levels.pop()
    return ""
