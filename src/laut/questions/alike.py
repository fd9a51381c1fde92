"""Which figures of a story answer the same question: the same measure, of the same people, at the same place.

Figures are taken in order of publication; each joins the group it is most alike
to on average, or begins one. Two numbers that one source gives in one article
for one day, and that cannot both hold, are never answers to one question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from laut.base.comparison import Decision
from laut.questions.intervals import Interval, interval
from laut.questions.population import EVERYBODY, Population, population
from laut.questions.terms import fold, stems
from laut.questions.timeline import Told

__all__ = ["Counted", "counted", "groups"]

ENOUGH = 0.5  # likeness from which a figure joins a group
_VAGUE_MEASURES = frozenset({"things", "events", "physical", "duration", "money", "share", "people_other"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with whom it counts, its interval and the stems of its place."""

    told: Told
    population: Population
    interval: Interval
    place: frozenset[str]


def counted(told: Told, names: AbstractSet[str]) -> Counted:
    """``told`` prepared for comparison; ``names`` are the stems of the story's names."""
    figure = told.figure
    place = stems(figure.place.name or figure.place.text) if figure.place else frozenset()
    return Counted(told, population(told.article, figure, names), interval(figure), place)


def groups(figures: Sequence[Counted], decisions: Iterable[Decision] = ()) -> list[list[Counted]]:
    """The figures parted into questions; ``figures`` are in order of publication."""
    decided = {frozenset(d.between): d.together for d in decisions if d.of == "question"}
    parted: list[list[Counted]] = []
    for figure in figures:
        likeness = [_to_group(figure, group, decided) for group in parted]
        best = max(range(len(parted)), key=likeness.__getitem__, default=None)
        if best is not None and likeness[best] >= ENOUGH:
            parted[best].append(figure)
        else:
            parted.append([figure])
    return parted


def _to_group(figure: Counted, group: Sequence[Counted], decided: Mapping[frozenset[str], bool]) -> float:
    said = [decided[key] for other in group if (key := frozenset((figure.told.id, other.told.id))) in decided]
    if said:
        return float(all(said)) * 2
    each = [_alike(figure, other) for other in group]
    return 0.0 if any(value < 0 for value in each) else sum(each) / len(each)


def _alike(one: Counted, other: Counted) -> float:
    """How alike two figures are, 0 to about 1; below 0 where they cannot answer one question."""
    if one.told.figure.measure != other.told.figure.measure:
        return 0.0
    meets = one.interval.meets(other.interval)
    if not meets and _same_breath(one.told, other.told):
        return -1.0
    score = _same_people(one, other, meets=meets)
    if one.place and other.place and not one.place & other.place:
        score *= 0.6
    return score * (1.0 if meets else _magnitude(one.interval, other.interval))


def _same_breath(one: Told, other: Told) -> bool:
    """Whether one source gives both figures in one article as of one day."""
    same_article = one.article.id == other.article.id
    return same_article and fold(one.source or "") == fold(other.source or "") and one.as_of == other.as_of


def _same_people(one: Counted, other: Counted, *, meets: bool) -> float:
    a, b = one.population, other.population
    if a.names and b.names and not a.names & b.names:
        return 0.0
    if a.kind and b.kind:
        score = 1.0 if a.kind == b.kind else (0.55 if EVERYBODY in (a.kind, b.kind) else 0.0)
    elif a.language == b.language:
        score = 1.0 if a.others & b.others else 0.0
    else:
        score = 0.6 if meets and one.told.figure.unit == other.told.figure.unit else 0.0
    if bool(a.names) != bool(b.names):
        score *= 0.75
    if one.told.figure.measure in _VAGUE_MEASURES and a.language == b.language and (a.others or b.others):
        shared = len(a.others & b.others) / max(1, min(len(a.others), len(b.others)))
        score *= 0.4 + 0.6 * shared
    return score


def _magnitude(one: Interval, other: Interval) -> float:
    """How near two numbers that do not meet are: 1 for neighbours, less the further apart."""
    below, above = sorted((one, other), key=lambda i: i.low)
    ratio = (below.high + 1) / (above.low + 1)
    return max(0.5, min(1.0, ratio + 0.5))
