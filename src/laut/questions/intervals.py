"""What a figure leaves open, as an interval, and whether two intervals can both hold."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from laut.base.records import Figure

__all__ = ["TOLERANCE", "Interval", "interval"]

TOLERANCE = 0.10  # how far "rund" reaches to either side; the story sets' guide and ACLED's practice agree


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both included; an open side is infinite."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high


def interval(figure: Figure) -> Interval:
    """The numbers that ``figure`` can stand for: 'more than 12' begins at 13, 'rund 1500' is widened."""
    low = 0.0 if figure.low is None else figure.low
    high = inf if figure.high is None else figure.high
    step = (
        1.0
        if (figure.low or figure.high or 0.0) % 1 == 0 and figure.measure not in ("share", "physical", "money")
        else 0.0
    )
    match figure.qualifier:
        case "approx":
            return Interval(low * (1 - TOLERANCE), high * (1 + TOLERANCE))
        case "more_than":
            return Interval(low + step, high)
        case "less_than":
            return Interval(low, high - step)
        case _:
            return Interval(low, high)
