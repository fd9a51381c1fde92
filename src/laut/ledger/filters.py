"""What a list is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Column, ColumnElement, and_, select

from laut.base.errors import UsageError
from laut.base.records import Act, Hedge, Measure
from laut.ledger.schema import speaker_word
from laut.ledger.words import LAST_LETTER, indexed

__all__ = ["Filters", "between", "speakers_named"]

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_SPEAKER = re.compile("s-[0-9a-f]{12}")  # a speaker's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to list; None asks for nothing. A list looks at those filters that it has.

    ``since`` and ``until`` are days, months or years (ISO 8601), both included;
    ``speaker`` are words of a speaker's name, or their beginnings, or a speaker's id; ``words``
    are as ``words.phrases`` reads them. Names are compared without case and accents.
    """

    since: str | None = None
    until: str | None = None
    speaker: str | None = None
    act: Act | None = None
    hedge: Hedge | None = None
    measure: Measure | None = None
    place: str | None = None
    outlet: str | None = None
    language: str | None = None
    story: str | None = None
    words: str | None = None
    disputed: bool = False
    limit: int = 50

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            given = getattr(self, name)
            if given is not None and not _is_day(given):
                raise UsageError(f"--{name} {given!r} is no day; write YYYY-MM-DD, YYYY-MM or YYYY")
        if self.limit < 1:
            raise UsageError(f"--limit {self.limit} lists nothing; ask for 1 or more")


def _is_day(given: str) -> bool:
    if not _DAY.fullmatch(given):
        return False
    try:
        date.fromisoformat(given + "-01-01"[: 10 - len(given)] if len(given) < 10 else given)
    except ValueError:
        return False
    return True


def between(column: Column[str], filters: Filters) -> list[ColumnElement[bool]]:
    """The conditions of ``since`` and ``until`` on a column of ISO 8601 moments or days."""
    wanted: list[ColumnElement[bool]] = []
    if filters.since:
        wanted.append(column >= filters.since)
    if filters.until:
        wanted.append(column < _after(filters.until))
    return wanted


def _after(given: str) -> str:
    """The first day, month or year after a given one, as the beginning of an ISO 8601 day."""
    if len(given) == 4:
        return f"{int(given) + 1:04}"
    if len(given) == 7:
        return (date.fromisoformat(given + "-28") + timedelta(days=4)).isoformat()[:7]
    return (date.fromisoformat(given) + timedelta(days=1)).isoformat()


def speakers_named(column: Column[str], name: str) -> ColumnElement[bool]:
    """That a column of speaker ids names one who has all words of ``name``, or words that begin so; or has it as id."""
    if _SPEAKER.fullmatch(name):
        return column == name
    # Ranges, not LIKE: both databases answer them from the index whatever their settings.
    beginnings = [
        (speaker_word.c.word >= word) & (speaker_word.c.word < word + LAST_LETTER)
        for word in indexed(name).split() or [""]
    ]
    return and_(*(column.in_(select(speaker_word.c.speaker).where(each)) for each in beginnings))
