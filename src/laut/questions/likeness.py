"""How much speaks for two figures of a story answering one question: evidence added up as log-odds.

The weights are rounded coefficients of a logistic regression over the pairs of
figures of four events (``docs/experiments/comparison.md``); evidence that no
event showed both ways has a weight set by hand. Above 0 more speaks for one
question than against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log10

from laut.base.fold import fold
from laut.base.records import Measure
from laut.questions.intervals import Interval, interval
from laut.questions.population import EVERYBODY, OF_PEOPLE, UNTOLD, Population, population
from laut.questions.surroundings import Surroundings
from laut.questions.terms import cosine
from laut.questions.timeline import Told, days_apart
from laut.questions.wording import Wording, wording

__all__ = ["UNLIKE", "Counted", "counted", "likeness", "rivals", "same_number"]

UNLIKE = -9.0  # of two figures that measure different things

_PRIOR = 2.0  # two figures of a story with one measure and nothing else known
_ONE_ANSWER = 2.5  # more where a story mostly asks once: how many were aboard, are missing, took part
_NOT_PEOPLE = -0.8  # a story counts many things, sums and times
_BOTH_UNTOLD = 0.8  # neither predicate says what is measured: figures listed side by side
_ONE_UNTOLD = -0.4
_UNTOLD_ASKED_ONCE = 0.5  # given back where the other is of what a story asks once
_MAYBE_NARROWER = -0.5  # "14 people" beside "8 soldiers"
_OTHER_KIND = -3.0
_SAME_SIDE = 0.7
_OTHER_SIDE = -2.5
_MAYBE_OTHER_SIDE = -0.4  # the side was taken over from the number before
_ONE_SIDE_NAMED = -0.5
_AGAINST_SIDE = -1.5  # "the enemy" of one side and the people of that side
_OF_ENEMY = 1.0  # "the enemy" of one side and the people of another
_LIMIT = -5.0  # how many there may be and how many there were
_PART = -2.0
_SAME_NUMBER = 1.0  # numbers of ten and more seldom agree by chance
_MEET = -1.4  # intervals that meet though the numbers are not the same: most meet by chance
_NONE = -1.0  # none at all, and a number: who says none denies the whole, whatever its size
_APART = -4.3  # for each power of ten between two numbers that do not meet
_APART_ASKED_ONCE = 0.5  # given back where a story asks once: guesses lie far apart
_APART_RIVAL = 2.2  # given back where one article sets two sources' numbers against each other
_APART_RIVAL_ONE_SIDE = 1.5  # more where both name whose people they count: in a war they tell the tenfold
_APART_IN_TIME = 1.9  # given back as time passes: numbers move
_DAYS = -0.6  # for each power of ten of days between them
_SAME_BREATH = -1.0  # one source, one article: it tells two things
_SAME_SOURCE_LATER = 0.3  # one source, another article: it brings its number up to date
_SAME_ARTICLE = -0.5
_SIDE_BY_SIDE = 1.2  # next to each other in one article, on different words: one number against another
_CONTEXT = 0.8  # for sentences of the same words
_SAME_NOUN = 0.3
_OTHER_NOUN = -0.5  # what is not people is as many things as there are words for it

_CLOSE = 5  # figures between two that are set against each other
_TELLING = 10  # numbers from which agreement is no chance
_MONTH = 30
_LONGEST = 2.5  # powers of ten of days that count
_ASKED_ONCE = frozenset({"aboard", "displaced", "infected", "missing", "participants", "rescued", "troops"})


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure ready for comparison: whom it counts, its interval, the words close to it and of its sentence.

    ``measure`` is its own, or that of the figure beside it which tells what both measure;
    ``source`` is the key of the speaker, ``position`` the figure's place among those of its article.
    """

    told: Told
    measure: Measure
    population: Population
    wording: Wording
    interval: Interval
    context: Mapping[str, float]
    source: str | None
    position: int


def counted(told: Told, surroundings: Surroundings, sides: frozenset[str], source: str | None) -> Counted:
    """``told`` prepared for comparison with the other figures of its story; ``source`` is the key of its speaker.

    A number in nobody's name that the writer gives as his own ("komme ich auf 12") is the author's.
    """
    reading = told.article.reading
    close = wording(reading, told.figure, surroundings.sentence(told))
    author = reading.document.author
    if close.own_voice and author and told.source is None and told.figure.statement is None:
        told, source = replace(told, source=author), fold(author)
    return Counted(
        told=told,
        measure=told.figure.measure,
        population=population(told.article, told.figure, close, sides),
        wording=close,
        interval=interval(told.figure),
        context=surroundings.of(told),
        source=source,
        position=reading.figures.index(told.figure),
    )


