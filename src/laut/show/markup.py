"""A text with its records marked: cut where any mark begins or ends, for terminal and page alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from laut.base.records import Reading
from laut.base.span import Span
from laut.document.words import paragraph_spans

__all__ = ["Mark", "Paragraph", "Segment", "marks_of", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points that a record rests on; ``role`` says which part of the record they are."""

    span: Span
    record: str
    role: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text inside which no mark begins or ends; ``marks`` are those that cover it, outermost first."""

    start: int
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as segments, with the records whose first word stands in it, in order."""

    segments: tuple[Segment, ...]
    records: tuple[str, ...]


def marks_of(reading: Reading) -> list[Mark]:
    """Every mark of a reading: quotes, speakers and cues of statements, figures, times, evidence."""
    marks: list[Mark] = []
    for s in reading.statements:
        for role, part in (("quote", s.quote), ("speaker", s.speaker), ("cue", s.cue)):
            marks.extend(Mark(span, s.id, role) for span in (part.spans if part else ()))
    marks.extend(Mark(Span(f.start, f.end), f.id, "figure") for f in reading.figures)
    marks.extend(Mark(Span(t.start, t.end), f"t{n}", "time") for n, t in enumerate(reading.times, 1))
    marks.extend(Mark(Span(e.start, e.end), f"e{n}", "evidence") for n, e in enumerate(reading.evidence, 1))
    return marks


def paragraphs(text: str, marks: Iterable[Mark]) -> Iterator[Paragraph]:
    """The paragraphs of ``text`` (parted by blank lines) with the marks that cover them."""
    ordered = sorted(marks, key=lambda m: (m.span.start, -m.span.end))
    begun: set[str] = set()
    for bounds in paragraph_spans(text):
        here = [m for m in ordered if m.span.meets(bounds)]
        new = list(dict.fromkeys(m.record for m in here if m.role in ("quote", "figure", "evidence")))
        yield Paragraph(tuple(_segments(text, bounds, here)), tuple(r for r in new if r not in begun))
        begun.update(new)


def _segments(text: str, bounds: Span, marks: list[Mark]) -> Iterator[Segment]:
    cuts = {bounds.start, bounds.end}
    for mark in marks:
        cuts.update(at for at in (mark.span.start, mark.span.end) if bounds.start < at < bounds.end)
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        yield Segment(start, text[start:end], tuple(m for m in marks if m.span.start <= start and end <= m.span.end))
