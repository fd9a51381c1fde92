"""When a figure holds, and which of a source's figures stand: the newest replaces the ones before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from laut.base.comparison import Article, record_id
from laut.base.records import Figure

__all__ = ["Told", "days_apart", "holds_as_of", "reach", "standing", "telling", "told"]


@dataclass(frozen=True, slots=True)
class Told:
    """One figure in its article: on whose word, published when, holding as of when (ISO 8601 day or month)."""

    article: Article
    figure: Figure
    source: str | None
    published: str | None
    as_of: str | None

    @property
    def id(self) -> str:
        """The figure's name over the ledger."""
        return record_id(self.article.id, self.figure.id)

    @property
    def day(self) -> date | None:
        """The first day of ``as_of``."""
        return _day(self.as_of)


def told(article: Article, figure: Figure) -> Told:
    """``figure`` as told by ``article``."""
    published = article.reading.document.published
    return Told(article, figure, figure.source_name, published, holds_as_of(figure, published))


def holds_as_of(figure: Figure, published: str | None) -> str | None:
    """The day or month (ISO 8601) of the time that ``figure`` is tied to, else the day it was published.

    A time that names no day ("in the past", three weeks, every summer) is none.
    """
    value = figure.when.value if figure.when else None
    return value[:10] if value and _day(value) else (published[:10] if published else None)


def days_apart(one: Told, other: Told) -> int | None:
    """Days between two figures' as-of; a month is near all of its days. None where one has no day."""
    if one.day is None or other.day is None:
        return None
    gap = abs((one.day - other.day).days)
    for a, b in ((one, other), (other, one)):
        if a.as_of and len(a.as_of) == 7 and b.as_of and b.as_of.startswith(a.as_of):
            return 0
    return gap


def reach(reports: Sequence[Told]) -> timedelta:
    """How far apart two reports of one question may lie and still be of one time.

    A day while the question is reported daily, growing with the gaps between the
    days on which it is reported: what is told once a month does not move in a week.
    """
    days = sorted({report.day for report in reports if report.day})
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return timedelta(days=max(1, round(median(gaps)))) if gaps else timedelta(days=1)


def standing(reports: Sequence[Told], speaker_of: Mapping[str, str]) -> list[Told]:
    """The reports that stand: of each source (figure id -> key) those of the newest day it spoke on."""
    last: dict[str, str] = {}
    for report in reports:
        speaker = speaker_of.get(report.id, report.article.id)
        last[speaker] = max(last.get(speaker, ""), (report.published or "")[:10])
    return [r for r in reports if (r.published or "")[:10] == last[speaker_of.get(r.id, r.article.id)]]


def telling(reports: Sequence[Told]) -> list[Told]:
    """Those of ``reports`` that say more than another does: "at least 14" says nothing beside "41"."""
    lows = [report.figure.low for report in reports if report.figure.low is not None and report.figure.high is not None]
    return [r for r in reports if r.figure.high is not None or not any(low >= (r.figure.low or 0) for low in lows)]


def _day(value: str | None) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10] if len(value) >= 10 else f"{value[:7]}-01")
    except ValueError:
        return None
