"""A tagger's scores -> stretches of words that may be a quote, many more than are.

The best labelling says only what is likelier than not; the measure asks for more. So the labels are read
off several times, each time with some type of quote favoured, and every stretch that comes up is kept with
how much favour it needed. A classifier (``ranking``) then decides among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from laut.extract.learned.chains import Floats, Ints, best_path

__all__ = ["FAVOURS", "Candidate", "candidates", "read_off"]

# What is added to the scores of a type's labels (all types: ""). Found by cross-validation: eight steps find more
# and choose no better.
FAVOURS: tuple[tuple[str, float], ...] = (("", 0.0), ("", 1.5), ("", 3.0), ("R", 4.0), ("F", 3.0))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of words (several fragments where a frame interrupts it) and its type's letter.

    ``favour`` is the least that it needed, ``times`` in how many readings it came up.
    """

    letter: str
    parts: tuple[range, ...]
    favour: float
    times: int

    @property
    def words(self) -> list[int]:
        """Its words in order."""
        return [i for part in self.parts for i in part]


def candidates(labels: Sequence[str], scores: Floats, transitions: Floats, chains: Sequence[range]) -> list[Candidate]:
    """What any of the readings finds, words in quotation marks aside (``pairs``); arguments as for ``best_path``."""
    count = len(scores)
    stacked = np.concatenate([scores + _bonus(labels, *favour) for favour in FAVOURS])
    shifted = [range(c.start + k * count, c.stop + k * count) for k in range(len(FAVOURS)) for c in chains]
    path = best_path(stacked, transitions, shifted)
    found: dict[tuple[str, tuple[range, ...]], list[float]] = {}
    for k, (_, favour) in enumerate(FAVOURS):
        for quote in read_off(labels, path[k * count : (k + 1) * count]):
            found.setdefault(quote, []).append(favour)
    return [Candidate(letter, parts, min(needed), len(needed)) for (letter, parts), needed in found.items()]


def _bonus(labels: Sequence[str], letter: str, favour: float) -> Floats:
    favoured = [label[1:2] == "-" and label[2:] != "D" and label[2:].startswith(letter) for label in labels]
    return np.array(favoured, np.float32) * np.float32(favour)


def read_off(labels: Sequence[str], path: Ints) -> Iterator[tuple[str, tuple[range, ...]]]:
    """The quotes of a labelling, with their type's letter: B- begins one, R- resumes the last of its type."""
    parted = [label.partition("-") for label in labels]
    in_quote = np.array([letter not in ("", "D") for _, _, letter in parted])
    quotes: list[tuple[str, list[range]]] = []
    last: dict[str, list[range]] = {}
    starts = np.flatnonzero(np.diff(path, prepend=-1))
    stops = [*starts[1:].tolist(), len(path)]
    for k in np.flatnonzero(in_quote[path[starts]]).tolist():
        start = int(starts[k])
        place, _, letter = parted[path[start]]
        # A run of words inside a quote is one piece of it; every beginning and resumption is one of its own.
        for piece in [range(start, stops[k])] if place == "I" else [range(i, i + 1) for i in range(start, stops[k])]:
            parts = last.get(letter)
            if parts and place == "I" and parts[-1].stop == start:
                parts[-1] = range(parts[-1].start, piece.stop)
            elif parts and place == "R":
                parts.append(piece)
            else:
                last[letter] = [piece]
                quotes.append((letter, last[letter]))
    for letter, parts in quotes:
        yield letter, tuple(parts)
