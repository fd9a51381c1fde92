"""Records in a few words: how an interval, a speaker or a hedge reads in a cell or a margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from laut.base.comparison import Step
from laut.base.records import Document, Figure, Measure, Statement

__all__ = ["amount", "between", "dated", "number", "published", "steps_told", "unit_shown", "who", "whose"]

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


def published(document: Document) -> str:
    """When an article was published, to the minute, by its own clock: '2026-03-02 19:20'."""
    return (document.published or "no date found")[:16].replace("T", " ")


def dated(figure: Figure) -> str | None:
    """The day or month that a figure is tied to ('2026-03-02', not '2026-03-02TEV'), else the words that say when."""
    when = figure.when
    if when is None:
        return None
    return when.value[:10] if when.value[:1].isdigit() else when.text


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
