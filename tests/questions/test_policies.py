"""Coding policies over figures of every qualifier."""

from __future__ import annotations

import pytest

from laut.base.records import Figure, Qualifier
from laut.questions.policies import POLICIES


def _figure(low: float | None, high: float | None, qualifier: Qualifier) -> Figure:
    return Figure(
        id="f1", start=0, end=1, text="x", low=low, high=high, qualifier=qualifier, unit="person", measure="killed",
        counted=None, place=None, when=None, statement=None, source_name=None, hedge="none", confidence=0.5,
        found_by="test",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "laut", "ucdp", "acled"),
    [
        (12, 12, "exact", (12, 12, 12), (12, 12, 12), 12),
        (12, None, "at_least", (12, None, None), (12, 12, 12), 12),
        (None, 100, "at_most", (None, None, 100), (0, 100, 100), 100),
        (20, 30, "range", (20, None, 30), (20, 20, 30), 20),
        (20, None, "vague", (20, None, None), (20, 20, 20), 10),
        (24, None, "vague", (24, None, None), (24, 24, 24), 12),
        (200, None, "vague", (200, None, None), (200, 200, 200), 100),
        (20000, None, "vague", (20000, None, None), (20000, 20000, 20000), 10000),
        (2, None, "vague", (2, None, None), (2, 2, 2), 2),
    ],
)
def test_policies(
    low: float | None, high: float | None, qualifier: Qualifier, laut: tuple[float | None, ...],
    ucdp: tuple[float | None, ...], acled: float,
) -> None:  # fmt: skip
    figure = _figure(low, high, qualifier)
    coded = POLICIES["laut"](figure)
    assert (coded.low, coded.best, coded.high) == laut
    coded = POLICIES["ucdp"](figure)
    assert (coded.low, coded.best, coded.high) == ucdp
    assert POLICIES["acled"](figure).best == acled
