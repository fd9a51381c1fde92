"""Coding policies: one figure as the datasets of conflict research would enter it; pure functions over a figure.

A figure keeps what the text commits to ("Dutzende": at least 24). A dataset wants
numbers, and each has its rule for what to enter; none of them changes the figure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from laut.base.records import Figure

__all__ = ["POLICIES", "Coded", "acled", "laut", "ucdp"]


@dataclass(frozen=True, slots=True)
class Coded:
    """A figure as entered: ``best`` estimate between ``low`` and ``high``; None is left empty."""

    low: float | None
    best: float | None
    high: float | None


def laut(figure: Figure) -> Coded:
    """What the text commits to and no more: a best estimate only where it names one number."""
    exact = figure.low is not None and figure.low == figure.high
    return Coded(low=figure.low, best=figure.low if exact else None, high=figure.high)


def ucdp(figure: Figure) -> Coded:
    """UCDP's best, low and high estimate (UCDP GED Codebook, "best_est", "low_est", "high_est").

    Where a report leaves a choice UCDP as a rule enters the lower figure as best;
    "up to N" has N as its high estimate and no victim as its low one. A figure that
    is open above has its least number as high estimate, too: the dataset leaves
    no estimate empty.
    """
    low = 0.0 if figure.low is None else figure.low
    high = low if figure.high is None else figure.high
    return Coded(low=low, best=high if figure.low is None else low, high=high)


# What a plural of a scale stands for, and what ACLED enters: "tens" 10, "dozens" 12, "hundreds" 100, and so on.
_ACLED_VAGUE = {20.0: 10.0, 24.0: 12.0, 40.0: 20.0}


def acled(figure: Figure) -> Coded:
    """ACLED's single most conservative number (ACLED, FAQs "How does ACLED code fatalities?", 2024).

    Of a range the lower bound; of "up to N", where no number is sure, N. A plural of
    a scale is one of it: "tens" are 10, "dozens" 12, "hundreds" 100; "several" stays
    what the figure says.
    """
    number = figure.high if figure.low is None else figure.low
    if number is not None and figure.qualifier == "vague":
        number = _one_of_scale(number)
    return Coded(low=number, best=number, high=number)


def _one_of_scale(number: float) -> float:
    """The scale of a vague count, whose least number is two of it: 200 ("hundreds") is 100."""
    if number in _ACLED_VAGUE:
        return _ACLED_VAGUE[number]
    return number / 2 if number >= 100 else number


POLICIES: Mapping[str, Callable[[Figure], Coded]] = {"laut": laut, "ucdp": ucdp, "acled": acled}
