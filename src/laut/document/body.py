"""Page -> the pieces that are the article, and what was left out.

trafilatura says where the article is; the words themselves are taken from the page's
own pieces, so that a paragraph it passes over between two that it keeps is not lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import trafilatura
from lxml.html import HtmlElement

from laut.base.records import Removed, RemovedReason
from laut.document.boxes import Outside, outside
from laut.document.head import Head
from laut.document.page_words import PageWords
from laut.document.pieces import Layout, Piece, laid_out, prose

__all__ = ["Body", "find_body"]

_SQUEEZED = re.compile(r"[\W_]+")
_SHARE = 0.9  # of the prose that trafilatura keeps must stand in the container of the article
_TOLD_OUTSIDE = frozenset({"promotion", "consent", "embed", "comment", "newsletter", "caption", "credit"})


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
    prosaic = [i for i, piece in enumerate(layout.pieces) if kept[i] and prose(piece)]
    if not prosaic:
        prosaic = [i for i, piece in enumerate(layout.pieces) if reasons[i] is None and prose(piece)]
    if not prosaic:
        return None
    start, stop = _container(layout, prosaic)
    return _read(layout, reasons, kept, range(start, stop), head)


def _squeezed(text: str) -> str:
    return _SQUEEZED.sub("", text).lower()


def _kept_by_trafilatura(root: HtmlElement, pieces: Sequence[Piece], reasons: Sequence[Outside | None]) -> list[bool]:
    """For each piece whether trafilatura takes it for the article."""
    document = trafilatura.bare_extraction(root, fast=True, include_comments=False, with_metadata=False)
    text = (document.text if document is not None else None) or ""
    whole = _squeezed(text)
    lines = {_squeezed(line.lstrip("-| ")) for line in text.split("\n")}
    flags = []
    for piece, reason in zip(pieces, reasons, strict=True):
        squeezed = _squeezed(piece.text) if reason is None else ""
        flags.append(bool(squeezed) and (squeezed in whole if len(squeezed) > 30 else squeezed in lines))
    return flags


def _container(layout: Layout, prosaic: Sequence[int]) -> tuple[int, int]:
    """The smallest box that holds nearly all prose of the article, as a range of pieces."""
    total = sum(layout.pieces[i].words for i in prosaic)
    best = (0, len(layout.pieces))
    for box in layout.boxes:
        if box.stop - box.start < best[1] - best[0] and box.stop > box.start:
            held = sum(layout.pieces[i].words for i in prosaic if box.start <= i < box.stop)
            if held >= _SHARE * total:
                best = (box.start, box.stop)
    return best


def _read(layout: Layout, reasons: Sequence[Outside | None], kept: Sequence[bool], container: range, head: Head) -> Body:
    """The article's pieces in order, each of the others with its reason."""
    pieces = layout.pieces
    looks = {pieces[i].look for i in container if kept[i] and prose(pieces[i])}
    own = [i for i in range(len(pieces)) if reasons[i] is None and _is_own(pieces[i], i, kept[i], container, looks)]
    title = _title_at(pieces, reasons, head, own)
    told = _Told(head)
    running = [i for i in own if prose(pieces[i]) and not told.before(i, pieces, own)]
    if not running:
        running = [i for i in own if prose(pieces[i])]
    first, last = running[0], running[-1]
    body: list[Piece] = []
    opening: list[str] = []
    closing: list[str] = []
    removed: list[Removed] = []
    seen: set[str] = set()
    group: Outside | None = None
    mine = set(own)
    for i, piece in enumerate(pieces):
        found = reasons[i]
        if found is not None:
            if found is not group and (i in container or title <= i <= last or found.reason in _TOLD_OUTSIDE):
                text = "\n".join(p.text for p in pieces[found.box.start : found.box.stop])
                if i in container or title <= i <= last or len(text.split()) >= 4:
                    removed.append(Removed(text, found.reason))
                if found.reason in {"credit", "navigation"}:
                    (closing if i > first else opening).extend(text.split("\n"))
            group = found
            continue
        squeezed = _squeezed(piece.text)
        if i == title or (i < first and squeezed and squeezed in told.titles):
            continue
        if i < first and told.is_description(piece):
            removed.append(Removed(piece.text, "teaser"))
        elif i < first and i in container and not (piece.heading and i > title and i in mine and _heads(pieces, i, first, mine)):
            opening.append(piece.text)
            removed.append(Removed(piece.text, "navigation"))
        elif i > last and i in container and (not piece.heading or i not in mine):
            closing.append(piece.text)
            removed.append(Removed(piece.text, "navigation"))
        elif i in mine and first <= i <= last or (i in mine and i < first and piece.heading):
            if piece.words >= 8 and squeezed in seen:
                removed.append(Removed(piece.text, "teaser"))  # a pull quote: said once is enough
                continue
            seen.add(squeezed)
            body.append(piece)
        elif i in container and piece.words > 1:
            removed.append(Removed(piece.text, "navigation"))
        elif i not in container and prose(piece) and piece.linked < 0.3:
            removed.append(Removed(piece.text, "teaser"))
    return Body(tuple(body), tuple(opening), tuple(closing), tuple(removed))


def _heads(pieces: Sequence[Piece], i: int, first: int, own: set[int]) -> bool:
    """Whether only headings stand between a heading and the first paragraph."""
    return all(pieces[j].heading for j in range(i, first) if j in own)


def _is_own(piece: Piece, i: int, kept: bool, container: range, looks: Iterable[tuple[str, str]]) -> bool:
    """Whether a piece that no box rules out belongs to the article."""
    if kept:
        return True
    if i not in container or piece.button:
        return False
    return prose(piece) or piece.heading or (piece.look in looks and piece.linked < 0.5)


def _title_at(pieces: Sequence[Piece], reasons: Sequence[Outside | None], head: Head, own: Sequence[int]) -> int:
    """Where the headline stands: the h1 nearest above the text, else -1."""
    limit = own[len(own) // 2] if own else len(pieces)
    found = [i for i, piece in enumerate(pieces[:limit]) if piece.look[0] == "h1" and reasons[i] is None]
    return found[-1] if found else -1


class _Told:
    """What is told elsewhere and must not be told twice: headline and standfirst."""

    def __init__(self, head: Head) -> None:
        self.titles = {_squeezed(title) for title in (head.title, head.headline) if title}
        self.descriptions = [set(re.findall(r"\w+", text.lower())) for text in head.descriptions]
        self.starts = [_squeezed(text)[:60] for text in head.descriptions]

    def is_description(self, piece: Piece) -> bool:
        """Whether a piece says what the page's description says."""
        words = set(re.findall(r"\w+", piece.text.lower()))
        squeezed = _squeezed(piece.text)
        return bool(words) and any(
            (len(words & description) >= 0.85 * len(words) and len(words) >= 0.6 * len(description) and len(words) >= 4)
            or (len(start) >= 30 and squeezed.startswith(start) and len(squeezed) < 2 * 60 + len(start))
            for description, start in zip(self.descriptions, self.starts, strict=True)
        )

    def before(self, i: int, pieces: Sequence[Piece], own: Sequence[int]) -> bool:
        """Whether piece ``i`` is the standfirst: it repeats the description and looks unlike the next paragraph."""
        if not self.is_description(pieces[i]):
            return False
        following = next((pieces[j] for j in own if j > i and prose(pieces[j])), None)
        earlier = any(prose(pieces[j]) for j in own if j < i)
        return not earlier and following is not None and (following.look != pieces[i].look or following.bold != pieces[i].bold)
