"""Words -> numbers: digits in every convention, spelled numbers, scales, shares and vague counts.

A number is read from left to right at one word; what is before it (a qualifier, a
currency sign) and behind it (a unit, the noun) is the business of ``amounts``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from laut.document.words import Words
from laut.extract.figures.number_words import NumberWord, NumberWords, Role, shares

__all__ = ["Number", "Shape", "number_at", "scales_at"]

# count: an exact number. vague: a least count. share: per cent. one: the article or the number one.
# part: "halb", which needs a scale or a unit. digits: how many digits it has ("fünfstellig").
Shape = Literal["count", "vague", "share", "one", "part", "digits"]

_BLANKS = frozenset(" \u00a0\u2009\u202f")
_SLASHES = frozenset("/⁄")
_DENOMINATORS = frozenset({2.0, 3.0, 4.0, 5.0, 8.0, 10.0, 16.0, 32.0, 64.0, 100.0, 128.0})
_MINUS = frozenset("-−–")
_TIMES = frozenset("×x·")
_TEN = "10"
_LONGEST_EXPONENT = 2
_LONGEST = 12
_SPELLED_SCALES = frozenset({1e4, 1e5})
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at word ``start``; ``stop`` is the word behind it.

    ``digits`` says whether it is written in digits, ``scaled`` the product of the
    scales after it ("3 Millionen": 1e6).
    """

    start: int
    stop: int
    value: float
    shape: Shape
    digits: bool = False
    scaled: float = 1.0


def number_at(words: Words, table: NumberWords, i: int) -> Number | None:
    """The number that begins at word ``i``, as long as it can be read; None where none begins."""
    return _Reader(words, table).signed(i)


def scales_at(words: Words, table: NumberWords, i: int) -> tuple[float, int]:
    """The product of the scales from word ``i`` on, behind digits, and the word behind them."""
    return _Reader(words, table).scales(i, after_digits=True)


