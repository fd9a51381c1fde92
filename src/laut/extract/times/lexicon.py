"""A language's ``lexicon/times.toml`` -> what each word may be, and the patterns over those classes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from laut.base.language import Language, Lexicon
from laut.extract.times.almanac import LAST_YEAR, in_month
from laut.extract.times.phrases import Phrasebook, Reading

__all__ = ["TimeWords", "time_words"]

_INTEGER = re.compile(r"\d{1,4}")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d\d)")
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d)")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")
_FIRST_YEAR = 1000
_INFLECTED = "~"
_SEEN_AT_MOST = 50_000  # forms whose reading is kept; news repeats its words

CLASSES = (
    "AGO", "APPROX", "DECADE", "DEICTIC", "EARLY", "EDGE", "EVERY", "FALL", "FEAST", "FEW", "FULL",
    "HALF", "HALFHOUR", "LASTING", "LEAN", "LENGTH", "MERIDIEM", "MERIDIEMDOT", "MONTH", "NEIGHBOUR",
    "NUMBER", "OFTEN", "ORDINAL", "PART", "PARTS", "POINT", "QUARTER", "REF", "SEASON", "SHIFT",
    "SIDE", "SPAN", "THEN", "UNIT", "UNITS", "WEEKDAY", "WEEKDAYS", "WEEKEND", "WHICH", "YEARPART", "YEARSPAN",
)  # fmt: skip
"""The classes that a language's lexicon fills (a table each, empty where it has no such word)."""


@dataclass(frozen=True, slots=True)
class YearGuard:
    """What tells a year from a count of four digits."""

    counted: frozenset[str]
    """words and marks after a number that it counts"""
    measured: frozenset[str]
    """words and marks before a number that make it an amount or a name"""
    nouns_are_capital: bool
    """whether a capital letter after a number marks what it counts"""


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The time words of one language, compiled: ``reading`` tells what a form may be."""

    book: Phrasebook
    year: YearGuard
    separators: frozenset[str]
    fillers: frozenset[str]
    comparisons: frozenset[str]
    since: frozenset[str]
    when: frozenset[str]
    clitics: tuple[str, ...]
    decimal: str
    thousands: str
    clock_marks: str
    pm_hours: frozenset[str]
    small: Mapping[str, Reading]
    capital: Mapping[str, Reading]
    _seen: dict[str, Reading | None] = field(default_factory=dict, repr=False)

    def readings(self, forms: Sequence[str], lower: Sequence[str]) -> list[Reading | None]:
        """What each word may be in a time expression; None for most words."""
        if len(self._seen) > _SEEN_AT_MOST:
            self._seen.clear()
        for form, low in zip(forms, lower, strict=True):
            if form not in self._seen:
                self._seen[form] = self._reading(form, low)
        return [self._seen[form] for form in forms]

    def _reading(self, form: str, lower: str) -> Reading | None:
        if form[0].isdigit():
            return _number_readings(form, self)
        table = self.capital if form[0].isupper() else self.small
        found = table.get(lower)
        if found is None and lower.endswith(self.clitics):
            # Monday's, tonight’s: the mark and the letter are part of the word
            found = table.get(lower[:-2])
        return found


@cache
def time_words(language: Language) -> TimeWords:
    """The compiled time words of ``language``; raises LautError where its lexicon lacks a part."""
    lexicon = language.lexicon("times")
    book = Phrasebook(lexicon.groups("phrases"))
    small: dict[str, dict[str, str]] = {}
    capital: dict[str, dict[str, str]] = {}
    for word, name, value in _entries(lexicon):
        key = word.lower()
        if word == key:
            small.setdefault(key, {}).setdefault(name, value)
        capital.setdefault(key, {}).setdefault(name, value)
    for literal in book.literals:
        small.setdefault(literal, {})[literal] = literal
        capital.setdefault(literal, {})[literal] = literal
    settings = lexicon.table("settings")
    return TimeWords(
        book=book,
        year=YearGuard(
            counted=frozenset(lexicon.words("years.counted")),
            measured=frozenset(lexicon.words("years.measured")),
            nouns_are_capital=settings["nouns_are_capital"] == "yes",
        ),
        separators=frozenset(lexicon.words("lists.separators")),
        fillers=frozenset(lexicon.words("lists.fillers")),
        comparisons=frozenset(lexicon.words("lists.comparisons")),
        since=frozenset(lexicon.words("lists.since")),
        when=frozenset(lexicon.words("lists.when")),
        clitics=lexicon.words("lists.clitics"),
        decimal=settings["decimal"],
        thousands=settings["thousands"],
        clock_marks=settings["clock_marks"],
        pm_hours=frozenset(lexicon.words("lists.pm_hours")),
        small=small,
        capital=capital,
    )


# --- words -----------------------------------------------------------------------------------------


def _entries(lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    """Each word form with its class and value; a form with a capital is read only where it has one."""
    endings = lexicon.words("lists.endings")
    pm_hours = frozenset(lexicon.words("lists.pm_hours"))
    classes = {name: _words(lexicon, name) for name in CLASSES}
    classes["NUMBER"] |= _number_words(lexicon, classes["NUMBER"])
    for name, words in classes.items():
        for word, value in words.items():
            for form in _inflected(word, endings):
                yield form, name, value
                if name == "NUMBER" and value.isdigit() and 1 <= int(value) <= 12:
                    yield form, "HOURWORD", str(int(value) + 12) if value in pm_hours else value
    for compound in lexicon.rows("compounds"):
        parts = [classes[name] for name in compound["of"]]
        for combination in product(*(part.items() for part in parts)):
            word = compound["joint"].join(word.lower() for word, _ in combination)
            if compound["capital"]:
                word = word.capitalize()
            value = "+".join(value for _, value in combination)
            for ending in compound["endings"]:
                for form in _inflected(word + ending, endings):
                    yield form, "+".join(compound["of"]), value
    for name, prefixes in lexicon.groups("prefixed").items():
        for prefix, (word, value) in product(prefixes, classes[name].items()):
            for form in _inflected(word, endings):
                yield prefix + form.lower(), name, value


def _words(lexicon: Lexicon, name: str) -> dict[str, str]:
    """The words of one class with their values; the lexicon lists them by value."""
    return {word: value for value, words in lexicon.groups(f"classes.{name}").items() for word in words}


def _inflected(word: str, endings: Sequence[str]) -> Sequence[str]:
    """The forms of a word; ``vergangen~`` takes each of the language's endings."""
    if not word.endswith(_INFLECTED):
        return (word,)
    stem = word[: -len(_INFLECTED)]
    return tuple(stem + ending for ending in endings)


