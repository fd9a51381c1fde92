"""A language's number words, compiled: what one word says of an amount, by itself and inside a longer word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from laut.base.language import Language

__all__ = ["NumberWord", "NumberWords", "Role", "number_words", "shares"]

# digits: "1.500". cardinal: "zwölf". one: an article or the number one. scale: "Millionen". short: "bn", after
# digits only. vague: "Dutzende". share: "Drittel". mixed: "anderthalb".
Role = Literal["digits", "cardinal", "one", "scale", "short", "vague", "share", "mixed"]
_SEEN_AT_MOST = 50_000
_HUNDRED = 100
_ROUNDED = 0.01
_UNIT_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}


@dataclass(frozen=True, slots=True)
class NumberWord:
    """One reading of a word as (part of) a number; a share's ``value`` is in per cent."""

    role: Role
    value: float


@dataclass(frozen=True, eq=False)
class NumberWords:
    """The tables of ``lexicon/numbers.toml``, to be asked for word forms."""

    single: Mapping[str, tuple[NumberWord, ...]]
    some: Mapping[str, float]
    needs_number: frozenset[str]
    share_articles: frozenset[str]
    over: frozenset[str]
    either: frozenset[str]
    between_open: frozenset[str]
    between_close: frozenset[str]
    change_open: frozenset[str]
    change_by: frozenset[str]
    decimal: frozenset[str]
    ratio: tuple[str, ...]
    change_verbs: frozenset[str]
    closer_to: frozenset[str]
    bare_scales: frozenset[str]
    dotted: frozenset[str]
    joins: frozenset[str]
    of: frozenset[str]
    negative: frozenset[str]
    both_signs: frozenset[str]
    half_after: tuple[str, ...]
    _grouped: re.Pattern[str]
    _parts: re.Pattern[str]
    _part: re.Pattern[str]
    _part_values: Mapping[str, float]
    _half_inside: tuple[str, ...]
    _seen: dict[str, tuple[NumberWord, ...]] = field(default_factory=dict, repr=False)
    _compounds: dict[str, tuple[tuple[float, str], ...]] = field(default_factory=dict, repr=False)

    def readings(self, form: str) -> tuple[NumberWord, ...]:
        """What ``form`` may be in a number; empty where it is no number word."""
        found = self._seen.get(form)
        if found is None:
            if len(self._seen) >= _SEEN_AT_MOST:
                self._seen.clear()
            found = self._seen[form] = self._read(form)
        return found

    def _read(self, form: str) -> tuple[NumberWord, ...]:
        if form[0].isdigit():
            value = self.digits(form)
            return () if value is None else (NumberWord("digits", value),)
        lower = form.lower()
        found = self.single.get(lower)
        if found is not None:
            return found
        count, _, share = lower.rpartition("-")
        of = next((word for word in self.single.get(share, ()) if word.role == "share"), None)
        if of is not None and (parts := self.spelled(count)) is not None:
            return (NumberWord("share", round(shares(parts, of.value), 2)),)
        spelled = self.spelled(lower)
        return () if spelled is None else (NumberWord("cardinal", spelled),)

    def digits(self, form: str) -> float | None:
        """The value of digits with the language's marks: grouped thousands, one decimal mark; None for 3:2 or 1.2.3."""
        if form in _UNIT_FRACTIONS:
            return _UNIT_FRACTIONS[form]
        if form.isdecimal():
            return float(form) if len(form) <= 15 else None
        grouped = self._grouped.fullmatch(form)
        if grouped:
            return float(re.sub(r"\D", "", grouped[1]) + "." + (grouped[2] or "0"))
        marks = re.findall(r"\D", form)
        # A single mark before other than three digits is a decimal mark in either convention.
        if len(marks) == 1 and marks[0] in ".," and len(form) <= 18:
            return float(form.replace(marks[0], "."))
        return None

    def spelled(self, lower: str) -> float | None:
        """The value of a number written as one word ("zweihundertfünfzig", "eineinhalbtausend", "thirty-one"), or None."""
        for half in self._half_inside:
            base, found, scale = lower.partition(half)
            if found:
                value, factor = self._sum_of_parts(base), self._part_values.get(scale) if scale else 1.0
                return None if value is None or factor is None else (value + 0.5) * factor
        return self._sum_of_parts(lower)

    def _sum_of_parts(self, lower: str) -> float | None:
        if len(lower) > 80 or not self._parts.fullmatch(lower):
            return None
        total = group = 0.0
        for match in self._part.finditer(lower):
            value = self._part_values.get(match.group())
            if value is None:
                continue
            if value < _HUNDRED:
                group += value
            elif value == _HUNDRED:
                group = max(group, 1) * value
            else:
                total += max(group, 1) * value
                group = 0.0
        return total + group

    def compounds(self, lower: str) -> tuple[tuple[float, str], ...]:
        """The numbers a longer word may begin with, each with the rest ("zweitägig" -> 2, "tägig"), longest first."""
        found = self._compounds.get(lower)
        if found is None:
            if len(self._compounds) >= _SEEN_AT_MOST:
                self._compounds.clear()
            found = self._compounds[lower] = tuple(self._splits(lower))
        return found

    def _splits(self, lower: str) -> Iterator[tuple[float, str]]:
        end = 0
        while (match := self._part.match(lower, end)) is not None:
            end = match.end()
        for cut in range(min(end, len(lower) - 1), 0, -1):
            value = self.spelled(lower[:cut])
            if value is not None:
                yield value, lower[cut:]


