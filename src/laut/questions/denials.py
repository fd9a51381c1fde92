"""How surely a statement denies what another says.

A denial need not be reported as one ("erklärte: ‚Das Schiff war nicht überladen‘"):
saying no, calling something untrue, taking up the words of another's claim, a report
that tells of an answer are signs of it, and they add up. Nor need it say no: a plain
claim straight behind another's counters it where it leaves no exception ("Alle Luken
waren geschlossen"), shares its words, or gives a number that disputes another's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from laut.base.records import Act
from laut.questions.propositions import Held

__all__ = ["gravity", "judged"]

_BEFORE = 4  # statements before one that it may answer
_BESIDE = 2  # statements to either side that go on with a denial
_COUNTERED = 3  # statements before one that it may counter

_READ_AS_DENIAL = 2.0  # the reader's act
_READ_AS_DENIED = 3.0  # the reader's hedge: the quote is the proposition denied
_OTHER_ACT = -1.0  # the reader's act is one that does not answer
_NO = 1.0
_UNTRUE = 1.6
_TAKEN_UP, _MOST_TAKEN_UP = 8.0, 1.5  # for the shared weight of words with another's claim before; at most
_IN_REPLY = 0.2  # somebody else has spoken before
_STRAIGHT_REPLY = 1.0  # somebody else has just made a claim
_TOLD_AS_REPLY = 0.3  # the report around it says that it answers
_COUNTER_TOLD_AS_REPLY = 1.5  # the same for what does not say no
_COUNTERS = 0.5  # a plain claim that bears on the one just before
_COUNTERS_TAKEN_UP = 1.0  # at most for words it shares
_NARROWS = 0.7
_ANSWERS_GRAVE = 0.5  # for an accusation that it counters, or what is marked as unconfirmed; twice for both
_DISPUTES = 0.5  # it gives a disputed number
_GOES_ON = 0.4  # the same speaker denies beside it
_UNCONFIRMED = -1.5  # a denial is seldom marked so: it is a claim that says no
_SILENCE = -2.0
_NO_ANSWER: frozenset[Act] = frozenset(
    {"admit", "announce", "ask", "confirm", "demand", "estimate", "praise", "promise"}
)
_PLAIN: frozenset[Act] = frozenset({"claim", "explain"})
_ASSERTS: frozenset[Act] = frozenset({"accuse", "claim", "estimate", "explain"})


def judged(said: Sequence[Held]) -> list[Held]:
    """The statements of a story, each with how surely it denies, by those around it in its article."""
    articles: dict[str, list[Held]] = {}
    for each in said:
        articles.setdefault(each.article.id, []).append(each)
    return [replace(each, denial=_denial(each, articles[each.article.id])) for each in said]


def _denial(each: Held, statements: Sequence[Held]) -> float:
    statement, signs = each.statement, each.signs
    before = [s for s in statements[max(0, each.number - _BEFORE) : each.number] if s.by != each.by]
    says_otherwise = signs.negates or signs.dismisses
    score = _READ_AS_DENIED * (statement.hedge == "denied") + _READ_AS_DENIAL * (statement.act == "deny")
    score += _NO * signs.negates + _UNTRUE * signs.dismisses
    score += _OTHER_ACT * (statement.act in _NO_ANSWER and not signs.dismisses)
    score += _UNCONFIRMED * (statement.hedge == "unconfirmed" and statement.act != "deny")
    if says_otherwise or statement.act == "deny":
        score += min(_MOST_TAKEN_UP, _TAKEN_UP * max((_shared(each, other) for other in before), default=0.0))
        score += _TOLD_AS_REPLY * (signs.replies and bool(before))
    else:
        score += _counters(each, before)
    if says_otherwise and before:
        score += _STRAIGHT_REPLY if before[-1].number == each.number - 1 and _asserts(before[-1]) else _IN_REPLY
    beside = statements[max(0, each.number - _BESIDE) : each.number + _BESIDE + 1]
    if each.by and any(s is not each and s.by == each.by and _reads_as_denial(s) for s in beside):
        score += _GOES_ON
    return score + _SILENCE * signs.silent


def _counters(each: Held, before: Sequence[Held]) -> float:
    """How much speaks for a statement that does not say no countering the claims of others ``before``."""
    score = _COUNTER_TOLD_AS_REPLY * (each.signs.replies and bool(before))
    plain = each.statement.act in _PLAIN and each.statement.hedge == "none"
    if not (plain and before and _stands_behind(each, before[-1])):
        return score
    countered = [s for s in before if each.number - s.number <= _COUNTERED and _asserts(s)]
    shared = max(_shared(each, s) for s in countered)
    if not (shared or each.signs.narrows or each.disputed):
        return score
    score += _COUNTERS + min(_COUNTERS_TAKEN_UP, _TAKEN_UP * shared)
    return (
        score
        + _NARROWS * each.signs.narrows
        + _DISPUTES * each.disputed
        + _ANSWERS_GRAVE * max(map(gravity, countered))
    )


def gravity(each: Held) -> int:
    """How much a statement calls for an answer: an accusation, what is marked as unconfirmed, or both."""
    return (each.statement.act == "accuse") + (each.statement.hedge == "unconfirmed")


def _stands_behind(each: Held, other: Held) -> bool:
    """Whether a statement comes straight behind a claim."""
    return other.number == each.number - 1 and each.paragraph - other.paragraph <= 1 and _asserts(other)


def _asserts(each: Held) -> bool:
    return each.statement.act in _ASSERTS and not (each.signs.negates or each.signs.dismisses)


def _reads_as_denial(each: Held) -> bool:
    return each.statement.act == "deny" or each.statement.hedge == "denied"


def _shared(one: Held, other: Held) -> float:
    """What the words that two quotes share weigh."""
    return sum(one.vector.get(word, 0.0) * other.vector.get(word, 0.0) for word in one.stems & other.stems)
