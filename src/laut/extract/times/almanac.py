"""Calendar arithmetic in TIMEX3 values: days, weeks, seasons, feasts; knows nothing of words."""

from __future__ import annotations

from datetime import date, timedelta

__all__ = [
    "LAST_YEAR",
    "add_months",
    "duration",
    "feast",
    "in_month",
    "nearest",
    "period",
    "season_value",
    "weekday_near",
    "weekend",
]

LAST_YEAR = 2200
"""Years beyond this are taken for counts; also keeps every sum within what ``date`` can hold."""

SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
"""The month in the middle of a season, to tell which one is near."""


def add_months(day: date, months: int) -> date:
    """The first of the month that lies ``months`` after that of ``day``."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def in_month(year: int, month: int, day: int) -> date | None:
    """The day, or None where that month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def season_value(year: int, season: str) -> str:
    """``2014-SP``."""
    return f"{year:04}-{season}"


def weekend(day: date) -> str:
    """The weekend of the week of ``day``: ``2014-W08-WE``."""
    return f"{_week(day)}-WE"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def period(unit: str, day: date, steps: int = 0) -> str:
    """The value of the day, week, month, quarter, year, … ``steps`` after the one that holds ``day``.

    ``unit`` as in durations (D W M Q Y DE CE); raises ValueError on another, or
    where the calendar ends.
    """
    match unit:
        case "D":
            return (day + timedelta(days=steps)).isoformat()
        case "W":
            return _week(day + timedelta(weeks=steps))
        case "M":
            month = add_months(day, steps)
            return f"{month.year:04}-{month.month:02}"
        case "Q":
            quarter = add_months(day, 3 * steps)
            return f"{quarter.year:04}-Q{(quarter.month + 2) // 3}"
        case "Y":
            return f"{day.year + steps:04}"
        case "DE":
            return f"{day.year // 10 + steps:03}"
        case "CE":
            return f"{day.year // 100 + steps:02}"
    raise ValueError(f"no period is measured in {unit!r}")


def weekday_near(day: date, weekday: int, lean: int) -> date:
    """The nearest ``weekday`` (1 is Monday) on or before ``day``, with ``lean`` > 0 on or after it."""
    if lean > 0:
        return day + timedelta(days=(weekday - day.isoweekday()) % 7)
    return day - timedelta(days=(day.isoweekday() - weekday) % 7)


def nearest(candidates: list[date], day: date, lean: int) -> date:
    """The candidate nearest to ``day``; against ``lean`` (-2 surely past … 2 surely future) days count more.

    Tense is guessed from few words, and ten months back are less likely than
    three weeks ahead whatever the verb says: so it weighs, and does not forbid.
    """

    def distance(candidate: date) -> int:
        days = (candidate - day).days
        return abs(days) * (1 << abs(lean) if days * lean < 0 else 1)

    return min(candidates, key=distance)


def feast(rule: str, year: int) -> date | None:
    """The day of a feast: ``12-25``, days from Easter ``E-2``, or the Nth Sunday of Advent ``A1``."""
    if rule.startswith("E"):
        return _easter(year) + timedelta(days=int(rule[1:] or 0))
    if rule.startswith("A"):
        fourth = weekday_near(date(year, 12, 24), 7, -1)
        return fourth - timedelta(weeks=4 - int(rule[1:]))
    month, _, day = rule.partition("-")
    return in_month(year, int(month), int(day))


def _easter(year: int) -> date:
    """Easter Sunday, Gregorian (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


_NEXT_SMALLER = {
    "Y": ("M", 12), "DE": ("Y", 10), "CE": ("Y", 100), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60),
}  # fmt: skip


def duration(unit: str, number: str) -> str:
    """ISO 8601 duration of ``number`` units: ``P2W``, ``PT30M``, ``PXD``; a T in the unit marks clock time.

    Decades and centuries become years; fractions go to the next smaller unit (``P1Y6M``).
    """
    if number == "X":
        return f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"
    amount = float(number)
    if unit in {"DE", "CE"}:
        unit, factor = _NEXT_SMALLER[unit]
        amount *= factor
    whole, rest = divmod(amount, 1)
    if not rest or unit not in _NEXT_SMALLER:
        return f"PT{amount:.12g}{unit[1:]}" if unit.startswith("T") else f"P{amount:.12g}{unit}"
    smaller, factor = _NEXT_SMALLER[unit]
    pieces = [(int(whole), unit)] if whole else []
    pieces.append((round(rest * factor), smaller))
    days = "".join(f"{n}{u}" for n, u in pieces if not u.startswith("T"))
    clock = "".join(f"{n}{u[1:]}" for n, u in pieces if u.startswith("T"))
    return f"P{days}" + (f"T{clock}" if clock else "")
