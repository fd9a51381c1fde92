"""Written dates -> ISO 8601, with the zone where one is given; the page's own dates only, never the body's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache

from laut.base.errors import UsageError
from laut.document.page_words import DateWords

__all__ = ["Written", "is_date_line", "iso", "only_iso", "written_dates"]

_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_COLONLESS_ZONE = re.compile(r"([T ]\d{2}:?\d{2}.*[+-]\d{2})(\d{2})$")
_LONGEST = 64  # characters of a machine's date: "Mon, 02 Mar 2026 19:20:00 +0100 (Central European Time)" has 54
_GAP = r"[\s,.|·–—-]*"


@dataclass(frozen=True, slots=True)
class Written:
    """A date as printed: where it stands in the line, its ISO form, and whether it is that of a change."""

    start: int
    end: int
    iso: str
    modified: bool


def iso(value: str) -> str | None:
    """A machine-written date (ISO 8601, RFC 2822, Unix seconds) as ISO 8601; None where it is none."""
    value = value.strip()
    if len(value) > _LONGEST:
        return None
    if _EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    plain = re.sub(r"\.\d+", "", value.replace(" UTC", "Z").replace(" GMT", "Z"))
    plain = _COLONLESS_ZONE.sub(r"\1:\2", plain)
    for form in (plain, re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$)", "", plain), plain[:10]):
        try:
            if len(form) == 10:
                return _in_range(date.fromisoformat(form))
            return _in_range(datetime.fromisoformat(form))
        except ValueError:
            continue
    try:
        return _in_range(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError):
        return None


def only_iso(value: str) -> str:
    """A date that a person gave; raises UsageError where it is not YYYY-MM-DD or ISO 8601."""
    try:
        moment = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError as error:
        raise UsageError(
            f"{value!r} is no date; write it as YYYY-MM-DD or ISO 8601 (2024-03-05T07:55+01:00)"
        ) from error
    return moment.isoformat()


def _in_range(moment: date) -> str | None:
    return moment.isoformat() if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def written_dates(line: str, words: DateWords) -> Iterator[Written]:
    """The dates printed in a line for readers ("5. März 2024, 06:40 Uhr", "March 7, 2024 14:10"), in order.

    Numbers parted by slashes are left out: no one can tell 03/05 from 05/03.
    """
    if not any(char.isdigit() for char in line):
        return
    changed: bool | None = None
    last = 0
    for match in _pattern(words).finditer(line):
        found = _date_of(match, words)
        if found is None:
            continue
        before = line[last : match.start()]
        if words.modified.search(before):
            changed = True
        elif changed is None or words.published.search(before):
            changed = False
        last = match.end()
        yield Written(match.start(), match.end(), _with_time(found, match, words), changed)


def is_date_line(line: str, words: DateWords) -> bool:
    """Whether a line holds a date and nothing else but the words around dates."""
    rest, last = "", 0
    for found in written_dates(line, words):
        rest += line[last : found.start] + " "
        last = found.end
    if not last:
        return False
    rest += line[last:]
    rest = words.modified.sub(" ", words.published.sub(" ", rest))
    return all(word.lower() in words.fill or word.isdigit() for word in re.findall(r"\w+", rest))


def _date_of(match: re.Match[str], words: DateWords) -> date | None:
    part = match.groupdict()
    try:
        if part["year1"]:
            return date(int(part["year1"]), int(part["month1"]), int(part["day1"]))
        if part["year2"]:
            year = int(part["year2"])
            return date(year + 2000 if year < 100 else year, int(part["month2"]), int(part["day2"]))
        if part["year3"]:
            return date(int(part["year3"]), words.months[part["month3"].lower()], int(part["day3"]))
        return date(int(part["year4"]), words.months[part["month4"].lower()], int(part["day4"]))
    except ValueError:
        return None


def _with_time(day: date, match: re.Match[str], words: DateWords) -> str:
    if match["hour"] is None:
        return day.isoformat()
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return day.isoformat()
    zone = match["zone"]
    offset = timezone(timedelta(minutes=words.zones[zone.lower()])) if zone else None
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=offset).isoformat()


@lru_cache(maxsize=4)
def _compiled(months: str, zones: str, at: str, clock: str, ordinal: str) -> re.Pattern[str]:
    return re.compile(
        rf"""(?<![\w.])(?:
            (?P<year1>(?:19|20)\d\d)-(?P<month1>\d\d)-(?P<day1>\d\d)(?!\d)
          | (?P<day2>\d\d?)\.\s?(?P<month2>\d\d?)\.\s?(?P<year2>(?:19|20)\d\d|\d\d)(?![\d.:])
          | (?P<day3>\d\d?)(?:{ordinal})?\s+(?P<month3>{months})\b\.?,?\s+(?P<year3>(?:19|20)\d\d)\b
          | (?P<month4>{months})\b\.?\s+(?P<day4>\d\d?)(?:{ordinal})?,?\s+(?P<year4>(?:19|20)\d\d)\b
        )
        (?:{_GAP}(?:T|(?:{at})\s)?{_GAP}
            (?P<hour>[012]?\d)
            (?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d)|(?=\s?(?:[ap]\.?m|{clock})\b))
            (?:\s?(?P<half>[ap]\.?m)\b\.?)?(?:\s?(?:{clock})\b)?
            (?:\s?\(?(?P<zone>{zones})\b\)?)?
        )?""",
        re.VERBOSE | re.IGNORECASE,
    )


def _pattern(words: DateWords) -> re.Pattern[str]:
    def either(names: dict[str, int]) -> str:
        return "|".join(sorted(names, key=len, reverse=True))

    return _compiled(
        either(words.months), either(words.zones), words.at.pattern, words.clock.pattern, words.ordinal.pattern
    )
