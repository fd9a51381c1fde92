"""Numbers -> amounts: bounds put together to ranges, qualifiers before and behind, units; with the span of the guide.

An amount is what is written; whether it counts anything ("Artikel 5", "2004") is
decided by ``not_figures``, what it counts by ``counted``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from laut.base.language import Language
from laut.base.records import Qualifier
from laut.base.span import Span
from laut.document.words import Words
from laut.extract.figures.bounds import Bound, fits, lifted
from laut.extract.figures.number_words import NumberWords, number_words
from laut.extract.figures.numerals import Number, number_at, scales_at
from laut.extract.figures.qualifiers import Qualifiers, qualifiers_of
from laut.extract.figures.unit_behind import unit_behind
from laut.extract.figures.units import Unit, Units, units_of

__all__ = ["Amount", "find_amounts"]

_HYPHENS = frozenset("-‑‐")
_MINUS = frozenset("-−–")
_SEEN_AT_MOST = 50_000
_MARKS_OPEN = frozenset('„“»«"‚‘›‹(')
_GLUED = re.compile(r"([A-Z]{1,3})(\d+(?:[.,]\d+)*)(bn|tn|m|k)?(?!\w)")
_MOST_NOUNS_BETWEEN = 2
_LONGEST_ELLIPSIS = 6
_FARTHEST_VERB = 8
# "seven in 10", "one in 1,000": above, numbers stand beside "in" by chance.
_HIGHEST_PART, _HIGHEST_WHOLE = 10, 1000


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written: words ``first`` to ``stop`` (half-open) with qualifier and unit.

    ``core`` and ``core_stop`` bound the number itself; ``bare`` says that it is the
    word for one alone, ``fused`` what a compound adds behind its number ("-seitige").
    """

    first: int
    stop: int
    core: int
    core_stop: int
    span: Span
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: Unit | None = None
    digits: bool = False
    scaled: float = 1.0
    bare: bool = False
    vague: bool = False
    fused: str = ""


def find_amounts(words: Words, language: Language) -> list[Amount]:
    """The amounts of an article in order; they do not overlap."""
    return _Finder(words, language).all()


