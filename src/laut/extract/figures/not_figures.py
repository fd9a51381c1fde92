"""Amounts that count nothing: dates, clock times, years, ages, ordinals, names with numbers, chains of digits.

The guide's list (docs/experiments/figures.md), decided on the surface and on the
article's time expressions.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from laut.base.language import Language
from laut.base.records import Time
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.number_words import number_words
from laut.extract.people_words import people_words

__all__ = ["Excluder"]

_NOMINAL = frozenset({"noun", "adjective", "name", "participle"})
_OLDEST = 120
_CHAIN = frozenset("/-–:.")
_YEARS = (1100, 2100)
_DATED = frozenset({"DATE", "TIME", "SET"})


@dataclass(frozen=True, eq=False, slots=True)
class _Words:
    labels: frozenset[str]
    clock: frozenset[str]
    ordinal_endings: frozenset[str]
    eras: frozenset[str]
    old: frozenset[str]
    old_before: frozenset[str]
    age_limits: frozenset[str]
    year_old: tuple[str, ...]
    year_words: frozenset[str]
    amount_before: frozenset[str]
    pronoun_before: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    lexicon = language.lexicon("not_figures")

    def words(key: str) -> frozenset[str]:
        return frozenset(lexicon.words(key))

    return _Words(
        labels=words("labels"), clock=words("clock"), ordinal_endings=words("ordinal_endings"), eras=words("eras"),
        old=words("old"), old_before=words("old_before"), age_limits=words("age_limits"),
        year_old=lexicon.words("year_old"), year_words=words("year_words"), amount_before=words("amount_before"),
        pronoun_before=words("pronoun_before"),
    )  # fmt: skip


class Excluder:
    """Says of the amounts of one article which are no figures."""

    def __init__(self, analysis: Analysis, times: Sequence[Time]) -> None:
        self.analysis = analysis
        self.words = _words(analysis.language)
        self.numbers = number_words(analysis.language)
        self.people = people_words(analysis.language)
        self.lower = analysis.lower
        self.tags = analysis.tags
        self.forms = analysis.words.forms
        self.times = sorted(times, key=lambda time: time.start)
        self.time_starts = [time.start for time in self.times]

    def excludes(self, amount: Amount) -> bool:
        """Whether ``amount`` is no figure."""
        return (
            self._is_article(amount)
            or self._is_dated(amount)
            or self._is_age(amount)
            or self._is_chained(amount)
            or self._is_ordinal(amount)
            or self._is_clock(amount)
            or self._is_label(amount)
            or self._is_year(amount)
            or self._is_part_of_name(amount)
        )

    def word(self, i: int) -> str:
        return self.lower[i] if 0 <= i < len(self.lower) else ""

    def tag(self, i: int) -> str:
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def touches(self, i: int) -> bool:
        words = self.analysis.words
        return 0 < i < len(words.forms) and words.starts[i] == words.ends[i - 1]

    def _is_article(self, amount: Amount) -> bool:
        """The word for one, but before a unit other than time; a count of victims is let back in by ``find``."""
        if amount.bare:
            return amount.unit is None or amount.unit.kind not in ("physical", "money", "share")
        one = amount.low == amount.high == 1 and amount.qualifier == "exact" and not amount.digits and amount.unit is None
        return one and not amount.fused and self.word(amount.core - 1) in self.words.pronoun_before

    def _is_dated(self, amount: Amount) -> bool:
        """Inside a date, a clock time or a rhythm; a span of time that is counted stays ("vor zwei Wochen")."""
        if amount.unit is not None and amount.unit.kind == "duration" and not self._is_decade(amount):
            return False
        at = bisect_right(self.time_starts, amount.span.start) - 1
        for time in self.times[max(0, at - 1) : at + 1]:
            if time.type in _DATED and time.start <= amount.span.start and amount.span.end <= time.end:
                return amount.unit is None or amount.unit.kind == "duration"
        core = self.analysis.words.starts[amount.core]
        inside = any(t.type in _DATED and t.start <= core < t.end for t in self.times[max(0, at - 1) : at + 2])
        return inside and amount.unit is None

    def _is_decade(self, amount: Amount) -> bool:
        """ "1950er Jahre", "20. Jahrhundert"."""
        return self.word(amount.core_stop) == "." or (amount.digits and amount.fused == "" and self._ends_in_letters(amount))

    def _ends_in_letters(self, amount: Amount) -> bool:
        """Whether letters that are no unit are written to the digits: "1950er", "3D", "16th"."""
        i = amount.core_stop
        return amount.unit is None and not amount.fused and self.touches(i) and self.forms[i][0].isalpha()

    def _is_age(self, amount: Amount) -> bool:
        words, i = self.words, amount.core_stop
        if amount.fused.lower().startswith(words.year_old):
            return self._is_of_person(amount.stop)
        if amount.unit is not None and amount.unit.name == "year":
            if self.word(amount.stop) in words.old and (amount.high or amount.low or 0) <= _OLDEST:
                return True
            return self._follows(amount.first, words.old_before) or (
                self.word(amount.first) in words.age_limits and self._is_person(amount.first - 1)
            )
        if amount.unit is not None or amount.fused or not self._is_small(amount):
            return False
        if self._follows(amount.first, words.old_before):
            return True
        before, behind = self.forms[amount.core - 1] if amount.core else "", self.word(i)
        if before == "(" and behind in (")", ","):
            return True
        return before == "," and behind in (",", ".", ")", ";", "") and self._is_person(amount.core - 2)

    def _is_small(self, amount: Amount) -> bool:
        return amount.digits and amount.low == amount.high and amount.low is not None and amount.low <= _OLDEST and amount.low % 1 == 0

    def _is_of_person(self, i: int) -> bool:
        """Whether "…-jährige(r)" goes with a person or stands for one: a noun, an adjective, or nothing follows."""
        while self.tag(i) in ("adjective", "participle"):
            i += 1
        if self.forms[i - 1][:1].isupper() and self.tag(i) not in ("noun", "name"):
            return True
        return self._is_person(i) or self.tag(i) not in ("noun", "name") or self.tag(i) == "name"

    def _is_person(self, i: int) -> bool:
        noun = self.people.noun(self.forms[i]) if 0 <= i < len(self.forms) else None
        return self.tag(i) == "name" or (noun is not None and noun.sort in ("person", "group"))

    def _follows(self, i: int, phrases: frozenset[str]) -> bool:
        """Whether one of ``phrases`` ends before word ``i``."""
        return any(" ".join(self.lower[max(0, i - size) : i]) in phrases for size in (1, 2, 3))

    def _is_chained(self, amount: Amount) -> bool:
        """Part of a longer run of digits: a telephone number, a score, a file number, a leading zero."""
        first, last = amount.core, amount.core_stop - 1
        form = self.forms[first]
        if len(form) > 1 and form[0] == "0" and form[1:2].isdigit():
            return True
        before = self.touches(first) and self.forms[first - 1] in _CHAIN and self.forms[first - 2][-1:].isalnum()
        behind = self.touches(last + 1) and self.forms[last + 1] in _CHAIN and self.touches(last + 2) and self.forms[last + 2][:1].isdigit()
        glued = self.touches(first) and self.forms[first - 1][-1:].isalnum()
        return amount.digits and (before or behind or glued)

    def _is_ordinal(self, amount: Amount) -> bool:
        i = amount.core_stop
        if self._ends_in_letters(amount):
            return True
        if not amount.digits or amount.unit is not None or self.word(i) != "." or not self.touches(i):
            return False
        last = self.analysis.words.sentences[self.analysis.sentence_of[amount.core]].stop - 1
        return i < last and self.forms[i + 1][:1].isalnum()

    def _is_clock(self, amount: Amount) -> bool:
        return self.word(amount.core_stop) in self.words.clock or (
            self.word(amount.core_stop) in self.words.eras and self.word(amount.core_stop + 1) == "."
        )

    def _is_label(self, amount: Amount) -> bool:
        """A number that only names the noun before it: "Artikel 5", "Stufe 3"."""
        before = self.word(amount.core - 1)
        if before == ".":
            before = self.word(amount.core - 2)
        if amount.unit is not None or amount.first != amount.core or amount.fused:
            return False
        return before.removesuffix(".") in self.words.labels and not (self.word(amount.core_stop) and self.tag(amount.core_stop) == "noun" and not amount.digits)

    def _is_year(self, amount: Amount) -> bool:
        form, i = self.forms[amount.core], amount.core_stop
        if not (len(form) == 4 and form.isdecimal() and _YEARS[0] <= int(form) <= _YEARS[1]):
            return False
        if amount.unit is not None or i - amount.core > 1 or amount.qualifier not in ("exact", "at_most"):
            return False
        before = self.word(amount.first - 1)
        return self.tag(i) not in _NOMINAL and before not in self.words.amount_before

    def _is_part_of_name(self, amount: Amount) -> bool:
        """ "Boeing 737 stürzte", "G 20": digits behind a name, with nothing behind them that they could count."""
        if amount.unit is not None or amount.first != amount.core or not amount.digits or amount.fused:
            return False
        before = amount.core - 1
        if self.tag(before) not in ("name", "noun") or self.touches(amount.core) or self.tag(amount.core_stop) in _NOMINAL:
            return False
        return self.tag(before) == "name" or self.forms[before][-1:].isupper() or len(self.forms[before]) == 1
