"""Amounts that leave their unit or scale out: "von 61 auf 44 Millionen Euro", "heute sind es 90"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from laut.base.language import Language
from laut.extract.analysis import Analysis
from laut.extract.figures.amounts import Amount
from laut.extract.figures.counted import starts_noun

__all__ = ["with_units"]

_LENT = frozenset({"money", "share", "physical"})
_ASIDE = frozenset({"duration", "event"})
_NEXT = 2
_LEAST_SCALE = 1000
# a bare number beyond this does not go on with shares: "62 percent … a lead of 21,460"
_GREATEST_SHARE = 100


@cache
def _changes(language: Language) -> frozenset[str]:
    return frozenset(language.lexicon("numbers").words("join.change"))


def with_units(analysis: Analysis, amounts: Sequence[Amount]) -> list[Amount]:
    """``amounts`` with the units that they share with the one behind or before them."""
    found = list(amounts)
    for i in range(len(found) - 2, -1, -1):
        found[i] = _from_behind(analysis, found[i], found[i + 1])
    before: Amount | None = None
    for i in range(len(found)):
        if before is not None:
            found[i] = _from_before(analysis, found[i], before)
        if not _stands_aside(found[i]):
            before = found[i]
    return found


def _stands_aside(amount: Amount) -> bool:
    """Whether what came before goes on over the amount: an article, a span of time ("6.5 percent over two years; they want 11")."""
    return amount.bare or (amount.unit is not None and amount.unit.kind in _ASIDE)


def _lacks_unit(analysis: Analysis, amount: Amount) -> bool:
    if amount.unit is not None or amount.fused or amount.bare or starts_noun(analysis, amount.stop):
        return False
    # "(population 312)": the noun in its brackets says what it counts
    labelled = amount.first > 1 and analysis.words.forms[amount.first - 2] == "("
    return not (labelled and analysis.tags[amount.first - 1] == "noun")


def _from_behind(analysis: Analysis, amount: Amount, behind: Amount) -> Amount:
    """The scale and unit of the amount that follows at once behind "auf", "to", "und"."""
    gap = range(amount.stop, behind.first)
    if not _lacks_unit(analysis, amount) or not 0 < len(gap) <= _NEXT:
        return amount
    if analysis.lower[gap[0]] not in _changes(analysis.language):
        return amount
    factor = behind.scaled if amount.scaled == 1 and (amount.high or amount.low or 0) < _LEAST_SCALE else 1.0
    low = None if amount.low is None else round(amount.low * factor, 6)
    high = None if amount.high is None else round(amount.high * factor, 6)
    unit = behind.unit if behind.unit is not None and behind.unit.kind in _LENT else None
    return replace(amount, unit=unit, low=low, high=high)


def _from_before(analysis: Analysis, amount: Amount, before: Amount) -> Amount:
    """The unit of the amount before, in the same sentence or the one before it, where no noun follows."""
    if before.unit is None or before.unit.kind not in _LENT or not _lacks_unit(analysis, amount):
        return amount
    if analysis.sentence_of[amount.core] - analysis.sentence_of[before.core] > 1:
        return amount
    if before.unit.kind == "share" and (amount.high or amount.low or 0) > _GREATEST_SHARE:
        return amount
    return replace(amount, unit=before.unit)
