"""Records in a few words: how an interval, a speaker or a hedge reads in a cell or a margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from laut.base.comparison import Step
from laut.base.records import Figure, Measure, Statement

__all__ = ["amount", "between", "number", "stance", "steps_told", "unit_shown", "who", "whose"]

_WITH_UNIT: tuple[Measure, ...] = ("money", "share", "physical", "duration")  # a number means nothing without it

_SIGNS = {"approx": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}  # fmt: skip


def number(value: float) -> str:
    """A number with thin spaces between thousands, no trailing zeros: 1500.0 -> '1 500'."""
    shown = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return shown.replace(",", "\u202f")


def amount(figure: Figure) -> str:
    """The interval a figure commits to: '≥ 12', '20–30', '≈ 1 500'."""
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "?"
    if low is None or high is None:
        sign = _SIGNS.get(figure.qualifier, "≤ " if low is None else "≥ ")
        return sign + number(high if low is None else low)  # type: ignore[arg-type]
    if low != high:
        return f"{number(low)}–{number(high)}"
    return _SIGNS.get(figure.qualifier, "") + number(low)


def between(low: float | None, high: float | None) -> str:
    """Bounds as a person writes them: '7', '7–12', '≥ 7', '≤ 12'."""
    if low is None or high is None:
        return "?" if low == high else f"≥ {number(low)}" if low is not None else f"≤ {number(high or 0)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def unit_shown(measure: str, unit: str | None) -> str:
    """The unit to print behind a number, with a blank before it, where the number needs one: ' EUR'."""
    return f" {unit}" if unit and measure in _WITH_UNIT else ""


def steps_told(steps: Iterable[Step]) -> str:
    """A turn's steps, one a line: '2026-03-03 denied by Lenzwerke AG'; what is the same in all of it stands once.

    Two sentences of one speaker on one day are two steps: the line then ends in '×2'.
    """
    lines = Counter(
        f"{(step.date or 'undated')[:10]} {step.act}" + (f" by {step.by}" if step.by else ", nobody is named")
        for step in steps
    )
    return "\n".join(line if times == 1 else f"{line} ×{times}" for line, times in lines.items())


def who(statement: Statement) -> str:
    """The speaker's resolved name, else their words, else '(nobody named)'."""
    speaker = statement.speaker
    return (speaker.name or speaker.text or "(nobody named)") if speaker else "(nobody named)"


def whose(figure: Figure) -> str:
    """On whose word a figure stands; the article's own where nobody is named."""
    return figure.source_name or "the article"


def stance(statement: Statement) -> str:
    """Act and, where there is one, hedge: 'claim · unconfirmed'."""
    return statement.act if statement.hedge == "none" else f"{statement.act} · {statement.hedge}"