@dataclass(frozen=True, slots=True)
class _Reader:
    words: Words
    table: NumberWords

    def form(self, i: int) -> str:
        return self.words.forms[i] if i < len(self.words.forms) else ""

    def lower(self, i: int) -> str:
        return self.form(i).lower()

    def reading(self, i: int, *roles: Role) -> NumberWord | None:
        """The first reading of word ``i`` in one of ``roles``."""
        form = self.form(i)
        return next((word for word in self.table.readings(form) if word.role in roles), None) if form else None

    def touches(self, i: int) -> bool:
        """Whether nothing stands between word ``i`` and the word before it."""
        return 0 < i < len(self.words.forms) and self.words.starts[i] == self.words.ends[i - 1]

    def signed(self, i: int) -> Number | None:
        lower = self.lower(i)
        sign = lower in self.table.negative or (
            lower in _MINUS
            and self.touches(i + 1)
            and not self.touches(i)
            and self.form(i + 1)[:1].isdigit()
            and not self._is_code(i - 1)
        )
        if not sign:
            return self.number(i)
        behind = i + 1 + (self.form(i + 1) in _MINUS and lower in self.table.negative)
        found = self.number(behind)
        if found is None or found.shape != "count":
            return None
        return Number(i, found.stop, -found.value, "count", found.digits, found.scaled)

    def _is_code(self, i: int) -> bool:
        """Whether word ``i`` is all capitals, so that a dash and digits go on with its name: "COVID -19"."""
        form = self.form(i) if i >= 0 else ""
        return len(form) > 1 and form.isalpha() and form.isupper()

    def number(self, i: int) -> Number | None:
        return (
            self.vague_scale(i)
            or self.digits(i)
            or self.fraction(i)
            or self.part(i)
            or self.spelled(i)
            or self.vague(i)
            or self.share(i)
            or self.one(i)
        )

    def one(self, i: int) -> Number | None:
        found = self.reading(i, "one")
        return None if found is None else Number(i, i + 1, found.value, "one")

    def vague_scale(self, i: int) -> Number | None:
        """ "mehrere tausend", "a few dozen": at least two of the scale."""
        at = i + 1 if self.reading(i, "one") and self.lower(i + 1) in self.table.some else i
        low = self.table.some.get(self.lower(at))
        if not low:
            return None
        scale = self.reading(at + 1, "scale")
        spelled = self.reading(at + 1, "cardinal")
        if spelled is not None and spelled.value in _SPELLED_SCALES:
            return Number(i, at + 2, low * spelled.value, "vague", scaled=spelled.value)
        if scale is None:
            plural = self.reading(at + 1, "vague")
            if plural is None or plural.value < 10 or self.form(at + 1).lower() in self.table.some:
                return None
            return Number(i, at + 2, plural.value, "vague")
        factor, stop = self.scales(at + 1, after_digits=False)
        return Number(i, stop, low * factor, "vague", scaled=factor)

    def digits(self, i: int) -> Number | None:
        found = self.reading(i, "digits")
        if found is None:
            return None
        value, stop = found.value, i + 1
        while self._continues_group(stop, i):
            value, stop = value * 1000 + float(self.form(stop)), stop + 1
        if self.form(stop) in _SLASHES and self.touches(stop) and self.touches(stop + 1):
            below = self.reading(stop + 1, "digits")
            if below is None or below.value not in _DENOMINATORS or value >= below.value:
                return None
            return Number(i, stop + 2, value / below.value, "count", digits=True)
        value, stop = self._with_fraction(value, stop)
        power, behind = self._power(stop)
        if behind > stop:
            return Number(i, behind, value * power, "count", digits=True)
        hyphened = self.form(stop) in _MINUS and self.touches(stop) and self.touches(stop + 1)
        if hyphened and self.reading(stop + 1, "scale") is not None:
            stop += 1  # "$45-million"
        factor, stop = self.scales(stop, after_digits=True)
        return Number(i, stop, _times(value, factor), "count", digits=True, scaled=factor)

    def _with_fraction(self, value: float, i: int) -> tuple[float, int]:
        """The number with the fraction that word ``i`` begins, and the word behind: "3 1/2 percent"."""
        above, below = self.reading(i, "digits"), self.reading(i + 2, "digits")
        joined = self.form(i + 1) in _SLASHES and self.touches(i + 1) and self.touches(i + 2)
        if above is None or below is None or not joined or below.value not in _DENOMINATORS or value % 1:
            return value, i
        return (value + above.value / below.value, i + 3) if above.value < below.value else (value, i)

    def fraction(self, i: int) -> Number | None:
        """A decimal without its nought: ".001 per cent"."""
        digits = self.form(i + 1)
        if (
            self.form(i) not in self.table.decimal
            or not digits.isdecimal()
            or not self.touches(i + 1)
            or self.touches(i)
        ):
            return None
        return Number(i, i + 2, float(f"0.{digits}"), "count", digits=True)

    def _power(self, i: int) -> tuple[float, int]:
        """The power of ten that word ``i`` begins, and the word behind it: "×10−30"."""
        if self.form(i) not in _TIMES or self.form(i + 1) != _TEN:
            return 1.0, i
        negative = self.form(i + 2) in _MINUS and self.touches(i + 3)
        at = i + 2 + negative
        exponent = self.form(at)
        if not exponent.isdecimal() or not self.touches(at) or len(exponent) > _LONGEST_EXPONENT:
            return 1.0, i
        return 10.0 ** (-int(exponent) if negative else int(exponent)), at + 1

    def _continues_group(self, i: int, first: int) -> bool:
        """Whether word ``i`` is the next three digits of "1 500 000"."""
        form, before = self.form(i), self.form(i - 1)
        if len(form) != 3 or not form.isdecimal() or not before.isdecimal():
            return False
        if len(before) > 3 or (i - 1 > first and len(before) != 3) or self.form(first).startswith("0"):
            return False
        gap = self.words.text[self.words.ends[i - 1] : self.words.starts[i]]
        return len(gap) == 1 and gap in _BLANKS

    def scales(self, i: int, *, after_digits: bool) -> tuple[float, int]:
        """The product of the scales from word ``i`` on and the word behind them."""
        factor = 1.0
        while True:
            # "16 billion b": no short scale behind a long one
            after = factor == 1 and (after_digits or len(self.form(i)) > 1)
            short = self.reading(i, "short") if after else None
            scale = self.reading(i, "scale") or short
            if scale is None:
                return factor, i
            factor *= scale.value
            i += 1
            i += self._has_dot(i - 1)

    def _has_dot(self, i: int) -> bool:
        """Whether word ``i`` is a scale cut short and its full stop follows: "Mio."."""
        return self.lower(i) in self.table.dotted and self.form(i + 1) == "." and self.touches(i + 1)

    def part(self, i: int) -> Number | None:
        """ "anderthalb", "half a million", "ein halbes Dutzend", "eine halbe Stunde"."""
        at = i + 1 if self.reading(i, "one") else i
        found = self.reading(at, "mixed")
        if found is None:
            return None
        stop = at + 1 + (at == i and self.reading(at + 1, "one") is not None)
        factor, behind = self.scales(stop, after_digits=False)
        if behind > stop:
            return Number(i, behind, found.value * factor, "count", scaled=factor)
        if found.value > 1:
            return Number(i, at + 1, found.value, "count")
        return Number(i, stop, found.value, "part") if not self.reading(at, "share") or stop > at + 1 else None

    def spelled(self, i: int) -> Number | None:
        """A spelled number, over several words where the language writes it so ("two hundred and fifty")."""
        total = group = 0.0
        at, scaled, read = i, 1.0, False
        while at - i < _LONGEST:
            joined = at + 1 if read and self.lower(at) in self.table.joins else at
            scale = self.reading(joined, "scale") or (self._long_short_scale(joined) if read else None)
            if scale is not None and (read or joined == at):
                if joined > at and scale.value != _HUNDRED:
                    break
                if not read and self.lower(joined) not in self.table.bare_scales:
                    return None
                if scale.value == _HUNDRED:
                    group = max(group, 1) * _HUNDRED
                else:
                    total, group = total + max(group, 1) * scale.value, 0.0
                scaled = scale.value
                joined += self._has_dot(joined)
            else:
                small = self.reading(joined, "cardinal") or (None if read else self._one_before_scale(joined))
                if small is None or (read and not self._adds(group, small.value, scaled, joined > at)):
                    break
                group += small.value
                scaled = 1.0
            at, read = joined + 1, True
        if not read:
            return None
        value = total + group
        half = next((words for words in self.table.half_after if self._says(at, words)), None)
        if half is not None:
            return Number(i, at + len(half.split()), value + 0.5, "count")
        if self.reading(at, "share") and value < _HUNDRED and value == int(value):
            return self._shares(i, at, value)
        return Number(i, at, value, "count", scaled=scaled)

    def _long_short_scale(self, i: int) -> NumberWord | None:
        """ "Mio." behind a spelled number; "m" and "k" follow digits only."""
        return self.reading(i, "short") if len(self.form(i)) > 1 else None

    def _one_before_scale(self, i: int) -> NumberWord | None:
        one = self.reading(i, "one")
        return one if one is not None and self.reading(i + 1, "scale") is not None else None

    @staticmethod
    def _adds(group: float, value: float, scaled: float, joined: bool) -> bool:
        """Whether a small number goes on with what was read: "two hundred (and) fifty", "twenty five"."""
        if scaled > 1:
            return value < scaled and (joined or scaled >= _HUNDRED)
        return not joined and group >= 20 and group % 10 == 0 and value < 10

    def _says(self, i: int, words: str) -> bool:
        return all(self.lower(i + k) == word for k, word in enumerate(words.split()))

    def vague(self, i: int) -> Number | None:
        """ "Dutzende", "tens of thousands", "Hunderte Millionen"."""
        found = self.reading(i, "vague")
        if found is None:
            return None
        if self.reading(i + 1, "scale") is not None and found.value >= 10:
            factor, stop = self.scales(i + 1, after_digits=False)
            return Number(i, stop, found.value * factor, "vague", scaled=factor)
        second = self.reading(i + 2, "vague") if found.value >= 10 else None
        if second is not None and second.value > found.value / 2 and len(self.form(i + 1)) <= 3:
            low = (
                max(found.value, found.value * second.value / 2) if self.lower(i + 1) in self.table.of else second.value
            )
            return Number(i, i + 3, low, "vague")
        return Number(i, i + 1, found.value, "vague")

    def share(self, i: int) -> Number | None:
        """ "Hälfte", "ein Drittel", "a quarter of a million"."""
        found = self.reading(i, "share")
        if found is not None:
            return None if self.lower(i) in self.table.needs_number else self._shares(i, i, 1.0)
        if self.reading(i, "one") is None or self.reading(i + 1, "share") is None:
            return None
        return self._shares(i, i + 1, 1.0)

    def _shares(self, start: int, at: int, count: float) -> Number | None:
        one = self.reading(at, "share")
        if one is None:
            return None
        value = shares(count, one.value)
        stop = at + 1
        behind = stop + (self.lower(stop) in self.table.of) + 1 if self.reading(stop + 1, "one") else stop
        factor, end = self.scales(behind, after_digits=False)
        if end > behind and factor >= 1000:
            return Number(start, end, value / 100 * factor, "count", scaled=factor)
        return Number(start, stop, round(value, 2), "share") if value <= 100 else None


def _times(value: float, factor: float) -> float:
    """The product without the noise of binary fractions: 15.7 million is 15700000."""
    return value if factor == 1 else round(value * factor, 6)
