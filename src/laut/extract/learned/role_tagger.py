"""Which words around each quote are its speaker, cue, frame, addressee: a CRF over the window of each quote.

A word's scores are those that it has anywhere (worked out once an article) and those that it has for this
quote; every window is a chain of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from laut.extract.learned.chains import Floats, Ints
from laut.extract.learned.columns import Alphabet, Columns
from laut.extract.learned.crf import Crf
from laut.extract.learned.role_relations import EDGES, RELATIONS, Scene, edges, relations
from laut.extract.learned.role_words import RoleWords

__all__ = ["LABELS", "ROLES", "RoleTagger", "Tagged", "WordColumns", "code_words", "lay_out", "read", "sizes_of", "tag"]

# In the frame: other words of it, cue, speaker, addressee. Outside of it: small letters.
LABELS = ("O", "F", "C", "S", "A", "s", "a", "c")
_OF_ROLE: Mapping[str, tuple[str, ...]] = {
    "speaker": ("S", "s"), "cue": ("C", "c"), "addressee": ("A", "a"), "frame": ("F", "C", "S", "A"),
}  # fmt: skip
ROLES = tuple(_OF_ROLE)
_FRAME_SPEAKER = LABELS.index("S")


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
    """The coded attributes of an article's words."""

    columns: Columns
    shifted: Columns


@dataclass(frozen=True, slots=True)
class Tagged:
    """The windows of all quotes end to end: ``of[k]`` is where that of quote k lies.

    ``odds`` is roles (as ``ROLES``, then speaker within a frame) by window words, ``best`` the likeliest label of
    each, ``word`` the word that it is.
    """

    of: tuple[range, ...]
    word: Ints
    odds: Floats
    best: Ints

    def chosen(self, quote: int, role: str) -> tuple[int, ...]:
        """The words of a quote's window whose likeliest label has ``role``."""
        part = slice(self.of[quote].start, self.of[quote].stop)
        labels = [LABELS.index(label) for label in _OF_ROLE[role]]
        return tuple(self.word[part][np.isin(self.best[part], labels)].tolist())


def code_words(
    words: RoleWords, alphabets: Mapping[str, Alphabet], shifted: Sequence[tuple[str, int]]
) -> WordColumns:
    """The columns of an article's words, and those at a distance."""
    names = tuple(words.attributes)
    codes = np.array([alphabets[name].encode(words.attributes[name]) for name in names], np.int32)
    codes = codes.reshape(len(names), -1)
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
    names = (*words.shifted.names, *RELATIONS, *EDGES)
    parts = []
    for quote, window in enumerate(scene.windows):
        related = relations(scene, quote)
        edge = edges(scene, quote)
        codes = [alphabets[f"edge {name}"].encode([edge[name]])[0] for name in EDGES]
        parts.append(
            np.concatenate([
                words.shifted.codes[:, window],
                np.stack([related[name] for name in RELATIONS]),
                np.broadcast_to(np.array(codes, np.int32)[:, None], (len(EDGES), len(window))),
            ])
        )
    return Columns(names, np.concatenate(parts, axis=1))


def sizes_of(alphabets: Mapping[str, Alphabet], shifted: Sequence[tuple[str, int]]) -> dict[str, int]:
    """How many codes each column has, by its name in ``code_words`` and ``lay_out``."""
    sizes = {name: len(alphabet) for name, alphabet in alphabets.items()}
    sizes |= {f"{name}{by:+d}": sizes[name] for name, by in shifted if by}
    return sizes | dict(RELATIONS) | {name: sizes[f"edge {name}"] for name in EDGES}


def tag(scene: Scene, words: RoleWords, tagger: RoleTagger) -> Tagged:
    """The likely roles of the words around each quote."""
    sizes = sizes_of(tagger.alphabets, tagger.shifted)
    coded = code_words(words, tagger.alphabets, tagger.shifted)
    window = np.concatenate(scene.windows)
    scores = tagger.words.scores(coded.columns, sizes)[window]
    scores += tagger.relations.scores(lay_out(scene, coded, tagger.alphabets), sizes)
    ends = np.cumsum([0, *(len(own) for own in scene.windows)]).tolist()
    chains = [range(start, stop) for start, stop in pairwise(ends)]
    odds = tagger.relations.probabilities(scores, [chain for chain in chains if len(chain)])
    return read(chains, window, odds)


def read(chains: Sequence[range], window: Ints, odds: Floats) -> Tagged:
    """Label probabilities (window words by ``LABELS``) as probabilities of roles."""
    of_role = [odds[:, [LABELS.index(label) for label in _OF_ROLE[role]]].sum(axis=1) for role in ROLES]
    best = odds.argmax(axis=1).astype(np.int32)
    return Tagged(tuple(chains), window, np.stack([*of_role, odds[:, _FRAME_SPEAKER]]), best)
