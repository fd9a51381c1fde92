"""Lines of an article's surroundings, known by their words: what is cut out of a text, and why.

Three signs, from sure to weak. A *label* is a whole line that heads a box ("Lesen Sie
auch"); what follows it is the box. An *opener* begins a pointer to another piece and
ends with its line. *Cues* are words that speak for a reason; their points are
summed, and a sentence that reports ("sagte", "was") is never cut for them. Text that was
copied off a page may have lost the blank between two blocks ("… hieß es.Lesen Sie auch:
…"): such seams are found by their letters, and each side is judged alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from laut.base.records import Removed, RemovedReason
from laut.document.page_words import PageWords
from laut.document.pieces import Piece

__all__ = ["Sifted", "is_headline", "reason_by_words", "sift"]

# Two blocks run into one: a full stop, a closing mark or a small letter, then a capital, no blank.
# Written from the capital backwards: it is rare, so the text is searched fast.
_SEAM = re.compile(
    r"[A-ZÄÖÜ„+](?:(?<=[^\W\d_][.!?].)|(?<=[.!?][“”\"»«].)|(?<=[\w.!?]\+)(?=\+\+))"
    r"|[A-ZÄÖÜ](?<=[a-zäöüß]{2}.)(?=[a-zäöüß ])"
    r"|[“\"»](?<=[^\W\d_][.!?].)(?=\w)"
)
_TICKER_SEAM = re.compile(r"(?<=\+\+\+)\w")
_SENTENCE = re.compile(r"(?<=[.!?…])[“”\"»«’‘]?\s+(?=[^\W\d_a-zäöüß]|[„“\"»‚‘\d+])")
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[„“\"»«][^„“\"”»«]{12,}[“\"”»«]")
_COPYRIGHT = re.compile(r"(?:©|\(c\))\s?[^.!?©]{2,60}$")
_LONGEST_LABEL = 14
_LONGEST_HEADLINE = 20
_LONGEST_RESIDUE = 60
_LONGEST_RUN = 8
# Points (see [cues] in the lexicon) that a line of its own, or a sentence of a paragraph, must reach.
_ALONE, _INSIDE = 3, 4
# A shorter sentence without cues of its own leads in to the one that has them ("Hier kommt ein Clip!").
_LEAD_IN = 7
_LONGEST_CAPTION = 45
_SUBHEADING = 7
_TAIL = 0.55


@dataclass(frozen=True, slots=True)
class Sifted:
    """The pieces that are the article, and what was taken out between them."""

    kept: tuple[Piece, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    stop: int
    reason: RemovedReason
    inline: bool = False
    """Whether the words around it are one paragraph (a sentence was cut out), not two blocks run together."""


def is_headline(piece: Piece) -> bool:
    """Whether a piece reads like a headline: short, and no full stop at its end."""
    return 1 < piece.words <= _LONGEST_HEADLINE and not piece.text.rstrip('“”"»«’‘) ').endswith((".", ":", ",", ";"))


def reason_by_words(text: str, words: PageWords, *, least: int = _ALONE, unasked: bool = False) -> RemovedReason | None:
    """The reason that most cues of a text speak for, where they reach ``least`` points and nothing is reported.

    With ``unasked`` the text need not hold a trigger word (the caller has other signs).
    """
    found = _WORD.findall(text.lower())
    if not unasked and (len(found) > _LONGEST_RESIDUE or words.triggers.isdisjoint(found)):
        return None
    if not words.reporting.isdisjoint(found) or _QUOTED.search(text):
        return None
    points, reason = max(((cues.points(text), cues.reason) for cues in words.cues), key=lambda pair: pair[0])
    return reason if points >= least else None


def sift(pieces: Sequence[Piece], words: PageWords) -> Sifted:
    """``pieces`` without what their words show to be no article; what is kept keeps its order."""
    kept: list[Piece] = []
    removed: list[Removed] = []
    total = sum(piece.words for piece in pieces if piece.prose)
    before = i = 0
    while i < len(pieces):
        piece = pieces[i]
        reason = words.label(piece.text) if piece.words <= _LONGEST_LABEL else None
        if reason == "comment" and before >= _TAIL * total and i + 1 < len(pieces):
            removed.append(Removed("\n".join(rest.text for rest in pieces[i:]), "comment"))
            break
        if reason:
            stop = _run(pieces, i + 1, reason, words)
            removed.append(Removed("\n".join(part.text for part in pieces[i:stop]), reason))
            i = stop
            continue
        before += piece.words
        left, out = _within(piece, words)
        kept += left
        removed += out
        i += 1
    return Sifted(tuple(kept), tuple(removed))


def _run(pieces: Sequence[Piece], start: int, reason: RemovedReason, words: PageWords) -> int:
    """Where the box ends whose label stands before ``start``."""
    stop = start
    if reason == "teaser":
        while stop < min(len(pieces), start + _LONGEST_RUN) and is_headline(pieces[stop]) and not pieces[stop].prose:
            stop += 1
        if stop < len(pieces) and stop > start and _is_subheading(pieces, stop - 1, start):
            stop -= 1
    elif reason not in {"navigation", "comment"}:
        while stop < min(len(pieces), start + 3) and reason_by_words(pieces[stop].text, words, least=1):
            stop += 1
    return stop


def _is_subheading(pieces: Sequence[Piece], i: int, start: int) -> bool:
    """Whether the last headline of a run is the article's own, heading the paragraph behind it."""
    piece = pieces[i]
    if piece.heading and piece.linked < 0.5:
        return True
    return i > start and not piece.look[0] and piece.words <= _SUBHEADING and ":" not in piece.text


