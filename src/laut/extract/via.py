"""Through whom a statement came: outlets, agencies and platforms that the article names as its channel."""

from __future__ import annotations

from collections.abc import Sequence

from laut.extract.analysis import Analysis
from laut.extract.attribution import Attribution
from laut.extract.people import Cast

__all__ = ["channels"]


def channels(analysis: Analysis, attributions: Sequence[Attribution], cast: Cast) -> list[tuple[str, ...]]:
    """The channels of each attribution, outermost first."""
    return [()] * len(attributions)
