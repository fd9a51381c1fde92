"""How likely a figure is right in value, measure and source at once: counted, not felt.

The rates are those of laut on the training part of its own corpus (docs/experiments/figures.md),
kept in ``lexicon/figure_rates.toml``: how often the measure is right by how it is known,
how often the source is by where it was found. They are taken to be independent.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from laut.base.language import Language
from laut.base.records import Statement
from laut.extract.figures.gauge import Measured

__all__ = ["confidence", "source_ground"]


@cache
def _rates(language: Language) -> tuple[Mapping[str, float], Mapping[str, float]]:
    lexicon = language.lexicon("figure_rates")
    return lexicon.numbers("measure"), lexicon.numbers("source")


def source_ground(statement: Statement | None) -> str:
    """Where the source of a figure was found: the type of its statement, or "none"."""
    return "none" if statement is None else statement.type


def confidence(language: Language, measured: Measured, statement: Statement | None) -> float:
    """The probability that a figure is right in measure and source."""
    measures, sources = _rates(language)
    return round(measures[measured.ground] * sources[source_ground(statement)], 2)