def likeness(one: Counted, other: Counted) -> float:
    """The log-odds that two figures answer one question; ``UNLIKE`` where their measures rule it out."""
    a, b = one.measure, other.measure
    if a != b and not (UNTOLD & {a, b} and {a, b} <= (OF_PEOPLE | UNTOLD)):
        return UNLIKE
    score = _PRIOR + _measured(a, b) + _who(one, other) + _numbers(one, other) + _told_by(one, other)
    score += _LIMIT * (one.wording.limit != other.wording.limit) + _PART * (one.wording.part != other.wording.part)
    if one.population.nouns & other.population.nouns:
        score += _SAME_NOUN
    elif not {a, b} <= OF_PEOPLE and not same_number(one, other):
        score += _OTHER_NOUN
    if one.told.article.reading.document.language == other.told.article.reading.document.language:
        score += _CONTEXT * cosine(one.context, other.context)
    return score


def _measured(a: str, b: str) -> float:
    score = _NOT_PEOPLE if not {a, b} <= OF_PEOPLE else 0.0
    if a != b:
        return score + _ONE_UNTOLD + _UNTOLD_ASKED_ONCE * bool({a, b} & _ASKED_ONCE)
    return score + (_BOTH_UNTOLD if a in UNTOLD else _ONE_ANSWER if a in _ASKED_ONCE else 0.0)


def _who(one: Counted, other: Counted) -> float:
    a, b = one.population, other.population
    score = 0.0
    if a.kind and b.kind and a.kind != b.kind:
        score += _MAYBE_NARROWER if EVERYBODY in (a.kind, b.kind) else _OTHER_KIND
    if a.side and b.side:
        named = (
            (_SAME_SIDE if a.side == b.side else _OTHER_SIDE)
            if a.sided and b.sided
            else _MAYBE_OTHER_SIDE * (a.side != b.side)
        )
        score += named
    elif a.against and b.against:
        score += _SAME_SIDE if a.against == b.against else _OTHER_SIDE
    elif (a.side and b.against) or (a.against and b.side):
        score += _AGAINST_SIDE if b.against == a.side or a.against == b.side else _OF_ENEMY
    elif a.side or b.side:
        score += _ONE_SIDE_NAMED
    return score


def _numbers(one: Counted, other: Counted) -> float:
    """What the two numbers say, and the days that lie between them."""
    days = days_apart(one.told, other.told)
    passed = 0.5 if days is None else min(_LONGEST, log10(1 + days))
    score = _DAYS * passed
    if same_number(one, other):
        return score + _SAME_NUMBER
    if one.interval.meets(other.interval):
        return score + _MEET
    if 0 in (one.interval.high, other.interval.high):
        return score + _NONE
    below, above = sorted((one.interval, other.interval), key=lambda i: i.low)
    powers = min(3.0, log10(max(1.0, (above.low + 1) / (below.high + 1))))
    season = 0.5 if days is None else min(1.0, days / _MONTH)
    weight = _APART + _APART_IN_TIME * season
    weight += _APART_ASKED_ONCE * (one.measure in _ASKED_ONCE)
    if rivals(one, other):
        weight += _APART_RIVAL + _APART_RIVAL_ONE_SIDE * _of_one_side(one.population, other.population)
    return score + powers * min(0.0, weight)


def rivals(one: Counted, other: Counted) -> bool:
    """Whether one article tells both close to each other, each on somebody else's word."""
    close = one.told.article.id == other.told.article.id and abs(one.position - other.position) <= _CLOSE
    return close and None not in {one.source, other.source} and one.source != other.source


def _of_one_side(one: Population, other: Population) -> bool:
    return one.side is not None and one.side == other.side and one.sided and other.sided


def same_number(one: Counted, other: Counted) -> bool:
    """Whether both are the same number, and one too large to agree by chance."""
    a, b = one.told.figure, other.told.figure
    return (a.low, a.high) == (b.low, b.high) and max(a.low or 0, a.high or 0) >= _TELLING


def _told_by(one: Counted, other: Counted) -> float:
    same_source = one.source is not None and one.source == other.source
    if one.told.article.id != other.told.article.id:
        return _SAME_SOURCE_LATER * same_source
    if same_source:
        return _SAME_BREATH
    return _SAME_ARTICLE + _SIDE_BY_SIDE * (abs(one.position - other.position) == 1)
