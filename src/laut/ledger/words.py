"""How the ledger's text search sees words: the same in SQLite and PostgreSQL, in every language.

Case, accents and ligatures are folded before a text is indexed and before it is
asked for, so the database's own tokenizer meets nothing but plain words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from laut.base.fold import fold

__all__ = ["LAST_LETTER", "Phrase", "indexed", "name_key", "passage", "phrases"]

_WORD = re.compile(r"\w+")
LAST_LETTER = "\U0010ffff"  # sorts behind every letter: with it added, a word stands behind all that begin with it
_LONGEST = 200  # characters of a name that an index keeps; PostgreSQL's take a few thousand bytes at most
_ASKED = re.compile(r'"(?P<phrase>[^"]*)"|(?P<word>\S+)')


def indexed(text: str) -> str:
    """The folded words of ``text``, joined by blanks: what the index is given."""
    return " ".join(_WORD.findall(fold(text)))


def name_key(name: str) -> str:
    """By what a name is found in an index: folded, and no longer than a name may be."""
    return fold(name[:_LONGEST])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words that must stand together; with ``prefix`` the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False


def phrases(asked: str) -> tuple[Phrase, ...]:
    """What a search asks for: every word, a phrase in quotation marks, a beginning with ``*``."""
    found = []
    for match in _ASKED.finditer(asked):
        piece = match["phrase"] if match["phrase"] is not None else match["word"]
        words = tuple(_WORD.findall(fold(piece)))
        if words:
            found.append(Phrase(words, prefix=match["word"] is not None and piece.endswith("*")))
    return tuple(found)


def passage(text: str, asked: tuple[Phrase, ...], around: int = 70) -> str:
    """The part of ``text`` where the first of the phrases stands, with ``around`` characters on either side.

    The text's beginning where none stands in it (it may be in the title).
    """
    words = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]
    at = next((spot for phrase in asked if (spot := _first(words, phrase)) is not None), (0, 0))
    start, end = max(0, at[0] - around), min(len(text), at[1] + around)
    cut = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"


def _first(words: list[tuple[int, int, str]], phrase: Phrase) -> tuple[int, int] | None:
    size = len(phrase.words)
    for at in range(len(words) - size + 1):
        there = [word for _, _, word in words[at : at + size]]
        last = there[-1].startswith(phrase.words[-1]) if phrase.prefix else there[-1] == phrase.words[-1]
        if last and tuple(there[:-1]) == phrase.words[:-1]:
            return words[at][0], words[at + size - 1][1]
    return None
