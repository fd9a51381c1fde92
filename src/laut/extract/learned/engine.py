"""The learned engines: quotes by weights, their roles by weights or, where none are learned, by grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from laut.base.records import Engine
from laut.base.span import Span
from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.learned.role_model import load_role_model
from laut.extract.learned.roles import RoleModel, attributed, find_roles
from laut.extract.learned.span_model import load_span_model
from laut.extract.learned.spans import FoundQuote, SpanModel, find_quotes

__all__ = ["borrow_roles", "by_model"]

# Of the told acts that weights leave out, the share that a person marked, on quotes-de/dev (5 of 11), 2026-11-23.
_LEFT_OUT = 0.45


def by_model(analysis: Analysis, engine: Engine, folder: Path, by_rule: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of an article by the weights in ``folder``; ``by_rule`` are those that the grammar finds.

    Told acts that the grammar knows and the weights leave out stay: annotators of news mark every other one, and who
    corrects a record would rather strike one out than miss that "the ministry rejected all responsibility".
    """
    quotes = find_quotes(analysis, _span_model(folder / "spans.npz"), by_rule)
    path = folder / "roles.npz"
    if path.is_file():
        roles = find_roles(analysis, quotes, by_rule, _role_model(path))
        found = [attributed(analysis.words, quote, own) for quote, own in zip(quotes, roles, strict=True)]
    else:
        found = borrow_roles(analysis, quotes, by_rule)
    found = [replace(attribution, found_by=engine) for attribution in found]
    left = [
        replace(told, confidence=_LEFT_OUT) for told in by_rule if told.type == "reported" and _is_left_out(told, found)
    ]
    return sorted((*found, *left), key=lambda one: (one.quote[0].start, -one.quote[-1].end))


def _is_left_out(told: Attribution, found: Sequence[Attribution]) -> bool:
    """Whether none of the attributions ``found`` has a word of what ``told`` has."""
    return not any(a.meets(b) for one in found for a in one.quote for b in told.quote)


@cache
def _span_model(path: Path) -> SpanModel:
    return load_span_model(path)


@cache
def _role_model(path: Path) -> RoleModel:
    return load_role_model(path)


def borrow_roles(analysis: Analysis, quotes: Sequence[FoundQuote], by_rule: Sequence[Attribution]) -> list[Attribution]:
    """The quotes with the roles of the rule-found attribution that each shares most words with, if any."""
    found: list[Attribution] = []
    for quote in quotes:
        spans = tuple(analysis.words.span(part) for part in quote.parts)
        lender = max(by_rule, key=lambda a: (_shared(spans, a), a.type == quote.type), default=None)
        bare = Attribution(quote.type, "speech_writing", spans, confidence=quote.confidence)
        if lender is not None and _shared(spans, lender) > 0:
            bare = replace(lender, type=quote.type, quote=spans, confidence=quote.confidence)
        found.append(bare)
    return found


def _shared(spans: Sequence[Span], other: Attribution) -> float:
    """The overlap (F1) of two quotes' characters."""
    both = sum(a.shared(b) for a in spans for b in other.quote)
    return 2 * both / (sum(s.end - s.start for s in spans) + sum(s.end - s.start for s in other.quote))
