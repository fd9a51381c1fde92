"""Marked articles -> the words of all windows as features and labels, and weights learned from some of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from scipy.sparse import csr_matrix

from evaluation.training.role_templates import RELATION_TEMPLATES, SHIFTED, WORD_TEMPLATES, seen_at_least
from evaluation.training.sparse_crf import Effort, Features, Weights, codes, fit, packed
from laut.extract.learned.chains import Ints
from laut.extract.learned.columns import Alphabet
from laut.extract.learned.role_relations import EDGES, Scene, edges
from laut.extract.learned.role_tagger import LABELS, RoleTagger, code_words, lay_out, sizes_of
from laut.extract.learned.role_words import TEXTS, RoleWords

__all__ = ["Gold", "Marked", "Rows", "rows_of"]

Gold = Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked article: its words, its quotes, and the words in the roles of each quote."""

    domain: str
    words: RoleWords
    scene: Scene
    gold: Sequence[Gold]
    fold: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The words of all windows, end to end, as features and labels; ``lengths`` are those of the windows of each article."""

    alphabets: Mapping[str, Alphabet]
    features: Features
    matrix: csr_matrix
    labels: Ints
    lengths: Sequence[Ints]

    def fit(self, chosen: Sequence[bool], effort: Effort) -> Weights:
        """The weights that the chosen articles teach."""
        mask = np.repeat(chosen, [int(own.sum()) for own in self.lengths])
        lengths = np.concatenate([own for own, pick in zip(self.lengths, chosen, strict=True) if pick])
        return fit(self.matrix[mask], self.labels[mask], lengths, len(LABELS), effort)

    def tagger(self, learned: Sequence[Weights], effort: Effort) -> RoleTagger:
        """The tagger with the mean of weights."""
        mean = Weights(
            np.mean([weights.states for weights in learned], axis=0),
            np.mean([weights.transitions for weights in learned], axis=0),
        )
        sizes = sizes_of(self.alphabets, SHIFTED).__getitem__
        half, whole = len(WORD_TEMPLATES), len(WORD_TEMPLATES) + len(RELATION_TEMPLATES)
        return RoleTagger(
            self.alphabets, SHIFTED,
            packed(LABELS, WORD_TEMPLATES, sizes, self.features, range(half), mean, effort),
            packed(LABELS, RELATION_TEMPLATES, sizes, self.features, range(half, whole), mean, effort),
        )  # fmt: skip


def rows_of(marked: Sequence[Marked], effort: Effort) -> Rows:
    """The rows of articles."""
    alphabets = _alphabets(marked)
    sizes = sizes_of(alphabets, SHIFTED)
    coded = [code_words(m.words, alphabets, SHIFTED) for m in marked]
    windows = [lay_out(m.scene, own, alphabets) for m, own in zip(marked, coded, strict=True)]
    of_words = (
        np.concatenate(
            [
                codes([template], own.columns, sizes)[0][m.scene.windows.word]
                for m, own in zip(marked, coded, strict=True)
            ]
        )
        for template in WORD_TEMPLATES
    )
    of_windows = (
        np.concatenate([codes([template], columns, sizes)[0] for columns in windows]) for template in RELATION_TEMPLATES
    )
    features, matrix = Features.read(chain(of_words, of_windows), effort.at_least)
    labels = np.fromiter(chain.from_iterable(map(_labels, marked)), np.int32)
    return Rows(alphabets, features, matrix, labels, [m.scene.windows.sizes for m in marked])


def _alphabets(marked: Sequence[Marked]) -> dict[str, Alphabet]:
    found = {name: Alphabet.learned(_values(marked, name), seen_at_least(name)) for name in TEXTS}
    at_edges = [edges(m.scene) for m in marked]
    for name in EDGES:
        found[f"edge {name}"] = Alphabet.learned(
            (value for e in at_edges for value in e[name]), seen_at_least(f"edge {name}")
        )
    return found


def _values(marked: Sequence[Marked], name: str) -> Iterator[str]:
    """The value of a column at each word."""
    for m in marked:
        values = m.words.texts[name]
        yield from (values[k] for k in m.words.of[name].tolist()) if name in m.words.of else values


def _labels(m: Marked) -> Iterator[int]:
    """The label of each word of each window: its role in the frame, or outside of it."""
    for word, quote in zip(m.scene.windows.word.tolist(), m.scene.windows.owner.tolist(), strict=True):
        gold = m.gold[quote]
        letter = (
            "S" if word in gold["speaker"] else "C" if word in gold["cue"] else "A" if word in gold["addressee"] else ""
        )
        yield LABELS.index((letter or "F") if word in gold["frame"] else (letter.lower() or "O"))
