"""Which figures of a story answer the same question: the same measure, of the same people, at the same place.

Figures are taken in order of publication; each joins the group it is most alike
to (to the nearer half of it: what is counted is named anew as a story goes on), or
begins one. Two numbers that one source gives in one article
for one day, and that cannot both hold, are never answers to one question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log10

from laut.base.comparison import Decision
from laut.base.fold import fold
from laut.questions.intervals import Interval, interval
from laut.questions.population import EVERYBODY, Population, population
from laut.questions.surroundings import Surroundings
from laut.questions.terms import cosine, stems
from laut.questions.timeline import Told

__all__ = ["Counted", "counted", "groups"]

ENOUGH = 0.6  # likeness from which a figure joins a group
_UNTOLD = frozenset({"people_other", "things"})  # the measures of a figure whose predicate says nothing of it
_OF_PEOPLE = frozenset({"killed", "injured", "missing", "rescued", "detained", "displaced", "troops", "participants", "affected", "infected", "aboard", "people_other"})
_NARROWED = frozenset({"things", "events", "physical", "duration", "money", "share", "people_other"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure with whom it counts, its interval, the stems of its place, and its sentence as a vector."""

    told: Told
    population: Population
    interval: Interval
    place: frozenset[str]
    context: Mapping[str, float]


def counted(told: Told, surroundings: Surroundings) -> Counted:
    """``told`` prepared for comparison with the other figures of its story."""
    figure = told.figure
    place = stems(figure.place.name or figure.place.text) if figure.place else frozenset()
    whom = population(told.article, figure, surroundings.names)
    return Counted(told, whom, interval(figure), place, surroundings.of(told))


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
    if any(value < 0 for value in each):
        return 0.0
    closest = sorted(each, reverse=True)[: (len(each) + 1) // 2]
    return sum(closest) / len(closest)


def _alike(one: Counted, other: Counted) -> float:
    """How alike two figures are, 0 to about 1; below 0 where they cannot answer one question."""
    measured = _same_measure(one, other)
    meets = one.interval.meets(other.interval)
    if not measured:
        return 0.0
    if not meets and _same_breath(one.told, other.told):
        return -1.0
    score = measured * _same_people(one, other, meets=meets)
    if one.place and other.place and not one.place & other.place:
        score *= 0.6
    if not meets:
        score *= _magnitude(one.interval, other.interval)
    return score * (0.85 + 0.6 * cosine(one.context, other.context))


def _same_measure(one: Counted, other: Counted) -> float:
    """1 for the same measure; less where one says nothing of it and both count people."""
    a, b = one.told.figure.measure, other.told.figure.measure
    if a == b:
        return 1.0
    if {a, b} <= _OF_PEOPLE | _UNTOLD and {a, b} & _UNTOLD and (a in _OF_PEOPLE or b in _OF_PEOPLE):
        return 0.75
    return 0.0


def _same_breath(one: Told, other: Told) -> bool:
    """Whether one source gives both figures in one article as of one day."""
    same_article = one.article.id == other.article.id
    return same_article and bool(one.source) and fold(one.source or "") == fold(other.source or "") and one.as_of == other.as_of


def _same_people(one: Counted, other: Counted, *, meets: bool) -> float:
    """How alike those are whom two figures count, 0 to 1."""
    a, b = one.population, other.population
    if a.names and b.names and not a.names & b.names:
        return 0.0
    measures = {one.told.figure.measure, other.told.figure.measure}
    kinds = {_kind(one), _kind(other)}
    if None not in kinds:
        # Who serves is a soldier, whatever the article calls him; elsewhere "people" may be all or some.
        score = 1.0 if len(kinds) == 1 else (0.85 if "troops" in measures else 0.6) if EVERYBODY in kinds else 0.0
    elif a.language == b.language:
        score = 1.0 if a.others & b.others else 0.0
    else:
        score = 0.6 if meets and one.told.figure.unit == other.told.figure.unit else 0.0
    if bool(a.names) != bool(b.names):
        score *= 0.85
    if measures & _NARROWED and None in kinds and a.language == b.language:
        shared = len(a.others & b.others) / max(1, min(len(a.others), len(b.others)))
        score *= 0.4 + 0.6 * shared
    return score


def _kind(counted: Counted) -> str | None:
    """The kind that a figure counts; where its measure is of people, a noun that no lexicon knows is people."""
    if counted.population.kind is None and counted.told.figure.measure in _OF_PEOPLE:
        return EVERYBODY
    return counted.population.kind


def _magnitude(one: Interval, other: Interval) -> float:
    """How near two numbers that do not meet are: 1 for neighbours, 0.65 at ten times, 0 from a thousand times on."""
    below, above = sorted((one, other), key=lambda i: i.low)
    times = (above.low + 1) / (below.high + 1)
    return max(0.0, 1.0 - 0.35 * log10(max(1.0, times)))
