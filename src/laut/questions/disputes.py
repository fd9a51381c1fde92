"""Where two independent sources, of one time, give numbers that cannot both hold.

A copy is no second source, nor is a relay of the same source, nor a source that
corrects itself: the newest standing report of each source counts. Two reports
dispute each other only where these two, and not merely their question's other
reports, are alike enough to answer one question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from laut.base.comparison import Dispute, DisputeKind
from laut.questions.intervals import Interval
from laut.questions.likeness import Counted, likeness, same_number
from laut.questions.population import UNTOLD
from laut.questions.terms import stem, words
from laut.questions.timeline import days_apart, reach

__all__ = ["disputes"]

SURE = 0.0  # likeness of two reports (log-odds) from which they may dispute each other
SURE_APART = 0.3  # the same where they stand in two articles, and nobody has set them against each other
ONE_TIME = 1  # days between two reports of one time, where they stand in two articles
GROWTH = 1.5  # times by which a number that only grows may have grown from one report of a day to the next
_STANDS_STILL = frozenset({"aboard"})  # measures whose answer does not move: a later article's number is a rival too
_GROWS = frozenset(
    {"killed", "injured", "rescued", "displaced", "infected"}
)  # those that only grow while an event lasts


def disputes(reports: Sequence[Counted]) -> list[Dispute]:
    """The disputes among the reports of one question, one a pair of sources, those of one article first.

    A report that is in nobody's name disputes nothing, nor does one that is quoted as denied.
    """
    own = [r for r in _with_sources(reports) if r.source is not None and r.told.figure.hedge != "denied"]
    window = reach([report.told for report in own]).days
    found: dict[frozenset[str], Dispute] = {}
    told: set[frozenset[Interval]] = set()
    for one, other in sorted(combinations(own, 2), key=lambda pair: not _set_against(*pair)):
        sources = frozenset((one.source or "", other.source or ""))
        numbers = frozenset((one.interval, other.interval))
        if len(sources) < 2 or sources in found or one.interval.meets(other.interval) or _one_body(one, other):
            continue
        if numbers in told and not _set_against(one, other):
            continue  # the same two numbers again: their sources by other names
        if _of_one_time(one, other, own, window) and _of_one_thing(one, other):
            told.add(numbers)
            found[sources] = Dispute(
                between=(one.told.id, other.told.id),
                sources=(one.told.source or "", other.told.source or ""),
                kind=_kind(one, other),
            )
    return sorted(found.values(), key=lambda dispute: dispute.between)


def _with_sources(reports: Sequence[Counted]) -> list[Counted]:
    """The reports, those in nobody's name in the name of the one source that gives their number elsewhere."""
    return [report if report.source else _relayed(report, reports) for report in reports]


def _relayed(report: Counted, reports: Sequence[Counted]) -> Counted:
    given = {other.source: other.told.source for other in reports if other.source and same_number(report, other)}
    if len(given) != 1:
        return report
    ((key, name),) = given.items()
    return replace(report, source=key, told=replace(report.told, source=name))


def _set_against(one: Counted, other: Counted) -> bool:
    """Whether one article sets the two numbers against each other."""
    return one.told.article.id == other.told.article.id


def _of_one_time(one: Counted, other: Counted, reports: Sequence[Counted], window: int) -> bool:
    """Whether both stood at one time: no further apart than their question moves, or not replaced since where it does not."""
    gap = days_apart(one.told, other.told)
    if _set_against(one, other):
        return gap is not None and gap <= window
    if one.told.article.reading.document.language != other.told.article.reading.document.language:
        return False  # one source may go by two names
    if one.population.kind != other.population.kind:
        return False  # "219 passengers" leave out the crew
    if {one.measure, other.measure} <= _STANDS_STILL:
        return gap is not None and gap <= window and _newest(one, reports) and _newest(other, reports)
    published = [(report.told.published or "")[:10] for report in (one, other)]
    return gap is not None and gap <= ONE_TIME and published[0] == published[1] and not _grown(one, other)


def _grown(one: Counted, other: Counted) -> bool:
    """Whether time may explain the difference: the later report has somewhat more of what only grows."""
    earlier, later = sorted((one, other), key=lambda report: report.told.published or "")
    if one.measure not in _GROWS or earlier.told.published == later.told.published:
        return False
    return earlier.interval.high < later.interval.low <= GROWTH * earlier.interval.high


def _of_one_thing(one: Counted, other: Counted) -> bool:
    """Whether these two reports alone are alike enough; of things that are not people, only by the same noun."""
    least = SURE if _set_against(one, other) else SURE_APART
    told = not {one.measure, other.measure} & UNTOLD
    return likeness(one, other) >= least and (told or bool(one.population.nouns & other.population.nouns))


def _one_body(one: Counted, other: Counted) -> bool:
    """Whether one source may speak for the other: "the ministry" and its minister, "LND" and the head of the LND.

    So where one name says no more than the other, or a description of the one names the other.
    """
    names = [set(_words(report.told.source or "")) for report in (one, other)]
    if names[0] <= names[1] or names[1] <= names[0]:
        return True
    return any(
        names[1 - n] <= set(_words(described)) | names[n]
        for n, report in enumerate((one, other))
        for person in report.told.article.reading.people
        if person.name == report.told.source
        for described in person.descriptions
    )


def _words(name: str) -> Iterator[str]:
    return (stem(form) for _, _, form in words(name))


def _newest(report: Counted, reports: Sequence[Counted]) -> bool:
    """Whether its source has given no other number in a later article."""
    return not any(
        later.source == report.source
        and (later.told.published or "") > (report.told.published or "")
        and not later.interval.meets(report.interval)
        for later in reports
    )


def _kind(one: Counted, other: Counted) -> DisputeKind:
    """'denied' where one side says none at all, 'part_whole' where they count differently, else 'apart'."""
    if 0 in (one.told.figure.high, other.told.figure.high):
        return "denied"
    return "apart"
