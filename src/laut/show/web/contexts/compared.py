"""Two texts word by word: what both have, what only one has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from laut.base.errors import UsageError
from laut.base.records import Document
from laut.ledger.pages import kept_articles
from laut.ledger.store import Ledger
from laut.show.web.contexts.query import Query

__all__ = ["ComparedPage", "Piece", "Side", "compared_page"]

_WORD = re.compile(r"\s*\S+")
_MOST_WORDS = 6_000  # a pair this long is compared in about a second; more is cut and said to be


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts, or only in the one or the other."""

    where: Literal["both", "one", "other"]
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    language: str
    words: int


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """Two articles as one run of pieces; ``shared`` is the part of all words that both have, ``cut`` says that an end is missing."""

    one: Side
    other: Side
    shared: float
    cut: bool
    pieces: tuple[Piece, ...]


def compared_page(ledger: Ledger, one: str, other: str, query: Query) -> ComparedPage:
    """The articles ``one`` and ``other``, compared; raises UsageError where either is not there."""
    kept = kept_articles(ledger, [one, other])
    missing = next((name for name in (one, other) if name not in kept), None)
    if missing is not None:
        raise UsageError(f"no article {missing!r} in {ledger.name!r}; `laut articles` lists those there are")
    documents = kept[one].reading.document, kept[other].reading.document
    left, right = (_WORD.findall(document.text) for document in documents)
    pieces = _pieces(left[:_MOST_WORDS], right[:_MOST_WORDS])
    common = sum(len(_WORD.findall(piece.text)) for piece in pieces if piece.where == "both")
    return ComparedPage(
        one=_side(documents[0], len(left)), other=_side(documents[1], len(right)),
        shared=2 * common / max(1, len(left) + len(right)), cut=max(len(left), len(right)) > _MOST_WORDS, pieces=pieces,
    )  # fmt: skip


def _side(document: Document, words: int) -> Side:
    return Side(document.id, document.outlet, document.title, document.published, document.language, words)


def _pieces(left: list[str], right: list[str]) -> tuple[Piece, ...]:
    """The longest runs in common and what lies between them; the white space before a word makes no difference."""
    matcher = SequenceMatcher(None, [word.strip() for word in left], [word.strip() for word in right])
    pieces: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            pieces.append(Piece("both", "".join(left[a:b])))
            continue
        pieces += [Piece("one", "".join(left[a:b]))] * (a < b) + [Piece("other", "".join(right[c:d]))] * (c < d)
    return tuple(_spaced(piece, first=n == 0) for n, piece in enumerate(pieces))


def _spaced(piece: Piece, *, first: bool) -> Piece:
    """A piece that begins its text, where it comes after words of the other: a blank parts them."""
    return piece if first or piece.text[:1].isspace() else Piece(piece.where, f" {piece.text}")
