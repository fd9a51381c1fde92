"""Boxes of a page -> which are not the article, judged by tag, role, name and make-up; the words are left to residue.

A box that holds much of the page's prose is never one, whatever it is called: outlets
wrap whole articles in "teaser" and "embed" boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from laut.base.records import RemovedReason
from laut.document.page_words import BoxKind, PageWords
from laut.document.pieces import Box, Layout
from laut.document.residue import reason_by_words

__all__ = ["Outside", "outside"]

_TAGS: dict[str, RemovedReason] = {
    "nav": "navigation",
    "footer": "navigation",
    "menu": "navigation",
    "dialog": "consent",
    "figcaption": "caption",
}
_ROLES: dict[str, RemovedReason] = {
    "navigation": "navigation", "contentinfo": "navigation", "search": "navigation", "dialog": "consent", "alertdialog": "consent",
}  # fmt: skip
_INLINE = frozenset({"span", "a"})
_MOST_PROSE = 0.4  # of the page's prose: a box with more is the article, or holds it
_LONGEST: dict[BoxKind, int] = {
    "embed": 150, "consent": 400, "newsletter": 120, "promotion": 150, "teaser": 400, "caption": 120, "credit": 60,
    "navigation": 150, "image": 70, "comment": 100_000,
}  # fmt: skip
_LONGEST_BUTTON_BOX = 80
_LONGEST_TEASER = 70
_LONGEST_UNNAMED = 35  # words below a picture in a box whose name says nothing
_MOST_LINES = 4
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outside:
    """A box that is not the article, and why."""

    box: Box
    reason: RemovedReason


@dataclass(frozen=True, slots=True)
class _Body:
    """How the page's paragraphs look (tag and class), and the boxes that they stand in."""

    look: tuple[str, str]
    wrapper: tuple[str, str]

    @classmethod
    def of(cls, layout: Layout) -> _Body:
        """The look that holds most prose."""
        looks: dict[tuple[str, str], int] = {}
        for piece in layout.pieces:
            if piece.prose:
                looks[piece.look] = looks.get(piece.look, 0) + piece.words
        look = max(looks, key=lambda name: looks[name], default=("", ""))
        wrappers: dict[tuple[str, str], int] = {}
        for box in layout.boxes:
            parent = box.element.getparent()
            if parent is not None and _look(box.element) == look and layout.prose_in(box.start, box.stop):
                wrappers[_look(parent)] = wrappers.get(_look(parent), 0) + 1
        return cls(look, max(wrappers, key=lambda name: wrappers[name], default=("", "")))


def outside(layout: Layout, words: PageWords) -> Iterator[Outside]:
    """The outermost boxes that are not the article, in document order."""
    whole = layout.prose_in(0, len(layout.pieces))
    body = _Body.of(layout)
    kinds: dict[str, BoxKind | None] = {}
    done = 0
    for box in layout.boxes:
        if box.start < done or box.start == box.stop:
            continue
        if layout.prose_in(box.start, box.stop) > _MOST_PROSE * whole and whole:
            continue
        if box.names not in kinds:
            kinds[box.names] = words.box_kind(box.names) if box.names else None
        reason = _reason(box, layout, kinds[box.names], body, words)
        if reason:
            done = box.stop
            yield Outside(box, reason)


def _reason(box: Box, layout: Layout, kind: BoxKind | None, body: _Body, words: PageWords) -> RemovedReason | None:
    element = box.element
    tag = element.tag
    size = layout.words_in(box.start, box.stop)
    pieces = layout.pieces[box.start : box.stop]
    if tag == "h1" or any(piece.look[0] == "h1" for piece in pieces):
        return None
    if reason := _TAGS.get(tag) or _ROLES.get(element.get("role") or ""):
        return reason if not (reason == "navigation" and kind == "teaser") else "teaser"
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    if hidden and not layout.prose_in(box.start, box.stop):  # hidden paragraphs are shown by a script later on
        return "navigation"
    if tag == "figure":
        return "caption" if box.pictures or any(piece.look[0] == "figcaption" for piece in pieces) else None
    if kind and size <= _LONGEST[kind] and (reason := _by_name(kind, box, layout, body)):
        return reason
    return _by_make(box, layout, size, body, words)


