"""Where a phrase stands in the telling, and which year, direction and candidate that makes likely."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from laut.base.records import TimeType
from laut.extract.times import almanac

__all__ = ["Moment", "Scene", "Slots", "lean_of", "likely_years", "nearest_day", "stated_year"]

Slots = Mapping[str, str]
"""What the words of a phrase fill in: "month" to "3"."""

_SHORT_YEAR = re.compile(r"\d\d")


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a phrase stands: ``today`` published, ``focus`` the day last named, ``year`` the year last named.

    ``lean`` is the direction of its clause or sentence: -2 and -1 past, 1 and 2 future, 0 unknown.
    """

    today: date | None
    focus: date | None = None
    year: int | None = None
    lean: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """A resolved time; ``day`` and ``year`` are what it names for the phrases after it."""

    type: TimeType
    value: str
    day: date | None = None
    year: int | None = None


def stated_year(slots: Slots, scene: Scene) -> int | None:
    """The year that the phrase itself gives, in figures or by pointing ("kommenden Jahres")."""
    written = slots.get("year") or slots.get("twodigits")
    if written:
        year = int(written)
        if _SHORT_YEAR.fullmatch(written):
            # ’09 is the nearer century: not more than twenty years ahead.
            ahead = (scene.today or date(2000, 1, 1)).year + 20
            year += ahead // 100 * 100
            year -= 100 if year > ahead else 0
        return year
    if scene.today is None:
        return None
    if "shift" in slots:
        unit, steps = slots["shift"].split()
        return scene.today.year + int(steps) if unit == "Y" else None
    if slots.get("unit") == "Y" and "which" in slots:
        return scene.today.year + int(slots["which"])
    return None


def likely_years(slots: Slots, scene: Scene) -> list[int]:
    """The years that a date without one may mean: the one being told of, else those around today."""
    today = scene.today or date(2000, 1, 1)
    if scene.year is not None and scene.year < today.year and scene.lean < 0 and "which" not in slots:
        return [scene.year]
    return [today.year - 1, today.year, today.year + 1]


def nearest_day(days: list[date], slots: Slots, scene: Scene) -> date | None:
    """Of the days that a phrase may mean the nearest to today, as the phrase and its sentence lean."""
    if not days or scene.today is None:
        return None
    which = slots.get("which")
    if which in {"-1", "1"}:
        step = int(which)
        asked = [day for day in days if (day - scene.today).days * step > 0]
        days = asked or days
    return almanac.nearest(days, scene.today, int(which) * 2 if which else lean_of(slots, scene))


def lean_of(slots: Slots, scene: Scene) -> int:
    """Past or future: what the preposition says for certain, else the verb of the clause, else what is left of hints."""
    preposition = int(slots.get("lean", "0"))
    if abs(preposition) == 2 or abs(scene.lean) < 2:
        return preposition or scene.lean
    return scene.lean
