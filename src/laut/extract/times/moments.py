"""Slots of a phrase -> TIMEX3 type and value, seen from the day of publication and the times named before.

Each kind of phrase that a lexicon names in ``[phrases]`` has its function here.
What cannot be placed without a day of publication keeps its open form
(``XXXX-WXX-1``); what is no time after all is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from laut.extract.times import almanac
from laut.extract.times.scene import Moment, Scene, Slots, lean_of, likely_years, nearest_day, stated_year

__all__ = ["KINDS", "moment"]

_SAME_SLOT = {
    "ago": "side",
    "dotclock": "clock",
    "early": "part",
    "few": "number",
    "fall": "season",
    "halfhour": "minutes",
    "hourword": "hour",
    "meridiemdot": "meridiem",
    "monthnumber": "month",
    "parts": "part",
    "point": "clock",
    "quarter": "minutes",
    "span": "unit",
    "then": "ref",
    "units": "unit",
    "weekdays": "weekday",
    "weekend": "unit",
    "yearspan": "unit",
}
"""Classes that a pattern tells apart though they fill one slot."""


def moment(kind: str, slots: Slots, scene: Scene) -> Moment | None:
    """The time that a phrase of ``kind`` names; None for an idiom or a date that no calendar has."""
    named = {_SAME_SLOT.get(name, name): value for name, value in slots.items()}
    try:
        return KINDS[kind](named, scene)
    except (OverflowError, ValueError):
        # Only a written date far outside the calendar gets here ("0 v. Chr.", "the year 9999" plus ten).
        return None


# --- days and what happens in them -----------------------------------------------------------------


def _point(slots: Slots, scene: Scene) -> Moment | None:
    """A day, a part of one, or a clock time."""
    day = _day(slots, scene)
    clock = _clock(slots)
    # "am Vortag" looks aside: the story goes on from where it was.
    told = None if slots.get("neighbour", "0").startswith("-") else day
    if day is None and not clock:
        return Moment("DATE", f"XXXX-WXX-{slots['weekday']}") if "weekday" in slots else None
    if not clock:
        return Moment("DATE", day.isoformat(), told, day.year) if day else None
    named = day.isoformat() if day else "XXXX-XX-XX"
    return Moment("TIME", named + clock, told, day.year if day else None)


def _clock_alone(slots: Slots, scene: Scene) -> Moment | None:
    """A clock time of no one day: opening hours, "täglich um 8 Uhr"."""
    clock = _clock(slots)
    return Moment("TIME", clock) if clock else None


def _day(slots: Slots, scene: Scene) -> date | None:
    today = scene.today
    if "date" in slots:
        return date.fromisoformat(slots["date"])
    if "day" in slots and "month" in slots:
        return _day_of_month(slots, scene)
    if today is None:
        return None
    if "feast" in slots:
        return _feast_day(slots, scene)
    if "deictic" in slots:
        return today + timedelta(days=int(slots["deictic"]))
    if "weekday" in slots:
        return _weekday(slots, scene, today)
    if "neighbour" in slots:
        return (scene.focus or today) + timedelta(days=int(slots["neighbour"]))
    if "which" in slots:
        return today + timedelta(days=int(slots["which"]))
    return scene.focus or today


def _day_of_month(slots: Slots, scene: Scene) -> date | None:
    month, day = int(slots["month"]), int(slots["day"])
    year = stated_year(slots, scene)
    if year is not None:
        return almanac.in_month(year, month, day)
    years = likely_years(slots, scene)
    found = [on for y in years if (on := almanac.in_month(y, month, day))]
    return nearest_day(found, slots, scene)


def _feast_day(slots: Slots, scene: Scene) -> date | None:
    feast = slots["feast"] + slots.get("ordinal", "")
    year = stated_year(slots, scene)
    years = [year] if year is not None else likely_years(slots, scene)
    return nearest_day([on for y in years if (on := almanac.feast(feast, y))], slots, scene)


def _weekday(slots: Slots, scene: Scene, today: date) -> date:
    weekday = int(slots["weekday"])
    which = slots.get("which")
    if "unit" in slots and which is not None:
        monday = today - timedelta(days=today.isoweekday() - 1)
        return monday + timedelta(weeks=int(which), days=weekday - 1)
    if "neighbour" in slots:
        step = int(slots["neighbour"])
        return almanac.weekday_near((scene.focus or today) + timedelta(days=step), weekday, step)
    if which in {"-1", "1"}:
        return almanac.weekday_near(today + timedelta(days=int(which)), weekday, int(which))
    # "Am Freitag beginnt …" is a plan; "Samstag früh jagt der Hund …", without preposition, a tale in the present.
    return almanac.weekday_near(today, weekday, lean_of(slots, scene) or (1 if "lean" in slots else -1))


def _clock(slots: Slots) -> str:
    """``T09:30`` or the part of day (``TMO``); empty where the slots name neither."""
    if "clock" in slots:
        hour, minute = (int(part) for part in slots["clock"].split(":"))
    elif "hour" in slots:
        minutes = slots.get("minutes") or slots.get("number") or slots.get("twodigits") or "0"
        hour, minute = divmod(int(slots["hour"]) * 60 + int(slots.get("side", "1")) * int(float(minutes)), 60)
        hour %= 24
    else:
        return slots.get("part", "")
    half_day = slots.get("meridiem") or {"TAF": "pm", "TEV": "pm"}.get(slots.get("part", ""))
    if (half_day == "pm" and hour < 12) or (half_day == "am" and hour == 12):
        hour = (hour + 12) % 24
    return f"T{hour:02}:{minute:02}"


# --- months, seasons, years ------------------------------------------------------------------------


def _month(slots: Slots, scene: Scene) -> Moment | None:
    month = int(slots["month"])
    year = stated_year(slots, scene)
    if year is None:
        if scene.today is None:
            return Moment("DATE", f"XXXX-{month:02}")
        near = nearest_day([date(y, month, min(scene.today.day, 28)) for y in likely_years(slots, scene)], slots, scene)
        year = near.year if near else scene.today.year
    return Moment("DATE", f"{year:04}-{month:02}", year=year)


def _season(slots: Slots, scene: Scene) -> Moment | None:
    season = slots["season"]
    year = stated_year(slots, scene)
    if year is None:
        if scene.today is None:
            return Moment("DATE", f"XXXX-{season}")
        middle = [date(y, almanac.SEASON_MONTH[season], 15) for y in likely_years(slots, scene)]
        year = (nearest_day(middle, slots, scene) or scene.today).year
    return Moment("DATE", almanac.season_value(year, season), year=year)


def _year(slots: Slots, scene: Scene) -> Moment | None:
    year = stated_year(slots, scene)
    return None if year is None else Moment("DATE", f"{year:04}", year=year)


def _part_of_year(slots: Slots, scene: Scene) -> Moment | None:
    """A half or a quarter: ``2014-H2``."""
    unit, number = slots["yearpart"], int(slots["ordinal"])
    months = {"Q": 3, "H": 6}[unit]
    if not 1 <= number <= 12 // months:
        return None
    year = stated_year(slots, scene)
    if year is None:
        if scene.today is None:
            return Moment("DATE", f"XXXX-{unit}{number}")
        middle = [date(y, number * months - months // 2, 1) for y in likely_years(slots, scene)]
        year = (nearest_day(middle, slots, scene) or scene.today).year
    return Moment("DATE", f"{year:04}-{unit}{number}", year=year)


def _decade(slots: Slots, scene: Scene) -> Moment | None:
    year = int(slots.get("year") or slots.get("decade") or slots["twodigits"])
    return None if year % 10 else Moment("DATE", f"{(year if year >= 100 else 1900 + year) // 10:03}")


def _century(slots: Slots, scene: Scene) -> Moment | None:
    number = int(slots["day"] if "day" in slots else slots["ordinal"])
    return Moment("DATE", f"{number - 1:02}") if 1 <= number <= 30 else None


def _period(slots: Slots, scene: Scene) -> Moment | None:
    """The week, month, year … that holds today, or one ``which`` away."""
    unit = slots["unit"]
    if scene.today is None or unit.startswith("T") or unit == "D":
        return None
    if unit == "WE":
        return _weekend(slots, scene, scene.today)
    steps = int(slots.get("which", "0"))
    # The year that a story is telling of is "das Jahr" at whose end something happens.
    told = unit == "Y" and scene.year is not None and "which" not in slots
    today = date(scene.year, 1, 1) if told and scene.year else scene.today
    return Moment("DATE", almanac.period(unit, today, steps))


def _weekend(slots: Slots, scene: Scene, today: date) -> Moment:
    """A weekend; where neither word nor verb tells which, the last one until Tuesday, the coming one later on."""
    weekday, which = today.isoweekday(), slots.get("which")
    lean = int(which) if which else lean_of(slots, scene) or (-1 if weekday < 3 else 1)
    is_weekend = weekday >= 6
    if is_weekend and (which is None or lean == 0):
        return Moment("DATE", almanac.weekend(today))
    monday = today - timedelta(days=weekday - 1)
    weeks = -1 if lean < 0 else int(is_weekend)
    return Moment("DATE", almanac.weekend(monday + timedelta(weeks=weeks)))


def _shift(slots: Slots, scene: Scene) -> Moment | None:
    """A word for a period so many steps from today: "heuer" Y 0, "Vorjahr" Y -1."""
    unit, steps = slots["shift"].split()
    if scene.today is None:
        return None
    return Moment("DATE", almanac.period(unit, scene.today, int(steps)))


# --- lengths, repetitions, vague times -------------------------------------------------------------


def _span(slots: Slots, scene: Scene) -> Moment | None:
    return Moment("DURATION", slots.get("length") or almanac.duration(slots["unit"], _amount(slots)))


def _ago(slots: Slots, scene: Scene) -> Moment | None:
    """So many units before today (``side`` -1) or after it; below a day it stays a length."""
    unit, amount = slots["unit"], _amount(slots)
    side = int(slots["side"])
    if amount == "X":
        return Moment("DATE", "PAST_REF" if side < 0 else "FUTURE_REF")
    if scene.today is None or unit.startswith("T") or float(amount) % 1:
        return _span(slots, scene)
    steps = side * int(float(amount))
    if unit == "W":
        return Moment("DATE", (scene.today + timedelta(weeks=steps)).isoformat())
    return Moment("DATE", almanac.period(unit, scene.today, steps))


def _amount(slots: Slots) -> str:
    """The number of units, X where the words leave it open."""
    return "0.5" if "half" in slots else slots.get("number", "1")


def _rows(slots: Slots, scene: Scene) -> Moment | None:
    """Several periods in a row, no number: the past ones are a length, the coming ones just the future."""
    if slots.get("which") == "1":
        return Moment("DATE", "FUTURE_REF")
    return Moment("DURATION", almanac.duration(slots["unit"], "X"))


def _set(slots: Slots, scene: Scene) -> Moment | None:
    if "often" in slots:
        return Moment("SET", slots["often"])
    clock = _clock(slots)
    if "weekday" in slots:
        return Moment("SET", f"XXXX-WXX-{slots['weekday']}" + clock)
    if "month" in slots:
        return Moment("SET", f"XXXX-{int(slots['month']):02}")
    if "unit" in slots:
        return Moment("SET", almanac.duration(slots["unit"], slots.get("number") or slots.get("ordinal") or "1"))
    if ":" in clock:
        return Moment("SET", clock)
    return Moment("SET", "P1D" if "every" in slots else f"XXXX-XX-XX{clock}")


def _ref(slots: Slots, scene: Scene) -> Moment | None:
    return Moment("DATE", slots["ref"])


def _always(value: str) -> Callable[[Slots, Scene], Moment | None]:
    return lambda slots, scene: Moment("DATE", value)


def _day_beside(steps: int) -> Callable[[Slots, Scene], Moment | None]:
    """The day so many after the one last named, or a part of it."""
    return lambda slots, scene: _point({**slots, "neighbour": str(steps)}, scene)


def _none(slots: Slots, scene: Scene) -> Moment | None:
    """An idiom made of time words: "Guten Tag", "der Tag der offenen Tür"."""
    return None


KINDS: Mapping[str, Callable[[Slots, Scene], Moment | None]] = {
    "ago": _ago,
    "century": _century,
    "clock": _clock_alone,
    "day_before": _day_beside(-1),
    "decade": _decade,
    "future": _always("FUTURE_REF"),
    "month": _month,
    "next_day": _day_beside(1),
    "none": _none,
    "part_of_year": _part_of_year,
    "past": _always("PAST_REF"),
    "period": _period,
    "point": _point,
    "present": _always("PRESENT_REF"),
    "rate": _set,
    "ref": _ref,
    "rows": _rows,
    "same_day": _day_beside(0),
    "season": _season,
    "set": _set,
    "shift": _shift,
    "span": _span,
    "year": _year,
}
