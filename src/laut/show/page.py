"""A reading as one self-contained page: the text with its records marked, who and how in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from laut.base.records import Reading
from laut.show.markup import marks_of, paragraphs
from laut.show.wording import amount, dated, published, unit_shown, who, whose

__all__ = ["environment", "page"]


@cache
def environment() -> Environment:
    """The templates; everything that they print is escaped, and an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("laut.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(amount=amount, dated=dated, published=published, who=who, whose=whose)
    made.globals.update(unit_shown=unit_shown)
    return made


def page(readings: Sequence[Reading]) -> str:
    """One HTML page of one or several readings; it loads nothing from anywhere and runs no script."""
    articles = [
        {
            "reading": reading,
            "paragraphs": list(paragraphs(reading.document.text, marks_of(reading))),
            "statements": {s.id: s for s in reading.statements},
            "figures": {f.id: f for f in reading.figures},
            "evidence": {f"e{n}": e for n, e in enumerate(reading.evidence, 1)},
        }
        for reading in readings
    ]
    return environment().get_template("reading.html").render(articles=articles)
