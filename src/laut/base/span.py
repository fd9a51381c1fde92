"""The one kind of offset: half-open ranges of code points into an article's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Span", "joined"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` (inclusive) to ``end`` (exclusive) of one text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def meets(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def shared(self, other: Span) -> int:
        """How many characters the two spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def joined(spans: Iterable[Span], text: str) -> str:
    """The words of several spans of ``text``, joined by a blank."""
    return " ".join(span.of(text) for span in spans)
