"""What a person decides of records.

A review is anchored on the exact words of a text (its SHA-256, spans and words),
not on the number of a record: reading an article again keeps it, and where its
words are gone it is shown as an orphan. It is never moved to words that look
alike (hypothesis/client#7571 tells what comes of that).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from laut.base.errors import UsageError
from laut.base.records import Reading
from laut.base.span import Span, joined

__all__ = [
    "Anchor",
    "Review",
    "ReviewKind",
    "ReviewOf",
    "anchor_of",
    "holds",
]

ReviewKind = Literal["accept", "reject", "correct", "merge", "split", "missed"]
ReviewOf = Literal["statement", "figure", "speaker", "question", "story"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of a text: code points ``spans`` of the text whose SHA-256 is ``sha256``; a story's has no spans."""

    article: str
    sha256: str
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """A decision: ``accept``, ``reject``, ``correct`` and ``missed`` are of one record, ``merge`` and ``split`` of two.

    ``change`` holds the fields that a correction sets, or those of a record that
    was missed; ``n`` is given by the ledger; ``undone_at`` says when it was
    taken back.
    """

    kind: ReviewKind
    of: ReviewOf
    anchors: tuple[Anchor, ...]
    by: str
    at: str
    why: str | None = None
    change: Mapping[str, Any] = field(default_factory=dict)
    n: int | None = None
    undone_at: str | None = None


def anchor_of(reading: Reading, local: str, of: ReviewOf) -> Anchor:
    """Where a record of a reading stands: a quote's words, a figure's, a person's first mention.

    Raises UsageError where the reading has no such record.
    """
    document = reading.document
    if of == "story":
        return Anchor(document.id, document.sha256, (), document.title or "")
    spans: tuple[Span, ...] | None = None
    if of == "statement":
        spans = next((each.quote.spans for each in reading.statements if each.id == local), None)
    elif of in {"figure", "question"}:
        spans = next(((Span(each.start, each.end),) for each in reading.figures if each.id == local), None)
    else:
        spans = next((each.mentions[:1] for each in reading.people if each.id == local), None)
    if spans is None:
        raise UsageError(f"the article {document.id} has no {of} {local!r}; `laut export` lists the records")
    return Anchor(document.id, document.sha256, spans, joined(spans, document.text))


def holds(review: Review, anchor: Anchor, reading: Reading) -> bool:
    """Whether what a review is anchored on is there: its text, its words and, but for ``missed``, its record."""
    document = reading.document
    if anchor.sha256 != document.sha256 or (anchor.spans and joined(anchor.spans, document.text) != anchor.text):
        return False
    if review.kind == "missed" or review.of == "story":
        return True
    if review.of == "statement":
        return any(each.quote.spans == anchor.spans for each in reading.statements)
    if review.of == "speaker":
        return any(anchor.spans[0] in each.mentions for each in reading.people)
    return any((Span(each.start, each.end),) == anchor.spans for each in reading.figures)
