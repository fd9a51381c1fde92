"""What the other figures of a story tell of one: who the enemy is, and what a number measures that its own words leave open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log10

from laut.base.records import Measure
from laut.questions.intervals import Interval
from laut.questions.likeness import Counted
from laut.questions.population import EVERYBODY, OF_PEOPLE, UNTOLD, Population, facing, resolved

__all__ = ["told_together"]

_BESIDE = 3  # figures between two of which one tells what the other measures
_LIKE_SIZE = 0.3  # powers of ten between them: twice as many


def told_together(figures: Sequence[Counted]) -> list[Counted]:
    """The figures of a story, with the enemy by his name, and with the measure of what stands beside them."""
    enemies = facing([figure.population for figure in figures])
    named = [replace(figure, population=resolved(figure.population, enemies)) for figure in figures]
    articles: dict[str, list[Counted]] = {}
    for figure in named:
        articles.setdefault(figure.told.article.id, []).append(figure)
    return [replace(figure, measure=_measure(figure, articles[figure.told.article.id])) for figure in named]


def _measure(figure: Counted, article: Sequence[Counted]) -> Measure:
    """What a figure measures; where its own words leave that open, what another source's number of like size beside it does.

    "The ministry put the fighters at 3500. The service counted 2,500 men."
    """
    if not _is_left_open(figure):
        return figure.measure
    beside = [(_powers(figure.interval, other.interval), other) for other in article if _may_tell(other, figure)]
    powers, nearest = min(beside, key=lambda found: found[0], default=(_LIKE_SIZE, figure))
    return nearest.measure if powers < _LIKE_SIZE else figure.measure


def _is_left_open(figure: Counted) -> bool:
    """Whether no words at a figure say what it measures: of people nothing is told, or its noun is that of the number before."""
    return figure.measure == "people_other" or (figure.measure == "things" and not figure.population.sure)


def _may_tell(other: Counted, figure: Counted) -> bool:
    """Whether another figure may tell what ``figure`` measures: another source's, of the same people, as a whole."""
    return (
        0 < abs(other.position - figure.position) <= _BESIDE
        and other.measure in OF_PEOPLE - UNTOLD
        and None not in (other.source, figure.source)
        and other.source != figure.source
        and not (other.wording.part or figure.wording.part)
        and other.wording.limit == figure.wording.limit
        and _of_the_same(other.population, figure.population)
    )


def _of_the_same(one: Population, other: Population) -> bool:
    """Whether two figures may count the same people."""
    kinds = {one.kind, other.kind} - {None, EVERYBODY}
    sides = {each.side for each in (one, other) if each.sided} - {None}
    return len(kinds) < 2 and len(sides) < 2


def _powers(one: Interval, other: Interval) -> float:
    """The powers of ten between two intervals that do not meet."""
    below, above = sorted((one, other), key=lambda interval: interval.low)
    return 0.0 if below.meets(above) else log10((above.low + 1) / (below.high + 1))
