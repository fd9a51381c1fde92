"""Plain text, often copied off a page -> its paragraphs, and the headline, byline and date above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from laut.document.page_words import PageWords
from laut.document.pieces import Piece
from laut.document.signature import is_signature

__all__ = ["Copied", "read_copied"]

_BLANKS = re.compile(r"[ \t\xa0\f\v]+")
_LAYOUT_MARKS = dict.fromkeys(map(ord, "\0\xad\u200b\u2060\ufeff"))
_END = re.compile(r"[.!?…:][\"”“«»’‘')\]]*$")
_WRAP_LEAST, _WRAP_MOST = 45, 100
_LONGEST_HEAD = 8


@dataclass(frozen=True, slots=True)
class Copied:
    """The paragraphs of a plain text; what stands above them by what it is."""

    pieces: tuple[Piece, ...]
    title: str | None
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    removed: tuple[str, ...]


def read_copied(text: str, words: PageWords, title: str | None = None) -> Copied:
    """The paragraphs of ``text``; lines wrapped by a mail program or an archive are rejoined.

    The first lines may be kicker, headline, byline and date; they are told from
    paragraphs by having no full stop, and from a subheading by standing first.
    """
    pieces = [Piece(line) for line in _paragraphs(text)]
    first = next((i for i, piece in enumerate(pieces) if piece.prose), 0)
    head = pieces[: min(first, _LONGEST_HEAD)]
    headline = _headline(head, words, title)
    opening: list[str] = []
    removed: list[str] = []
    kept: list[Piece] = []
    for i, piece in enumerate(head):
        if i == headline:
            continue
        if is_signature(piece.text, words):
            opening.append(piece.text)
            removed.append(piece.text)
        elif headline is not None and i < headline and piece.words <= 4:
            removed.append(piece.text)
        else:
            kept.append(piece)
    rest = list(pieces[len(head) :])
    closing: list[str] = []
    while rest and len(rest) > 1 and is_signature(rest[-1].text, words):
        closing.insert(0, rest[-1].text)
        removed.append(rest.pop().text)
    return Copied(
        tuple(kept + rest),
        head[headline].text if headline is not None else None,
        tuple(opening),
        tuple(closing),
        tuple(removed),
    )


def _headline(head: Sequence[Piece], words: PageWords, title: str | None) -> int | None:
    """Which of the lines above the first paragraph is the headline."""
    known = title.casefold().strip() if title else None
    for i, piece in enumerate(head):
        if known and piece.text.casefold() == known:
            return i
    fit = [
        i
        for i, piece in enumerate(head)
        if 3 <= piece.words <= 25 and not is_signature(piece.text, words) and not words.label(piece.text)
    ]
    if not fit:
        return None
    kicker = len(fit) > 1 and head[fit[0]].words <= 3
    return fit[1] if kicker else fit[0]


def _paragraphs(text: str) -> list[str]:
    """Lines as they are; where lines are wrapped, what blank lines part."""
    text = (
        text.translate(_LAYOUT_MARKS)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n\n")
    )
    lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\n")]
    if not _is_wrapped(lines):
        return [line for line in lines if line]
    paragraphs = [""]
    for line in lines:
        if not line:
            paragraphs.append("")
        elif paragraphs[-1]:
            paragraphs[-1] += " " + line
        else:
            paragraphs[-1] = line
        if line and len(line) < _WRAP_LEAST and _END.search(line):
            paragraphs.append("")
    return [paragraph for paragraph in paragraphs if paragraph]


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether most lines break in mid-sentence at about one width."""
    full = [line for line in lines if _WRAP_LEAST <= len(line) <= _WRAP_MOST]
    long = sum(len(line) > _WRAP_MOST for line in lines)
    broken = sum(not _END.search(line) for line in full)
    return len(full) >= 4 and broken >= 0.6 * len(full) and long <= len(full) // 20
