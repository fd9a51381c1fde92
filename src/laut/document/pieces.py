"""Element tree -> pieces of running text, and the boxes they stand in.

A piece is what a reader sees as one block: the text between two block tags. Pieces
are in the page's order, so every box (a block element) is a range of them, and
what a box holds is a difference of two running sums.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement

__all__ = ["Box", "Layout", "Piece", "laid_out"]

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_SILENT = frozenset({
    "applet", "audio", "canvas", "datalist", "embed", "head", "iframe", "math", "noscript", "object", "option",
    "script", "select", "style", "svg", "template", "textarea", "title",
})  # fmt: skip
_NAMED = frozenset({"a", "span"})  # inline elements whose names matter: buttons, captions
_PICTURES = frozenset({"img", "picture", "video", "amp-img"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong"})
# A soft hyphen, a zero-width blank or a mark of direction is layout, not text.
_LAYOUT_MARKS = dict.fromkeys(map(ord, "\xad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_BLANKS = re.compile(r"[ \t\n\r\f\xa0]+")
_BREAK = "\x1f"
_SENTENCE_END = re.compile(r"[.!?…:][\"”“«»’‘')\]]*$")
_WORD = re.compile(r"\w+")
_LEAST_PROSE = 7
_LONG = 40  # words: a block of so many is a paragraph even without a full stop at its end


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of text: its words, and what its markup says of it.

    ``look`` is the tag and class of its block: pieces of the body look alike.
    ``linked`` is the share of its characters that stand in links.
    """

    text: str
    look: tuple[str, str] = ("", "")
    linked: float = 0.0
    heading: bool = False
    bold: bool = False
    button: bool = False
    words: int = field(init=False)
    prose: bool = field(init=False)
    """Whether it reads like a paragraph: a sentence or more, not in a link, no heading."""

    def __post_init__(self) -> None:
        words = len(_WORD.findall(self.text))
        prose = (
            words >= _LEAST_PROSE
            and self.linked < 0.5
            and not self.heading
            and not self.button
            and bool(words >= _LONG or _SENTENCE_END.search(self.text, max(0, len(self.text) - 8)))
        )
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "prose", prose)


@dataclass(frozen=True, slots=True)
class Box:
    """A block element: the pieces ``start`` to ``stop``, and how many pictures and buttons it holds."""

    element: HtmlElement
    names: str
    start: int
    stop: int
    pictures: int
    buttons: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's pieces and boxes, the boxes in document order (an outer box before those in it)."""

    pieces: tuple[Piece, ...]
    boxes: tuple[Box, ...]
    words: tuple[int, ...]
    prose: tuple[int, ...]

    def words_in(self, start: int, stop: int) -> int:
        """Words of the pieces ``start`` to ``stop``."""
        return self.words[stop] - self.words[start]

    def prose_in(self, start: int, stop: int) -> int:
        """Words of those of the pieces ``start`` to ``stop`` that are prose."""
        return self.prose[stop] - self.prose[start]


@dataclass(slots=True)
class _Open:
    """A block element whose end has not come yet."""

    element: HtmlElement
    names: str
    place: int
    start: int
    pictures: int
    buttons: int


