"""A search's words cut to their stems, so that it finds them in any inflection.

A light stemmer: the longest ending of a language is taken off where four letters
stay, and the ledger is asked for words that begin so. It is done to what is
asked, not to the index, so the same ledger serves every language and a phrase in
quotation marks is still found as it stands. Savoy (2006, "Light stemming
approaches for the French, Portuguese, German and Hungarian languages") measures
that light stemming loses little against a full one.
"""

from __future__ import annotations

import re
from functools import cache

from laut.languages.registry import available, language_for

__all__ = ["stemmed"]

_PIECES = re.compile(r'"[^"]*"?|\S+')
_SHORTEST = 4  # letters that must stay


def stemmed(words: str, language: str | None) -> str:
    """``words`` as the ledger's search takes them, each cut to its stem; None takes the endings of every language."""
    return " ".join(_cut(piece, _endings(language)) for piece in _PIECES.findall(words))


def _cut(piece: str, endings: tuple[str, ...]) -> str:
    if piece.startswith('"') or not piece.isalpha():
        return piece
    lower = piece.lower()
    for ending in endings:
        if lower.endswith(ending) and len(piece) - len(ending) >= _SHORTEST:
            return f"{piece[: len(piece) - len(ending)]}*"
    return f"{piece}*" if len(piece) >= _SHORTEST else piece


@cache
def _endings(language: str | None) -> tuple[str, ...]:
    """The endings of a language, or of all, the longest first."""
    codes = [language] if language in available() else available()
    found = {ending for code in codes if code for ending in language_for(code).lexicon("search").words("endings")}
    return tuple(sorted(found, key=lambda ending: (-len(ending), ending)))
