"""A question's reports over time, as one SVG that stands alone: interval bars, a colour and a shape a source.

No script and nothing from elsewhere: the picture prints, downloads and is read
out (each bar has its title). Copies are hollow. Colours are those of Okabe and
Ito (2008), told apart by the colour-blind; the shape says the same again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import ceil, floor, log10

__all__ = ["Bar", "chart"]

WIDTH, HEIGHT = 760, 340
_WIDE = 560  # from here the legend has room for two columns
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 16, 18, 40
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#7f6a00", "#6a51a3")
_SHAPES = ("circle", "square", "diamond", "triangle")


@dataclass(frozen=True, slots=True)
class Bar:
    """One report: its day, bounds (None is open), source, whether it repeats another, and the words shown on hover."""

    day: date
    low: float | None
    high: float | None
    source: str
    copy: bool
    title: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class _Scale:
    """A linear scale from values to pixels."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of ``value``; a scale without width puts all in its middle."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def chart(bars: Sequence[Bar], *, title: str, width: int = WIDTH) -> str:
    """The SVG of ``bars``, ``width`` pixels wide; ``title`` names the picture for those who do not see it.

    Bars with links make it a group that can be entered, without it is one image.
    """
    days = [bar.day.toordinal() for bar in bars]
    values = [value for bar in bars for value in (bar.low, bar.high) if value is not None]
    across = _Scale(min(days, default=0), max(days, default=0), _LEFT + 18, width - _RIGHT - 18)
    steps = _steps(max(values, default=1.0))
    up = _Scale(0.0, steps[-1], HEIGHT - _BOTTOM, _TOP)
    sources = {source: n for n, source in enumerate(dict.fromkeys(bar.source for bar in bars))}
    place = _spread(bars, across)
    columns = 2 if width >= _WIDE else 1
    role = "group" if any(bar.link for bar in bars) else "img"
    drawn = [_bar(bar, x, up, sources[bar.source]) for bar, x in zip(bars, place, strict=True)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT + 22 * ceil(len(sources) / columns)}" role="{role}" aria-label="{escape(title)}" '
        f'font-family="system-ui, sans-serif" font-size="12" fill="currentColor"><title>{escape(title)}</title>'
        f"{''.join(_rule(step, up, width) for step in steps)}{_days(days, across)}{''.join(drawn)}{_legend(sources, width, columns)}</svg>"
    )


def _bar(bar: Bar, x: float, up: _Scale, source: int) -> str:
    """One report: a bar over its interval, with an arrow where it is open, and its source's mark."""
    colour = _COLOURS[source % len(_COLOURS)]
    low, high = (up.at(value) if value is not None else None for value in (bar.low, bar.high))
    bottom = low if low is not None else up.at(0.0)
    top = high if high is not None else max(float(_TOP), bottom - 46)
    arrow = (
        ""
        if high is not None
        else f'<path d="M{x - 4:.1f} {top + 6:.1f}L{x:.1f} {top:.1f}L{x + 4:.1f} {top + 6:.1f}" fill="none"/>'
    )
    dashes = ' stroke-dasharray="3 3"' if None in (bar.low, bar.high) else ""
    line = (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{bottom:.1f}" y2="{top:.1f}"{dashes}/>' if abs(bottom - top) > 1 else ""
    )
    at = low if low is not None else top
    drawn = (
        f'<g stroke="{colour}" stroke-width="2.5" fill="{"none" if bar.copy else colour}"><title>{escape(bar.title)}</title>'
        f"{line}{arrow}{_mark(_SHAPES[source % len(_SHAPES)], x, at)}</g>"
    )
    return f'<a href="{escape(bar.link)}" aria-label="{escape(bar.title)}">{drawn}</a>' if bar.link else drawn


def _mark(shape: str, x: float, y: float) -> str:
    match shape:
        case "square":
            return f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10"/>'
        case "diamond":
            return f'<path d="M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z"/>'
        case "triangle":
            return f'<path d="M{x:.1f} {y - 6:.1f}l6.5 11h-13z"/>'
        case _:
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'


def _spread(bars: Sequence[Bar], across: _Scale) -> list[float]:
    """Where each bar stands: reports of one day side by side around it."""
    of_day: dict[date, list[int]] = {}
    for n, bar in enumerate(bars):
        of_day.setdefault(bar.day, []).append(n)
    places = [0.0] * len(bars)
    gap = min(13.0, (across.end - across.start) / max(1, len(bars)))
    for day, members in of_day.items():
        for k, n in enumerate(members):
            x = across.at(day.toordinal()) + (k - (len(members) - 1) / 2) * gap
            places[n] = max(float(_LEFT + 8), min(across.end + 10, x))
    return places


def _steps(highest: float) -> list[float]:
    """Round values from 0 to above ``highest``, four to six of them."""
    rough = max(highest, 1.0) / 4
    unit = 10.0 ** floor(log10(rough))
    step = next(size * unit for size in (1, 2, 2.5, 5, 10) if size * unit >= rough)
    step = max(step, 1.0) if highest >= 4 else step
    return [n * step for n in range(ceil(highest / step * 1.0001) + 1)]


def _rule(value: float, up: _Scale, width: int) -> str:
    y = up.at(value)
    shown = f"{value:,.0f}".replace(",", "\u202f") if value % 1 == 0 else f"{value:g}"
    return (
        f'<line x1="{_LEFT}" x2="{width - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="currentColor" stroke-opacity=".15"/>'
        f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill-opacity=".75">{shown}</text>'
    )


def _days(days: Sequence[int], across: _Scale) -> str:
    """The days under the axis, as many as have room."""
    shown: list[str] = []
    last = float("-inf")
    for day in sorted(set(days)):
        x = across.at(day)
        if x - last >= 78:
            shown.append(
                f'<text x="{x:.1f}" y="{HEIGHT - 16}" text-anchor="middle" fill-opacity=".75">{date.fromordinal(day).isoformat()}</text>'
            )
            last = x
    return "".join(shown)


def _legend(sources: dict[str, int], width: int, columns: int) -> str:
    rows = []
    for source, n in sources.items():
        x, y = _LEFT + (n % columns) * (width - _LEFT) / columns, HEIGHT + 6 + 22 * (n // columns)
        colour = _COLOURS[n % len(_COLOURS)]
        name = source if len(source) <= 44 else source[:43] + "…"
        rows.append(
            f'<g stroke="{colour}" fill="{colour}">{_mark(_SHAPES[n % len(_SHAPES)], x, y)}</g>'
            f'<text x="{x + 14:.1f}" y="{y + 4:.1f}">{escape(name)}</text>'
        )
    return "".join(rows)
