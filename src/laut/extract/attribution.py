"""What the statement finders hand on: the words of an attribution, before anyone is resolved or judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from laut.base.records import Medium, StatementType
from laut.base.span import Span

__all__ = ["Attribution", "holders"]


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


def holders(attributions: Sequence[Attribution]) -> list[list[int]]:
    """Of each attribution, those before it whose quotes hold its own; ``attributions`` are in the order of their quotes."""
    found: list[list[int]] = []
    unended: list[int] = []  # those whose quotes reach on: only they can hold another
    for i, one in enumerate(attributions):
        unended = [j for j in unended if attributions[j].quote[-1].end > one.quote[0].start]
        found.append([j for j in unended if _holds(attributions[j], one)])
        unended.append(i)
    return found


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return all(any(o.holds(i) for o in outer.quote) for i in inner.quote)
