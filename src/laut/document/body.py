"""Page -> the pieces that are the article, and what was left out.

trafilatura says where the article is; the words themselves are taken from the page's
own pieces, so that a paragraph it passes over between two that it keeps is not lost.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

import trafilatura
from lxml.html import HtmlElement

from laut.base.records import Removed, RemovedReason
from laut.document.boxes import Outside, outside
from laut.document.head import Head
from laut.document.page_words import PageWords
from laut.document.pieces import Layout, Piece, laid_out
from laut.document.residue import reason_by_words
from laut.document.signature import is_signature

__all__ = ["Body", "find_body"]

_WORD = re.compile(r"\w+")
_SHARE = 0.9  # of the prose that trafilatura keeps must stand in the container of the article
_NEAR = 5  # pieces
_LONGEST_LABEL = 14  # words
_SENTENCE = re.compile(r"[.!?…][\"”“«»’‘)]*\s*(?:\([^()]*\))?$")
_LEAST_REPEATED = 8  # words: a paragraph that was there before is a pull quote
_TOLD = frozenset({"promotion", "consent", "embed", "comment", "newsletter", "caption", "credit"})


@dataclass(frozen=True, slots=True)
class Body:
    """The article's pieces, not yet sifted by their words; short lines before and behind them; what was left out.

    ``opening`` stands between headline and text, ``closing`` behind the text:
    bylines, dates, credits.
    """

    pieces: tuple[Piece, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    removed: tuple[Removed, ...]


def find_body(root: HtmlElement, head: Head, words: PageWords) -> Body | None:
    """The body of the article on a page; None where there is none. The tree is consumed."""
    layout = laid_out(root, lambda names: words.box_kind(names) in {"caption", "credit", "embed"})
    boxes = list(outside(layout, words))
    reasons: list[Outside | None] = [None] * len(layout.pieces)
    for found in boxes:
        for i in range(found.box.start, found.box.stop):
            reasons[i] = found
    for found in boxes:
        if found.box.element.getparent() is not None:
            found.box.element.drop_tree()
    kept = _kept_by_trafilatura(root, layout.pieces, reasons)
    prosaic = [i for i, piece in enumerate(layout.pieces) if kept[i] and piece.prose]
    if not prosaic:
        prosaic = [i for i, piece in enumerate(layout.pieces) if reasons[i] is None and piece.prose]
    if not prosaic:
        return None
    telling = [i for i in prosaic if not reason_by_words(layout.pieces[i].text, words)]
    start, stop = _container(layout, _below_headline(layout, reasons, telling or prosaic))
    return _read(_Found(layout, reasons, kept, range(start, stop)), head, words)


def _squeezed(text: str) -> str:
    """``text`` without its blanks, for comparing what two readers made of one paragraph."""
    return "".join(text.split()).lower()


def _kept_by_trafilatura(root: HtmlElement, pieces: Sequence[Piece], reasons: Sequence[Outside | None]) -> list[bool]:
    """For each piece whether trafilatura takes it for the article."""
    document = trafilatura.bare_extraction(root, fast=True, include_comments=False, with_metadata=False)
    text = getattr(document, "text", None) or ""
    whole = _squeezed(text)
    lines = {_squeezed(line.lstrip("-| ")) for line in text.split("\n")}
    flags = []
    for piece, reason in zip(pieces, reasons, strict=True):
        squeezed = _squeezed(piece.text) if reason is None else ""
        flags.append(bool(squeezed) and (squeezed in whole if len(squeezed) > 40 else squeezed in lines))
    return flags


def _below_headline(layout: Layout, reasons: Sequence[Outside | None], prosaic: Sequence[int]) -> Sequence[int]:
    """The prose below the headline, where most of it stands there: what is above is a wall or a menu."""
    headline = next((i for i, piece in enumerate(layout.pieces) if piece.look[0] == "h1" and reasons[i] is None), -1)
    below = [i for i in prosaic if i > headline]
    words = [sum(layout.pieces[i].words for i in some) for some in (below, prosaic)]
    return below if 2 * words[0] > words[1] else prosaic


def _container(layout: Layout, prosaic: Sequence[int]) -> tuple[int, int]:
    """The smallest box that holds nearly all prose of the article, as a range of pieces."""
    weights = [0] * len(layout.pieces)
    for i in prosaic:
        weights[i] = layout.pieces[i].words
    held = list(accumulate(weights, initial=0))
    best = (0, len(layout.pieces))
    for box in layout.boxes:
        smaller = 0 < box.stop - box.start < best[1] - best[0]
        if smaller and held[box.stop] - held[box.start] >= _SHARE * held[-1]:
            best = (box.start, box.stop)
    return best


@dataclass(frozen=True, slots=True)
class _Found:
    """A page's layout with what is known of each piece: the box that rules it out, whether trafilatura keeps it."""

    layout: Layout
    reasons: Sequence[Outside | None]
    kept: Sequence[bool]
    container: range


