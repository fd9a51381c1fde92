"""One bound of an amount: a number with its unit, and how two of them go together."""

from __future__ import annotations

from dataclasses import dataclass

from laut.extract.figures.numerals import Number
from laut.extract.figures.units import Unit

__all__ = ["Bound", "fits", "lifted"]


@dataclass(frozen=True, slots=True)
class Bound:
    """One number with its unit; ``fused`` as in Amount, ``cut`` where the word ends before its own end."""

    number: Number
    start: int
    stop: int
    unit: Unit | None
    fused: str = ""
    cut: int | None = None


def fits(first: Bound, second: Bound) -> bool:
    """Whether the bounds are of one unit and grow."""
    if first.unit and first.unit != second.unit:
        return False
    return lifted(first, second) < second.number.value


def lifted(first: Bound, second: Bound) -> float:
    """The lower bound with the scale it shares: "2 bis 3 Millionen" begins at two millions."""
    low, factor = first.number, second.number.scaled
    shares = low.scaled == 1 and factor > 1 and low.value < second.number.value / factor
    return low.value * factor if shares else low.value
