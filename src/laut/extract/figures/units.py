"""Units and currencies: which words behind or before a number name what it is measured in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from laut.base.language import Language

__all__ = ["Unit", "UnitKind", "Units", "units_of"]

UnitKind = Literal["money", "share", "duration", "physical", "event", "person", "thing"]


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is measured in: an ISO 4217 code, "percent" or an English unit name."""

    name: str
    kind: UnitKind


@dataclass(frozen=True, eq=False, slots=True)
class Units:
    """The tables of ``lexicon/units.toml`` and ``lexicon/currencies.toml``; keys are joined by a blank.

    ``words`` are lower case; ``marks`` (abbreviations and symbols) keep their case
    and follow digits, ``signs`` may stand before them.
    """

    words: Mapping[str, Unit]
    marks: Mapping[str, Unit]
    signs: Mapping[str, Unit]
    fused: Mapping[str, Unit]
    multiples: frozenset[str]
    endings: tuple[str, ...]
    governed: Mapping[str, Unit]
    per: frozenset[str]
    per_bases: Mapping[str, str]
    substances: frozenset[str]
    dimensions: frozenset[str]
    weights: Mapping[str, Unit]
    weighing: frozenset[str]
    leads: Mapping[str, Unit]
    leading: frozenset[str]
    magnitude: Unit | None
    magnitude_heads: frozenset[str]
    magnitude_scales: frozenset[str]
    time_ends: Mapping[str, Unit]
    money_ends: tuple[str, ...]
    no_money: frozenset[str]
    digit_words: tuple[str, ...]
    digit_heads: Mapping[str, str]
    _longest: int

    def behind(self, forms: Sequence[str], i: int, *, digits: bool, stop: int | None = None) -> tuple[Unit, int] | None:
        """The unit that begins at word ``i`` and ends before ``stop``, and the word behind it, longest first.

        ``digits``: a number in digits is before.
        """
        stop = len(forms) if stop is None else stop
        for size in range(min(self._longest, stop - i), 0, -1):
            written = " ".join(forms[i : i + size])
            found = (self.marks.get(written) if digits else None) or self.words.get(written.lower())
            if found is not None:
                return found, i + size
        if i < stop and self._is_money(forms[i]):
            return Unit(forms[i], "money"), i + 1
        spent = self._time_of(forms[i]) if i < stop else None
        return None if spent is None else (spent, i + 1)

    def _time_of(self, form: str) -> Unit | None:
        """The span of time that a compound names by its end: "Schiffsstunden", "Dienstjahre"."""
        lower = form.lower()
        found = next((end for end in self.time_ends if lower.endswith(end)), None)
        return self.time_ends[found] if found is not None and form[0].isupper() else None

    def _is_money(self, form: str) -> bool:
        """Whether a name ends as money does and stands in no table: the currency of a country that has gone or is small."""
        lower = form.lower()
        return form[0].isupper() and lower.endswith(self.money_ends) and lower not in self.no_money

    def before(self, forms: Sequence[str], i: int) -> tuple[Unit, int] | None:
        """The currency sign that begins at word ``i`` and the word behind it ("$", "US $")."""
        for size in (2, 1):
            found = self.signs.get(" ".join(forms[i : i + size])) or self.signs.get("".join(forms[i : i + size]))
            if found is not None:
                return found, i + size
        return None

    def singular(self, base: str) -> str:
        """The English name of what a rate is for: "kilometer" -> "kilometre"; the word itself where it is no unit."""
        unit = self.words.get(base)
        return unit.name if unit is not None else self.per_bases.get(base, base)

    def part(self, rest: str) -> Unit | None:
        """The unit in the rest of a compound with a number: "tägiger", "-year", "Kilogramm-Fässern"."""
        rest = rest.lstrip("-‑‐")
        return self.fused.get(self._stem(rest)) or self.words.get(rest.split("-", 1)[0])

    def multiplies(self, rest: str) -> bool:
        """Whether the rest of a compound says how many times: "dreifach", "zweimal"."""
        return self._stem(rest) in self.multiples

    def _stem(self, rest: str) -> str:
        """The rest of a compound without the ending of an adjective."""
        stems = (rest.removesuffix(ending) for ending in self.endings)
        return next((stem for stem in stems if stem in self.fused), rest)


@cache
def units_of(language: Language) -> Units:
    """The units of ``language``."""
    lexicon, money = language.lexicon("units"), language.lexicon("currencies")
    kinds: tuple[tuple[str, UnitKind], ...] = (("percent", "share"), ("time", "duration"), ("physical", "physical"))
    words = {word: Unit(name, kind) for table, kind in kinds for word, name in lexicon.table(table).items()}
    words |= {word: Unit(name, "money") for word, name in money.table("names").items()}
    hundredths = {word: Unit(name, "money") for word, name in money.table("hundredths").items()}
    words |= {word: unit for word, unit in hundredths.items() if len(word) > 1}
    kind_of = {unit.name: unit.kind for unit in words.values()}
    marks = {mark: Unit(name, kind_of.get(name, "physical")) for mark, name in lexicon.table("abbreviations").items()}
    signs = {sign: Unit(code, "money") for sign, code in money.table("symbols").items()}
    fused = {stem: Unit(name, kind_of.get(name, "thing")) for stem, name in lexicon.table("adjectives").items()}
    fused |= {
        stem: Unit(name, "event" if name == "event" else "share") for stem, name in lexicon.table("multiples").items()
    }
    people = lexicon.table("people_endings")
    fused |= {stem: Unit(name, "person") for stem, name in people.items()}
    magnitude = lexicon.words("magnitude.unit")
    keys = [*words, *marks, *signs]
    return Units(
        words=words,
        marks=signs | marks | {word: unit for word, unit in hundredths.items() if len(word) == 1},
        signs=signs,
        fused=fused,
        multiples=frozenset(lexicon.table("multiples")),
        endings=lexicon.words("endings"),
        governed={word: Unit(name, "physical") for word, name in lexicon.table("before").items()},
        per=frozenset(lexicon.words("per.words")),
        per_bases=lexicon.table("per.bases"),
        substances=frozenset(lexicon.words("per.between")),
        dimensions=frozenset(lexicon.words("dimensions")),
        weights={word: Unit(name, "physical") for word, name in lexicon.table("weights.names").items()},
        weighing=frozenset(lexicon.words("weights.near")),
        leads={word: Unit(name, "share") for word, name in lexicon.table("leads.names").items()},
        leading=frozenset(lexicon.words("leads.near")),
        magnitude=Unit(magnitude[0], "physical") if magnitude else None,
        magnitude_heads=frozenset(lexicon.words("magnitude.heads")),
        magnitude_scales=frozenset(lexicon.words("magnitude.scales")),
        time_ends={end: Unit(name, "duration") for end, name in lexicon.table("time_compounds").items()},
        money_ends=money.words("compounds.endings"),
        no_money=frozenset(money.words("compounds.none")),
        digit_words=money.words("ranges.digits"),
        digit_heads=money.table("ranges.heads"),
        _longest=max(len(key.split()) for key in keys),
    )
