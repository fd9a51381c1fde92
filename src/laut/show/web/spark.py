"""A question's reports as a picture the size of a word: where they lie over time, and whether they part."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from laut.base.comparison import Report

__all__ = ["spark"]

_WIDTH, _HEIGHT, _EDGE = 132, 36, 6


def spark(reports: Sequence[Report], disputed: Sequence[str] = ()) -> Markup:
    """An SVG for the eye alone: the page says the same in words beside it.

    Bars are intervals, circles single numbers, hollow ones copies; reports whose
    figure is among ``disputed`` have a ring around them.
    """
    shown = [report for report in reports if report.low is not None or report.high is not None]
    days = sorted({(report.as_of or report.published or "")[:10] for report in shown})
    highest = (
        max((value for report in shown for value in (report.low, report.high) if value is not None), default=1.0) or 1.0
    )
    parts = []
    for report in shown:
        x = _EDGE + (_WIDTH - 2 * _EDGE) * (days.index((report.as_of or report.published or "")[:10]) + 0.5) / len(days)
        low, high = (
            _HEIGHT - _EDGE - (_HEIGHT - 2 * _EDGE) * (value or 0.0) / highest for value in (report.low, report.high)
        )
        bottom = low if report.low is not None else _HEIGHT - _EDGE
        top = high if report.high is not None else float(_EDGE)
        if bottom - top > 1:
            parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{bottom:.1f}" y2="{top:.1f}"/>')
        at = low if report.low is not None else top
        kind = "copy" if report.copy else "own"
        parts.append(f'<circle class="{kind}" cx="{x:.1f}" cy="{at:.1f}" r="2.6"/>')
        if report.figure in disputed:
            parts.append(f'<circle class="parts" cx="{x:.1f}" cy="{at:.1f}" r="5"/>')
    return Markup(
        f'<svg class="spark" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" aria-hidden="true">{"".join(parts)}</svg>'
    )