def shares(count: float, one: float) -> float:
    """``count`` parts of ``one`` per cent each, not yet rounded: two thirds of 33.33 are 66.666…"""
    parts = 100 / one
    return count * (100 / round(parts) if abs(parts - round(parts)) < _ROUNDED else one)


@cache
def number_words(language: Language) -> NumberWords:
    """The number words of ``language``."""
    lexicon = language.lexicon("numbers")
    single: dict[str, list[NumberWord]] = {}
    tables: tuple[tuple[str, Role], ...] = (
        ("cardinals", "cardinal"), ("mixed", "mixed"), ("one", "one"), ("scales", "scale"), ("short_scales", "short"),
        ("shares", "share"), ("vague", "vague"),
    )  # fmt: skip
    for table, role in tables:
        for word, value in lexicon.numbers(table).items():
            single.setdefault(word, []).append(NumberWord(role, value))
    parts = lexicon.numbers("cardinals") | lexicon.numbers("inside_one")
    parts |= {word: value for word, value in lexicon.numbers("scales").items() if value in (100, 1000)}
    joints = [*lexicon.words("join.inside"), "-", "‑", "‐"]
    words = sorted([*parts, *joints], key=lambda word: (-len(word), word))
    one_part = "|".join(map(re.escape, words))
    joint = "|".join(map(re.escape, joints))
    group = "".join(map(re.escape, lexicon.words("digits.group")))
    decimal = "".join(map(re.escape, lexicon.words("digits.decimal")))
    return NumberWords(
        single={word: tuple(found) for word, found in single.items()},
        some=lexicon.numbers("some"),
        needs_number=frozenset(lexicon.words("share_of.needs_number")),
        share_articles=frozenset(lexicon.words("share_of.articles")),
        over=frozenset(lexicon.words("join.over")),
        either=frozenset(lexicon.words("join.over_or")),
        between_open=frozenset(lexicon.words("join.between_open")),
        between_close=frozenset(lexicon.words("join.between_close")),
        change_open=frozenset(lexicon.words("join.change_open")),
        ratio=lexicon.words("join.ratio"),
        decimal=frozenset(lexicon.words("digits.decimal")),
        change_by=frozenset(lexicon.words("join.change_by")),
        change_verbs=frozenset(lexicon.words("join.change_verbs")),
        bare_scales=frozenset(lexicon.words("join.bare_scales")),
        closer_to=frozenset(lexicon.words("join.closer_to")),
        dotted=frozenset(lexicon.words("dotted.words")),
        joins=frozenset(lexicon.words("join.between")),
        of=frozenset(lexicon.words("join.of")),
        negative=frozenset(lexicon.words("join.negative")),
        both_signs=frozenset(lexicon.words("join.both_signs")),
        half_after=lexicon.words("and_a_half.between"),
        _grouped=re.compile(rf"(\d{{1,3}}(?:[{group}]\d{{3}})+)(?:[{decimal}](\d+))?"),
        _parts=re.compile(rf"(?!(?:{joint}))(?:{one_part})+" + "".join(rf"(?<!{re.escape(word)})" for word in joints)),
        _part=re.compile(one_part),
        _part_values=parts,
        _half_inside=lexicon.words("and_a_half.inside"),
    )