class _Walk:
    """One pass over the tree; the state of a reader who goes down the page."""

    def __init__(self, apart: Callable[[str], bool]) -> None:
        self.apart = apart
        self.known: dict[str, bool] = {}
        self.pieces: list[Piece] = []
        self.boxes: list[Box | None] = []
        self.open: list[_Open] = []
        self.chunks: list[str] = []
        self.linked = self.in_links = self.in_bold = self.bold = self.pictures = self.buttons = 0
        self.button = False

    def is_apart(self, names: str) -> bool:
        """Whether an inline element of these names is a block of its own; asked once a name."""
        if names not in self.known:
            self.known[names] = self.apart(names)
        return self.known[names]

    def text(self, text: str | None) -> None:
        if text:
            self.chunks.append(text)
            size = len(text.strip())
            if self.in_links:
                self.linked += size
            if self.in_bold:
                self.bold += size

    def flush(self) -> None:
        """End the piece that has been gathered."""
        if not self.chunks:
            return
        whole = _BLANKS.sub(" ", "".join(self.chunks).translate(_LAYOUT_MARKS)).strip(" ")
        size = max(1, len(whole))
        look = _look(self.open[-1].element) if self.open else ("", "")
        for text in _lines(whole):
            self.pieces.append(
                Piece(
                    text, look, min(1.0, self.linked / size), look[0] in _HEADINGS, self.bold >= 0.9 * size, self.button
                )
            )
        self.chunks.clear()
        self.linked = self.bold = 0
        self.button = False

    def start(self, element: HtmlElement, tag: str) -> None:
        if tag in _PICTURES:
            self.pictures += 1
        names = _names(element) if tag in _BLOCKS or tag in _NAMED else ""
        if tag in _BLOCKS or (names and tag == "span" and self.is_apart(names)):
            self.flush()
            self.open.append(_Open(element, names, len(self.boxes), len(self.pieces), self.pictures, self.buttons))
            self.boxes.append(None)
        elif tag == "br":
            self.chunks.append(_BREAK)
        elif tag == "button" or (tag == "a" and _is_button(element, names)):
            self.flush()
            self.buttons += 1
            self.button = True
        self.in_links += tag == "a"
        self.in_bold += tag in _BOLD
        self.text(element.text)

    def end(self, element: HtmlElement, tag: str) -> None:
        self.in_links -= tag == "a"
        self.in_bold -= tag in _BOLD
        if self.open and self.open[-1].element is element:
            self.flush()
            done = self.open.pop()
            self.boxes[done.place] = Box(
                done.element, done.names, done.start, len(self.pieces),
                self.pictures - done.pictures, self.buttons - done.buttons,
            )  # fmt: skip
        elif self.button and tag in {"button", "a"}:
            self.flush()
            self.button = False
        self.text(element.tail)


def laid_out(root: HtmlElement, apart: Callable[[str], bool]) -> Layout:
    """The layout of a page; an inline element whose names are ``apart`` (a caption, a credit) is a block too."""
    walk = _Walk(apart)
    context = etree.iterwalk(root, events=("start", "end"))
    skipped: HtmlElement | None = None
    for event, element in context:
        tag = element.tag
        if event == "start":
            if tag in _SILENT:
                skipped = element
                context.skip_subtree()
            else:
                walk.start(element, tag)
        elif skipped is not None and element is skipped:
            walk.text(skipped.tail)
        else:
            walk.end(element, tag)
    walk.flush()
    pieces = tuple(walk.pieces)
    return Layout(
        pieces=pieces,
        boxes=tuple(box for box in walk.boxes if box is not None),
        words=tuple(accumulate((piece.words for piece in pieces), initial=0)),
        prose=tuple(accumulate((piece.words if piece.prose else 0 for piece in pieces), initial=0)),
    )


def _look(element: HtmlElement) -> tuple[str, str]:
    return element.tag, element.get("class") or ""


def _is_button(link: HtmlElement, names: str) -> bool:
    """Whether a link leads nowhere but is pressed."""
    href = link.get("href") or ""
    return href == "#" or href.startswith("javascript:") or "btn" in names or "button" in names


def _names(element: HtmlElement) -> str:
    """What the author called an element: its class, id, and the component it is of."""
    if not element.attrib:
        return ""
    found = [element.get(key) for key in ("class", "id", "data-component", "data-testid", "aria-label")]
    return " ".join(name for name in found if name)


def _lines(whole: str) -> list[str]:
    """A block's paragraphs: two line breaks part them, one does where a sentence ends before it."""
    if _BREAK not in whole:
        return [whole] if whole else []
    paragraphs: list[str] = []
    parted = True
    for line in (line.strip(" ") for line in whole.split(_BREAK)):
        if not line:
            parted = True
        elif parted or (_SENTENCE_END.search(paragraphs[-1]) and not line[0].islower()):
            paragraphs.append(line)
            parted = False
        else:
            paragraphs[-1] += " " + line
    return paragraphs
