"""Records in a few words: how an interval, a speaker or a hedge reads in a cell or a margin."""

from __future__ import annotations

from laut.base.records import Figure, Statement

__all__ = ["amount", "number", "stance", "who", "whose"]

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