class _Finder:
    def __init__(self, words: Words, language: Language) -> None:
        self.words = words
        self.forms = words.forms
        self.lower = tuple(form.lower() for form in words.forms)
        self.numbers: NumberWords = number_words(language)
        self.units: Units = units_of(language)
        self.qualifiers: Qualifiers = qualifiers_of(language)
        self.openers = _openers(language)

    def all(self) -> list[Amount]:
        found: list[Amount] = []
        for sentence in self.words.sentences:
            i = floor = sentence.start
            while i < sentence.stop:
                amount = self.amount(i, floor, sentence.stop) if self.opens(self.forms[i]) else None
                if amount is None:
                    i += 1
                else:
                    found.append(amount)
                    i = amount.stop
                    floor = floor if amount.bare else i
        return found

    def opens(self, form: str) -> bool:
        """Whether an amount may begin with ``form``; worked out once a form, since most words open none."""
        found = self.openers.get(form)
        if found is None:
            if len(self.openers) >= _SEEN_AT_MOST:
                self.openers.clear()
            found = self.openers[form] = self._opens(form)
        return found

    def _opens(self, form: str) -> bool:
        lower, numbers, units = form.lower(), self.numbers, self.units
        marks = lower in numbers.decimal or lower in numbers.negative or lower in numbers.both_signs or lower in _MINUS
        words = lower in numbers.some or lower in numbers.between_open or lower in units.governed
        sign = any(written.startswith(form) for written in units.signs)
        return bool(marks or words or sign or numbers.readings(form) or numbers.compounds(lower) or _GLUED.match(form))

    def amount(self, i: int, floor: int, stop: int) -> Amount | None:
        if self.lower[i] in self.numbers.between_open:
            between = self._between(i, floor, stop)
            if between is not None:
                return between
        first = self.bound(i, stop)
        if first is None:
            return None
        second = self._second(first, floor, stop)
        return self._put_together(first, second, first.start, floor, stop)

    def bound(self, i: int, stop: int) -> Bound | None:
        """The number at word ``i`` with the unit before or behind it."""
        governed = self.units.governed.get(self.lower[i])
        if governed is not None and i + 1 < stop:
            number = self._number(i + 1, stop)
            return None if number is None or not number.digits else Bound(number, i, number.stop, governed)
        sign = self.units.before(self.forms, i)
        if sign is not None and sign[1] < stop:
            number = self._number(sign[1], stop)
            if number is not None and number.digits:
                return Bound(number, i, number.stop, sign[0])
        glued = self._glued(i)
        if glued is not None:
            return glued
        if self.lower[i] in self.numbers.both_signs and i + 1 < stop:
            inner = self.bound(i + 1, stop)
            return None if inner is None else replace(inner, start=i)
        number = self._number(i, stop)
        if number is not None:
            return self._ratio(number, stop) or self._with_unit(number, stop)
        return self._fused(i)

    def _number(self, i: int, stop: int) -> Number | None:
        number = number_at(self.words, self.numbers, i)
        return None if number is None or number.stop > stop else number

    def _ratio(self, part: Number, stop: int) -> Bound | None:
        """ "one in five adults": a share where what it is of stands behind."""
        if part.shape not in ("count", "one") or part.value % 1 or not 0 < part.value < _HIGHEST_PART:
            return None
        for words in map(str.split, self.numbers.ratio):
            at = part.stop + len(words)
            whole = self._number(at, stop) if at < stop and list(self.lower[part.stop : at]) == words else None
            if (
                whole is None
                or whole.shape != "count"
                or not part.value < whole.value <= _HIGHEST_WHOLE
                or whole.value % 1
            ):
                continue
            if (
                whole.stop < stop
                and self.forms[whole.stop].isalpha()
                and self.units.behind(self.forms, whole.stop, digits=True) is None
            ):
                return Bound(
                    Number(part.start, whole.stop, round(100 * part.value / whole.value, 2), "share"),
                    part.start,
                    whole.stop,
                    None,
                )
        return None

    def _with_unit(self, number: Number, stop: int) -> Bound | None:
        i = number.stop
        if number.shape == "share":
            return Bound(number, number.start, i, None)
        number, i = self._metres_or_millions(number, i, stop)
        if number.digits and i + 1 < stop and self.forms[i] in _HYPHENS and self._touches(i) and self._touches(i + 1):
            rest = self.forms[i + 1]
            if not rest[0].isdigit() and self.lower[i + 1] not in self.numbers.over:
                unit = self.units.part(self.lower[i + 1])
                if unit is not None and unit.kind == "share" and self.units.multiplies(self.lower[i + 1]):
                    number = replace(number, value=number.value * 100)  # "a 10-fold rise"
                cut = self.words.starts[i + 1] + len(rest.split("-")[0])
                return Bound(number, number.start, i + 2, unit, fused=rest, cut=cut)
        if i < stop and number.digits and self._touches(i) and self.forms[i][0].isalpha():
            unit = self.units.part(self.lower[i])
            if unit is not None and self.units.behind(self.forms, i, digits=True) is None:
                return Bound(number, number.start, i + 1, unit, fused=self.forms[i])
        scaled = self._scale_in_compound(number, i) if i < stop else None
        if scaled is not None:
            return scaled
        found = unit_behind(self.words, self.units, number, i, stop)
        return (
            Bound(number, number.start, i, None) if found is None else Bound(number, number.start, found[1], found[0])
        )

    def _scale_in_compound(self, number: Number, i: int) -> Bound | None:
        """ "1.8 billion-mile", "400 million-year-old": the scale stands in the compound with the unit."""
        scale, hyphen, rest = self.lower[i].partition("-")
        factor = (
            next((word.value for word in self.numbers.readings(scale) if word.role == "scale"), None)
            if hyphen and scale
            else None
        )
        if factor is None or not rest:
            return None
        value = round(number.value * factor, 6)
        return Bound(
            replace(number, stop=i + 1, value=value, scaled=factor), number.start, i + 1, self.units.part(rest), rest
        )

    def _metres_or_millions(self, number: Number, i: int, stop: int) -> tuple[Number, int]:
        """ "m" behind digits is a million only before a noun or behind a currency sign."""
        mark = self.forms[i - 1] if number.digits and number.scaled > 1 else ""
        if mark not in self.units.marks or len(mark) > 1:
            return number, i
        money = number.start > 0 and self.units.before(self.forms, number.start - 1) is not None
        dimension = i < stop and self.lower[i] in self.units.dimensions
        if money or (
            not dimension and i < stop and self.forms[i][0].isalpha() and i - 1 < stop and len(self.forms[i]) > 2
        ):
            return number, i
        return replace(number, stop=i - 1, value=number.value / number.scaled, scaled=1.0), i - 1

    def _fused(self, i: int) -> Bound | None:
        """A number inside a longer word: "zweitägiger", "six-hour", "dreifache", "four-, five- and six-cylinder"."""
        for value, ending in self.numbers.compounds(self.lower[i]):
            if ending.startswith(self.units.digit_words):
                return self._by_digits(i, int(value))
            rest = self._rest_of_next(i) if ending in _HYPHENS else ending
            unit = self.units.part(rest)
            if unit is not None and self.units.multiplies(rest):
                times = value * 100 if unit.kind == "share" else value
                return Bound(Number(i, i + 1, times, "count"), i, i + 1, unit, fused=rest) if value > 1 else None
            if unit is not None and unit.kind == "thing" and value <= 1:
                return None
            if unit is not None or (rest[:1] in _HYPHENS and len(rest) > 1 and value > 1):
                return Bound(Number(i, i + 1, value, "count"), i, i + 1, unit, fused=rest.lstrip("-‑‐"))
        return None

    def _by_digits(self, i: int, digits: int) -> Bound | None:
        """ "im fünfstelligen Eurobereich": from the least to the greatest number of five digits."""
        for at in range(i + 1, min(i + 1 + _MOST_NOUNS_BETWEEN, len(self.forms))):
            code = self.units.digit_heads.get(self.lower[at])
            if code is not None and digits > 1:
                unit = Unit(code, "money") if code else None
                return Bound(Number(i, i + 1, float(digits), "digits"), i, at + 1, unit)
        return None

    def _rest_of_next(self, i: int) -> str:
        """What "four-" leaves out: the rest of the compound that follows ("four-, five- and six-cylinder")."""
        for at in range(i + 1, min(i + _LONGEST_ELLIPSIS, len(self.forms))):
            for _, rest in self.numbers.compounds(self.lower[at]):
                if rest not in _HYPHENS:
                    return rest
        return ""

    def _glued(self, i: int) -> Bound | None:
        """A currency written together with its number: "USD10m", "$US55,931,000" (several words to the cutter)."""
        dollar = self.forms[i] == "$" and self._touches(i + 1)
        match = _GLUED.match(self.words.text, self.words.starts[i + dollar]) if i + dollar < len(self.forms) else None
        if match is None:
            return None
        unit = self.units.signs.get(self.forms[i] + match[1] if dollar else match[1])
        value = self.numbers.digits(match[2])
        if unit is None or value is None:
            return None
        stop = i
        while stop < len(self.forms) and self.words.starts[stop] < match.end():
            stop += 1
        factor = next((word.value for word in self.numbers.readings(match[3] or "-") if word.role == "short"), 1.0)
        number = Number(i, stop, value * factor, "count", digits=True, scaled=factor)
        scaled, behind = scales_at(self.words, self.numbers, stop)
        number = replace(number, stop=behind, value=round(number.value * scaled, 6), scaled=factor * scaled)
        return Bound(number, i, behind, unit)

    def _touches(self, i: int) -> bool:
        return 0 < i < len(self.forms) and self.words.starts[i] == self.words.ends[i - 1]

    def _second(self, first: Bound, floor: int, stop: int) -> Bound | None:
        """The upper bound that goes on from ``first``: "20 bis 30", "£2m–£3m", "zwei oder drei"."""
        i = first.stop
        if i + 1 >= stop or first.fused or first.number.shape not in ("count", "one"):
            return None
        word = self.lower[i]
        if word not in self.numbers.over and word not in self.numbers.either:
            return None
        if word in self.numbers.over and self._is_change(first.start, floor):
            return None
        if not word.isalpha() and self._touches(i) != self._touches(i + 1):
            return None
        at = i + 1 + (self.lower[i + 1] in self.numbers.closer_to)
        second = self.bound(at, stop) if at < stop else None
        by = first.start > floor and self.lower[first.start - 1] in self.numbers.change_by
        if by and first.unit and second is not None and second.unit:
            return None
        if second is not None and not word.isalpha() and not self._touches(i) and (first.unit or not second.unit):
            return None
        if second is None or second.number.shape != "count" or (second.fused and word in self.numbers.either):
            return None
        if word in self.numbers.either and (first.unit or second.number.value > 2 * first.number.value + 1):
            return None
        return second if fits(first, second) else None

    def _is_change(self, start: int, floor: int) -> bool:
        """Whether the clause tells of a change: "grew from 31 to 36 million" is two figures, "ranging from" one."""
        if start == floor or self.lower[start - 1] not in self.numbers.change_open:
            return False
        return not self.numbers.change_verbs.isdisjoint(self.lower[max(floor, start - _FARTHEST_VERB) : start])

    def _between(self, i: int, floor: int, stop: int) -> Amount | None:
        """ "zwischen 80 und 150 Kilometern", "between £400m and £550m", "zwischen 20 Menschen und 40"."""
        first = self.bound(i + 1, stop) if i + 1 < stop else None
        if first is None:
            return None
        for at in range(first.stop, min(first.stop + _MOST_NOUNS_BETWEEN + 1, stop - 1)):
            if self.lower[at] in self.numbers.between_close:
                second = self.bound(at + 1, stop)
                if second is not None and second.number.shape == "count" and fits(first, second):
                    return self._put_together(first, second, i, floor, stop)
                return None
        return None

    def _put_together(self, first: Bound, second: Bound | None, start: int, floor: int, stop: int) -> Amount | None:
        last = second or first
        number = first.number
        unit = last.unit or first.unit
        sure = number.digits or unit is not None or number.value >= 10
        at = self._before(number, start, floor)
        qualifier, begin = self.qualifiers.leading(self.lower, at, floor, sure=sure)
        spans = begin == at - 1 and unit is not None and unit.kind == "duration"
        if spans and self.qualifiers.spans(self.lower, begin, last.stop):
            qualifier, begin = "exact", at
        begin = start if begin == at else begin
        bare = number.shape == "one" and second is None
        bare = bare and (qualifier == "exact" or (unit is None and qualifier not in ("at_least", "more_than")))
        end = last.stop
        after = self.qualifiers.trailing(self.lower, end, stop)
        if after is not None:
            qualifier, end = after
        if number.shape == "part" and unit is None:
            return None
        if unit is not None and unit.name in _IN_YEARS and second is None:
            number = replace(number, value=number.value * _IN_YEARS[unit.name])
            unit = replace(unit, name="year")
        low: float | None = number.value
        high: float | None = number.value
        if second is not None:
            low, high, qualifier = lifted(first, second), second.number.value, "range"
        elif number.shape == "digits":
            low, high, qualifier = 10 ** (number.value - 1), 10**number.value - 1, "range"
        elif number.shape == "vague":
            low, high = (None, number.value) if qualifier in ("at_most", "less_than") else (number.value, None)
            qualifier = qualifier if qualifier in ("at_most", "less_than") else "vague"
        elif qualifier in ("at_least", "more_than"):
            high = None
        elif qualifier in ("at_most", "less_than"):
            low = None
        span = Span(self.words.starts[begin], self._end(last, end))
        return Amount(
            first=begin, stop=end, core=number.start, core_stop=last.number.stop, span=span, low=low, high=high,
            qualifier=qualifier, unit=unit or (_PERCENT if number.shape == "share" else None), digits=number.digits,
            scaled=number.scaled if second is None else 1.0,
            bare=bare, vague=number.shape == "vague", fused=last.fused,
        )  # fmt: skip

    def _before(self, number: Number, start: int, floor: int) -> int:
        """Where a qualifier would end: before the mark in "etwa „acht bis zehn“", before the article in "gut die Hälfte"."""
        if start - 1 <= floor:
            return start
        mark = self.forms[start - 1] in _MARKS_OPEN
        article = number.shape == "share" and self.lower[start - 1] in self.numbers.share_articles
        return start - 1 if mark or article else start

    def _end(self, last: Bound, end: int) -> int:
        if last.cut is not None and end == last.stop and last.unit is not None:
            return last.cut
        return self.words.ends[end - 1]


# "two decades" are twenty years; centuries are counted as such
_IN_YEARS = {"decade": 10}


@cache
def _openers(language: Language) -> dict[str, bool]:
    """Of each form met so far in ``language``, whether an amount may begin with it."""
    return {}


_PERCENT = Unit("percent", "share")