def _number_words(lexicon: Lexicon, known: Mapping[str, str]) -> dict[str, str]:
    """Twenty-one to ninety-nine, put together as the language does ("einundzwanzig", "twenty-one")."""
    made = {}
    joint = lexicon.table("settings")["number_joint"]
    tens = {word: value for word, value in known.items() if len(value) == 2 and value[1] == "0" and value != "10"}
    ones = {word: value for word, value in known.items() if len(value) == 1 and value.isdigit() and "~" not in word}
    for (ten, ten_value), (one, one_value) in product(tens.items(), ones.items()):
        made[joint.format(ten=ten, one=one)] = str(int(ten_value) + int(one_value))
    return made


# --- figures ---------------------------------------------------------------------------------------


def _number_readings(form: str, words: TimeWords) -> Reading | None:
    """What a word of digits may be: number, day, hour, year, clock time, date."""
    found: dict[str, str] = {}
    if _INTEGER.fullmatch(form):
        value = int(form)
        found["NUMBER"] = str(value)
        if len(form) <= 2:
            found["TWODIGITS"] = f"{value:02}"
            if 1 <= value <= 31:
                found["DAY"] = str(value)
            if value <= 24:
                found["HOUR"] = str(value)
            if 1 <= value <= 12:
                found["MONTHNUMBER"] = str(value)
        elif _FIRST_YEAR <= value <= LAST_YEAR:
            found["YEAR"] = str(value)
        return found
    if match := _CLOCK.fullmatch(form):
        hour, minute = int(match[1]), int(match[2])
        if hour <= 24 and minute < 60:
            mark = form[len(match[1])]
            found["CLOCK" if mark in words.clock_marks else "DOTCLOCK"] = f"{hour}:{minute:02}"
    if match := _DATE.fullmatch(form):
        year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
        if _FIRST_YEAR <= year <= LAST_YEAR and (on := in_month(year, int(match[2]), int(match[1]))):
            found["DATE"] = on.isoformat()
    if (match := _DAY_AND_MONTH.fullmatch(form)) and in_month(2000, int(match[2]), int(match[1])):
        found["DAY+MONTH"] = f"{match[1]}+{match[2]}"
    plain = form.replace(words.thousands, "").replace(words.decimal, ".", 1)
    if plain.replace(".", "", 1).isdigit() and len(plain) <= 12:
        found["NUMBER"] = plain
    return found
