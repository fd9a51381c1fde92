"""The unit behind a number, where the words around it decide: rates, prices, leads in points, pounds that weigh."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from laut.document.words import Words
from laut.extract.figures.numerals import Number
from laut.extract.figures.units import Unit, Units

__all__ = ["unit_behind"]

# words to either side that tell of a weight or of a lead
_FARTHEST_WEIGHT = 6
_FARTHEST_LEAD = 8
_GREATEST_LEAD = 100


def unit_behind(words: Words, units: Units, number: Number, i: int, stop: int) -> tuple[Unit, int] | None:
    """The unit of ``number`` that begins at word ``i`` and ends before ``stop``, and the word behind it; None for none."""
    if i >= stop:
        return None
    forms = words.forms
    found = None if forms[i] == '"' and _closes(words, i) else units.behind(forms, i, digits=number.digits, stop=stop)
    if found is None:
        return _price(forms, units, i, stop) or _lead(forms, units, number, i, stop)
    unit, behind = found
    if _is_cut_off(words, behind, stop):
        return None
    if forms[behind - 1].lower() in units.weights:
        near = _near(forms, number.start - _FARTHEST_WEIGHT, behind + _FARTHEST_WEIGHT)
        unit = unit if units.weighing.isdisjoint(near) else units.weights[forms[behind - 1].lower()]
    rate = _rate(forms, units, behind, stop) if unit.kind == "physical" else behind
    if rate > behind:
        unit = Unit(f"{unit.name} per {units.singular(forms[rate - 1].lower())}", "physical")
    return unit, rate


def _closes(words: Words, i: int) -> bool:
    """Whether the mark at ``i`` closes a quotation of its sentence, so that it is no inch: "neither 1,500 nor 15"."""
    sentence = words.sentences[bisect_right(words.sentences, i, key=lambda each: each.start) - 1]
    return words.forms[sentence.start : i].count('"') % 2 == 1


def _is_cut_off(words: Words, behind: int, stop: int) -> bool:
    """Whether letters are written to a sign that would be the unit: "2022′s"."""
    sign = not words.forms[behind - 1][-1].isalnum() and behind < stop
    return sign and words.starts[behind] == words.ends[behind - 1] and words.forms[behind][0].isalpha()


def _near(forms: Sequence[str], start: int, stop: int) -> list[str]:
    return [form.lower() for form in forms[max(0, start) : stop]]


def _price(forms: Sequence[str], units: Units, i: int, stop: int) -> tuple[Unit, int] | None:
    """What one of a currency costs, where the price names none: "firmed to 1,418 per dollar"."""
    of = units.behind(forms, i + 1, digits=False, stop=stop) if forms[i].lower() in units.per else None
    return (Unit(f"per {of[0].name}", "money"), i) if of is not None and of[0].kind == "money" else None


def _lead(forms: Sequence[str], units: Units, number: Number, i: int, stop: int) -> tuple[Unit, int] | None:
    """Points by which a share is greater than another, where the words around tell of one: "a lead of two points"."""
    unit = units.leads.get(forms[i].lower())
    if unit is None or number.value >= _GREATEST_LEAD:
        return None
    near = _near(forms, number.start - _FARTHEST_LEAD, min(stop, i + _FARTHEST_LEAD))
    return None if units.leading.isdisjoint(near) else (unit, i + 1)


def _rate(forms: Sequence[str], units: Units, i: int, stop: int) -> int:
    """The word behind "je Kilometer", "per hour", "CO2 je Kilometer" where it goes on at word ``i``; else ``i``."""
    at = i + 1 if i < stop and forms[i] in units.substances else i
    if at + 1 < stop and forms[at].lower() in units.per and forms[at + 1].lower() in units.per_bases:
        return at + 2
    return i
