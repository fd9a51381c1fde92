"""Where two independent sources, of one time, give numbers that cannot both hold.

A copy is no second source, nor is a relay of the same source, nor a source that
corrects itself: the newest standing report of each source counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from laut.base.comparison import Dispute, DisputeKind
from laut.questions.intervals import interval
from laut.questions.timeline import Told, days_apart, reach, standing

__all__ = ["disputes", "stands_still"]

SETTLED = 120  # days after which an early number is history and not a rival


def disputes(reports: Sequence[Told], speaker_of: Mapping[str, str]) -> list[Dispute]:
    """The disputes among the reports of one question, one a pair of sources.

    ``speaker_of`` names who stands behind a figure (figure id -> key of a speaker); a figure that is
    not in it is in nobody's name and disputes nothing.
    """
    own = [r for r in reports if r.id in speaker_of and r.figure.hedge != "denied"]
    still = stands_still(own, speaker_of)
    window = reach(own).days
    latest = {r.id for r in (standing(own, speaker_of) if still else own)}
    found: dict[frozenset[str], Dispute] = {}
    for one, other in combinations(own, 2):
        sources = frozenset((speaker_of[one.id], speaker_of[other.id]))
        if len(sources) < 2 or sources in found or not {one.id, other.id} <= latest:
            continue
        gap = days_apart(one, other)
        if not still and (gap is None or gap > window):
            continue
        if not still and (_replaced(one, other, own, speaker_of) or _replaced(other, one, own, speaker_of)):
            continue
        if not interval(one.figure).meets(interval(other.figure)):
            found[sources] = Dispute((one.id, other.id), (one.source or "", other.source or ""), _kind(one, other))
    return list(found.values())


def stands_still(reports: Sequence[Told], speaker_of: Mapping[str, str]) -> bool:
    """Whether the question has one answer for good, so that reports of any time compare.

    How many were aboard does not move. Whatever else moves shows in a source that gives a different
    number on another day, or in numbers told over months that have become others since.
    """
    if any(report.figure.measure == "aboard" for report in reports):
        return True
    days = [report.day for report in reports if report.day]
    if days and (max(days) - min(days)).days > SETTLED:
        return False
    return not any(
        speaker_of[one.id] == speaker_of[other.id]
        and one.day != other.day
        and not interval(one.figure).meets(interval(other.figure))
        for one, other in combinations(reports, 2)
    )


def _replaced(one: Told, by_time_of: Told, reports: Sequence[Told], speaker_of: Mapping[str, str]) -> bool:
    """Whether ``one``'s source had given a newer figure by the time ``by_time_of`` holds."""
    if one.day is None or by_time_of.day is None:
        return False
    return any(
        r.day is not None and one.day < r.day <= by_time_of.day
        for r in reports
        if speaker_of[r.id] == speaker_of[one.id] and r.id != one.id
    )


def _kind(one: Told, other: Told) -> DisputeKind:
    """'denied' where one side says none at all, 'part_whole' where they count differently, else 'apart'."""
    if 0 in (one.figure.high, other.figure.high):
        return "denied"
    return "apart"