def _within(piece: Piece, words: PageWords) -> tuple[list[Piece], list[Removed]]:
    """A piece parted into what stays and what was run into it."""
    text = piece.text
    if piece.words <= _LONGEST_CAPTION and (words.picture.search(text) or _COPYRIGHT.search(text)):
        return [], [Removed(text, "caption")]
    cuts = list(_cuts(text, words))
    if not cuts:
        return [piece], []
    kept: list[str] = []
    at, joined = 0, False
    for cut in [*cuts, _Cut(len(text), len(text), "teaser")]:
        if part := text[at : cut.start].strip():
            if joined and kept:
                kept[-1] += " " + part
            else:
                kept.append(part)
        at, joined = cut.stop, cut.inline
    out = [Removed(text[cut.start : cut.stop].strip(), cut.reason) for cut in cuts]
    return [replace(piece, text=part) for part in kept], out


def _cuts(text: str, words: PageWords) -> Iterator[_Cut]:
    """The ranges of a block that are not the article, in order."""
    seams = [match.start() for match in _SEAM.finditer(text) if not _in_brand(text, match.start(), words)]
    if "+++" in text:
        seams = sorted({*seams, *(match.start() for match in _TICKER_SEAM.finditer(text))})
    edges = [0, *seams, len(text)]
    after_label = False
    for start, stop in pairwise(edges):
        part = text[start:stop].strip()
        length = len(part.split())
        label = words.label(part) if len(edges) > 2 and length <= _LONGEST_LABEL else None
        if after_label and length <= _LONGEST_HEADLINE and not part.endswith((".", ":")):
            yield _Cut(start, stop, "teaser")
            after_label = False
        elif label:
            yield _Cut(start, stop, label)
            after_label = label == "teaser"
        else:
            after_label = False
            yield from _sentences(text, start, stop, words)


def _in_brand(text: str, at: int, words: PageWords) -> bool:
    """Whether a seam lies inside a name that is written with a capital in it ("WhatsApp")."""
    return any(brand in text[max(0, at - len(brand)) : at + len(brand)] for brand in words.brands)


def _sentences(text: str, start: int, stop: int, words: PageWords) -> Iterator[_Cut]:
    """The sentences of one part that are not the article; a pointer takes the rest of its part with it."""
    edges = [start, *(start + match.end() for match in _SENTENCE.finditer(text[start:stop])), stop]
    least = _INSIDE
    cued = not words.triggers.isdisjoint(_WORD.findall(text[start:stop].lower()))
    if cued and (reason := reason_by_words(text[start:stop], words)):
        spans = list(pairwise(edges))
        foreign = [text[a:b] for a, b in spans if not reason_by_words(text[a:b], words, least=1)]
        if not foreign or (len(foreign) * 2 <= len(spans) and all(len(x.split()) < _LEAD_IN for x in foreign)):
            yield _Cut(start, stop, reason)
            return
        least = _ALONE
    for first, last in pairwise(edges):
        sentence = text[first:last]
        if words.pointer.match(sentence):
            short = len(text[first:stop].split()) <= _LONGEST_HEADLINE
            yield _Cut(first, stop if short else last, "teaser", inline=not short)
            if short:
                return
        elif cued and (reason := reason_by_words(sentence, words, least=least)):
            yield _Cut(first, last, reason, inline=True)
