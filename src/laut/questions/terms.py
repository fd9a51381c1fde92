"""Words as comparisons see them: folded, cut to a stem that German and English share, numbers as numbers.

Nothing here knows a language. Two inflected forms of a word, and most names and
loans in two languages, share their first letters: a cut at six letters is the
stemmer that needs no language (McNamee and Mayfield 2004, "Character n-gram
tokenization for European language text retrieval").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from laut.base.fold import fold

__all__ = ["cosine", "stem", "stems", "unit", "words"]

_WORD = re.compile(r"[^\W_]+(?:['’.,]\d+)*")
_STEM = 6


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The first letters of a folded word; a number without its separators."""
    if word[0].isdigit():
        return re.sub(r"\D", "", word)
    return fold(word)[:_STEM]


def words(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word of ``text`` as (start, end, folded form); offsets are code points, half-open."""
    return ((m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text))


def stems(text: str, *, least: int = 4) -> frozenset[str]:
    """The stems of the words of ``text`` that have ``least`` letters or more, and of its numbers."""
    found = (m.group() for m in _WORD.finditer(text))
    return frozenset(stem(word) for word in found if len(word) >= least or word[0].isdigit())


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """A vector of length 1 in the same direction; empty where there is none."""
    length = sum(value * value for value in vector.values()) ** 0.5
    return {word: value / length for word, value in vector.items() if value} if length else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two unit vectors."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(value * large.get(word, 0.0) for word, value in small.items())
