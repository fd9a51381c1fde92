"""Which words around each quote are its speaker, cue, frame, addressee: a CRF over the window of each quote.

A word's scores are those that it has anywhere (worked out once an article) and those that it has for this
quote; every window is a chain of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from laut.extract.learned.chains import Floats
from laut.extract.learned.columns import Alphabet, Columns
from laut.extract.learned.crf import Crf
from laut.extract.learned.role_relations import EDGES, RELATIONS, Scene, edges, relations
from laut.extract.learned.role_words import NUMBERS, TEXTS, RoleWords
from laut.extract.learned.word_groups import WordGroups

__all__ = [
    "LABELS",
    "ROLES",
    "RoleTagger",
    "Tagged",
    "WordColumns",
    "chains_of",
    "code_words",
    "lay_out",
    "sizes_of",
    "tag",
]

# In the frame: other words of it, cue, speaker, addressee. Outside of it: small letters.
LABELS = ("O", "F", "C", "S", "A", "s", "a", "c")
_OF_ROLE: Mapping[str, tuple[str, ...]] = {
    "speaker": ("S", "s"), "cue": ("C", "c"), "addressee": ("A", "a"), "frame": ("F", "C", "S", "A"), "speaker in frame": ("S",),
}  # fmt: skip
ROLES = tuple(_OF_ROLE)
_HAS_ROLE = np.array([[label in labels for labels in _OF_ROLE.values()] for label in LABELS])


@dataclass(frozen=True, slots=True)
class RoleTagger:
    """Two CRFs whose scores add up: ``words`` reads the article's words, ``relations`` what they are to a quote.

    ``shifted`` are the word columns (name, distance) that ``relations`` reads beside ``RELATIONS`` and ``EDGES``.
    """

    alphabets: Mapping[str, Alphabet]
    shifted: tuple[tuple[str, int], ...]
    words: Crf
    relations: Crf


@dataclass(frozen=True, slots=True)
class WordColumns:
    """The coded columns of an article's words, and those at a distance."""

    columns: Columns
    shifted: Columns


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the words of all windows may be: ``odds`` is ``ROLES`` by words, ``chosen`` whether the likeliest label has the role."""

    windows: WordGroups
    odds: Floats
    chosen: np.ndarray

    def row(self, role: str) -> Floats:
        """The probability of a role at each word."""
        odds: Floats = self.odds[ROLES.index(role)]
        return odds

    def words(self, role: str) -> list[tuple[int, ...]]:
        """Of each quote, the words whose likeliest label has ``role``."""
        place = np.flatnonzero(self.chosen[ROLES.index(role)])
        ends = np.searchsorted(place, self.windows.starts).tolist()
        words = self.windows.word[place].tolist()
        return [tuple(words[a:b]) for a, b in pairwise(ends)]


def code_words(words: RoleWords, alphabets: Mapping[str, Alphabet], shifted: Sequence[tuple[str, int]]) -> WordColumns:
    """The columns of an article's words, and those at a distance."""
    names = (*TEXTS, *NUMBERS)
    codes = np.stack([words.coded(name, alphabets) for name in names])
    moved = np.zeros((len(shifted), codes.shape[1]), np.int32)
    for row, (name, by) in enumerate(shifted):
        own = codes[names.index(name)]
        if by == 0:
            moved[row] = own
        elif by > 0:
            moved[row, :-by] = own[by:]
        else:
            moved[row, -by:] = own[:by]
    return WordColumns(
        Columns(names, codes), Columns(tuple(f"{name}{by:+d}" if by else name for name, by in shifted), moved)
    )


def lay_out(scene: Scene, words: WordColumns, alphabets: Mapping[str, Alphabet]) -> Columns:
    """The columns of all windows, end to end: shifted word columns, relations, edges."""
    windows = scene.windows
    related = relations(scene)
    at_edges = edges(scene)
    codes = [np.array(alphabets[f"edge {name}"].encode(at_edges[name]), np.int32)[windows.owner] for name in EDGES]
    return Columns(
        (*words.shifted.names, *RELATIONS, *EDGES),
        np.concatenate(
            [words.shifted.codes[:, windows.word], np.stack([related[name] for name in RELATIONS]), np.stack(codes)]
        ),
    )


def sizes_of(alphabets: Mapping[str, Alphabet], shifted: Sequence[tuple[str, int]]) -> dict[str, int]:
    """How many codes each column has, by its name in ``code_words`` and ``lay_out``."""
    sizes = {name: len(alphabets[name]) for name in TEXTS} | dict(NUMBERS)
    sizes |= {f"{name}{by:+d}": sizes[name] for name, by in shifted if by}
    return sizes | dict(RELATIONS) | {name: len(alphabets[f"edge {name}"]) for name in EDGES}


def tag(scene: Scene, words: RoleWords, tagger: RoleTagger) -> Tagged:
    """The likely roles of the words around each quote."""
    sizes = sizes_of(tagger.alphabets, tagger.shifted)
    coded = code_words(words, tagger.alphabets, tagger.shifted)
    near, place = np.unique(scene.windows.word, return_inverse=True)
    scores = tagger.words.scores(coded.columns, sizes, near)[place]
    scores += tagger.relations.scores(lay_out(scene, coded, tagger.alphabets), sizes)
    odds = tagger.relations.probabilities(scores, chains_of(scene.windows))
    return Tagged(scene.windows, (odds @ _HAS_ROLE.astype(np.float32)).T, _HAS_ROLE[odds.argmax(axis=1)].T)


def chains_of(windows: WordGroups) -> list[range]:
    """Where the windows that have words lie."""
    starts = windows.starts.tolist()
    return [range(a, b) for a, b in pairwise(starts) if a < b]
