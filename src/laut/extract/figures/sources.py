"""Whose word a figure is: the statement that carries it, else an attribution in its own sentence."""

from __future__ import annotations

from collections.abc import Sequence

from laut.base.records import Speaker, Statement
from laut.base.span import Span

__all__ = ["carrier", "source_name"]


def carrier(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The innermost statement whose quote holds the figure at ``span``; of equals, one that has a speaker."""
    holding = [s for s in statements if any(part.start <= span.start < part.end for part in s.quote.spans)]
    return min(holding, key=lambda s: (_size(s), s.speaker is None), default=None)


def source_name(statements: Sequence[Statement], statement: Statement | None) -> str | None:
    """The speaker's name of ``statement``, or of the one around it where its own is not known."""
    if statement is None:
        return None
    if statement.speaker is not None:
        return _name(statement.speaker)
    around = [s for s in statements if s.speaker is not None and _holds(s, statement)]
    outer = min(around, key=_size, default=None)
    return None if outer is None or outer.speaker is None else _name(outer.speaker)


def _name(speaker: Speaker) -> str | None:
    return speaker.name or speaker.text or None


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.quote.spans)


def _holds(outer: Statement, inner: Statement) -> bool:
    return outer is not inner and all(any(o.holds(i) for o in outer.quote.spans) for i in inner.quote.spans)