Place = Literal["text", "headline", "standfirst", "above", "below", "repeated", "between", "elsewhere", "nowhere"]
# Why a piece is not the article, by its place; a headline is kept as the title, what is nowhere is told by nobody.
_REASONS: dict[Place, RemovedReason] = {
    "standfirst": "teaser", "above": "navigation", "below": "navigation", "repeated": "teaser", "between": "navigation",
    "elsewhere": "teaser",
}  # fmt: skip


class _Reader:
    """Goes through a page's pieces once and says of each what it is to the article."""

    def __init__(self, found: _Found, head: Head, words: PageWords) -> None:
        self.pieces, self.reasons, self.container = found.layout.pieces, found.reasons, found.container
        pieces = self.pieces
        looks = {pieces[i].look for i in found.container if found.kept[i] and pieces[i].prose}
        self.own = {
            i
            for i, piece in enumerate(pieces)
            if found.reasons[i] is None
            and i in found.container
            and (_fits(piece, looks) or (found.kept[i] and not _is_stray(piece, looks)))
        }
        self.told = _Told(head)
        self.title = self._headline()
        self.own |= set(self._beyond(found, words))
        signed = {i for i in self.own if is_signature(pieces[i].text, words)}
        self.own -= signed
        running = [i for i in sorted(self.own) if pieces[i].prose]
        while len(running) > 1 and self.told.before(pieces[running[0]], pieces[running[1]]):
            del running[0]
        self.first, self.last = running[0], running[-1]
        self.last = self._farthest(self.last, 1, looks)
        self.first = self._farthest(self.first, -1, looks)
        self.seen: set[str] = set()

    def _beyond(self, found: _Found, words: PageWords) -> Iterator[int]:
        """Pieces outside the container that trafilatura keeps and that look like the body's, up to the next box's label."""
        weight: dict[tuple[str, str], int] = {}
        for i in found.container:
            if found.kept[i] and self.pieces[i].prose:
                weight[self.pieces[i].look] = weight.get(self.pieces[i].look, 0) + self.pieces[i].words
        look = max(weight, key=lambda look: weight[look], default=None)
        for way in (range(found.container.start - 1, -1, -1), range(found.container.stop, len(self.pieces))):
            for i in way:
                piece = self.pieces[i]
                if i > found.container.start and piece.words <= _LONGEST_LABEL and words.label(piece.text):
                    break
                lead = piece.prose and self.title < i < found.container.start and self.title >= 0
                if found.kept[i] and found.reasons[i] is None and (lead or (piece.look == look and i > self.title)):
                    yield i

    def _farthest(self, at: int, step: int, looks: Container[tuple[str, str]]) -> int:
        """Where the text ends, seen from its last long paragraph: short ones beside it belong to it ("Nobody was hurt.")."""
        i = at + step
        while i in self.container:
            piece = self.pieces[i]
            if self.reasons[i] is None:
                fits = i in self.own and piece.look in looks and not piece.heading and _SENTENCE.search(piece.text)
                if not fits or self.told.is_description(piece):
                    break
                at = i
            i += step
        return at

    def _headline(self) -> int:
        """Where the headline stands: the last h1 above the middle of the text, else -1."""
        middle = sorted(self.own)[len(self.own) // 2]
        found = [i for i in range(middle) if self.pieces[i].look[0] == "h1" and self.reasons[i] is None]
        return found[-1] if found else -1

    def inside(self, i: int) -> bool:
        """Whether a piece stands in the article's container, or between its headline and its last paragraph."""
        return i in self.container or self.title <= i <= self.last

    def near(self, i: int) -> bool:
        """Whether a piece stands close enough to the text to sign it."""
        return self.first - _NEAR <= i <= self.last + _NEAR

    def place(self, i: int) -> Place:
        """What piece ``i``, which no box rules out, is to the article."""
        piece = self.pieces[i]
        squeezed = _squeezed(piece.text)
        if i < self.first:
            return self._place_above(i, piece, squeezed)
        if i not in self.own or i > self.last:
            return self._place_beside(i, piece)
        if piece.words >= _LEAST_REPEATED and squeezed in self.seen:
            return "repeated"
        self.seen.add(squeezed)
        return "text"

    def _place_above(self, i: int, piece: Piece, squeezed: str) -> Place:
        if i == self.title or squeezed in self.told.titles:
            return "headline"
        if self.told.is_description(piece):
            return "standfirst"
        only_headings = all(self.pieces[j].heading for j in range(i, self.first) if j in self.own)
        if piece.heading and i in self.own and i > self.title and only_headings:
            return "text"
        return "above" if i in self.container else self._place_beside(i, piece)

    def _place_beside(self, i: int, piece: Piece) -> Place:
        if i in self.container and i > self.last:
            return "below"
        if i in self.container:
            return "between" if piece.words > 1 else "nowhere"
        return "elsewhere" if piece.prose and piece.linked < 0.3 else "nowhere"


def _read(found: _Found, head: Head, words: PageWords) -> Body:
    """The article's pieces in order, each of the others with its reason."""
    reader = _Reader(found, head, words)
    body: list[Piece] = []
    around: dict[bool, list[str]] = {True: [], False: []}  # lines before the text, lines behind its start
    removed: list[Removed] = []
    last: Outside | None = None
    for i, piece in enumerate(found.layout.pieces):
        out = found.reasons[i]
        if out is not None:
            if out is not last:
                text = "\n".join(held.text for held in found.layout.pieces[out.box.start : out.box.stop])
                if reader.inside(i) and out.reason in {"credit", "navigation"}:
                    around[i < reader.first] += text.split("\n")
                if reader.inside(i) or _is_told(out, found.layout):
                    removed.append(Removed(text, out.reason))
            last = out
            continue
        place = reader.place(i)
        if place == "text":
            body.append(piece)
        elif reason := _REASONS.get(place):
            removed.append(Removed(piece.text, reason))
        if place in {"above", "below"} or (place == "nowhere" and reader.near(i)):
            around[i < reader.first].append(piece.text)
    return Body(tuple(body), tuple(around[True]), tuple(around[False]), tuple(removed))


def _is_told(found: Outside, layout: Layout) -> bool:
    """Whether a box far from the article is told of: one that holds prose, or has something to say; no menus."""
    size = layout.words_in(found.box.start, found.box.stop)
    return (found.reason in _TOLD and size > 2) or layout.prose_in(found.box.start, found.box.stop) > 0


def _fits(piece: Piece, looks: Container[tuple[str, str]]) -> bool:
    """Whether a piece that trafilatura passes over belongs to the article around it."""
    return not piece.button and (piece.prose or piece.heading or (piece.look in looks and piece.linked < 0.5))


def _is_stray(piece: Piece, looks: Container[tuple[str, str]]) -> bool:
    """Whether a piece is a few words in a box of their own: the title of a player, a badge."""
    plain = piece.look[0] == "div" and bool(piece.look[1])
    return (
        plain
        and not piece.prose
        and piece.look not in looks
        and piece.words <= _LEAST_REPEATED
        and not _SENTENCE.search(piece.text)
    )


class _Told:
    """What is told elsewhere and must not be told twice: headline and standfirst."""

    def __init__(self, head: Head) -> None:
        self.titles = {_squeezed(title) for title in (head.title, head.headline) if title}
        self.descriptions = [set(_WORD.findall(text.lower())) for text in head.descriptions]
        self.longest = max(map(len, self.descriptions), default=0)
        self.starts = [_squeezed(text)[:60] for text in head.descriptions]

    def is_description(self, piece: Piece) -> bool:
        """Whether a piece says what the page's description says."""
        if piece.words > 3 * self.longest:
            return False
        words = set(_WORD.findall(piece.text.lower()))
        squeezed = _squeezed(piece.text)
        return bool(words) and any(
            (len(words & description) >= 0.85 * len(words) and len(words) >= 0.6 * len(description) and len(words) >= 4)
            or (len(start) >= 30 and squeezed.startswith(start) and len(squeezed) < 2 * 60 + len(start))
            for description, start in zip(self.descriptions, self.starts, strict=True)
        )

    def before(self, piece: Piece, following: Piece) -> bool:
        """Whether a paragraph is the standfirst: it repeats the description and looks unlike the next one."""
        return self.is_description(piece) and (following.look, following.bold) != (piece.look, piece.bold)
