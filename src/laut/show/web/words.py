"""The interface's words: one table a language (``lexicon/interface.toml``), chosen by what the browser or the address asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from babel.dates import format_skeleton
from babel.numbers import format_decimal

from laut.base.records import When
from laut.languages.registry import available, language_for

__all__ = ["Interface", "choose", "interface", "interfaces"]


@dataclass(frozen=True, eq=False)
class Interface:
    """The words of one language, and how it writes days and numbers."""

    code: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words under ``key``, with ``values`` in their places; a key that is not there is a fault of ours."""
        return self.words[key].format(**values) if values else self.words[key]

    def count(self, key: str, number: int) -> str:
        """``number`` with its noun, as in '1 report' and '7 reports': the words under ``key.one`` or ``key.many``."""
        return self(f"{key}.one" if number == 1 else f"{key}.many", n=self.number(number))

    def number(self, value: float) -> str:
        """A number as the language writes it."""
        return format_decimal(value, locale=self.code)

    def range(self, low: float | None, high: float | None) -> str:
        """An interval: '14', '14–37', '≥ 14', '≤ 37'."""
        if low is None or high is None:
            return (
                "?"
                if low is None and high is None
                else f"≥ {self.number(low)}"
                if low is not None
                else f"≤ {self.number(high or 0)}"
            )
        return self.number(low) if low == high else f"{self.number(low)}–{self.number(high)}"

    def day(self, value: str | None) -> str:
        """The day of an ISO 8601 day or moment, or the month of a month; empty where there is none."""
        if not value:
            return ""
        try:
            if len(value) == 7:
                return format_skeleton("yMMMM", date.fromisoformat(f"{value}-01"), locale=self.code)
            return format_skeleton("yMMMd", date.fromisoformat(value[:10]), locale=self.code)
        except ValueError:
            return value

    def time(self, when: When) -> str:
        """The day or month that a figure is tied to, or the article's own words where they name none ("damals")."""
        return self.day(when.value) if when.value[:1].isdigit() else when.text

    def moment(self, value: str | None) -> str:
        """Day and time of an ISO 8601 moment, in the zone that it gives."""
        day = self.day(value)
        try:
            return f"{day}, {datetime.fromisoformat(value):%H:%M}" if value and len(value) > 10 else day
        except ValueError:
            return day


@cache
def interfaces() -> tuple[str, ...]:
    """The languages in which the interface can speak, sorted."""
    return tuple(code for code in available() if (language_for(code).folder / "lexicon" / "interface.toml").is_file())


@cache
def interface(code: str) -> Interface:
    """The interface in a language that ``interfaces`` names."""
    return Interface(code, language_for(code).lexicon("interface").table("words"))


def choose(asked: str | None, accepted: str | None) -> Interface:
    """The interface in the language that is asked for, else the first that the browser accepts (RFC 9110, 12.5.4), else the last there is."""
    if asked in interfaces():
        return interface(asked)
    wishes = []
    for position, each in enumerate((accepted or "")[:500].split(",")):
        name, _, rest = each.strip().partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=") or 1)
        except ValueError:
            weight = 0.0
        wishes.append((-weight, position, name.strip().lower().partition("-")[0]))
    chosen = next((code for weight, _, code in sorted(wishes) if weight < 0 and code in interfaces()), interfaces()[-1])
    return interface(chosen)
