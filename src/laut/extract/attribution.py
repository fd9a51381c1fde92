"""What the statement finders hand on: the words of an attribution, before anyone is resolved or judged."""

from __future__ import annotations

from dataclasses import dataclass

from laut.base.records import Medium, StatementType
from laut.base.span import Span

__all__ = ["Attribution"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution in code points of the text; empty tuples where a role has no words.

    ``found_by`` names the rule or model, ``confidence`` is a probability.
    """

    type: StatementType
    medium: Medium
    quote: tuple[Span, ...]
    speaker: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    frame: tuple[Span, ...] = ()
    addressee: tuple[Span, ...] = ()
    confidence: float = 0.5
    found_by: str = "grammar"