def _by_name(kind: BoxKind, box: Box, layout: Layout, body: _Body) -> RemovedReason | None:
    """What a box's name says, where what it holds does not speak against it."""
    pieces = layout.pieces[box.start : box.stop]
    in_body_look = any(piece.prose and piece.look == body.look and body.look[1] for piece in pieces)
    if in_body_look or (box.element.tag in _INLINE and kind not in {"caption", "credit", "embed"}):
        return None
    if kind == "teaser":
        return "teaser" if any(piece.linked for piece in pieces) or box.element.tag == "aside" else None
    if kind == "image":
        return "caption" if box.pictures and _is_picture_text(box, layout, body, named=True) else None
    if kind in {"navigation", "credit"}:
        return None if any(piece.prose for piece in pieces) and box.element.tag == "p" else _REASONS[kind]
    return _REASONS[kind]


_REASONS: dict[BoxKind, RemovedReason] = {
    "comment": "comment", "embed": "embed", "consent": "consent", "newsletter": "newsletter", "promotion": "promotion",
    "caption": "caption", "credit": "credit", "navigation": "navigation",
}  # fmt: skip


def _by_make(box: Box, layout: Layout, size: int, body: _Body, words: PageWords) -> RemovedReason | None:
    """What a box is by what it holds: a button to press, a picture and its words, links and little else."""
    pieces = layout.pieces[box.start : box.stop]
    if box.element.tag in {"body", "html", "main", "tr", "table", "tbody"}:
        return None
    if box.buttons and size <= _LONGEST_BUTTON_BOX:
        text = " ".join(piece.text for piece in pieces)
        least = 1 if any(piece.prose for piece in pieces) else 0
        if reason := reason_by_words(text, words, least=least, unasked=True):
            return reason
    if box.pictures and size <= _LONGEST["image"] and _is_picture_text(box, layout, body, named=False):
        return "caption"
    if (
        size <= _LONGEST_TEASER
        and any(piece.heading and piece.linked > 0.9 for piece in pieces[:2])
        and _leads_away(box)
    ):
        return "teaser"
    letters = sum(len(piece.text) for piece in pieces)
    linked = sum(piece.linked * len(piece.text) for piece in pieces)
    label = len(pieces[0].text) if len(pieces) > 1 and not pieces[0].linked and pieces[0].words <= 8 else 0
    if letters and linked >= 0.7 * (letters - label) and linked and not layout.prose_in(box.start, box.stop):
        long_heading = len(pieces) == 1 and pieces[0].heading
        return None if long_heading else "teaser"
    if box.element.tag == "aside" and size <= 60:
        return reason_by_words(" ".join(piece.text for piece in pieces), words) or "teaser"
    return None


def _leads_away(box: Box) -> bool:
    """Whether the first link of a box goes to another page, not to a place on this one."""
    href = next((link.get("href") or "" for link in box.element.iter("a")), "#")
    return len(box.element) > 0 and not href.startswith("#") and box.stop - box.start > 1


def _is_picture_text(box: Box, layout: Layout, body: _Body, *, named: bool) -> bool:
    """Whether all that a box with a picture says is about the picture; ``named`` where its name says so."""
    pieces = layout.pieces[box.start : box.stop]
    if any(piece.heading for piece in pieces) or len(pieces) > _MOST_LINES:
        return False
    apart = _look(box.element) not in {body.look, body.wrapper} and box.element.tag != "p"
    if apart and (named or sum(piece.words for piece in pieces) <= _LONGEST_UNNAMED):
        return True
    return not any(piece.prose and piece.look == body.look for piece in pieces) and not (
        box.element.tag == "p" and any(piece.prose for piece in pieces)
    )


def _look(element: HtmlElement) -> tuple[str, str]:
    return element.tag, element.get("class") or ""
